// What the kernel calls threads: their names, as far as they fit; also when they are renamed.
import java.nio.file.*;

public class KernelNames {
    static String comm() {
        try {
            return Files.readString(Path.of("/proc/thread-self/comm")).strip();
        } catch (java.io.IOException e) {
            return e.toString();
        }
    }

    static void show(String name, String later) throws InterruptedException {
        Thread t = new Thread(() -> {
            System.out.println(comm());
            Thread.currentThread().setName(later);
            System.out.println(comm());
        }, name);
        t.start();
        t.join();
    }

    public static void main(String[] args) throws Exception {
        show("short", "another");
        show("fourteen chars", "exactly 15 char");
        show("sixteen character", "a rather long name of a thread");
        show("ends with umlauts äöü", "x");
        show("a", "pool-1-thread-27");
    }
}
