// Lambdas: captures of every type, recursion, nesting, this, generic and primitive shapes, returned functions.
import java.util.*;
import java.util.function.*;

public class LambdaForms {
    int field = 3;
    static int counter;

    interface Tri<A, B, C, R> { R apply(A a, B b, C c); default Tri<A, B, C, String> text() { return (a, b, c) -> "<" + apply(a, b, c) + ">"; } }
    interface Wide { double go(byte b, short s, char c, int i, long l, float f, double d, boolean z, Object o, int[] a); }
    interface Thrower { void run() throws Exception; }
    interface Marker { }

    Supplier<Integer> capturesThis() { return () -> field++ + this.field; }

    static Function<Integer, Integer> compose(int n) {
        return n == 0 ? x -> x : compose(n - 1).andThen(x -> x + n);
    }

    static <T extends Comparable<T>> BinaryOperator<T> max() { return (a, b) -> a.compareTo(b) >= 0 ? a : b; }

    public static void main(String[] args) throws Exception {
        byte b = 1; short s = 2; char c = '3'; int i = 4; long l = 5; float f = 6; double d = 7; boolean z = true; Object o = "8"; int[] a = { 9 };
        Supplier<String> all = () -> b + "" + s + c + i + l + f + d + z + o + a[0];
        a[0] = 10;
        System.out.println(all.get());
        Wide w = (b1, s1, c1, i1, l1, f1, d1, z1, o1, a1) -> b1 + s1 + c1 + i1 + l1 + f1 + d1 + (z1 ? 1 : 0) + o1.hashCode() + a1.length + d;
        System.out.println(w.go(b, s, c, i, l, f, d, z, o, a));
        LambdaForms self = new LambdaForms();
        Supplier<Integer> st = self.capturesThis();
        System.out.println(st.get() + " " + st.get() + " " + self.field);
        System.out.println(compose(10).apply(1) + " " + LambdaForms.<String>max().apply("a", "b"));
        Tri<Integer, Long, String, String> tri = (x, y, q) -> x + y + q;
        System.out.println(tri.text().text().apply(1, 2L, "q"));
        Function<Integer, Function<Integer, Function<Integer, Integer>>> curried = x -> y -> q -> x * 100 + y * 10 + q;
        System.out.println(curried.apply(1).apply(2).apply(3));
        Runnable[] rs = new Runnable[3];
        for (int k = 0; k < 3; k++) {
            int kk = k;
            rs[k] = () -> counter += kk;
        }
        for (Runnable r : rs) r.run();
        System.out.println(counter);
        Function<Integer, Integer>[] fact = new Function[1];
        fact[0] = n -> n <= 1 ? 1 : n * fact[0].apply(n - 1);
        System.out.println(fact[0].apply(10));
        Thrower t = () -> { throw new java.io.IOException("io"); };
        try {
            t.run();
        } catch (java.io.IOException e) {
            System.out.println(e.getMessage());
        }
        Runnable marked = (Runnable & Marker) () -> System.out.println("marked");
        marked.run();
        System.out.println((marked instanceof Marker) + " " + (rs[0].getClass() == rs[1].getClass()) + " " + (rs[0] != rs[1]));
        Supplier<Runnable> stateless = () -> () -> { };
        System.out.println(stateless.get() == stateless.get());
        IntBinaryOperator gcd = new IntBinaryOperator() { public int applyAsInt(int x, int y) { return y == 0 ? x : applyAsInt(y, x % y); } };
        System.out.println(gcd.applyAsInt(48, 36) + ((ToLongFunction<String>) Long::parseLong).applyAsLong("12") + " " + ((IntPredicate) x -> x > 2).and(x -> x < 5).test(4));
    }
}
