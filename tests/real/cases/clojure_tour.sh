# Clojure: a script through most of the language.
. "$(dirname "$0")/../programs.sh"
cp=$(jars clojure spec.alpha core.specs.alpha) || exit
run -cp "$cp" clojure.main "$data/tour.clj"
