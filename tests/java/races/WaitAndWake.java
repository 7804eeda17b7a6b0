// Threads that come and go, wait for each other in every way, and look at each other meanwhile.
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

public class WaitAndWake {
    static final int THREADS = 8;

    static int count;
    static void contend() throws Exception {
        Object lock = new Object();
        count = 0;
        run(i -> {
            for (int n = 0; n < 300; n++)
                synchronized (lock) {
                    count++;
                    if (n % 50 == 0) lock.wait(0, 1000);
                    if (n % 10 == 0) lock.notifyAll();
                    synchronized (lock) { lock.notify(); }
                }
        });
        System.out.println("counted " + count);
    }

    interface Body { void run(int i) throws Exception; }
    static void run(Body body) throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int number = i;
            Thread t = new Thread(() -> {
                try {
                    body.run(number);
                } catch (Exception e) {
                    e.printStackTrace();
                }
            });
            threads.add(t);
            t.start();
        }
        for (Thread t : threads) t.join();
    }

    static void park() throws Exception {
        AtomicInteger turns = new AtomicInteger();
        Thread[] ring = new Thread[THREADS];
        for (int i = 0; i < THREADS; i++) {
            int number = i;
            ring[i] = new Thread(() -> {
                for (int n = 0; n < 20; n++) {
                    while (turns.get() % THREADS != number) LockSupport.parkNanos(20_000_000);
                    turns.incrementAndGet();
                    LockSupport.unpark(ring[(number + 1) % THREADS]);
                }
            });
        }
        for (Thread t : ring) t.start();
        for (Thread t : ring) t.join();
        System.out.println("turns " + turns.get());
    }

    static void comeAndGo() throws Exception {
        AtomicInteger lived = new AtomicInteger();
        run(i -> {
            for (int n = 0; n < 15; n++) {
                Thread child = new Thread(lived::incrementAndGet, "child" + n);
                child.setDaemon(n % 2 == 0);
                child.start();
                LockSupport.unpark(child);
                child.interrupt();
                child.getState();
                child.join();
                LockSupport.unpark(child);
                child.interrupt();
            }
        });
        System.out.println("lived " + lived.get());
    }

    static void look() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        Object lock = new Object();
        Thread[] looked = new Thread[4];
        for (int i = 0; i < looked.length; i++) {
            int number = i;
            looked[i] = new Thread(() -> {
                double x = 1;
                while (!done.get()) {
                    synchronized (lock) { x += Math.sin(x); }
                    if (number % 2 == 0) LockSupport.parkNanos(1000);
                    try {
                        if (number == 3) Thread.sleep(0, 1000);
                    } catch (InterruptedException e) {
                        x = 1;
                    }
                }
            });
            looked[i].start();
        }
        run(i -> {
            for (int n = 0; n < 15; n++) {
                Thread t = looked[(i + n) % looked.length];
                for (StackTraceElement e : t.getStackTrace()) e.getMethodName();
                t.getState();
                Thread.holdsLock(lock);
                if (n % 5 == 0) Thread.getAllStackTraces().size();
                looked[3].interrupt();
            }
        });
        done.set(true);
        for (Thread t : looked) t.join();
        System.out.println("looked");
    }

    static void interrupt() throws Exception {
        AtomicInteger interrupted = new AtomicInteger();
        Object lock = new Object();
        run(i -> {
            Thread self = Thread.currentThread();
            Thread other = new Thread(self::interrupt);
            other.start();
            try {
                if (i % 2 == 0) Thread.sleep(60_000);
                else synchronized (lock) { while (true) lock.wait(); }
            } catch (InterruptedException e) {
                interrupted.incrementAndGet();
            }
            other.join();
        });
        System.out.println("interrupted " + interrupted.get());
    }

    public static void main(String[] args) throws Exception {
        for (int round = 0; round < 2; round++) {
            contend();
            park();
            comeAndGo();
            look();
            interrupt();
        }
    }
}
