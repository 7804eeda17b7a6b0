# jrunscript, which finds no engine in JDK 17.
needs() { "$JAVA_HOME/bin/java" --list-modules | grep -q java.scripting; }
run()
{
    tool java.scripting/com.sun.tools.script.shell.Main -q 2>&1
    tool java.scripting/com.sun.tools.script.shell.Main -e 'print(1)' 2>&1
}
