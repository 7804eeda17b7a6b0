import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Many threads at once and one after the other. */
final class ManyThreads {
    private static int recurse(int depth) { return depth == 0 ? 0 : 1 + recurse(depth - 1); }

    /** Two thousand at once, with stacks of several sizes; all can call, allocate, lock and be collected beside. */
    private static String alive() throws Exception {
        int count = 2000;
        long[] sizes = { 0, 1, 64 << 10, 256 << 10, 1 << 20, 16 << 20 };
        CountDownLatch started = new CountDownLatch(count), go = new CountDownLatch(1);
        AtomicLong sum = new AtomicLong();
        Object lock = new Object();
        long[] locked = { 0 };
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int me = i;
            Thread t = new Thread(null, () -> {
                started.countDown();
                try {
                    go.await();
                } catch (InterruptedException e) {
                    return;
                }
                sum.addAndGet(recurse(100) + new int[me % 100].length);
                synchronized (lock) { locked[0]++; }
            }, "one of many " + i, sizes[i % sizes.length]);
            t.start();
            threads.add(t);
        }
        started.await();
        System.gc();
        go.countDown();
        Stress.join(threads);
        Stress.check(sum.get(), count * 100L + count / 100 * 4950L, "sum");
        Stress.check(locked[0], count, "locked");
        return "";
    }

    private static long total;

    private static String sequence() throws Exception {
        AtomicInteger ran = new AtomicInteger();
        for (int i = 0; i < 1000; i++) {
            Thread t = new Thread(ran::incrementAndGet);
            t.setDaemon((i & 1) == 0);
            t.start();
            Stress.join(t);
        }
        Stress.check(ran.get(), 1000, "ran");
        total += 1000;
        return total + " threads";
    }

    private static String comm(String name) throws Exception {
        String[] found = { null };
        Thread t = new Thread(() -> {
            try {
                Path self = Path.of("/proc/thread-self/comm");
                found[0] = Files.readString(self).strip();
            } catch (java.io.IOException e) {
                found[0] = e.toString();
            }
        }, name);
        t.start();
        Stress.join(t);
        return found[0];
    }

    private static String names() throws Exception {
        Stress.check(comm("short").equals("short"), "comm of short");
        Stress.check(comm("exactly15 chars").equals("exactly15 chars"), "comm of 15: " + comm("exactly15 chars"));
        String text = comm("a rather long name of a thread");
        Stress.check(text.equals("a rather long n"), "comm of a long name: " + text);
        String[] after = { null };
        Thread t = new Thread(() -> {
            Thread.currentThread().setName("renamed");
            try {
                after[0] = Files.readString(Path.of("/proc/thread-self/comm")).strip();
            } catch (java.io.IOException e) {
                after[0] = e.toString();
            }
        }, "before");
        t.start();
        Stress.join(t);
        Stress.check(after[0].equals("renamed"), "renamed: " + after[0]);
        return text;
    }

    private static String priorities() throws Exception {
        for (int p = Thread.MIN_PRIORITY; p <= Thread.MAX_PRIORITY; p++) {
            int wanted = p;
            Thread t = new Thread(() -> Stress.check(Thread.currentThread().getPriority(), wanted, "priority"));
            t.setPriority(p);
            t.start();
            t.setPriority(p);
            Stress.join(t);
            Stress.check(t.getPriority(), p, "priority afterwards");
        }
        return "";
    }

    private static final InheritableThreadLocal<int[]> inherited = new InheritableThreadLocal<>() {
        @Override protected int[] childValue(int[] parent) { return new int[] { parent[0] + 1 }; }
    };

    /** Locals of threads that come and go, and of locals that come and go. */
    private static String locals() throws Exception {
        List<WeakReference<Object>> values = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        inherited.set(new int[] { 5 });
        for (int t = 0; t < 8; t++)
            threads.add(Stress.start("locals " + t, () -> {
                Stress.check(inherited.get()[0], 6, "inherited");
                for (int i = 0; i < 500; i++) {
                    ThreadLocal<byte[]> local = ThreadLocal.withInitial(() -> new byte[2000]);
                    local.get()[1999] = 1;
                    Stress.check(local.get()[1999], 1, "local");
                    if (i % 3 == 0) local.remove();
                }
                Object big = new byte[100_000];
                ThreadLocal<Object> kept = new ThreadLocal<>();
                kept.set(big);
                synchronized (values) { values.add(new WeakReference<>(big)); }
                Thread grandchild = Stress.start("grandchild", () -> Stress.check(inherited.get()[0], 7, "inherited twice"));
                Stress.join(grandchild);
            }));
        Stress.join(threads);
        threads.clear();
        System.gc();
        long left = values.stream().filter(w -> w.get() != null).count();
        return left + " of 8 values left";
    }

    private static void add(String name, java.util.concurrent.Callable<String> body) {
        new Stress(name) { @Override String round() throws Exception { return body.call(); } };
    }

    static void add() {
        add("2000 threads", ManyThreads::alive);
        add("threads in sequence", ManyThreads::sequence);
        add("thread names", ManyThreads::names);
        add("priorities", ManyThreads::priorities);
        add("thread locals", ManyThreads::locals);
    }
}
