// The deprecated controls of Thread, and starting a thread twice.
import java.util.concurrent.locks.LockSupport;

public class SuspendAndStop {
    static volatile boolean go = true;
    static volatile long n;

    static void stopWhile(String what, Runnable body) throws Exception {
        Thread t = new Thread(body);
        t.start();
        Thread.sleep(30);
        t.stop();
        t.join(10_000);
        System.out.println(what + " " + t.isAlive() + " " + t.getState());
    }

    @SuppressWarnings("removal")
    public static void main(String[] args) throws Exception {
        Thread loop = new Thread(() -> { try { while (go) n++; } catch (ThreadDeath d) { System.out.println("death"); throw d; } });
        loop.start();
        while (n == 0) Thread.yield();
        loop.suspend();
        long seen = n;
        Thread.sleep(30);
        System.out.println("stands still: " + (seen == n));
        loop.resume();
        while (n == seen) Thread.yield();
        loop.stop();
        loop.join();
        System.out.println(loop.getState());
        stopWhile("sleep", () -> { try { Thread.sleep(60_000); } catch (InterruptedException e) { System.out.println("interrupted"); } });
        stopWhile("park", LockSupport::park);
        stopWhile("wait", () -> {
            Object lock = new Object();
            synchronized (lock) {
                try {
                    lock.wait();
                } catch (InterruptedException e) {
                    System.out.println("interrupted");
                }
            }
        });
        Thread self = new Thread(() -> { try { Thread.currentThread().stop(); } finally { System.out.println("finally"); } });
        self.start();
        self.join();
        try {
            loop.start();
        } catch (IllegalThreadStateException e) {
            System.out.println(e);
        }
    }
}
