// How HotSpotDiagnosticMXBean.dumpHeap refuses, and that the file it makes has a beginning and an end.
import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;

public class DumpHeap {
    static void attempt(HotSpotDiagnosticMXBean bean, String file, boolean live) {
        try {
            bean.dumpHeap(file, live);
            System.out.println("dumped");
        } catch (Exception e) {
            System.out.println(e.getClass().getName() + ": " + (e.getMessage() == null ? null : e.getMessage().replaceAll("because .*", "...")));
        }
    }

    public static void main(String[] args) throws Exception {
        HotSpotDiagnosticMXBean bean = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        Path directory = Files.createTempDirectory("dump");
        Path taken = Files.createFile(directory.resolve("taken.hprof"));
        attempt(bean, taken.toString(), true);
        attempt(bean, directory.resolve("wrong.bin").toString(), true);
        attempt(bean, directory.resolve("none/there.hprof").toString(), true);
        attempt(bean, null, true);
        attempt(bean, directory.toString(), false);
        Path all = directory.resolve("all.hprof");
        attempt(bean, all.toString(), false);
        byte[] bytes = Files.readAllBytes(all);
        System.out.println(new TreeSet<>(Files.getPosixFilePermissions(all)) + " " + new String(bytes, 0, 18, StandardCharsets.US_ASCII) + " " + Arrays.toString(Arrays.copyOfRange(bytes, bytes.length - 9, bytes.length)));
        Files.delete(all);
        Files.delete(taken);
        Files.delete(directory);
    }
}
