// Small helpers: Objects, StringTokenizer, iterators and spliterators, comparators, function composition, statistics.
import java.util.*;
import java.util.function.*;

public class SmallUtilities {
    static class Range implements Iterable<Integer> {
        final int from, to;
        Range(int from, int to) { this.from = from; this.to = to; }
        public Iterator<Integer> iterator() { return new Iterator<>() { int at = from; public boolean hasNext() { return at < to; } public Integer next() { if (!hasNext()) throw new NoSuchElementException("past " + to); return at++; } }; }
    }

    public static void main(String[] args) {
        System.out.println(Objects.equals(null, null) + " " + Objects.toString(null, "nil") + Objects.requireNonNullElse(null, 5) + Objects.compare("a", "b", Comparator.naturalOrder()) + Objects.isNull(1) + Objects.checkFromToIndex(1, 2, 3));
        StringTokenizer t = new StringTokenizer("a=b;c", "=;", true);
        while (t.hasMoreTokens()) System.out.print(t.nextToken() + "|");
        System.out.println(t.countTokens());
        int sum = 0;
        for (int i : new Range(1, 5)) sum += i;
        new Range(0, 3).forEach(i -> System.out.print(i + " "));
        Iterator<Integer> it = new Range(0, 1).iterator();
        it.next();
        try {
            it.next();
        } catch (NoSuchElementException e) {
            System.out.println(sum + " " + e.getMessage());
        }
        try {
            new Range(0, 1).iterator().remove();
        } catch (UnsupportedOperationException e) {
            System.out.println(e.getMessage());
        }
        Spliterator<Integer> s = new Range(0, 10).spliterator();
        Spliterator<Integer> half = List.of(1, 2, 3, 4).spliterator().trySplit();
        s.tryAdvance(i -> System.out.print("first " + i + " "));
        System.out.println(half.estimateSize() + " " + half.hasCharacteristics(Spliterator.SIZED));
        Comparator<String> c = Comparator.nullsFirst(Comparator.comparingInt(String::length).thenComparing(String::compareTo).reversed());
        List<String> l = Arrays.asList("bb", null, "a", "cc", "ddd");
        l.sort(c);
        System.out.println(l);
        Function<Integer, Integer> f = Function.<Integer>identity().andThen(x -> x + 1).compose(x -> x * 2);
        BiFunction<Integer, Integer, Integer> add = Integer::sum;
        UnaryOperator<String> up = String::toUpperCase;
        System.out.println(f.apply(5) + " " + add.andThen(x -> -x).apply(1, 2) + up.apply("x") + BinaryOperator.minBy(Comparator.<Integer>naturalOrder()).apply(3, 2) + Predicate.isEqual("a").test("a") + new AbstractMap.SimpleEntry<>("k", 1) + Map.entry(1, 2));
        DoubleSummaryStatistics st = new DoubleSummaryStatistics();
        for (int i = 0; i < 10; i++) st.accept(0.1);
        System.out.println(st.getSum() + " " + st.getAverage() + " " + st);
        EventObject e = new EventObject("source");
        System.out.println(e.getSource() + " " + e + " " + new Scanner("1 2 3").tokens().mapToInt(Integer::parseInt).sum() + " " + new OptionalsHolder().value.orElse("empty"));
    }

    static class OptionalsHolder { final Optional<String> value = Optional.ofNullable(System.getProperty("no.such.property")); }
}
