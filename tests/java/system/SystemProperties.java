// args: -Dgiven=value -Dempty= -Dspaced=a=b -Dgiven=last
// Properties from the command line and those every Java 17 VM has.
import java.util.*;

public class SystemProperties {
    public static void main(String[] args) {
        System.out.println(System.getProperty("given") + " [" + System.getProperty("empty") + "] " + System.getProperty("spaced") + " " + System.getProperty("none") + " " + System.getProperty("none", "default"));
        for (String p : new String[] { "java.specification.version", "java.specification.vendor", "java.class.version", "file.separator", "path.separator", "os.name", "os.arch", "file.encoding", "java.vm.specification.version", "java.vm.specification.name", "sun.arch.data.model", "user.dir.none", "sun.cpu.endian", "java.vm.specification.vendor", "native.encoding", "java.specification.name" })
            System.out.println(p + "=" + System.getProperty(p));
        for (String p : new String[] { "java.home", "java.version", "java.vendor", "java.io.tmpdir", "user.name", "user.home", "user.dir", "java.class.path", "java.library.path", "java.vm.name", "java.vm.vendor", "java.vm.version", "java.runtime.version", "java.runtime.name", "os.version", "sun.boot.library.path" })
            System.out.println(p + " " + (System.getProperty(p) != null && !System.getProperty(p).isEmpty()));
        System.out.println(System.lineSeparator().equals("\n") + " " + Integer.getInteger("given", 5) + " " + Boolean.getBoolean("none") + " " + Long.getLong("none"));
        System.setProperty("mine", "1");
        System.out.println(Integer.getInteger("mine") + " " + System.clearProperty("mine") + " " + System.getProperty("mine"));
        try {
            System.getProperty("");
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(Runtime.version().feature() + " " + System.getProperties().containsKey("jdk.module.path") + " " + (System.getSecurityManager() == null) + " " + (System.console() == null));
        System.out.println(System.getenv("PATH") != null ? "path" : "none");
        System.out.println(System.getenv("NO_SUCH_VARIABLE") + " " + System.getenv().containsKey("PATH"));
        System.out.println((Runtime.getRuntime().availableProcessors() > 0) + " " + (Runtime.getRuntime().freeMemory() > 0) + " " + (Runtime.getRuntime().maxMemory() >= Runtime.getRuntime().totalMemory()));
        long a = System.nanoTime(), b = System.currentTimeMillis();
        System.out.println((System.nanoTime() >= a) + " " + (System.currentTimeMillis() - b < 10_000) + " " + (b > 1_600_000_000_000L));
    }
}
