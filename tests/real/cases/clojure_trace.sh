# Clojure's stack traces, and the report of an uncaught exception.
clojure=/usr/share/java/clojure.jar:/usr/share/java/spec.alpha.jar:/usr/share/java/core.specs.alpha.jar
needs() { have ${clojure//:/ }; }
run() { "$VM" -Dclojure.main.report=stderr -cp "$clojure" clojure.main "$DATA/trace.clj" 2>&1; }
