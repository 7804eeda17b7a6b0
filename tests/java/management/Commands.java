// args: -Xmx100m -Dsome.property=value
// argv: one two
// The diagnostic commands that all VMs have: what they answer, and how they refuse.
import java.lang.management.ManagementFactory;
import java.util.*;
import javax.management.*;

public class Commands {
    static final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    static ObjectName name;

    static String run(String operation, String... arguments) {
        try {
            return (String) (arguments == null ? server.invoke(name, operation, null, null)
                                               : server.invoke(name, operation, new Object[] { arguments }, new String[] { String[].class.getName() }));
        } catch (Exception e) {
            Throwable t = e;
            while (t.getCause() != null) t = t.getCause();
            return t.getClass().getSimpleName() + " " + t.getMessage() + "\n";
        }
    }

    static void show(String operation, String... arguments) { System.out.print(operation + " " + Arrays.toString(arguments) + ": " + run(operation, arguments) + "\n"); }

    static class Marked { }

    public static void main(String[] args) throws Exception {
        name = new ObjectName("com.sun.management:type=DiagnosticCommand");
        List<String> common = List.of("gcClassHistogram", "gcHeapInfo", "gcRun", "gcRunFinalization", "help", "threadPrint", "vmCommandLine", "vmDynlibs", "vmFlags", "vmSetFlag",
                                      "vmSystemProperties", "vmUptime", "vmVersion");
        MBeanInfo info = server.getMBeanInfo(name);
        for (MBeanOperationInfo operation : info.getOperations()) {
            Descriptor d = operation.getDescriptor();
            if (common.contains(operation.getName()))
                System.out.println(operation.getName() + " " + operation.getSignature().length + " " + operation.getReturnType() + " " + d.getFieldValue("dcmd.name")
                                   + " " + d.getFieldValue("dcmd.enabled") + " " + d.getFieldValue("dcmd.permissionClass") + " " + d.getFieldValue("dcmd.permissionName") + " " + d.getFieldValue("dcmd.permissionAction"));
        }
        System.out.println(run("vmVersion", (String[]) null).contains("\nJDK 17."));
        System.out.println(run("vmUptime").matches("\\d+\\.\\d{3} s\n") + " " + run("vmUptime", "-date").matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+[+-]\\d{4}: [0-9.]+ s\n"));
        System.out.println(run("vmCommandLine", (String[]) null).contains("-Xmx100m -Dsome.property=value") + " " + run("vmCommandLine", (String[]) null).contains("java_command: Commands one two\n"));
        System.out.println(run("vmFlags").contains("-XX:MaxHeapSize=104857600") + " " + run("vmFlags", "-all").contains("[Global flags]\n"));
        System.out.println(run("vmSystemProperties", (String[]) null).contains("\nsome.property=value\n"));
        show("gcRun", (String[]) null);
        show("gcRunFinalization", (String[]) null);
        System.out.println(run("gcHeapInfo", (String[]) null).contains("used"));
        System.out.println(run("vmDynlibs", (String[]) null).contains("libjvm.so"));
        Marked[] marked = new Marked[12345];
        for (int i = 0; i < marked.length; i++) marked[i] = new Marked();
        for (String line : run("gcClassHistogram").split("\n"))
            if (line.contains("Commands$Marked") || line.startsWith(" num")) System.out.println(line.trim().replaceAll("^\\d+: +(\\d+) +\\d+ +(.*)", "$1 $2"));
        System.out.println(marked[12344] != null);
        String stacks = run("threadPrint", "-l");
        System.out.println(stacks.contains("\"main\" #1 prio=5") + " " + stacks.contains("at Commands.main(Commands.java:") + " " + stacks.contains("Locked ownable synchronizers:"));
        show("vmSetFlag");
        show("vmSetFlag", "PrintConcurrentLocks");
        show("vmSetFlag", "PrintConcurrentLocks", "true");
        show("vmSetFlag", "PrintConcurrentLocks", "0");
        show("vmSetFlag", "PrintConcurrentLocks", "x");
        show("vmSetFlag", "NoSuchFlag", "1");
        show("vmSetFlag", "UseSerialGC", "true");
        show("vmSetFlag", "MinHeapFreeRatio", "300");
        show("vmSetFlag", "MinHeapFreeRatio", "abc");
        show("vmSetFlag", "a", "b", "c");
        show("vmUptime", "-x");
        show("vmUptime", "x");
        show("vmUptime", "-date=q");
        show("vmUptime", "-date", "-date");
        show("gcRun", "x");
        show("help", "nothing");
        System.out.println(run("help").contains("\nThread.print\n") + " " + run("help", "VM.version").startsWith("VM.version\n") + " " + run("help", "-all").contains("VM.version\n\t"));
        show("noSuchCommand");
    }
}
