# Groovy: a script through most of the language.
. "$(dirname "$0")/../programs.sh"
cp=$(jars groovy-all) || exit
run -cp "$cp" groovy.ui.GroovyMain "$data/tour.groovy" 2>&1
