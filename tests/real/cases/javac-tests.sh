# javac compiles the Java tests that need no options of their own; of two tests of the same name, the last.
prepare()
{
    local file
    mkdir src && cp -r "$ROOT"/tests/java/lib .
    for file in "$ROOT"/tests/java/*/*.java; do
        [[ $file == */java/lib/* ]] || grep -q '^// javac:' "$file" || cp "$file" src
    done
}
run() { tool jdk.compiler/com.sun.tools.javac.Main -nowarn -proc:none -d out -sourcepath lib src/*.java 2>&1; }
