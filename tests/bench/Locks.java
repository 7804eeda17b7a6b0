import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** What locks, volatile accesses and compare-and-set cost, in nanoseconds each: the best of some rounds.  Locks [pattern ...] */
public class Locks {
    private int count;
    private volatile int turn;
    private volatile int volatileInt;
    private volatile long volatileLong;
    private final AtomicInteger atomic = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private static final VarHandle COUNT;
    static {
        try {
            COUNT = MethodHandles.lookup().findVarHandle(Locks.class, "count", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    interface Loop { void run(int count) throws Exception; }

    static String[] patterns;

    static void measure(String name, int count, int rounds, Loop loop) throws Exception {
        boolean wanted = patterns.length == 0;
        for (String p : patterns) wanted |= name.contains(p);
        if (!wanted) return;
        long best = Long.MAX_VALUE;
        for (int i = 0; i < rounds; i++) {
            long start = System.nanoTime();
            loop.run(count);
            best = Math.min(best, System.nanoTime() - start);
        }
        System.out.printf("%s %.1f%n", name, (double) best / count);
    }

    synchronized void method() { count++; }
    static synchronized int staticMethod(int x) { return x + 1; }
    synchronized void nested() { method(); }
    void block() { synchronized (this) { count++; } }
    void nestedBlocks() {
        synchronized (this) {
            synchronized (this) {
                synchronized (this) { count++; }
            }
        }
    }
    void locked() {
        lock.lock();
        try {
            count++;
        } finally {
            lock.unlock();
        }
    }

    /** The threads share the work. */
    static void together(int threads, int count, Loop part) throws Exception {
        Thread[] all = new Thread[threads];
        for (int i = 0; i < threads; i++) {
            all[i] = new Thread(() -> {
                try {
                    part.run(count / threads);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            all[i].start();
        }
        for (Thread t : all) t.join();
    }

    /** A round trip is two hand-overs, each of which wakes a thread. */
    synchronized void waitTurns(int me, int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            while (turn != me) wait();
            turn = 1 - me;
            notify();
        }
    }

    void parkTurns(int me, int count, Thread[] threads) {
        for (int i = 0; i < count; i++) {
            while (turn != me) LockSupport.park();
            turn = 1 - me;
            LockSupport.unpark(threads[1 - me]);
        }
    }

    static void alone() throws Exception {
        Locks l = new Locks(), inflated = new Locks();
        int many = 20_000, rounds = 300;
        synchronized (inflated) { inflated.wait(1); }
        measure("synchronized-method", many, rounds, n -> { for (int i = 0; i < n; i++) l.method(); });
        measure("static-synchronized-method", many, rounds, n -> { int x = 0; for (int i = 0; i < n; i++) x = staticMethod(x); });
        measure("synchronized-block", many, rounds, n -> { for (int i = 0; i < n; i++) l.block(); });
        measure("recursive-method", many, rounds, n -> { for (int i = 0; i < n; i++) l.nested(); });
        measure("recursive-blocks-of-3", many, rounds, n -> { for (int i = 0; i < n; i++) l.nestedBlocks(); });
        measure("inflated-block", many, rounds, n -> { for (int i = 0; i < n; i++) inflated.block(); });
        measure("new-object-block", many, rounds, n -> { for (int i = 0; i < n; i++) { Object o = new Object(); synchronized (o) { l.count++; } } });
        measure("notify-nobody", many, rounds, n -> { synchronized (l) { for (int i = 0; i < n; i++) l.notify(); } });
        measure("ReentrantLock", many, rounds, n -> { for (int i = 0; i < n; i++) l.locked(); });
        measure("volatile-write", many, rounds, n -> { for (int i = 0; i < n; i++) l.volatileInt = i; });
        measure("volatile-long-write", many, rounds, n -> { for (int i = 0; i < n; i++) l.volatileLong = i; });
        measure("volatile-read", many, rounds, n -> { int sum = 0; for (int i = 0; i < n; i++) sum += l.volatileInt; l.count = sum; });
        measure("AtomicInteger-increment", many, rounds, n -> { for (int i = 0; i < n; i++) l.atomic.incrementAndGet(); });
        measure("AtomicInteger-CAS", many, rounds, n -> { for (int i = 0; i < n; i++) l.atomic.compareAndSet(l.atomic.getPlain(), i); });
        measure("VarHandle-CAS", many, rounds, n -> { for (int i = 0; i < n; i++) COUNT.compareAndSet(l, l.count, i); });
        measure("full-fence", many, rounds, n -> { for (int i = 0; i < n; i++) VarHandle.fullFence(); });
        measure("lambda-of-AtomicInteger", many, rounds, n -> { for (int i = 0; i < n; i++) l.atomic.updateAndGet(x -> x + 1); });
    }

    static void contended() throws Exception {
        for (int threads : new int[] { 2, 4 }) {
            Locks l = new Locks();
            measure("contended-by-" + threads, 400_000, 10, n -> together(threads, n, part -> { for (int i = 0; i < part; i++) l.method(); }));
            measure("contended-ReentrantLock-by-" + threads, 200_000, 10, n -> together(threads, n, part -> { for (int i = 0; i < part; i++) l.locked(); }));
            measure("contended-CAS-by-" + threads, 400_000, 10, n -> together(threads, n, part -> { for (int i = 0; i < part; i++) l.atomic.updateAndGet(x -> x + 1); }));
        }
        Locks waiting = new Locks();
        measure("wait-notify-round-trip", 10_000, 5, n -> {
            Thread other = new Thread(() -> { try { waiting.waitTurns(1, n); } catch (InterruptedException e) { throw new IllegalStateException(e); } });
            other.start();
            waiting.waitTurns(0, n);
            other.join();
        });
        Locks parking = new Locks();
        measure("park-unpark-round-trip", 10_000, 5, n -> {
            Thread[] threads = { Thread.currentThread(), null };
            threads[1] = new Thread(() -> parking.parkTurns(1, n, threads));
            threads[1].start();
            parking.parkTurns(0, n, threads);
            threads[1].join();
        });
        measure("thread-start-and-join", 500, 5, n -> { for (int i = 0; i < n; i++) together(1, 1, part -> { }); });
    }

    public static void main(String[] args) throws Exception {
        patterns = args;
        alone();
        contended();
    }
}
