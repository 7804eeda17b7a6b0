// Interruption of sleep, wait, join, park and blocking queues; the flag and how it is cleared.
import java.util.concurrent.*;
import java.util.concurrent.locks.*;

public class Interrupts {
    interface Blocking { void run() throws Exception; }

    static void interruptWhile(String what, Blocking b) throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        Thread t = new Thread(() -> {
            started.countDown();
            try {
                b.run();
                System.out.println(what + " returned " + Thread.interrupted());
            } catch (Exception e) {
                System.out.println(what + " " + e.getClass().getSimpleName() + " " + Thread.currentThread().isInterrupted());
            }
        });
        t.start();
        started.await();
        Thread.sleep(10);
        t.interrupt();
        t.join();
    }

    public static void main(String[] args) throws Exception {
        Object lock = new Object();
        interruptWhile("sleep", () -> Thread.sleep(60_000));
        interruptWhile("wait", () -> { synchronized (lock) { lock.wait(); } });
        interruptWhile("join", () -> { Thread t = new Thread(() -> LockSupport.parkNanos(5_000_000_000L)); t.setDaemon(true); t.start(); t.join(); });
        interruptWhile("park", () -> LockSupport.park());
        interruptWhile("queue", () -> new LinkedBlockingQueue<>().take());
        interruptWhile("latch", () -> new CountDownLatch(1).await());
        interruptWhile("semaphore", () -> new Semaphore(0).acquire());
        interruptWhile("lock", () -> { ReentrantLock l = new ReentrantLock(); Thread h = new Thread(() -> { l.lock(); LockSupport.parkNanos(5_000_000_000L); l.unlock(); }); h.setDaemon(true); h.start(); while (!l.isLocked()) Thread.yield(); l.lockInterruptibly(); });
        interruptWhile("future", () -> new CompletableFuture<>().get());
        interruptWhile("exchange", () -> new Exchanger<>().exchange(1));
        interruptWhile("channel", () -> { try (var p = java.nio.channels.ServerSocketChannel.open()) { p.bind(null); p.accept(); } });
        interruptWhile("spin", () -> { while (!Thread.currentThread().isInterrupted()) Thread.onSpinWait(); });
        Thread.currentThread().interrupt();
        System.out.println(Thread.currentThread().isInterrupted() + " " + Thread.interrupted() + " " + Thread.interrupted());
        Thread.currentThread().interrupt();
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            System.out.println(e.getMessage() + " " + Thread.currentThread().isInterrupted());
        }
        Thread dead = new Thread(() -> { });
        dead.interrupt();
        System.out.println(dead.isInterrupted());
        dead.start();
        dead.join();
        LockSupport.unpark(Thread.currentThread());
        LockSupport.park();
        LockSupport.parkNanos("blocker", 1000);
        LockSupport.parkUntil(1);
        System.out.println("not parked " + LockSupport.getBlocker(Thread.currentThread()));
    }
}
