import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** park and unpark, sleep, interrupt and join, and looking at threads meanwhile. */
final class Parking {
    /** Tokens handed round: each is one unpark, and none may be lost; permits do not add up. */
    private static String permits() throws Exception {
        Thread me = Thread.currentThread();
        LockSupport.unpark(me);
        LockSupport.unpark(me);
        LockSupport.park();
        long before = System.nanoTime();
        LockSupport.parkNanos(2_000_000);                    // no second permit; may return spuriously
        boolean slept = System.nanoTime() - before >= 2_000_000;
        int size = 4, laps = 1500;
        AtomicInteger[] tokens = new AtomicInteger[size];
        Thread[] threads = new Thread[size];
        CountDownLatch ready = new CountDownLatch(1);
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < size; i++) tokens[i] = new AtomicInteger();
        for (int i = 0; i < size; i++) {
            int my = i, next = (i + 1) % size;
            threads[i] = Stress.start("parker " + i, () -> {
                ready.await();
                for (int lap = 0; lap < laps; lap++) {
                    while (tokens[my].get() == 0)
                        if ((lap & 7) == 7) LockSupport.parkNanos(50_000);
                        else LockSupport.park();
                    tokens[my].decrementAndGet();
                    tokens[next].incrementAndGet();
                    LockSupport.unpark(threads[next]);
                }
            });
            all.add(threads[i]);
        }
        tokens[0].incrementAndGet();
        ready.countDown();
        Stress.join(all);
        Stress.check(tokens[0].get(), 1, "the token");
        return slept ? "slept" : "did not sleep";
    }

    /** An interrupt makes each of these end, early or late; the flag is as the method promises. */
    private static String interrupts() throws Exception {
        AtomicInteger[] ended = { new AtomicInteger(), new AtomicInteger() };
        for (int round = 0; round < 40; round++) {
            int kind = round % 5, spins = ThreadLocalRandom.current().nextInt(2000);
            Thread target = Stress.start("target", () -> {
                Thread me = Thread.currentThread();
                try {
                    switch (kind) {
                        case 0 -> Thread.sleep(100_000);
                        case 1 -> { synchronized (me) { while (true) me.wait(); } }
                        case 2 -> { while (!Thread.interrupted()) LockSupport.park(); throw new InterruptedException("parked"); }
                        case 3 -> new CountDownLatch(1).await();
                        default -> Thread.currentThread().join();
                    }
                    Stress.check(false, "came back from " + kind);
                } catch (InterruptedException e) {
                    Stress.check(!me.isInterrupted(), "still interrupted after " + kind);
                    ended[0].incrementAndGet();
                }
            });
            for (int i = 0; i < spins; i++) Thread.onSpinWait();
            target.interrupt();
            Stress.join(target);
            Stress.check(!target.isAlive() && target.getState() == Thread.State.TERMINATED, "joined but alive");
            target.interrupt();
        }
        Stress.check(ended[0].get(), 40, "ended");
        return "";
    }

    /** Joins of threads that end just then, timed and not, by several at once. */
    private static String joins() throws Exception {
        for (int round = 0; round < 60; round++) {
            int spins = ThreadLocalRandom.current().nextInt(500);
            boolean[] done = { false };
            Thread target = Stress.start("short", () -> { for (int i = 0; i < spins; i++) Thread.onSpinWait(); done[0] = true; });
            List<Thread> joiners = new ArrayList<>();
            for (int j = 0; j < 3; j++) {
                int how = j;
                joiners.add(Stress.start("joiner", () -> {
                    if (how == 0) target.join();
                    else if (how == 1) target.join(50_000);
                    else while (target.isAlive()) target.join(0, 1);
                    Stress.check(done[0], "what the joined thread has written");
                }));
            }
            Stress.join(joiners);
        }
        return "";
    }

    private static long infos;

    /** Threads lock, wait, park and sleep, while others look at their states, traces and locks. */
    private static String looking() throws Exception {
        ThreadMXBean bean = ManagementFactory.getThreadMXBean();
        Object[] locks = { new Object(), new Object(), new Object() };
        ReentrantLock own = new ReentrantLock();
        boolean[] stop = { false };
        List<Thread> busy = new ArrayList<>();
        for (int t = 0; t < 5; t++) {
            int me = t;
            busy.add(Stress.start("busy " + t, () -> {
                for (int i = me; ; i++) {
                    synchronized (stop) { if (stop[0]) return; }
                    int low = i % 2, high = low + 1;            // in order: no deadlock
                    switch (i % 4) {
                        case 0 -> { synchronized (locks[low]) { synchronized (locks[high]) { Thread.onSpinWait(); } } }
                        case 1 -> { synchronized (locks[low]) { locks[low].wait(0, 100_000); } }
                        case 2 -> { own.lock(); try { LockSupport.parkNanos(50_000); } finally { own.unlock(); } }
                        default -> Thread.sleep(0, 500_000);
                    }
                }
            }));
        }
        long end = System.nanoTime() + 300_000_000L;
        while (System.nanoTime() < end) {
            for (Thread t : busy) {
                Thread.State state = t.getState();
                Stress.check(state != Thread.State.NEW && state != Thread.State.TERMINATED, "state " + state);
                for (StackTraceElement e : t.getStackTrace()) Stress.check(e.getMethodName() != null, "a method without a name");
            }
            for (ThreadInfo info : bean.dumpAllThreads(true, true)) {
                infos++;
                LockInfo lock = info.getLockInfo();
                if (info.getThreadState() == Thread.State.BLOCKED && lock == null) Stress.check(false, "blocked on nothing: " + info);
                if (info.getLockOwnerId() == info.getThreadId()) Stress.check(false, "waits for itself: " + info);
            }
            Stress.check(bean.findDeadlockedThreads() == null && bean.findMonitorDeadlockedThreads() == null, "a deadlock, it says");
        }
        synchronized (stop) { stop[0] = true; }
        Stress.join(busy);
        return infos + " infos";
    }

    /** A real deadlock of two that can be resolved by interrupting. */
    private static String deadlocks() throws Exception {
        ReentrantLock a = new ReentrantLock(), b = new ReentrantLock();
        CountDownLatch both = new CountDownLatch(2);
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 2; t++) {
            ReentrantLock first = t == 0 ? a : b, second = t == 0 ? b : a;
            threads.add(Stress.start("stuck " + t, () -> {
                first.lockInterruptibly();
                both.countDown();
                both.await();
                try {
                    second.lockInterruptibly();
                    second.unlock();
                } catch (InterruptedException e) {
                    Stress.check(second.isLocked(), "nobody holds it");
                } finally {
                    first.unlock();
                }
            }));
        }
        ThreadMXBean bean = ManagementFactory.getThreadMXBean();
        long[] found = null;
        for (int i = 0; i < 20_000 && found == null; i++) {
            found = bean.findDeadlockedThreads();
            if (found == null) Thread.sleep(1);
        }
        Stress.check(found != null && found.length == 2, "deadlocked threads");
        Stress.check(bean.findMonitorDeadlockedThreads() == null, "no monitors are involved");
        threads.get(0).interrupt();
        Stress.join(threads);
        return "";
    }

    private static void add(String name, java.util.concurrent.Callable<String> body) {
        new Stress(name) { @Override String round() throws Exception { return body.call(); } };
    }

    static void add() {
        add("park permits", Parking::permits);
        add("interrupts", Parking::interrupts);
        add("joins", Parking::joins);
        add("looking at threads", Parking::looking);
        add("deadlocks", Parking::deadlocks);
    }
}
