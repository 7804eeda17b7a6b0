import java.util.*;
import java.util.concurrent.*;

// Threads that spin in compiled loops are seen, interrupted, stopped, suspended for collections, and let each other run.
public class ThreadsInLoops {
    static volatile boolean stop;
    static volatile int phase;
    static int plain, sink;
    static volatile long turns;

    static int work(int x) { return x * 31 + 7; }
    static void spinOnFlag() { int x = 0; while (!stop) x = work(x); sink = x; }
    static void spinForInterrupt() { int x = 0; while (!Thread.currentThread().isInterrupted()) x = work(x); sink = x; }
    static boolean spinForInterrupted() { int x = 0; while (!Thread.interrupted()) x++; return Thread.currentThread().isInterrupted(); }
    static void counted(int rounds) { int x = 1; for (int i = 0; i < rounds; i++) for (int j = 0; j < 1000; j++) x ^= x << 3 ^ j; sink = x; }
    static void allocating() { Object[] ring = new Object[64]; for (int i = 0; !stop; i++) ring[i & 63] = new int[i & 31]; turns++; }
    static void forever() { int x = 0; while (true) x = work(x); }
    static void foreverInTry() { try { forever(); } finally { phase = 99; } }
    static synchronized void foreverLocked() { phase = 1; forever(); }
    static void waiting(Object lock) throws InterruptedException { synchronized (lock) { while (!stop) lock.wait(1); } }

    static Thread start(String name, Runnable r) {
        Thread t = new Thread(name) { @Override public void run() { r.run(); } };
        t.setDaemon(true);
        t.setUncaughtExceptionHandler((thread, e) -> System.out.println(thread.getName() + " died of " + e.getClass().getName()));
        t.start();
        return t;
    }
    static boolean has(StackTraceElement[] frames, String method) {
        for (StackTraceElement f : frames) if (f.getMethodName().equals(method)) return true;
        return false;
    }
    static void waitFor(Thread t, String method) throws InterruptedException {
        while (!has(t.getStackTrace(), method)) Thread.sleep(1);
        Thread.sleep(15);                                       // long enough to be compiled
    }

    @SuppressWarnings("removal")
    public static void main(String[] args) throws Exception {
        for (int i = 0; i < 20; i++) counted(100);
        // seen from outside
        Thread a = start("a", ThreadsInLoops::spinOnFlag), b = start("b", ThreadsInLoops::allocating);
        waitFor(a, "spinOnFlag");
        waitFor(b, "allocating");
        int seen = 0;
        for (int i = 0; i < 10; i++) {
            Map<Thread, StackTraceElement[]> all = Thread.getAllStackTraces();
            if (has(all.get(a), "spinOnFlag") && has(all.get(b), "allocating")) seen++;
            if (!has(all.get(Thread.currentThread()), "main")) System.out.println("main is missing");
        }
        System.out.println("seen " + seen);
        // collections while they spin
        int[][] kept = new int[200][];
        for (int i = 0; i < 200; i++) { kept[i] = new int[100]; kept[i][99] = i; if (i % 50 == 0) System.gc(); }
        long sum = 0;
        for (int[] k : kept) sum += k[99];
        System.out.println(sum);
        stop = true;
        a.join();
        b.join();
        System.out.println("stopped " + turns + " " + a.getState());
        // interrupted
        Thread c = start("c", ThreadsInLoops::spinForInterrupt);
        boolean[] flag = { true };
        Thread d = start("d", () -> flag[0] = spinForInterrupted());
        waitFor(c, "spinForInterrupt");
        waitFor(d, "spinForInterrupted");
        c.interrupt();
        c.join();
        d.interrupt();
        d.join();
        System.out.println("interrupted " + flag[0]);
        stop = false;
        Object lock = new Object();
        Thread e = start("e", () -> {
            try {
                waiting(lock);
            } catch (InterruptedException x) {
                System.out.println("interrupted in wait, holds " + Thread.holdsLock(lock) + " " + Thread.currentThread().isInterrupted());
            }
        });
        waitFor(e, "waiting");
        e.interrupt();
        e.join();
        // stopped by an exception from outside
        Thread f = start("f", ThreadsInLoops::foreverInTry);
        waitFor(f, "forever");
        f.stop();
        f.join();
        System.out.println("finally ran " + phase);
        Thread g = start("g", ThreadsInLoops::foreverLocked);
        waitFor(g, "forever");
        g.stop();
        synchronized (ThreadsInLoops.class) { phase = 2; }     // to be had although its owner never left by itself
        g.join();
        System.out.println("lock is free again " + phase);
        // more threads than processors take turns
        Thread[] many = new Thread[6];
        ConcurrentHashMap<Integer, Integer> results = new ConcurrentHashMap<>();
        for (int i = 0; i < many.length; i++) {
            int me = i;
            many[i] = start("m" + i, () -> { int x = 0; for (int k = 0; k < 300_000; k++) x = work(x ^ k) + me; results.put(me, x); });
        }
        for (Thread t : many) t.join();
        System.out.println(new TreeMap<>(results));
        // two spin for each other
        int[] order = new int[2000];
        phase = 0;
        Thread[] pair = new Thread[2];
        for (int me = 0; me < 2; me++) {
            int mine = me;
            pair[me] = start("p" + me, () -> {
                for (int k = 0; k < 1000; k++) {
                    for (int spins = 0; (phase & 1) != mine; spins++) if (spins > 100) Thread.yield();
                    order[phase] = phase;
                    phase++;
                }
            });
        }
        for (Thread t : pair) t.join();
        boolean sorted = true;
        for (int i = 0; i < 2000; i++) sorted &= order[i] == i;
        System.out.println(phase + " " + sorted);
        Thread last = start("daemon", ThreadsInLoops::forever);
        waitFor(last, "forever");
        System.out.println("ends with a daemon in a loop");
    }
}
