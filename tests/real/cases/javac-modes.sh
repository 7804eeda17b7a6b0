# javac otherwise: for older releases, modules, native headers, an annotation processor, its own output of types.
javac() { tool jdk.compiler/com.sun.tools.javac.Main "$@" 2>&1; echo "exit code $?"; }
run()
{
    local release
    for release in 8 11 17; do
        javac --release $release -Xlint:-options -d release$release "$DATA/tool/Plain.java"
    done
    javac -g -parameters -h headers -d debug "$DATA/tool/Plain.java"
    javac -d modules --module-source-path "$DATA/tool/modules" --module words.app
    "$VM" -p modules -m words.app/words.app.Main b a c
    javac -d processor --add-modules java.compiler "$DATA/tool/Counted.java" "$DATA/tool/CountingProcessor.java"
    javac -cp processor -processor CountingProcessor -Agreeting=hello -d counted "$DATA/tool/CountMe.java"
    "$VM" -cp counted:processor CountMe
    javac -Xprint java.util.Optional
    javac -XDrawDiagnostics -Xlint:all -Werror -d raw "$DATA/Warned.java"
    javac --help
    javac -version
}
