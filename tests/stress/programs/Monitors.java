import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Monitors under contention, wait sets, timeouts and interrupts. */
final class Monitors {
    private static final class Account {
        int entries, inside;
        synchronized void enter(int again) {
            Stress.check(++inside, 1 + entered(), "threads inside");
            if (again > 0) {
                depth++;
                enter(again - 1);
                depth--;
            }
            entries++;
            inside--;
        }
        private int depth;
        private int entered() { return depth; }
    }

    /** Counters under a lock that is inflated, deflated, hashed and waited for meanwhile; each round has new objects, too. */
    private static String contention() throws Exception {
        Account[] accounts = new Account[16];
        for (int i = 0; i < accounts.length; i++) accounts[i] = new Account();
        int[] hashes = new int[accounts.length];
        for (int i = 0; i < 8; i++) hashes[i] = System.identityHashCode(accounts[i]);
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            int me = t;
            threads.add(Stress.start("contender " + t, () -> {
                for (int i = 0; i < 20_000; i++) {
                    Account a = accounts[(i >> 4) + me & 15];
                    a.enter(i & 3);
                    if (i % 2000 == 0) synchronized (a) { a.wait(0, 1); }
                    if (i % 5000 == me) System.gc();
                    if (i % 100 == 0) synchronized (new Object()) { a.hashCode(); }
                }
            }));
        }
        Stress.join(threads);
        int sum = 0;
        for (int i = 0; i < accounts.length; i++) {
            sum += accounts[i].entries;
            if (i < 8) Stress.check(System.identityHashCode(accounts[i]), hashes[i], "hash code");
        }
        Stress.check(sum, 4 * 20_000 * 5 / 2, "entries");
        return "";
    }

    private static long leastShare = 100;

    /** Threads that want the same lock all the time: the share of the one that gets it least. */
    private static String fairness(int threads) throws Exception {
        Object lock = new Object();
        long[] served = new long[threads * 16];
        long end = System.nanoTime() + 500_000_000L;
        List<Thread> all = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            int me = t * 16;
            all.add(Stress.start("fair " + t, () -> {
                while (System.nanoTime() < end)
                    synchronized (lock) {
                        served[me]++;
                        for (int i = 0; i < 50; i++) Thread.onSpinWait();
                    }
            }));
        }
        Stress.join(all);
        long sum = Arrays.stream(served).sum(), least = Long.MAX_VALUE;
        for (int t = 0; t < threads; t++) least = Math.min(least, served[t * 16]);
        leastShare = Math.min(leastShare, 100 * threads * least / sum);
        Stress.check(least > 0, "a thread starved");
        return "the least served of " + threads + " had " + leastShare + " % of its share";
    }

    private static String pingPong() throws Exception {
        Object lock = new Object();
        int[] turn = { 0 };
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 3; t++) {
            int me = t;
            threads.add(Stress.start("player " + t, () -> {
                for (int i = 0; i < 3000; i++)
                    synchronized (lock) {
                        while (turn[0] % 3 != me) lock.wait();
                        turn[0]++;
                        if ((i & 1) == 0) lock.notifyAll();
                        else {
                            lock.notify();
                            lock.notify();
                        }
                    }
            }));
        }
        Stress.join(threads);
        Stress.check(turn[0], 9000, "turns");
        return "";
    }

    private static final class Buffer {
        private final ArrayDeque<Integer> items = new ArrayDeque<>();
        long timeouts, interrupts;

        private void await() throws InterruptedException {
            long before = System.nanoTime();
            boolean timed = ThreadLocalRandom.current().nextBoolean();
            try {
                if (timed) {
                    wait(0, 300_000);
                    if (System.nanoTime() - before >= 300_000) timeouts++;
                } else {
                    wait();
                }
            } catch (InterruptedException e) {
                interrupts++;
                throw e;
            }
        }
        synchronized void put(int x) {
            while (items.size() == 4)
                try {
                    await();
                } catch (InterruptedException e) {
                    continue;
                }
            items.add(x);
            notifyAll();
        }
        synchronized int take() {
            while (items.isEmpty())
                try {
                    await();
                } catch (InterruptedException e) {
                    continue;
                }
            notifyAll();
            return items.remove();
        }
    }

    private static String producersAndConsumers() throws Exception {
        Buffer buffer = new Buffer();
        AtomicLong sum = new AtomicLong();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 3; t++) {
            threads.add(Stress.start("producer " + t, () -> { for (int i = 0; i < 4000; i++) buffer.put(i); }));
            threads.add(Stress.start("consumer " + t, () -> {
                long mine = 0;
                for (int i = 0; i < 4000; i++) mine += buffer.take();
                sum.addAndGet(mine);
            }));
        }
        while (threads.stream().anyMatch(Thread::isAlive)) {
            threads.get(ThreadLocalRandom.current().nextInt(6)).interrupt();
            Thread.sleep(0, 200_000);
        }
        Stress.join(threads);
        Stress.check(sum.get(), 3L * 4000 * 3999 / 2, "sum of what was taken");
        return buffer.timeouts + " timeouts, " + buffer.interrupts + " interrupts";
    }

    private static long latest;

    /** Never early (but for notifications, which there are none of); how late is only told. */
    private static String timeouts() throws Exception {
        Object lock = new Object();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 8; t++) {
            int me = t;
            threads.add(Stress.start("sleeper " + t, () -> {
                for (int i = 1; i < 30; i++) {
                    long millis = (i * 7 + me) % 5, nanos = i * 31_337 % 999_999, before = System.nanoTime();
                    if (millis + nanos == 0) continue;
                    // wait(millis, nanos) rounds up to a millisecond, Thread.sleep rounds to the nearest
                    if (me < 4) synchronized (lock) { lock.wait(millis, (int) nanos); }
                    else Thread.sleep(millis, (int) nanos);
                    long late = System.nanoTime() - before - millis * 1_000_000;
                    Stress.check(late >= 0, "early by " + -late + " ns");
                    synchronized (Monitors.class) { latest = Math.max(latest, late); }
                }
            }));
        }
        Stress.join(threads);
        return "at most " + latest / 1000 + " us late";
    }

    private static long woken, thrown;

    /** One of two waiters is notified while one is interrupted: a notify may not vanish (JLS §17.2.4), so one of them always returns normally. */
    private static String notifyAndInterrupt() throws Exception {
        for (int round = 0; round < 300; round++) {
            Object lock = new Object();
            int[] counts = new int[3];                       // waiting, returned, threw
            List<Thread> waiters = new ArrayList<>();
            for (int t = 0; t < 2; t++)
                waiters.add(Stress.start("waiter " + t, () -> {
                    synchronized (lock) {
                        counts[0]++;
                        try {
                            lock.wait();
                            counts[1]++;
                        } catch (InterruptedException e) {
                            counts[2]++;
                        }
                    }
                }));
            for (int waiting = 0; waiting < 2; Thread.onSpinWait())
                synchronized (lock) { waiting = counts[0]; }
            int spins = round % 50 * 20, first = round & 1;
            Thread interrupter = Stress.start("interrupter", () -> {
                for (int i = 0; i < 500; i++) Thread.onSpinWait();
                waiters.get(first).interrupt();
            });
            for (int i = 0; i < spins; i++) Thread.onSpinWait();
            synchronized (lock) { lock.notify(); }
            Stress.join(interrupter);
            waiters.get(first).join(60_000);
            synchronized (lock) {
                Stress.check(counts[1] >= 1 || waiters.get(0).isAlive() || waiters.get(1).isAlive(), "nobody was notified");
            }
            // The first has ended. If it threw, the notify is the second's, which ends, too; else the second still waits.
            boolean second = counts[2] == 1;
            if (!second) waiters.get(1 - first).interrupt();
            Stress.join(waiters);
            Stress.check(counts[1] == 1 && counts[2] == 1 || counts[1] == 2, Arrays.toString(counts));
            woken += counts[1];
            thrown += counts[2];
        }
        return woken + " returned, " + thrown + " threw";
    }

    private static void add(String name, java.util.concurrent.Callable<String> body) {
        new Stress(name) { @Override String round() throws Exception { return body.call(); } };
    }

    static void add() {
        add("monitor contention", Monitors::contention);
        add("monitor fairness 2", () -> fairness(2));
        add("monitor fairness 8", () -> fairness(8));
        add("wait-notify ping-pong", Monitors::pingPong);
        add("producers and consumers", Monitors::producersAndConsumers);
        add("wait timeouts", Monitors::timeouts);
        add("notify and interrupt", Monitors::notifyAndInterrupt);
    }
}
