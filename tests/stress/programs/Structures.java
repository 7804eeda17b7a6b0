import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.StampedLock;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** java.util.concurrent, with sums that come out the same whoever is first. */
final class Structures {
    private static void together(int count, Stress.Body... bodies) throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++)
            for (Stress.Body b : bodies) threads.add(Stress.start("worker " + i, b));
        Stress.join(threads);
    }

    private static String maps() throws Exception {
        ConcurrentHashMap<Integer, Long> map = new ConcurrentHashMap<>();
        ConcurrentSkipListMap<Integer, Long> sorted = new ConcurrentSkipListMap<>();
        AtomicInteger next = new AtomicInteger();
        LongAdder sum = new LongAdder();
        together(4, () -> {
            int me = next.getAndIncrement();
            for (int i = 0; i < 5000; i++) {
                map.merge(i * 31 % 1000, 1L, Long::sum);
                sorted.merge(i % 50, 1L, Long::sum);
                map.computeIfAbsent(10_000 + i, k -> (long) k);
                if (i % 3 == 0) map.remove(10_000 + (i + me * 777) % 5000);
                sum.add(i);
            }
        });
        long counted = 0;
        for (int i = 0; i < 1000; i++) counted += map.get(i);
        Stress.check(counted, 20_000, "merged");
        Stress.check(sorted.values().stream().mapToLong(x -> x).sum(), 20_000, "merged and sorted");
        Stress.check(sum.sum(), 4L * 5000 * 4999 / 2, "LongAdder");
        map.forEach((k, v) -> { if (k >= 10_000) Stress.check(v, k, "computed"); });
        return "";
    }

    private static final class Sum extends RecursiveTask<Long> {
        private final long[] data;
        private final int from, to;
        Sum(long[] data, int from, int to) {
            this.data = data;
            this.from = from;
            this.to = to;
        }
        @Override protected Long compute() {
            if (to - from <= 64) return Arrays.stream(data, from, to).sum();
            Sum left = new Sum(data, from, (from + to) / 2), right = new Sum(data, (from + to) / 2, to);
            left.fork();
            return right.compute() + left.join();
        }
    }

    private static String forkJoin() throws Exception {
        long[] data = LongStream.range(0, 100_000).toArray();
        ForkJoinPool pool = new ForkJoinPool(4);
        for (int i = 0; i < 3; i++) Stress.check(pool.invoke(new Sum(data, 0, data.length)), 100_000L * 99_999 / 2, "forked sum");
        pool.shutdown();
        Stress.check(IntStream.range(0, 100_000).parallel().mapToLong(x -> x).sum(), 100_000L * 99_999 / 2, "parallel stream");
        int[] unsorted = IntStream.range(0, 50_000).map(x -> x * 7919 % 50_000).toArray();
        Arrays.parallelSort(unsorted);
        Stress.check(unsorted[49_999], 49_999, "sorted");
        return "";
    }

    private static String exchangers() throws Exception {
        AtomicLong given = new AtomicLong(), taken = new AtomicLong();
        for (int pair = 0; pair < 2; pair++) {
            Exchanger<Integer> exchanger = new Exchanger<>();
            AtomicInteger next = new AtomicInteger();
            together(2, () -> {
                int me = next.getAndIncrement();
                for (int i = 0; i < 1000; i++) {
                    int got = exchanger.exchange(i * 2 + me);
                    Stress.check(got, i * 2 + 1 - me, "exchanged");
                    given.addAndGet(i * 2 + me);
                    taken.addAndGet(got);
                }
            });
        }
        Stress.check(taken.get(), given.get(), "sum of what was exchanged");
        return "";
    }

    private static String barriers() throws Exception {
        int parties = 4, phases = 200;
        int[] cells = new int[parties];
        Phaser phaser = new Phaser(parties);
        CyclicBarrier barrier = new CyclicBarrier(parties);
        AtomicInteger next = new AtomicInteger();
        together(parties, () -> {
            int me = next.getAndIncrement();
            for (int i = 1; i <= phases; i++) {
                cells[me] = i;
                phaser.arriveAndAwaitAdvance();
                for (int c : cells) Stress.check(c, i, "phase");
                barrier.await();
            }
        });
        return "";
    }

    private static String stamped() throws Exception {
        StampedLock lock = new StampedLock();
        long[] pair = { 0, 0 };
        AtomicLong optimistic = new AtomicLong();
        together(2, () -> {
            for (int i = 0; i < 5000; i++) {
                long stamp = lock.writeLock();
                pair[0]++;
                pair[1]--;
                lock.unlockWrite(stamp);
            }
        }, () -> {
            for (int i = 0; i < 5000; i++) {
                long stamp = lock.tryOptimisticRead(), a = pair[0], b = pair[1];
                if (!lock.validate(stamp)) {
                    stamp = lock.readLock();
                    a = pair[0];
                    b = pair[1];
                    lock.unlockRead(stamp);
                } else optimistic.incrementAndGet();
                Stress.check(a + b, 0, "sum of the pair");
            }
        });
        Stress.check(pair[0], 10_000, "written");
        return optimistic + " of 10000 reads were optimistic";
    }

    private static String queues() throws Exception {
        LinkedTransferQueue<Integer> transfer = new LinkedTransferQueue<>();
        SynchronousQueue<Integer> synchronous = new SynchronousQueue<>(true);
        ConcurrentLinkedDeque<Integer> deque = new ConcurrentLinkedDeque<>();
        AtomicLong sum = new AtomicLong();
        together(2, () -> {
            for (int i = 0; i < 1500; i++) {
                if ((i & 1) == 0) transfer.transfer(i);
                else transfer.put(i);
                synchronous.put(i);
                if ((i & 1) == 0) deque.addFirst(i);
                else deque.addLast(i);
            }
        }, () -> {
            long mine = 0;
            for (int i = 0; i < 1500; i++) {
                mine += transfer.take() + synchronous.take();
                for (Integer got = null; got == null; mine += got == null ? 0 : got) got = (i & 2) == 0 ? deque.pollFirst() : deque.pollLast();
            }
            sum.addAndGet(mine);
        });
        Stress.check(sum.get(), 2L * 3 * 1500 * 1499 / 2, "taken");
        return "";
    }

    private static String futures() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        List<CompletableFuture<Integer>> futures = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            int id = i;
            CompletableFuture<Integer> a = CompletableFuture.supplyAsync(() -> id, pool), b = CompletableFuture.supplyAsync(() -> id * 2);
            futures.add(a.thenCombineAsync(b, Integer::sum, pool).thenApply(x -> {
                if (x % 30 == 0) throw new IllegalStateException("multiple of thirty");
                return x;
            }).exceptionally(e -> 0));
        }
        long sum = 0, wanted = 0;
        for (int i = 0; i < 1000; i++) {
            sum += futures.get(i).get();
            if (i % 10 != 0) wanted += 3 * i;
        }
        Stress.check(sum, wanted, "sum of futures");
        List<Future<Integer>> plain = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            int id = i;
            plain.add(pool.submit(() -> id));
        }
        for (int i = 0; i < 200; i++) Stress.check(plain.get(i).get(), i, "future");
        pool.shutdown();
        return "";
    }

    private static String conditions() throws Exception {
        ReentrantLock lock = new ReentrantLock(true);
        Condition changed = lock.newCondition();
        Semaphore semaphore = new Semaphore(2);
        AtomicInteger inside = new AtomicInteger(), next = new AtomicInteger();
        int[] turn = { 0 };
        together(3, () -> {
            int me = next.getAndIncrement();
            for (int i = 0; i < 700; i++) {
                lock.lock();
                try {
                    while (turn[0] % 3 != me) changed.await();
                    turn[0]++;
                    changed.signalAll();
                } finally {
                    lock.unlock();
                }
                semaphore.acquire();
                Stress.check(inside.incrementAndGet() <= 2, "too many inside");
                inside.decrementAndGet();
                semaphore.release();
            }
        });
        Stress.check(turn[0], 2100, "turns");
        return "";
    }

    private static void add(String name, java.util.concurrent.Callable<String> body) {
        new Stress(name) { @Override String round() throws Exception { return body.call(); } };
    }

    static void add() {
        add("concurrent maps", Structures::maps);
        add("fork and join", Structures::forkJoin);
        add("exchangers", Structures::exchangers);
        add("barriers", Structures::barriers);
        add("stamped lock", Structures::stamped);
        add("queues", Structures::queues);
        add("futures", Structures::futures);
        add("conditions", Structures::conditions);
    }
}
