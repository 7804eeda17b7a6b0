// Fork/join tasks: recursive tasks and actions, exceptions across joins, managed blocking, counted completers.
import java.util.*;
import java.util.concurrent.*;

public class ForkJoin {
    static class Fib extends RecursiveTask<Integer> {
        final int n;
        Fib(int n) { this.n = n; }
        protected Integer compute() {
            if (n < 8) return slow(n);
            Fib a = new Fib(n - 1), b = new Fib(n - 2);
            a.fork();
            return b.compute() + a.join();
        }
        static int slow(int n) { return n < 2 ? n : slow(n - 1) + slow(n - 2); }
    }

    static class Sort extends RecursiveAction {
        final int[] a; final int from, to;
        Sort(int[] a, int from, int to) { this.a = a; this.from = from; this.to = to; }
        protected void compute() {
            if (to - from < 100) { Arrays.sort(a, from, to); return; }
            int mid = (from + to) >>> 1;
            invokeAll(new Sort(a, from, mid), new Sort(a, mid, to));
            int[] left = Arrays.copyOfRange(a, from, mid);
            for (int i = 0, j = mid, k = from; i < left.length; k++)
                a[k] = j == to || left[i] <= a[j] ? left[i++] : a[j++];
        }
    }

    static class Failing extends RecursiveTask<Integer> {
        protected Integer compute() { throw new IllegalStateException("deep"); }
    }

    public static void main(String[] args) throws Exception {
        ForkJoinPool pool = new ForkJoinPool(2);
        System.out.println(pool.invoke(new Fib(18)) + " " + ForkJoinPool.commonPool().invoke(new Fib(12)) + " " + new Fib(10).invoke());
        int[] a = new Random(1).ints(5000).toArray(), b = a.clone();
        pool.invoke(new Sort(a, 0, a.length));
        Arrays.sort(b);
        System.out.println(Arrays.equals(a, b));
        try {
            pool.invoke(new Failing());
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
        ForkJoinTask<Integer> f = pool.submit(new Failing());
        f.quietlyJoin();
        System.out.println(f.isCompletedAbnormally() + " " + f.getException().getClass().getSimpleName());
        System.out.println(pool.submit(() -> ForkJoinTask.inForkJoinPool() + " " + (ForkJoinTask.getPool() == pool)).get() + " " + ForkJoinTask.inForkJoinPool());
        CountedCompleter<Void> root = new CountedCompleter<>() {
            public void compute() {
                addToPendingCount(2);
                for (int i = 0; i < 2; i++) new CountedCompleter<Void>(this) { public void compute() { tryComplete(); } }.fork();
                tryComplete();
            }
            public void onCompletion(CountedCompleter<?> c) { System.out.println("completed"); }
        };
        pool.invoke(root);
        pool.shutdown();
        System.out.println(pool.awaitTermination(5, TimeUnit.SECONDS) + " " + pool.getParallelism());
    }
}
