import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** What a program does of which something might stay behind when its VM is destroyed. */
public class Round {
    static int rounds;                                  /* 1 in every VM */

    static native int add(int x, int y);

    static String zip(String text) throws Exception {
        Path file = Files.createTempFile("round", ".zip");
        try (ZipOutputStream out = new ZipOutputStream(new FileOutputStream(file.toFile()))) {
            out.putNextEntry(new ZipEntry("entry"));
            out.write(text.getBytes());
        }
        ZipFile zip = new ZipFile(file.toFile());       /* left open */
        String read = new String(zip.getInputStream(zip.getEntry("entry")).readAllBytes());
        Files.delete(file);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) { out.write(read.getBytes()); }
        return new String(new GZIPInputStream(new ByteArrayInputStream(bytes.toByteArray())).readAllBytes());
    }

    static String socket(String text) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread client = new Thread(() -> {
                try (Socket socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
                    socket.getOutputStream().write(text.getBytes());
                } catch (Exception e) {
                    e.printStackTrace();
                }
            });
            client.start();
            try (Socket socket = server.accept()) {
                String read = new String(socket.getInputStream().readAllBytes());
                client.join();
                return read;
            }
        }
    }

    static void daemon(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        thread.start();
    }

    static class Slow {
        static int zero = 0;
        static { if (zero == 0) try { Thread.sleep(1000000); } catch (InterruptedException e) { } }
    }

    /* Threads that are still there at the end: running, waiting, asleep, blocked, in a system call. */
    static void daemons() throws Exception {
        Object lock = new Object();
        ServerSocket server = new ServerSocket(0);
        daemon("spinning", () -> { for (long i = 0; i >= 0; i++) rounds = 1; });
        daemon("waiting", () -> { synchronized (lock) { try { lock.wait(); } catch (InterruptedException e) { } } });
        daemon("holding", () -> { synchronized (Round.class) { try { Thread.sleep(1000000); } catch (InterruptedException e) { } } });
        Thread.sleep(5);
        daemon("blocked", () -> { synchronized (Round.class) { rounds = 2; } });
        daemon("initialising", () -> rounds = Slow.zero);
        daemon("waiting for initialisation", () -> rounds = Slow.zero);
        daemon("parked", java.util.concurrent.locks.LockSupport::park);
        daemon("accepting", () -> { try { server.accept(); } catch (Exception e) { } });
        java.util.concurrent.ForkJoinPool.commonPool().submit(() -> rounds = 1).get();
    }

    public static void main(String[] args) throws Exception {
        rounds++;
        ByteBuffer.allocateDirect(1 << 20);
        Process process = new ProcessBuilder("true").start();
        daemons();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("end of round " + args[0])));
        System.out.printf("round %s: %s %s %d %s%n", args[0], zip("zipped"), socket("sent"), process.waitFor(), String.join("", "a", "b"));
    }
}
