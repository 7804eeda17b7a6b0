// args: -Xlog:class+load=info:stderr -Xlog:gc*=info:stderr
import java.lang.management.*;

/** Verbose is what standard output gets, whatever files do. */
public class Verbosity {
    public static void main(String[] args) {
        ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        System.out.println(classes.isVerbose() + " " + memory.isVerbose());
        memory.setVerbose(true);
        boolean memoryOn = memory.isVerbose();
        memory.setVerbose(false);
        System.out.println(memoryOn + " " + memory.isVerbose() + " " + classes.isVerbose());
    }
}
