# jar: create, list, describe, update and extract.
jar() { tool jdk.jartool/sun.tools.jar.Main "$@"; }
prepare() { "$JAVA_HOME/bin/javac" -d classes "$ROOT"/samples/*.java && touch -d 2020-01-01 classes/*; }
run()
{
    jar --create --file app.jar --date 2020-01-01T00:00:00Z --main-class Main -C classes .
    jar --list --verbose --file app.jar
    jar --update --file app.jar --date 2020-01-01T00:00:00Z -C classes Main.class
    jar --describe-module --file app.jar
    mkdir extracted && cd extracted && jar -xf ../app.jar && cd ..
    jar --create --no-compress --file app2.jar --date 2020-01-01T00:00:00Z -C extracted .
    jar --list --file app2.jar
    jar --list --file none.jar 2>&1
}
