# jdb on the VM under test debugs a program that runs on HotSpot.
needs() { "$JAVA" --list-modules | grep -q jdk.jdi; }
prepare() { "$JAVA_HOME/bin/javac" -g -d classes "$ROOT/samples/Queens.java"; }
run()
{
    { echo 'stop in Queens.main'; echo run; sleep 5; for c in where locals 'print args.length' 'class Queens' cont; do echo "$c"; sleep 1; done; } |
        tool jdk.jdi/com.sun.tools.example.debug.tty.TTY -classpath classes Queens 4 2>&1 >all
    grep -E '\[1\]|args|^Class|extends|Breakpoint hit' all | sed 's/(id=[0-9]*)/(id)/'
    rm all
}
