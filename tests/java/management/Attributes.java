// Every attribute of the beans that all VMs have is read through the MBean server; read-only operations are called.
import java.lang.management.ManagementFactory;
import java.util.*;
import javax.management.*;
import javax.management.openmbean.*;

public class Attributes {
    static String kind(Object o) {
        if (o == null) return "null";
        if (o instanceof CompositeData) return ((CompositeData) o).getCompositeType().getTypeName() + ((CompositeData) o).getCompositeType().keySet();
        if (o instanceof TabularData) return "table " + ((TabularData) o).getTabularType().getTypeName();
        return o.getClass().getSimpleName();
    }

    static String cause(Throwable t) {
        if (t instanceof RuntimeMBeanException) t = ((RuntimeMBeanException) t).getTargetException();
        return t.toString();
    }

    public static void main(String[] args) throws Exception {
        String[] names = { "java.lang:type=ClassLoading", "java.lang:type=Memory", "java.lang:type=OperatingSystem", "java.lang:type=Runtime", "java.lang:type=Threading",
                           "java.nio:type=BufferPool,name=direct", "java.nio:type=BufferPool,name=mapped", "java.util.logging:type=Logging",
                           "com.sun.management:type=HotSpotDiagnostic", "com.sun.management:type=DiagnosticCommand" };
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        for (String text : names) {
            ObjectName name = new ObjectName(text);
            MBeanInfo info = server.getMBeanInfo(name);
            System.out.println(name + " " + info.getClassName());
            MBeanAttributeInfo[] attributes = info.getAttributes();
            Arrays.sort(attributes, Comparator.comparing(MBeanAttributeInfo::getName));
            for (MBeanAttributeInfo a : attributes) {
                String value;
                try {
                    value = kind(server.getAttribute(name, a.getName()));
                } catch (JMException | JMRuntimeException e) {
                    value = cause(e);
                }
                System.out.println("  " + a.getName() + (a.isWritable() ? " rw " : " ") + value);
            }
        }
        for (String pattern : new String[] { "java.lang:type=GarbageCollector,*", "java.lang:type=MemoryPool,*", "java.lang:type=MemoryManager,*" }) {
            Set<ObjectName> found = server.queryNames(new ObjectName(pattern), null);
            System.out.println(pattern + " " + !found.isEmpty());
            for (ObjectName name : found)
                for (MBeanAttributeInfo a : server.getMBeanInfo(name).getAttributes())
                    try {
                        server.getAttribute(name, a.getName());
                    } catch (RuntimeMBeanException e) {
                        if (!(e.getTargetException() instanceof UnsupportedOperationException)) System.out.println(name + " " + a.getName() + " " + cause(e));
                    }
        }
        ObjectName threads = new ObjectName("java.lang:type=Threading");
        System.out.println(server.invoke(threads, "findDeadlockedThreads", null, null) + " " + server.invoke(threads, "findMonitorDeadlockedThreads", null, null));
        System.out.println(kind(((Object[]) server.invoke(threads, "dumpAllThreads", new Object[] { true, true }, new String[] { "boolean", "boolean" }))[0]));
        ObjectName memory = new ObjectName("java.lang:type=Memory");
        server.setAttribute(memory, new Attribute("Verbose", false));
        System.out.println(server.invoke(memory, "gc", null, null) + " " + server.getAttribute(memory, "Verbose"));
        boolean collected = false;
        for (ObjectName name : server.queryNames(new ObjectName("java.lang:type=GarbageCollector,*"), null)) {
            CompositeData last = (CompositeData) server.getAttribute(name, "LastGcInfo");
            if (last == null) continue;
            collected = true;
            TabularData before = (TabularData) last.get("memoryUsageBeforeGc"), after = (TabularData) last.get("memoryUsageAfterGc");
            System.out.println(last.getCompositeType().keySet() + " " + (before.size() == ManagementFactory.getMemoryPoolMXBeans().size()) + " " + (before.size() == after.size())
                               + " " + ((Long) last.get("id") > 0) + " " + ((Long) last.get("endTime") - (Long) last.get("startTime") == (Long) last.get("duration")));
        }
        System.out.println(collected);
    }
}
