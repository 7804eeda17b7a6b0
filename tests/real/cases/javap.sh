# javap: everything about a class of ours, code of a large class of the library, and a missing class.
prepare() { "$JAVA_HOME/bin/javac" -g -d . "$ROOT"/samples/*.java && touch -d 2020-01-01 *.class; }
run()
{
    tool jdk.jdeps/com.sun.tools.javap.Main -v -p *.class
    tool jdk.jdeps/com.sun.tools.javap.Main -c -p -constants java.lang.String java.util.concurrent.ConcurrentHashMap
    tool jdk.jdeps/com.sun.tools.javap.Main -cp . Missing 2>&1
}
