// Heavy monitor contention: many threads, many locks, inflation, nested orders, wait and notify chains.
import java.util.concurrent.atomic.*;

public class DeadlockFree {
    static final Object[] locks = new Object[8];
    static final int[] balance = new int[8];
    static final AtomicInteger transfers = new AtomicInteger();

    static void transfer(int from, int to) {
        Object a = locks[Math.min(from, to)], b = locks[Math.max(from, to)];
        synchronized (a) {
            synchronized (b) {
                balance[from]--;
                balance[to]++;
                transfers.incrementAndGet();
            }
        }
    }

    static int turn;

    public static void main(String[] args) throws Exception {
        for (int i = 0; i < locks.length; i++) locks[i] = new Object();
        Thread[] ts = new Thread[6];
        for (int i = 0; i < ts.length; i++) {
            int seed = i;
            ts[i] = new Thread(() -> {
                int x = seed * 7919 + 1;
                for (int k = 0; k < 1000; k++) {
                    x = x * 1103515245 + 12345;
                    transfer(x >>> 16 & 7, x >>> 20 & 7);
                }
            });
            ts[i].start();
        }
        for (Thread t : ts) t.join();
        int total = 0;
        for (int b : balance) total += b;
        System.out.println(total + " " + transfers.get());
        Object ring = new Object();
        StringBuilder order = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            int id = i;
            ts[i] = new Thread(() -> {
                for (int k = 0; k < 5; k++)
                    synchronized (ring) {
                        while (turn % 3 != id)
                            try { ring.wait(); } catch (InterruptedException e) { return; }
                        order.append(id);
                        turn++;
                        ring.notifyAll();
                    }
            });
            ts[i].start();
        }
        for (int i = 0; i < 3; i++) ts[i].join();
        System.out.println(order);
    }
}
