# A Clojure namespace compiled ahead of time, with a generated class, and run from its class files.
clojure=/usr/share/java/clojure.jar:/usr/share/java/spec.alpha.jar:/usr/share/java/core.specs.alpha.jar
needs() { have ${clojure//:/ }; }
run()
{
    mkdir classes
    "$VM" -Dclojure.compile.path=classes -cp "$clojure:classes:$DATA" clojure.main -e "(compile 'demo.core)" || return
    "$VM" -cp "$clojure:classes" demo.core a b
}
