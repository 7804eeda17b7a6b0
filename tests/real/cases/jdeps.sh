# jdeps, jdeprscan and serialver.
prepare() { "$JAVA_HOME/bin/javac" -d classes "$ROOT"/samples/*.java; }
run()
{
    tool jdk.jdeps/com.sun.tools.jdeps.Main -v classes
    tool jdk.jdeps/com.sun.tools.jdeps.Main --print-module-deps classes
    tool jdk.jdeps/com.sun.tools.jdeprscan.Main classes 2>&1
    tool jdk.compiler/sun.tools.serialver.SerialVer java.lang.String java.util.HashMap
    tool jdk.compiler/sun.tools.serialver.SerialVer java.lang.Missing 2>&1
}
