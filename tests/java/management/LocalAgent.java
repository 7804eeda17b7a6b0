// args: -Dcom.sun.management.jmxremote --add-exports java.base/jdk.internal.vm=ALL-UNNAMED
// javac: --add-exports java.base/jdk.internal.vm=ALL-UNNAMED
// The management agent that the command line asks for, and a client that talks to it.
import java.lang.management.*;
import javax.management.*;
import javax.management.remote.*;

public class LocalAgent {
    public static void main(String[] args) throws Exception {
        System.out.println(ModuleLayer.boot().findModule("jdk.management.agent").isPresent());
        String address = jdk.internal.vm.VMSupport.getAgentProperties().getProperty("com.sun.management.jmxremote.localConnectorAddress");
        try (JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(address))) {
            MBeanServerConnection server = connector.getMBeanServerConnection();
            RuntimeMXBean runtime = ManagementFactory.newPlatformMXBeanProxy(server, ManagementFactory.RUNTIME_MXBEAN_NAME, RuntimeMXBean.class);
            System.out.println(runtime.getSpecVersion() + " " + (runtime.getPid() == ProcessHandle.current().pid()) + " " + runtime.getInputArguments().contains("-Dcom.sun.management.jmxremote"));
            ThreadMXBean threads = ManagementFactory.newPlatformMXBeanProxy(server, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
            System.out.println(threads.getThreadInfo(1).getThreadName() + " " + (threads.getThreadCount() > 1));
            System.out.println(ManagementFactory.newPlatformMXBeanProxy(server, ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class).getHeapMemoryUsage().getUsed() > 0);
        }
        System.exit(0);
    }
}
