# jps, jcmd, jinfo, jstack and jstat look at a HotSpot process.
needs() { have "$JAVA_HOME/bin/jcmd"; }
filter() { sed -E "/elapsed=|^[0-9]{4}-/d; s/0x[0-9a-f]+//g; s/^[0-9]+//; s/[0-9]+(\.[0-9]+)? *//g"; }
run()
{
    local target
    mkfifo stop
    "$JAVA" -Xmx64m -Dmy.property=1 -cp "$DATA/tool" "$DATA/tool/Waits.java" <stop >started & target=$!
    exec 3>stop
    while [ ! -s started ]; do sleep 0.1; done
    tool jdk.jcmd/sun.tools.jps.Jps -lm | grep Waits
    tool jdk.jcmd/sun.tools.jcmd.JCmd $target VM.version
    tool jdk.jcmd/sun.tools.jcmd.JCmd $target help
    tool jdk.jcmd/sun.tools.jinfo.JInfo -flag MaxHeapSize $target
    tool jdk.jcmd/sun.tools.jinfo.JInfo -sysprops $target | grep my.property
    tool jdk.jcmd/sun.tools.jstack.JStack $target | grep -A 8 '"main"' | grep at
    tool jdk.jcmd/sun.tools.jstat.Jstat -options
    tool jdk.jcmd/sun.tools.jstat.Jstat -gc $target | head -n 1
    exec 3>&-
    wait $target
    tool jdk.jcmd/sun.tools.jcmd.JCmd 999999 VM.version 2>&1
    rm -f stop started
}
