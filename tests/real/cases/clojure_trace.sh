# Clojure: stack traces of scripts, and the report of an uncaught exception.
. "$(dirname "$0")/../programs.sh"
cp=$(jars clojure spec.alpha core.specs.alpha) || exit
run -Dclojure.main.report=stderr -cp "$cp" clojure.main "$data/trace.clj" 2>&1
