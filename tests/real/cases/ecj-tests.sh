# The Eclipse compiler compiles the Java tests, with its warnings, and a program full of errors.
# One test is left out: patterns in nested conditional expressions take this compiler exponential time.
jar=/usr/share/java/eclipse-jdt-core.jar
. "$here/cases/javac-tests.sh"
needs() { have $jar; }
run()
{
    "$VM" -cp $jar org.eclipse.jdt.internal.compiler.batch.Main -proc:none -17 -d out -sourcepath lib $(ls src/*.java | grep -v SealedPatterns) 2>&1
    "$VM" -cp $jar org.eclipse.jdt.internal.compiler.batch.Main -proc:none -17 -d wrong "$DATA/Wrong.java" 2>&1
}
