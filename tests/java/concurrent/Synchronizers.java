// Latches, barriers, semaphores, phasers, exchangers, blocking queues and transfer.
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;

public class Synchronizers {
    static void run(int n, java.util.function.IntConsumer body) throws Exception {
        Thread[] ts = new Thread[n];
        for (int i = 0; i < n; i++) { int id = i; ts[i] = new Thread(() -> body.accept(id)); ts[i].start(); }
        for (Thread t : ts) t.join();
    }

    static <T> T call(Callable<T> c) {
        try { return c.call(); } catch (Exception e) { throw new RuntimeException(e); }
    }

    public static void main(String[] args) throws Exception {
        AtomicInteger atBarrier = new AtomicInteger(), actions = new AtomicInteger();
        CyclicBarrier barrier = new CyclicBarrier(4, actions::incrementAndGet);
        run(4, id -> { for (int k = 0; k < 5; k++) { atBarrier.incrementAndGet(); call(barrier::await); } });
        System.out.println(atBarrier + " " + actions + " " + barrier.isBroken());
        CyclicBarrier broken = new CyclicBarrier(2);
        try {
            broken.await(5, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            System.out.println("timeout " + broken.isBroken());
        }
        Semaphore s = new Semaphore(2);
        AtomicInteger inside = new AtomicInteger(), most = new AtomicInteger();
        run(5, id -> { for (int k = 0; k < 20; k++) { s.acquireUninterruptibly(); most.accumulateAndGet(inside.incrementAndGet(), Math::max); Thread.yield(); inside.decrementAndGet(); s.release(); } });
        System.out.println((most.get() <= 2) + " " + s.availablePermits() + " " + s.tryAcquire(3) + s.tryAcquire(2) + s.drainPermits());
        Phaser phaser = new Phaser(3) { @Override protected boolean onAdvance(int phase, int parties) { actions.addAndGet(100); return phase >= 2 || parties == 0; } };
        run(3, id -> { while (!phaser.isTerminated()) phaser.arriveAndAwaitAdvance(); });
        System.out.println(actions + " " + phaser.isTerminated());
        Exchanger<String> ex = new Exchanger<>();
        String[] got = new String[2];
        run(2, id -> got[id] = call(() -> ex.exchange("from " + id)));
        System.out.println(Arrays.toString(got));
        BlockingQueue<Integer> q = new ArrayBlockingQueue<>(2);
        LongAdder total = new LongAdder();
        run(4, id -> { for (int k = 0; k < 100; k++) if (id % 2 == 0) call(() -> { q.put(1); return 0; }); else total.add(call(q::take)); });
        System.out.println(total + " " + q.remainingCapacity() + " " + q.offer(1) + q.offer(2) + q.offer(3) + " " + q.poll() + q.peek());
        SynchronousQueue<String> sync = new SynchronousQueue<>();
        LinkedTransferQueue<String> transfer = new LinkedTransferQueue<>();
        run(2, id -> { if (id == 0) { call(() -> { sync.put("sync"); transfer.transfer("transfer"); return 0; }); } else System.out.println(call(sync::take) + " " + call(transfer::take)); });
        DelayQueue<Item> delays = new DelayQueue<>(List.of(new Item("second", 20), new Item("first", 5)));
        System.out.println(delays.take().name + " " + delays.take().name + " " + delays.poll());
        PriorityBlockingQueue<Integer> pq = new PriorityBlockingQueue<>(4, Comparator.reverseOrder());
        run(3, id -> pq.add(id));
        System.out.println(pq.take() + " " + pq.take() + " " + pq.take());
        CountDownLatch latch = new CountDownLatch(3);
        run(3, id -> latch.countDown());
        System.out.println(latch.await(1, TimeUnit.SECONDS) + " " + latch.getCount() + " " + new CountDownLatch(1).await(1, TimeUnit.MILLISECONDS));
    }

    static class Item implements Delayed {
        final String name; final long due;
        Item(String name, long ms) { this.name = name; due = System.nanoTime() + ms * 1_000_000; }
        public long getDelay(TimeUnit u) { return u.convert(due - System.nanoTime(), TimeUnit.NANOSECONDS); }
        public int compareTo(Delayed d) { return Long.compare(due, ((Item) d).due); }
    }
}
