// Threads that wait for a monitor or a lock for a moment only, or have just got it, are not deadlocked, not even with themselves.
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

public class NoDeadlock {
    public static void main(String[] args) throws Exception {
        ThreadMXBean beans = ManagementFactory.getThreadMXBean();
        AtomicInteger deadlocks = new AtomicInteger();
        Object monitor = new Object();
        ReentrantLock lock = new ReentrantLock();
        Thread[] threads = new Thread[8];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(() -> {
                for (int n = 0; n < 200; n++) {
                    try {
                        synchronized (monitor) { monitor.wait(0, 100_000); }
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    lock.lock();
                    try { Thread.yield(); } finally { lock.unlock(); }
                    if (beans.findDeadlockedThreads() != null || beans.findMonitorDeadlockedThreads() != null) deadlocks.incrementAndGet();
                }
            });
            threads[i].start();
        }
        for (Thread t : threads) t.join();
        System.out.println("deadlocks: " + deadlocks.get());
    }
}
