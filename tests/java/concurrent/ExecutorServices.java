// Executors: pools, futures, invokeAll and invokeAny, scheduling, rejection, shutdown, thread factories.
import java.util.*;
import java.util.concurrent.*;

public class ExecutorServices {
    public static void main(String[] args) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(3, r -> new Thread(r, "pool"));
        List<Future<Integer>> futures = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            int n = i;
            futures.add(pool.submit(() -> n * n));
        }
        int sum = 0;
        for (Future<Integer> f : futures) sum += f.get();
        System.out.println(sum + " " + pool.submit(() -> Thread.currentThread().getName()).get());
        System.out.println(pool.invokeAll(List.<Callable<String>>of(() -> "a", () -> "b")).stream().map(f -> { try { return f.get() + f.isDone(); } catch (Exception e) { return "x"; } }).toList());
        System.out.println(pool.invokeAny(List.<Callable<String>>of(() -> { throw new Exception("no"); }, () -> "any")));
        Future<?> failing = pool.submit(() -> { throw new IllegalStateException("task"); });
        try {
            failing.get();
        } catch (ExecutionException e) {
            System.out.println(e.getMessage() + " / " + e.getCause().getMessage());
        }
        Future<?> slow = pool.submit(() -> { Thread.sleep(60_000); return 1; });
        try {
            slow.get(10, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            System.out.println("timeout " + slow.cancel(true) + slow.isCancelled());
        }
        try {
            slow.get();
        } catch (CancellationException e) {
            System.out.println("cancelled");
        }
        pool.shutdown();
        System.out.println(pool.awaitTermination(10, TimeUnit.SECONDS) + " " + pool.isTerminated());
        try {
            pool.submit(() -> 1);
        } catch (RejectedExecutionException e) {
            System.out.println("rejected");
        }
        ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
        CountDownLatch ticks = new CountDownLatch(3);
        StringBuffer order = new StringBuffer();
        timer.schedule(() -> order.append("b"), 500, TimeUnit.MILLISECONDS);
        timer.schedule(() -> order.append("a"), 1, TimeUnit.MILLISECONDS);
        ScheduledFuture<?> periodic = timer.scheduleAtFixedRate(ticks::countDown, 0, 15, TimeUnit.MILLISECONDS);
        ticks.await();
        periodic.cancel(false);
        timer.shutdown();
        System.out.println(timer.awaitTermination(10, TimeUnit.SECONDS) + " " + order);
        ExecutorService single = Executors.newSingleThreadExecutor();
        StringBuffer s = new StringBuffer();
        for (int i = 0; i < 5; i++) { int n = i; single.execute(() -> s.append(n)); }
        single.submit(() -> { }).get();
        System.out.println(s + " " + single.shutdownNow().size());
        ThreadPoolExecutor tpe = new ThreadPoolExecutor(1, 2, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1), new ThreadPoolExecutor.CallerRunsPolicy());
        CountDownLatch hold = new CountDownLatch(1);
        for (int i = 0; i < 3; i++) tpe.execute(() -> { try { hold.await(); } catch (InterruptedException e) { } });
        StringBuilder who = new StringBuilder();
        tpe.execute(() -> who.append(Thread.currentThread().getName()));
        System.out.println(who + " " + tpe.getPoolSize() + " " + tpe.getQueue().size());
        hold.countDown();
        tpe.shutdown();
        CompletionService<Integer> cs = new ExecutorCompletionService<>(ForkJoinPool.commonPool());
        for (int i = 1; i <= 4; i++) { int n = i; cs.submit(() -> n); }
        int total = 0;
        for (int i = 0; i < 4; i++) total += cs.take().get();
        System.out.println(total);
        ExecutorService cached = Executors.newCachedThreadPool();
        FutureTask<String> task = new FutureTask<>(() -> "task");
        cached.execute(task);
        System.out.println(task.get());
        cached.shutdownNow();
    }
}
