// Two threads race for a class initialiser: one runs it, the other waits and sees the finished state.
import java.util.concurrent.CountDownLatch;

public class InitializerThreads {
    static final CountDownLatch started = new CountDownLatch(1);
    static volatile int runs;

    static class Slow {
        static final int value;
        static {
            runs++;
            started.countDown();
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            value = again();
        }
        static int again() { return 42; }
    }

    public static void main(String[] args) throws Exception {
        int[] seen = new int[4];
        Thread[] threads = new Thread[4];
        for (int i = 0; i < threads.length; i++) {
            int id = i;
            threads[i] = new Thread(() -> {
                if (id != 0)
                    try {
                        started.await();
                    } catch (InterruptedException e) {
                        return;
                    }
                seen[id] = Slow.value;
            });
            threads[i].start();
        }
        for (Thread t : threads)
            t.join();
        for (int s : seen)
            System.out.print(s + " ");
        System.out.println(runs);
    }
}
