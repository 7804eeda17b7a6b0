# The Eclipse compiler compiles the Java tests, with its warnings, and a program full of errors.
jar=/usr/share/java/eclipse-jdt-core.jar
needs() { have $jar; }
run()
{
    local file
    for file in "$ROOT"/tests/java/[a-km-z]*/*.java; do
        grep -q '^// javac:' "$file" || echo "$file"
    done >files
    "$VM" -cp $jar org.eclipse.jdt.internal.compiler.batch.Main -proc:none -17 -d out -sourcepath "$ROOT"/tests/java/lib @files 2>&1
    "$VM" -cp $jar org.eclipse.jdt.internal.compiler.batch.Main -proc:none -17 -d wrong "$DATA/Wrong.java" 2>&1
}
