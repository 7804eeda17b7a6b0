# javac's messages about a program full of errors, and all its warnings.
run()
{
    tool jdk.compiler/com.sun.tools.javac.Main -Xlint:all -d out "$DATA/Wrong.java" 2>&1
    echo "exit code $?"
    tool jdk.compiler/com.sun.tools.javac.Main -Xlint:all -d out "$DATA/Warned.java" 2>&1
    echo "exit code $?"
    tool jdk.compiler/com.sun.tools.javac.Main --no-such-option 2>&1
}
