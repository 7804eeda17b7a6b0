// Stream pipelines: laziness, order, short circuits, flat maps, iteration, reuse.
import java.util.*;
import java.util.stream.*;

public class Streams {
    public static void main(String[] args) {
        List<String> log = new ArrayList<>();
        Optional<Integer> first = Stream.of(5, 3, 8, 1).peek(i -> log.add("p" + i)).filter(i -> i > 4).map(i -> { log.add("m" + i); return i * 2; }).skip(1).findFirst();
        System.out.println(first + " " + log);
        System.out.println(IntStream.rangeClosed(1, 5).mapToObj(i -> "x".repeat(i)).collect(Collectors.joining(",", "[", "]")));
        System.out.println(Stream.iterate(1, i -> i * 3).limit(8).toList() + " " + Stream.iterate(1, i -> i < 50, i -> i * 2).map(String::valueOf).toList());
        System.out.println(Stream.of(List.of(1, 2), List.<Integer>of(), List.of(3)).flatMap(List::stream).reduce(0, Integer::sum) + " " + Stream.of(1, 2, 3).reduce(Integer::max));
        System.out.println(Stream.of("a", "bb", "cc", "a").distinct().sorted(Comparator.comparing(String::length).reversed().thenComparing(Comparator.reverseOrder())).toList());
        System.out.println(IntStream.range(0, 20).filter(i -> i % 3 == 0).boxed().collect(Collectors.toList()) + " " + IntStream.of(3, 1, 2).sorted().summaryStatistics());
        System.out.println(DoubleStream.of(1.5, 2.5).average().getAsDouble() + " " + LongStream.rangeClosed(1, 20).reduce(1, (a, b) -> a * b) + " " + IntStream.empty().max());
        System.out.println(Stream.of(1, 2, 3, 4, 5, 1).takeWhile(i -> i < 4).toList() + "" + Stream.of(1, 2, 3, 4, 1).dropWhile(i -> i < 3).toList());
        System.out.println(Stream.of(1, 2, 3).anyMatch(i -> i == 2) + " " + Stream.of(1, 2).allMatch(i -> i > 1) + " " + Stream.empty().noneMatch(x -> true) + " " + Stream.of(1, 2).count());
        System.out.println("hello".chars().mapToObj(c -> (char) c).map(Object::toString).collect(Collectors.joining("-")) + Stream.concat(Stream.of(1), Stream.of("b")).toList());
        System.out.println(Stream.of(1, 2, 3).<String>mapMulti((i, sink) -> { for (int k = 0; k < i; k++) sink.accept(i + "" + k); }).toList());
        System.out.println(Arrays.toString(Stream.of(3, 1, 2).sorted().mapToInt(Integer::intValue).toArray()) + Arrays.stream(new int[] { 1, 2, 3, 4 }, 1, 3).sum());
        Iterator<Integer> it = Stream.generate(new int[] { 0 }::clone).map(a -> a[0]++).limit(3).iterator();
        while (it.hasNext()) System.out.print(it.next() + " ");
        Stream<Integer> s = Stream.of(1);
        s.count();
        try {
            s.count();
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
        boolean[] closed = { false };
        try (Stream<String> c = Stream.of("x").onClose(() -> closed[0] = true)) {
            c.forEach(x -> { });
        }
        System.out.println(closed[0] + " " + new Random(42).ints(5, 0, 100).boxed().toList() + " " + Stream.of(1, 2, 3, 4).mapToInt(i -> i).asLongStream().mapToObj(Long::toString).collect(Collectors.toCollection(ArrayDeque::new)));
        System.out.println(StreamSupport.stream(Spliterators.spliteratorUnknownSize(List.of(1, 2, 3).iterator(), Spliterator.ORDERED), false).mapToDouble(i -> i / 2.0).sum());
        System.out.println(new StringJoiner(",", "{", "}").setEmptyValue("none") + " " + Stream.of("k=v", "a=b").map(x -> x.split("=")).collect(Collectors.toMap(x -> x[0], x -> x[1], (x, y) -> x, LinkedHashMap::new)));
        int sum = 0;
        for (int i = 0; i < 2000; i++)
            sum += IntStream.range(0, 10).map(x -> x * x).filter(x -> (x & 1) == 0).sum();
        System.out.println(sum);
    }
}
