// args: -XX:+UseG1GC -XX:ActiveProcessorCount=3 -XX:MaxRAM=1g -XX:MaxRAMPercentage=50 -XX:InitialRAMPercentage=2
// Processors and memory as the options say.
import java.lang.management.ManagementFactory;

public class Resources {
    public static void main(String[] args) throws Exception {
        Runtime runtime = Runtime.getRuntime();
        com.sun.management.OperatingSystemMXBean system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        System.out.println(runtime.availableProcessors() + " " + system.getAvailableProcessors() + " " + (runtime.maxMemory() >> 20));
        System.out.println(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getMax() == runtime.maxMemory());
        System.out.println((system.getTotalMemorySize() > 0) + " " + (system.getFreeMemorySize() <= system.getTotalMemorySize()) + " " + (system.getTotalMemorySize() == system.getTotalPhysicalMemorySize()));
        System.out.println((system.getCommittedVirtualMemorySize() > 0) + " " + (system.getProcessCpuTime() > 0) + " " + (system.getCpuLoad() <= 1) + " " + (system.getProcessCpuLoad() <= 1));
        com.sun.management.UnixOperatingSystemMXBean unix = (com.sun.management.UnixOperatingSystemMXBean) system;
        System.out.println((unix.getOpenFileDescriptorCount() > 2) + " " + (unix.getMaxFileDescriptorCount() >= unix.getOpenFileDescriptorCount()));
    }
}
