# Clojure from the command line, and its prompt.
clojure=/usr/share/java/clojure.jar:/usr/share/java/spec.alpha.jar:/usr/share/java/core.specs.alpha.jar
needs() { have ${clojure//:/ }; }
run()
{
    "$VM" -cp "$clojure" clojure.main -e '(println (reduce + (range 1000)))'
    echo '(map inc [1 2 3]) (/ 1 0) (throw (ex-info "x" {:a 1})) *e (defn f [x] (* x 2)) (f 4) (doc map)' |
        "$VM" -cp "$clojure" clojure.main 2>&1
}
