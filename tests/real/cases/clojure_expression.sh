# Clojure from the command line.
. "$(dirname "$0")/../programs.sh"
cp=$(jars clojure spec.alpha core.specs.alpha) || exit
run -cp "$cp" clojure.main -e '(println (reduce + (range 1000)))'
echo '(map inc [1 2 3]) (/ 1 0) (throw (ex-info "x" {:a 1})) *e (defn f [x] (* x 2)) (f 4) (doc map)' | run -cp "$cp" clojure.main 2>&1
