import java.util.*;
import java.util.function.*;
import java.util.stream.*;

/** Streams, collectors, lambdas and method references. */
public class StreamsAndLambdas {
    record Sale(String city, int amount, boolean paid) { }

    public static void main(String[] args) {
        int n = args.length > 0 ? Integer.parseInt(args[0]) : 40_000;
        List<Sale> sales = IntStream.range(0, n).mapToObj(i -> new Sale("city" + i * 7919 % 50, i % 1000, i % 3 == 0)).collect(Collectors.toList());
        Map<String, Integer> totals = sales.stream().filter(Sale::paid).collect(Collectors.groupingBy(Sale::city, TreeMap::new, Collectors.summingInt(Sale::amount)));
        String top = totals.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey())).limit(5).map(e -> e.getKey() + "=" + e.getValue()).collect(Collectors.joining(","));
        long evens = LongStream.range(0, n * 10L).filter(i -> (i * i & 3) == 0).map(i -> i ^ i >> 3).sum();
        Function<Integer, Integer> f = Function.identity();
        for (int i = 0; i < 20; i++) {
            int k = i;
            f = f.andThen(x -> x * 3 + k);
        }
        int acc = 0;
        for (int i = 0; i < n / 4; i++)
            acc += f.apply(i);
        List<String> names = sales.stream().map(Sale::city).distinct().sorted(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder())).toList();
        System.out.println(top + " " + evens + " " + acc + " " + names.hashCode() + " " + sales.stream().flatMap(s -> Stream.of(s.amount(), -1)).reduce(0, Integer::sum));
    }
}
