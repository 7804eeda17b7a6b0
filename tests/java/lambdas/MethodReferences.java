// Method references of every kind: static, bound, unbound, constructor, array, super, varargs, boxing, bridges.
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

public class MethodReferences {
    static int twice(int x) { return 2 * x; }
    String name = "mr";
    String suffix(String s) { return name + s; }
    static String joined(String... s) { return String.join("+", s); }
    private String hidden(Object o) { return "hidden" + o; }

    static class Base { String who() { return "base"; } protected String guarded(int i) { return "guarded" + i; } }
    static class Sub extends Base {
        String who() { return "sub"; }
        Supplier<String> up() { return super::who; }
        Supplier<String> mine() { return this::who; }
        IntFunction<String> g() { return super::guarded; }
    }
    static class Pair<A, B> {
        final A a; final B b;
        Pair(A a, B b) { this.a = a; this.b = b; }
        public String toString() { return a + "/" + b; }
    }
    class InnerOne { int v; InnerOne(int v) { this.v = v; } }

    IntFunction<InnerOne> inner() { return InnerOne::new; }

    public static void main(String[] args) {
        IntUnaryOperator st = MethodReferences::twice;
        Function<Integer, Integer> boxed = MethodReferences::twice;
        ToLongFunction<Integer> widened = MethodReferences::twice;
        MethodReferences m = new MethodReferences();
        Function<String, String> bound = m::suffix;
        m.name = "changed";
        BiFunction<MethodReferences, String, String> unbound = MethodReferences::suffix;
        System.out.println(st.applyAsInt(4) + " " + boxed.apply(5) + " " + widened.applyAsLong(6) + " " + bound.apply("!") + " " + unbound.apply(m, "?"));
        Supplier<List<String>> ctor = ArrayList::new;
        IntFunction<List<String>> sized = ArrayList::new;
        BiFunction<String, Integer, Pair<String, Integer>> pair = Pair::new;
        IntFunction<int[][]> array = int[][]::new;
        System.out.println(ctor.get() + "" + sized.apply(10) + pair.apply("p", 1) + array.apply(3).length + array.apply(0).getClass().getName());
        Sub s = new Sub();
        System.out.println(s.up().get() + s.mine().get() + s.g().apply(3) + m.inner().apply(8).v);
        Function<String, String> one = MethodReferences::joined;
        BinaryOperator<String> two = MethodReferences::joined;
        Supplier<String> none = MethodReferences::joined;
        System.out.println(one.apply("a") + two.apply("a", "b") + "[" + none.get() + "]");
        Function<Object, String> h = m::hidden;
        Supplier<String> literal = "text"::toUpperCase;
        Comparator<String> cmp = String::compareToIgnoreCase;
        Function<int[], int[]> clone = int[]::clone;
        System.out.println(h.apply(1) + literal.get() + cmp.compare("A", "b") + clone.apply(new int[] { 7 })[0]);
        Consumer<Object> print = System.out::println;
        print.andThen(x -> System.out.println("then " + x)).accept("printed");
        print.accept(Stream.of("b", "a", "C").sorted(String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder())).map(String::toUpperCase).collect(Collectors.toCollection(TreeSet::new)));
        System.out.println(Stream.of(1, 2, 3).map(Integer::doubleValue).map(Object::toString).toArray(String[]::new).length);
        Callable0<String> generic = MethodReferences.<String>id("g")::get;
        System.out.println(generic.call());
        MethodReferences nothing = null;
        try {
            Supplier<String> fails = nothing.name::trim;
        } catch (NullPointerException e) {
            System.out.println("null receiver");
        }
        Predicate<String> p = String::isEmpty;
        System.out.println(p.negate().or(String::isBlank).test("") + " " + Predicate.not(String::isEmpty).test("x") + " " + Optional.of("opt").map(String::length).orElseGet(m.name::length));
    }

    interface Callable0<T> { T call(); }
    static <T> Supplier<T> id(T t) { return () -> t; }
}
