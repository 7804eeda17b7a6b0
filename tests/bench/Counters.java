import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Synchronized methods, blocks and atomics: first by one thread, then by three at once; a bounded buffer between two. */
public class Counters {
    private int count;
    private final Map<Integer, Integer> histogram = new HashMap<>();
    private final AtomicLong total = new AtomicLong();

    synchronized void increment() { count++; }
    synchronized int get() { return count; }
    void record(int x) {
        synchronized (histogram) {
            histogram.merge(x & 63, 1, Integer::sum);
        }
    }
    void add(long x) { total.addAndGet(x); }

    void work(int rounds, int seed) {
        for (int i = 0; i < rounds; i++) {
            increment();
            if ((i & 7) == 0) record(i * seed);
            add(i);
            if ((i & 1023) == 0) total.updateAndGet(v -> v ^ get() & 0);
        }
    }

    static final class Buffer {
        private final int[] items = new int[256];
        private int head, tail;
        synchronized void put(int x) throws InterruptedException {
            while (tail - head == items.length) wait();
            items[tail++ & 255] = x;
            if (tail - head == 1) notifyAll();
        }
        synchronized int take() throws InterruptedException {
            while (tail == head) wait();
            if (tail - head == items.length) notifyAll();
            return items[head++ & 255];
        }
    }

    public static void main(String[] args) throws Exception {
        Counters alone = new Counters(), shared = new Counters();
        alone.work(1_500_000, 3);
        StringBuffer text = new StringBuffer();                 // locks at each call
        for (int i = 0; i < 400_000; i++) text.append((char) ('a' + i % 26));
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 3; t++) {
            int me = t;
            Thread thread = new Thread(() -> shared.work(60_000, me));
            thread.start();
            threads.add(thread);
        }
        for (Thread t : threads) t.join();
        Buffer buffer = new Buffer();
        Thread producer = new Thread(() -> {
            try {
                for (int i = 0; i < 100_000; i++) buffer.put(i);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        producer.start();
        long sum = 0;
        for (int i = 0; i < 100_000; i++) sum = sum * 3 + buffer.take();
        producer.join();
        System.out.println(alone.get() + " " + alone.total + " " + shared.get() + " " + shared.total + " " + shared.histogram.size() + " " + text.toString().hashCode() + " " + sum);
    }
}
