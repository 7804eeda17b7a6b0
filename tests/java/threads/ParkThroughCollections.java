// Collections, and whoever looks at a thread's stack, end neither a timed park nor a sleep; a notified thread is blocked at once.
import java.util.concurrent.locks.LockSupport;

public class ParkThroughCollections {
    static int returned;
    public static void main(String[] args) throws Exception {
        Thread parked = new Thread(() -> { LockSupport.parkNanos(1_000_000_000_000L); returned++; });
        Thread until = new Thread(() -> { LockSupport.parkUntil(System.currentTimeMillis() + 1_000_000_000L); returned++; });
        for (Thread t : new Thread[] { parked, until }) {
            t.setDaemon(true);
            t.start();
            while (t.getState() != Thread.State.TIMED_WAITING) Thread.sleep(1);
        }
        for (int i = 0; i < 20; i++) {
            System.gc();
            Thread.getAllStackTraces();
        }
        System.out.println(parked.getState() + " " + until.getState() + " " + returned);
        LockSupport.unpark(parked);
        parked.join();
        until.interrupt();
        until.join();
        System.out.println(returned);

        Object monitor = new Object();
        Thread[] waiting = new Thread[3];
        for (int i = 0; i < waiting.length; i++) {
            boolean timed = i == 1;
            waiting[i] = new Thread(() -> { synchronized (monitor) { try { monitor.wait(timed ? 1_000_000 : 0); } catch (InterruptedException e) { } } });
            waiting[i].start();
            while (waiting[i].getState() != (timed ? Thread.State.TIMED_WAITING : Thread.State.WAITING)) Thread.sleep(1);
        }
        synchronized (monitor) {
            monitor.notify();
            int blocked = 0;
            for (Thread t : waiting) if (t.getState() == Thread.State.BLOCKED) blocked++;
            monitor.notifyAll();
            System.out.print(blocked);
            for (Thread t : waiting) System.out.print(" " + t.getState());
            System.out.println();
        }
        for (Thread t : waiting) t.join();
    }
}
