# Clojure: a namespace compiled ahead of time, with a generated class, run from its class files.
. "$(dirname "$0")/../programs.sh"
cp=$(jars clojure spec.alpha core.specs.alpha) || exit
mkdir "$tmp/classes"
run -Dclojure.compile.path="$tmp/classes" -cp "$cp:$tmp/classes:$data" clojure.main -e "(compile 'demo.core)"
(cd "$tmp/classes" && ls -R demo)
run -cp "$cp:$tmp/classes" demo.core a b
