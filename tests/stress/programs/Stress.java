import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Programs that keep threads, locks, references and the stack busy for some time, check what comes out, and look for growth.
 *
 *   java Stress [--seconds N] [--list] [--exactly] [pattern ...]        pattern: part of a scenario's name, or all of it
 *
 * Needs -Djava.library.path=(where libnatives.so is).  Each scenario runs for N seconds.  Memory, threads and descriptors are looked at after a third of the time and at the end.
 */
public abstract class Stress {
    static final List<Stress> all = new ArrayList<>();
    private static final AtomicInteger failures = new AtomicInteger();

    final String name;
    private long end;

    Stress(String name) {
        this.name = name;
        all.add(this);
    }

    /** Does it once, in less than about a second; what it returns at the end is printed. */
    abstract String round() throws Exception;

    static void check(boolean right, String what) {
        if (!right && failures.incrementAndGet() <= 20) new AssertionError(what).printStackTrace();
    }
    static void check(long got, long wanted, String what) {
        if (got != wanted) check(false, what + ": " + got + ", not " + wanted);
    }

    interface Body { void run() throws Exception; }

    /** Starts threads that run bodies; what one throws is a failure. */
    static Thread start(String name, Body body) {
        Thread t = new Thread(() -> {
            try {
                body.run();
            } catch (Throwable e) {
                failures.incrementAndGet();
                e.printStackTrace();
            }
        }, name);
        t.start();
        return t;
    }
    static void join(Iterable<Thread> threads) throws InterruptedException {
        for (Thread t : threads) join(t);
    }
    /** A thread that does not end within a minute hangs: who waits for whom is printed. */
    static void join(Thread t) throws InterruptedException {
        t.join(60_000);
        if (!t.isAlive()) return;
        Thread.getAllStackTraces().forEach((thread, trace) -> {
            System.err.println(thread + " " + thread.getState());
            for (StackTraceElement e : trace) System.err.println("\tat " + e);
        });
        System.err.println("FAIL: " + t + " hangs");
        Runtime.getRuntime().halt(3);
    }

    private record Usage(long kilobytes, int threads, int descriptors) {
        static Usage now() throws IOException {
            long kilobytes = 0;
            int threads = 0;
            for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
                String[] words = line.split("\\s+");
                if (words[0].equals("VmRSS:")) kilobytes = Long.parseLong(words[1]);
                if (words[0].equals("Threads:")) threads = Integer.parseInt(words[1]);
            }
            String[] descriptors = Path.of("/proc/self/fd").toFile().list();
            return new Usage(kilobytes, threads, descriptors.length);
        }
        /** Those that have ended may be on their way out of the kernel still. */
        static Usage settled(int threads) throws Exception {
            Usage now = now();
            for (int i = 0; i < 100 && now.threads > threads; i++, now = now()) Thread.sleep(10);
            return now;
        }
        boolean grewTo(Usage later) {
            return later.kilobytes > kilobytes * 3 / 2 + 65_536 || later.threads > threads + 3 || later.descriptors > descriptors + 3;
        }
        @Override public String toString() { return kilobytes / 1024 + " MB " + threads + " threads " + descriptors + " fds"; }
    }

    private boolean run(double seconds) throws Exception {
        long started = System.nanoTime(), settled = started + (long) (seconds * 0.33e9);
        int before = failures.get(), rounds = 0;
        Usage first = Usage.now(), early = null;
        String result = "";
        end = started + (long) (seconds * 1e9);
        try {
            do {
                result = round();
                rounds++;
                if (early == null && System.nanoTime() >= settled) early = Usage.settled(first.threads);
            } while (System.nanoTime() < end && failures.get() == before);
        } catch (Throwable e) {
            failures.incrementAndGet();
            e.printStackTrace();
        }
        if (early == null) early = Usage.settled(first.threads);
        Usage late = Usage.settled(early.threads);
        boolean grew = early.grewTo(late), failed = grew || failures.get() != before;
        System.out.printf("%-4s %-28s %8d rounds %7.1f s  %s -> %s%s  %s%n", failed ? "FAIL" : "ok", name, rounds,
                          (System.nanoTime() - started) / 1e9, early, late, grew ? " GREW" : "", result);
        return !failed;
    }

    public static void main(String[] args) throws Exception {
        double seconds = 1;
        boolean list = false, exactly = false;
        List<String> patterns = new ArrayList<>();
        for (int i = 0; i < args.length; i++)
            switch (args[i]) {
                case "--seconds" -> seconds = Double.parseDouble(args[++i]);
                case "--list" -> list = true;
                case "--exactly" -> exactly = true;
                default -> patterns.add(args[i]);
            }
        Monitors.add();
        Parking.add();
        ManyThreads.add();
        Refs.add();
        Structures.add();
        Overflows.add();
        Natives.add();
        Memory.add();
        int failed = 0, ran = 0;
        for (Stress s : all) {
            if (!patterns.isEmpty() && patterns.stream().noneMatch(exactly ? s.name::equals : s.name::contains)) continue;
            ran++;
            if (list) System.out.println(s.name);
            else if (!s.run(seconds)) failed++;
        }
        if (!list) System.out.println(ran - failed + " passed, " + failed + " failed");
        System.exit(failed > 0 || ran == 0 ? 1 : 0);
    }
}
