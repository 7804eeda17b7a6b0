// A sun.boot.library.path whose parts are too long for the system is refused at the start, a long one of short parts is not.
import java.util.*;

public class LongLibraryPath {
    static void start(String path) throws Exception {
        String java = ProcessHandle.current().info().command().get();
        List<String> command = List.of(java, "-Dsun.boot.library.path=" + path, "-cp", System.getProperty("java.class.path"), "LongLibraryPath", "child");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        System.out.print(new String(process.getInputStream().readAllBytes()));
        System.out.println(process.waitFor());
    }

    public static void main(String[] args) throws Exception {
        if (args.length > 0) {
            System.out.println("started");
            return;
        }
        String path = System.getProperty("sun.boot.library.path");
        start(path + "/" + "a".repeat(5000));
        start(path + ":/" + "a".repeat(4096));
        start(path + ":/none".repeat(1000));
    }
}
