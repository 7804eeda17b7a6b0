# jfr prints a recording that HotSpot made.
needs() { "$JAVA" --list-modules | grep -q jdk.jfr; }
prepare()
{
    "$JAVA" -XX:StartFlightRecording=filename=recording.jfr,settings=profile "$ROOT/samples/Queens.java" 8
}
run()
{
    tool jdk.jfr/jdk.jfr.internal.tool.Main summary recording.jfr
    tool jdk.jfr/jdk.jfr.internal.tool.Main print --json --events jdk.JVMInformation,jdk.GarbageCollection,jdk.ClassLoad recording.jfr
    tool jdk.jfr/jdk.jfr.internal.tool.Main print --events jdk.ThreadStart,jdk.InitialSystemProperty recording.jfr
    tool jdk.jfr/jdk.jfr.internal.tool.Main metadata recording.jfr
}
