# javadoc of the samples.
run()
{
    tool jdk.javadoc/jdk.javadoc.internal.tool.Main -quiet -package -notimestamp -Xdoclint:none -d out "$ROOT"/samples/*.java 2>&1
}
