// Volatile publication, double-checked locking, final fields and 64-bit values between threads.
import java.util.concurrent.*;

public class Visibility {
    static volatile boolean stop;
    static volatile long wide;
    static int plain;
    static volatile int flag;
    static volatile Holder holder;
    static class Holder { final int a; final String s; Holder(int a) { this.a = a; s = "s" + a; } }
    private static volatile Visibility instance;
    static int made;
    static Visibility get() {
        Visibility v = instance;
        if (v == null)
            synchronized (Visibility.class) {
                v = instance;
                if (v == null) { made++; instance = v = new Visibility(); }
            }
        return v;
    }

    public static void main(String[] args) throws Exception {
        Thread spinner = new Thread(() -> { long n = 0; while (!stop) n++; });
        spinner.start();
        Thread.sleep(10);
        stop = true;
        spinner.join();
        boolean[] ok = { true };
        stop = false;
        Thread reader = new Thread(() -> {
            while (!stop) {
                long w = wide;
                if ((int) w != (int) (w >>> 32)) ok[0] = false;
                Holder h = holder;
                if (h != null && !h.s.equals("s" + h.a)) ok[0] = false;
            }
        });
        reader.start();
        for (int i = 0; i < 5_000; i++) {
            wide = (long) i << 32 | i;
            if (i % 10 == 0) holder = new Holder(i);
        }
        stop = true;
        reader.join();
        System.out.println(ok[0]);
        for (int i = 1; i <= 200; i++) {
            int round = i;
            Thread t = new Thread(() -> { plain = round * 3; flag = round; });
            t.start();
            while (flag != round) Thread.onSpinWait();
            if (plain != round * 3) System.out.println("stale " + round);
        }
        CyclicBarrier barrier = new CyclicBarrier(4);
        ConcurrentSkipListSet<Integer> seen = new ConcurrentSkipListSet<>();
        Thread[] ts = new Thread[4];
        for (int i = 0; i < 4; i++) {
            ts[i] = new Thread(() -> { try { barrier.await(); } catch (Exception e) { throw new Error(e); } seen.add(System.identityHashCode(get())); });
            ts[i].start();
        }
        for (Thread t : ts) t.join();
        System.out.println(made + " " + seen.size());
    }
}
