# Ant: javac in process and forked, java in process and forked, jar, copy, replace, zip, sql-less tasks.
needs() { have /usr/share/ant/lib/ant-launcher.jar; }
filter() { sed -E '/^Total time/d; s/(Hello from Java 17) on .*/\1/'; }
prepare()
{
    cp "$DATA/build.xml" "$DATA/targets.xsl" . && mkdir src && cp "$ROOT"/samples/*.java src && touch -d 2020-01-01 src/*
}
run()
{
    "$VM" -Dant.home=/usr/share/ant -cp /usr/share/ant/lib/ant-launcher.jar org.apache.tools.ant.launch.Launcher \
        -Dvm="$VM" -Dfork.javac="$JAVA_HOME/bin/javac" 2>/dev/null
    rm -f *.jar
}
