// Management beans: runtime, threads, memory, class loading, an own MBean.
import java.lang.management.*;
import java.util.*;
import javax.management.*;

public class Management {
    public interface CounterMBean { int getCount(); void setCount(int c); String reset(String why); }
    public static class Counter implements CounterMBean {
        private int count = 3;
        public int getCount() { return count; }
        public void setCount(int c) { count = c; }
        public String reset(String why) { count = 0; return "reset " + why; }
    }

    public static void main(String[] args) throws Exception {
        RuntimeMXBean r = ManagementFactory.getRuntimeMXBean();
        System.out.println(r.getSpecVersion() + " " + (r.getUptime() >= 0) + " " + r.getName().contains("@") + " " + r.getInputArguments().getClass().getSimpleName().isEmpty());
        ThreadMXBean t = ManagementFactory.getThreadMXBean();
        ThreadInfo info = t.getThreadInfo(Thread.currentThread().getId());
        System.out.println(info.getThreadName() + " " + info.getThreadState() + " " + (t.getThreadCount() >= 1) + " " + (t.getAllThreadIds().length >= 1) + " " + (t.getCurrentThreadCpuTime() != 0) + " " + t.findDeadlockedThreads());
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        System.out.println((heap.getUsed() >= 0) + " " + (heap.getCommitted() >= heap.getUsed()) + " " + (ManagementFactory.getClassLoadingMXBean().getLoadedClassCount() > 100));
        System.out.println(ManagementFactory.getOperatingSystemMXBean().getName() + " " + (ManagementFactory.getOperatingSystemMXBean().getAvailableProcessors() > 0));
        System.out.println(ManagementFactory.getGarbageCollectorMXBeans().size() > 0);
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName name = new ObjectName("tests:type=Counter");
        server.registerMBean(new Counter(), name);
        server.setAttribute(name, new Attribute("Count", 8));
        System.out.println(server.getAttribute(name, "Count") + " " + server.invoke(name, "reset", new Object[] { "now" }, new String[] { "java.lang.String" }) + " " + server.getAttribute(name, "Count"));
        System.out.println(server.isRegistered(new ObjectName("java.lang:type=Runtime")) + " " + server.getAttribute(new ObjectName("java.lang:type=Runtime"), "SpecVersion"));
        try {
            server.getAttribute(name, "None");
        } catch (AttributeNotFoundException e) {
            System.out.println(e.getMessage());
        }
    }
}
