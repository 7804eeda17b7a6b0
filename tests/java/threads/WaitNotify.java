// wait, notify and notifyAll: a bounded buffer, timeouts, ownership errors, reentrant waits.
import java.util.*;

public class WaitNotify {
    static class Buffer {
        private final ArrayDeque<Integer> items = new ArrayDeque<>();
        synchronized void put(int i) throws InterruptedException { while (items.size() == 3) wait(); items.add(i); notifyAll(); }
        synchronized int take() throws InterruptedException { while (items.isEmpty()) wait(); int i = items.remove(); notifyAll(); return i; }
    }

    static void attempt(String what, Runnable r) {
        try {
            r.run();
        } catch (IllegalMonitorStateException e) {
            System.out.println(what + ": " + e.getMessage());
        }
    }

    public static void main(String[] args) throws Exception {
        Buffer b = new Buffer();
        long[] sum = new long[2];
        Thread[] ts = new Thread[4];
        for (int i = 0; i < 2; i++) {
            int id = i;
            ts[i] = new Thread(() -> { try { for (int k = 0; k < 300; k++) b.put(k); } catch (InterruptedException e) { } });
            ts[i + 2] = new Thread(() -> { try { for (int k = 0; k < 300; k++) sum[id] += b.take(); } catch (InterruptedException e) { } });
        }
        for (Thread t : ts) t.start();
        for (Thread t : ts) t.join();
        System.out.println(sum[0] + sum[1]);
        Object lock = new Object();
        attempt("notify", lock::notify);
        attempt("notifyAll", lock::notifyAll);
        attempt("wait", () -> { try { lock.wait(1); } catch (InterruptedException e) { } });
        long start = System.nanoTime();
        synchronized (lock) {
            lock.wait(30);
            lock.wait(0, 500_000);
        }
        System.out.println(System.nanoTime() - start >= 29_000_000L);
        boolean[] ready = { false };
        Thread waiter = new Thread(() -> {
            synchronized (lock) {
                synchronized (lock) {
                    while (!ready[0])
                        try { lock.wait(); } catch (InterruptedException e) { }
                    System.out.println("woken, holds " + Thread.holdsLock(lock));
                }
            }
        });
        waiter.start();
        while (waiter.getState() != Thread.State.WAITING) Thread.sleep(1);
        synchronized (lock) {
            ready[0] = true;
            lock.notify();
            System.out.println("notified");
        }
        waiter.join();
        Thread timed = new Thread(() -> { synchronized (lock) { try { lock.wait(100_000); } catch (InterruptedException e) { System.out.println("interrupted"); } } });
        timed.start();
        while (timed.getState() != Thread.State.TIMED_WAITING) Thread.sleep(1);
        timed.interrupt();
        timed.join();
        Thread blocked;
        synchronized (lock) {
            blocked = new Thread(() -> { synchronized (lock) { } });
            blocked.start();
            while (blocked.getState() != Thread.State.BLOCKED) Thread.sleep(1);
            System.out.println("blocked");
        }
        blocked.join();
        try {
            synchronized (lock) { lock.wait(-1); }
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
    }
}
