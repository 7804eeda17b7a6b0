// args: -XX:MaxRAMPercentage=30 -XX:+UseG1GC
// Flags through HotSpotDiagnosticMXBean: types, origins, which can be written, and what is wrong with a value.
import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.VMOption;
import java.lang.management.ManagementFactory;

public class Flags {
    static final HotSpotDiagnosticMXBean bean = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);

    static void get(String name) {
        try {
            System.out.println(bean.getVMOption(name));
        } catch (IllegalArgumentException | NullPointerException e) {
            System.out.println(name + ": " + e);
        }
    }

    static void set(String name, String value) {
        try {
            bean.setVMOption(name, value);
            System.out.println("set " + bean.getVMOption(name));
        } catch (IllegalArgumentException | NullPointerException e) {
            System.out.println(name + "=" + value + ": " + e);
        }
    }

    public static void main(String[] args) {
        bean.getDiagnosticOptions().stream().map(VMOption::getName).sorted().forEach(System.out::println);
        for (VMOption option : bean.getDiagnosticOptions()) if (!option.isWriteable()) System.out.println(option);
        String[] names = { "UseG1GC", "UseSerialGC", "MaxRAMPercentage", "MinRAMPercentage", "ErrorFile", "ActiveProcessorCount", "UnlockDiagnosticVMOptions", "MaxMetaspaceSize",
                           "ShowHiddenFrames", "NoSuchFlag", "", null };
        for (String name : names) get(name);
        System.out.println(bean.getVMOption("MaxHeapSize").getOrigin() + " " + (Long.parseLong(bean.getVMOption("MaxHeapSize").getValue()) > 0));
        for (String value : new String[] { "true", "TRUE", "yes", "", "false" }) set("PrintConcurrentLocks", value);
        for (String value : new String[] { "30", "101", "-1", "90", "x" }) set("MinHeapFreeRatio", value);
        for (String value : new String[] { "3", "10" }) set("HeapDumpGzipLevel", value);
        for (String value : new String[] { "/a b", "" }) set("HeapDumpPath", value);
        for (String value : new String[] { "1000000", "99999999999999" }) set("SoftMaxHeapSize", value);
        set("G1PeriodicGCSystemLoadThreshold", "1.5");
        set("UseG1GC", "false");
        set("NoSuchFlag", "1");
        set(null, "1");
        set("HeapDumpPath", null);
        String none = args.length > 0 ? "" : null;
        try {
            none.length();
        } catch (NullPointerException e) {
            System.out.println(e.getMessage() != null);
        }
        set("ShowCodeDetailsInExceptionMessages", "false");
        try {
            none.length();
        } catch (NullPointerException e) {
            System.out.println(e.getMessage());
        }
    }
}
