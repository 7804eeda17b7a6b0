# javac compiles the Java tests that need no options of their own.
run()
{
    local file
    for file in "$ROOT"/tests/java/[a-km-z]*/*.java; do
        grep -q '^// javac:' "$file" || echo "$file"
    done >files
    tool jdk.compiler/com.sun.tools.javac.Main -nowarn -proc:none -d out -sourcepath "$ROOT"/tests/java/lib @files 2>&1
}
