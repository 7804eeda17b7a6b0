# Rhino: a script through JavaScript and its bridge to Java, interpreted and compiled to class files in memory.
rhino=/usr/share/java/js.jar
needs() { have $rhino; }
run()
{
    local level
    for level in -1 0 9; do
        "$VM" --add-opens java.base/java.util=ALL-UNNAMED -cp $rhino org.mozilla.javascript.tools.shell.Main -version 200 -opt $level "$DATA/tour.js" 2>&1
        echo "exit code $?"
    done
}
