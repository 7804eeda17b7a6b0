// args: -XX:-OmitStackTraceInFastThrow
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

// Lambdas and method references of every kind in hot code: captured values, sites that become polymorphic, streams, exceptions through them.
public class LambdaShapes {
    interface Tri { long apply(int a, long b, double c); default Tri twice() { return (a, b, c) -> apply(a, apply(a, b, c), c); } }
    interface Thrower<E extends Exception> { int run(int x) throws E; }
    int field = 3;
    LambdaShapes() { }
    LambdaShapes(int f) { field = f; }
    int add(int x) { return field + x; }
    static int twice(int x) { return 2 * x; }
    static long mix(int a, long b, double c) { return a ^ b + (long) c; }
    <T extends Comparable<T> & java.io.Serializable> int both(T t) { Supplier<String> s = t::toString; return s.get().length(); }
    IntUnaryOperator capturing(long l, double d, String s, byte b) { return x -> (int) (field + x * l + d) + s.length() + b; }
    IntSupplier changing() { int[] cell = { 0 }; return () -> cell[0]++ + field++; }

    static long loop(IntUnaryOperator[] fs, int rounds) {
        long sum = 0;
        for (int i = 0; i < rounds; i++) sum = sum * 31 + fs[i % fs.length].applyAsInt(i);
        return sum;
    }
    static int freshEachTime(int rounds) {
        int sum = 0;
        for (int i = 0; i < rounds; i++) {
            int k = i;
            IntUnaryOperator f = x -> x + k, g = f.andThen(x -> x ^ k), h = g.compose(LambdaShapes::twice);
            Function<Integer, Integer> boxed = x -> x + 1;
            Supplier<LambdaShapes> make = LambdaShapes::new;
            IntFunction<LambdaShapes> makeFrom = LambdaShapes::new;
            sum += h.applyAsInt(i & 7) + boxed.apply(i) + make.get().field + makeFrom.apply(k).add(1);
        }
        return sum;
    }
    static long generic(List<Integer> list, BinaryOperator<Integer> op, Predicate<? super Integer> keep) {
        Integer acc = 0;
        for (Integer i : list) if (keep.test(i)) acc = op.apply(acc, i);
        return acc;
    }
    static int curried(int rounds) {
        IntFunction<IntFunction<IntUnaryOperator>> f = a -> b -> c -> a * b - c;
        int s = 0;
        for (int i = 0; i < rounds; i++) s += f.apply(i).apply(3).applyAsInt(i & 31);
        return s;
    }
    static IntUnaryOperator fib;
    static String failing(IntUnaryOperator f, int x) {
        try {
            return "" + f.applyAsInt(x);
        } catch (RuntimeException e) {
            StringBuilder s = new StringBuilder(e.toString());
            for (StackTraceElement at : e.getStackTrace())
                if (at.getClassName().startsWith("LambdaShapes")) s.append(' ').append(at.getMethodName()).append(':').append(at.getLineNumber());
            return s.toString();
        }
    }
    static <E extends Exception> int guarded(Thrower<E> t, int x) throws E { return t.run(x) + 1; }

    static String streams(int n) {
        List<String> words = IntStream.range(0, n).mapToObj(i -> "w" + i % 17).collect(Collectors.toList());
        Map<String, Long> counts = words.stream().collect(Collectors.groupingBy(w -> w, TreeMap::new, Collectors.counting()));
        int lengths = words.stream().filter(w -> w.length() > 2).mapToInt(String::length).sum();
        String joined = words.stream().distinct().sorted(Comparator.comparing(String::length).thenComparing(Comparator.reverseOrder())).limit(5).collect(Collectors.joining(",", "<", ">"));
        OptionalDouble mean = IntStream.rangeClosed(1, n).filter(i -> i % 3 == 0).mapToLong(i -> i * 2L).average();
        long longs = LongStream.iterate(1, x -> x * 3 + 1).limit(20).reduce(0, Long::sum);
        return counts + " " + lengths + joined + mean + longs + Stream.of(1, 2, 3).flatMap(i -> Stream.of(i, -i)).map(Object::toString).reduce("", String::concat);
    }

    public static void main(String[] args) throws Exception {
        LambdaShapes o = new LambdaShapes();
        IntUnaryOperator first = x -> x + 1;
        System.out.println(loop(new IntUnaryOperator[] { first }, 150_000));
        System.out.println(loop(new IntUnaryOperator[] { first, o::add }, 150_000));
        IntUnaryOperator[] many = { first, o::add, LambdaShapes::twice, Math::abs, Integer::bitCount, x -> -x, o.capturing(5, 2.5, "four", (byte) 1), IntUnaryOperator.identity(), x -> o.both("s" + (x & 1)), x -> { o.field ^= x & 3; return o.field; } };
        System.out.println(loop(many, 100_000));
        System.out.println(freshEachTime(12_000) + " " + curried(50_000));
        List<Integer> list = IntStream.range(0, 100).boxed().collect(Collectors.toList());
        long sum = 0;
        for (int i = 0; i < 1000; i++) {
            int k = i;
            sum += generic(list, Integer::sum, x -> x % 3 != k % 3) + generic(list, (a, b) -> a * 31 + b, Objects::nonNull) + generic(list, Math::max, list::contains);
        }
        System.out.println(sum);
        Tri tri = LambdaShapes::mix, other = (a, b, c) -> a - b * (long) c;
        for (int i = 0; i < 60_000; i++) sum = sum * 3 + tri.twice().apply(i, sum, 2.5) + ((i & 1) == 0 ? tri : other).apply(i, i, i);
        System.out.println(sum);
        fib = n -> n < 2 ? n : fib.applyAsInt(n - 1) + fib.applyAsInt(n - 2);
        System.out.println(fib.applyAsInt(22));
        IntSupplier changing = o.changing();
        for (int i = 0; i < 100_000; i++) sum += changing.getAsInt();
        System.out.println(sum + " " + o.field);
        int[] data = { 1, 2, 3 };
        IntUnaryOperator[] faults = { x -> data[x], x -> 6 / (x - 3), x -> ((String) null).length() + x, x -> (Integer) (Object) "s", x -> Integer.parseInt("z" + x), x -> { throw new IllegalStateException("x" + x); }, ((LambdaShapes) o)::add };
        for (int i = 0; i < 5_000; i++) sum += failing(faults[i % 7], i % 5).length();
        System.out.println(sum);
        for (IntUnaryOperator f : faults) System.out.println(failing(f, 3));
        System.out.println(failing(x -> IntStream.range(0, 10).map(i -> data[i]).sum(), 1));
        try {
            LambdaShapes none = args.length == 0 ? null : o;
            IntUnaryOperator f = none::add;
            System.out.println("not reached");
        } catch (NullPointerException e) {
            System.out.println("null receiver");
        }
        int caught = 0;
        for (int i = 0; i < 20_000; i++)
            try {
                caught += guarded(x -> { if (x % 5 == 0) throw new java.io.IOException("io"); return x; }, i) & 1;
            } catch (java.io.IOException e) {
                caught += 2;
            }
        System.out.println(caught);
        for (int i = 0; i < 25; i++) sum += streams(300).hashCode();
        System.out.println(sum + streams(100));
    }
}
