// Many threads link the same call sites and initialise the same class at once.
import java.util.*;
import java.util.concurrent.*;
import java.util.function.*;

public class ConcurrentLinking {
    static Supplier<String> make(int i) {
        switch (i % 8) {
        case 0: return () -> "a" + i;
        case 1: return () -> i + "b";
        case 2: return () -> "c" + i + "d" + i;
        case 3: return String::new;
        case 4: return () -> String.valueOf(i) + 1L;
        case 5: return Thread.currentThread()::getName;
        case 6: return () -> { Function<Integer, String> f = String::valueOf; return f.apply(i); };
        default: return () -> "z";
        }
    }
    static class Lazy {
        static final int VALUE;
        static int count;
        static {
            try { Thread.sleep(20); } catch (InterruptedException e) { throw new AssertionError(e); }
            count++;
            VALUE = Integer.parseInt("42");
        }
    }

    public static void main(String[] args) throws Exception {
        for (int round = 0; round < 2; round++) {
            ExecutorService threads = Executors.newFixedThreadPool(6);
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Integer>> results = new ArrayList<>();
            for (int n = 0; n < 6; n++)
                results.add(threads.submit(() -> {
                    start.await();
                    int sum = Lazy.VALUE + Lazy.count;
                    for (int i = 0; i < 800; i++) sum += make(i).get() != null ? 1 : 0;
                    return sum;
                }));
            start.countDown();
            for (Future<Integer> result : results) System.out.println(result.get());
            threads.shutdown();
        }
    }
}
