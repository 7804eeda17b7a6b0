// Parallel streams give the sequential result when the operations are associative.
import java.util.*;
import java.util.concurrent.*;
import java.util.stream.*;

public class ParallelStreams {
    public static void main(String[] args) throws Exception {
        System.out.println(IntStream.range(0, 50_000).parallel().filter(i -> i % 7 == 0).mapToLong(i -> (long) i * i).sum());
        List<Integer> squares = IntStream.range(0, 1000).parallel().mapToObj(i -> i * i).collect(Collectors.toList());
        System.out.println(squares.size() + " " + squares.get(999) + " " + squares.equals(IntStream.range(0, 1000).mapToObj(i -> i * i).collect(Collectors.toList())));
        int[] data = new Random(5).ints(20_000).toArray(), copy = data.clone();
        Arrays.parallelSort(data);
        Arrays.sort(copy);
        System.out.println(Arrays.equals(data, copy));
        Arrays.parallelPrefix(copy, Integer::sum);
        System.out.println(copy[copy.length - 1]);
        Map<Integer, Long> groups = Stream.iterate(1, i -> i + 1).limit(2000).parallel().collect(Collectors.groupingByConcurrent(i -> i % 5, ConcurrentSkipListMap::new, Collectors.counting()));
        System.out.println(groups);
        System.out.println(Stream.of("c", "a", "b").parallel().sorted().collect(Collectors.joining()) + " " + IntStream.rangeClosed(1, 100).parallel().boxed().reduce(0, Integer::sum));
        IntStream.range(0, 100).parallel().mapToObj(i -> i % 10).distinct().sorted().forEachOrdered(i -> System.out.print(i + " "));
        System.out.println();
        try {
            IntStream.range(0, 1000).parallel().forEach(i -> { if (i == 500) throw new IllegalStateException("at 500"); });
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
        ForkJoinPool pool = new ForkJoinPool(3);
        System.out.println(pool.submit(() -> IntStream.range(0, 1000).parallel().sum()).get());
        pool.shutdown();
        System.out.println(pool.awaitTermination(5, TimeUnit.SECONDS));
        long[] filled = new long[100];
        Arrays.parallelSetAll(filled, i -> 1L << (i % 60));
        System.out.println(Arrays.stream(filled).sum());
    }
}
