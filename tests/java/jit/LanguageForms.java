import java.util.*;
import java.util.function.*;

// What javac turns into bridges, accessors, defaults and hidden members, hot: generics, inner classes, records, enums, sealed types, varargs.
public class LanguageForms {
    static abstract class Cell<T> { abstract T get(); abstract void set(T t); Cell<T> me() { return this; } }
    static class IntCell extends Cell<Integer> { int v; @Override Integer get() { return v; } @Override void set(Integer i) { v = i; } @Override IntCell me() { return this; } }
    static class TextCell extends Cell<String> { String v = ""; @Override String get() { return v; } @Override void set(String s) { v = s; } }
    static class NamedInt extends IntCell implements Comparable<NamedInt>, Supplier<Integer> { @Override public Integer get() { return v + 1; } public int compareTo(NamedInt o) { return Integer.compare(v, o.v); } }
    interface Default { default int a(int x) { return b(x) + hidden(x); } int b(int x); private int hidden(int x) { return x ^ secret(); } private static int secret() { return 5; } static int helper(int x) { return x + secret(); } }
    interface Other { default int a(int x) { return -x; } }
    static class Plain implements Default { public int b(int x) { return x; } }
    static class Diamond implements Default, Other { public int b(int x) { return 2 * x; } public int a(int x) { return Default.super.a(x) + Other.super.a(x); } }
    static class Sub extends Diamond { @Override public int a(int x) { return super.a(x) + 1; } }
    record Point(int x, long y, String name) implements Default {
        static int made;
        Point { made++; if (x < 0) throw new IllegalArgumentException("x"); }
        Point(int x) { this(x, x * 2L, "p"); }
        public int b(int z) { return x + z; }
        Point plus(Point o) { return new Point(x + o.x & 0xffff, y + o.y, name); }
    }
    enum Op implements IntBinaryOperator {
        ADD("+") { public int applyAsInt(int a, int b) { return a + b; } }, SUB("-") { public int applyAsInt(int a, int b) { return a - b; } },
        MUL("*") { public int applyAsInt(int a, int b) { return times(a, b); } private int times(int a, int b) { return a * b; } },
        NOP("?");
        final String sign;
        Op(String s) { sign = s; }
        public int applyAsInt(int a, int b) { return a; }
    }
    sealed interface Expr permits Num, Bin, Neg { }
    record Num(int v) implements Expr { }
    record Bin(Op op, Expr l, Expr r) implements Expr { }
    static final class Neg implements Expr { final Expr e; Neg(Expr e) { this.e = e; } }
    static int eval(Expr e) {
        if (e instanceof Num n) return n.v();
        if (e instanceof Bin b && b.op() != Op.NOP) return b.op().applyAsInt(eval(b.l()), eval(b.r()));
        return e instanceof Neg n ? -eval(n.e) : -1;
    }

    private int secret = 1;
    private long bump(int x) { return secret += x; }
    private static int hidden = 2;
    class Inner {
        private int own = secret;
        int touch(int x) { secret ^= x; hidden++; own += bump(x & 3); return LanguageForms.this.secret++ + own--; }
        class Deeper { int sum() { return own + secret + hidden++; } }
    }
    int local(int x) {
        int captured = x * 3;
        class Local { int k = captured; int get() { return k + captured + secret; } }
        Object anonymous = new Object() { int calls; @Override public int hashCode() { return captured + ++calls + secret; } };
        return new Local().get() + anonymous.hashCode() + anonymous.hashCode();
    }
    static int varargs(int... v) { int s = v.length; for (int x : v) s = s * 31 + x; return s; }
    static int varobjects(Object o, Object... v) { return v == null ? -1 : v.length + (o == null ? 100 : 0); }
    @SafeVarargs static <T> List<T> listOf(T... ts) { return Arrays.asList(ts); }
    static long overload(int x) { return 1; } static long overload(long x) { return 2; } static long overload(double x) { return 3; } static long overload(Object x) { return 4; } static long overload(Integer x) { return 5; } static long overload(char x) { return 6; }
    static <T extends Comparable<? super T>> T max(List<? extends T> list) { T best = null; for (T t : list) if (best == null || t.compareTo(best) > 0) best = t; return best; }
    static class Node<K extends Comparable<K>, V> { final K key; V value; Node<K, V> left, right; Node(K k, V v) { key = k; value = v; }
        V put(K k, V v, BinaryOperator<V> merge) {
            int c = k.compareTo(key);
            if (c == 0) return value = merge.apply(value, v);
            Node<K, V> child = c < 0 ? left : right;
            if (child != null) return child.put(k, v, merge);
            child = new Node<>(k, v);
            if (c < 0) left = child; else right = child;
            return v;
        }
    }

    public static void main(String[] args) {
        long sum = 0;
        List<Cell<?>> cells = List.of(new IntCell(), new TextCell(), new NamedInt());
        for (int i = 0; i < 60_000; i++) {
            @SuppressWarnings("unchecked") Cell<Object> c = (Cell<Object>) cells.get(i < 30_000 ? 0 : i % 3);
            try {
                c.set(i % 3 == 1 && i >= 30_000 ? (Object) ("t" + (i & 7)) : i % 1000 == 999 ? "bad" : (Object) i);
            } catch (ClassCastException e) {
                sum += 7;
            }
            sum = sum * 31 + c.me().get().hashCode();
        }
        System.out.println(sum);
        Default[] ds = { new Plain(), new Diamond(), new Sub(), new Point(3), x -> x * 7 };
        for (int i = 0; i < 100_000; i++) sum = sum * 31 + ds[i < 40_000 ? 0 : i % 5].a(i) + Default.helper(i);
        System.out.println(sum);
        Point p = new Point(1);
        for (int i = 0; i < 30_000; i++) { p = p.plus(new Point(i & 31)); if (p.equals(new Point(p.x(), p.y(), "p"))) sum += p.hashCode(); }
        try {
            new Point(-1);
        } catch (IllegalArgumentException e) {
            System.out.println(p + " " + Point.made + " " + e.getMessage());
        }
        for (int i = 0; i < 150_000; i++) { Op op = Op.values()[i < 50_000 ? 0 : i & 3]; sum = sum * 31 + op.applyAsInt(i, 3) + op.sign.charAt(0) + op.compareTo(Op.SUB); }
        System.out.println(sum + " " + Op.valueOf("MUL") + Op.MUL.getDeclaringClass().getSimpleName());
        Expr e = new Num(3);
        for (int i = 0; i < 9; i++) e = i % 4 == 3 ? new Neg(e) : new Bin(Op.values()[i % 4], e, i % 2 == 0 ? new Num(i) : e);
        for (int i = 0; i < 3_000; i++) sum = sum * 31 + eval(e);
        System.out.println(sum);
        LanguageForms o = new LanguageForms();
        LanguageForms.Inner in = o.new Inner();
        LanguageForms.Inner.Deeper deep = in.new Deeper();
        for (int i = 0; i < 40_000; i++) sum = sum * 31 + in.touch(i) + deep.sum() + (i % 4 == 0 ? o.local(i) : 0);
        System.out.println(sum + " " + hidden);
        for (int i = 0; i < 25_000; i++) {
            sum = sum * 31 + varargs() + varargs(i) + varargs(i, 2, 3) + varobjects("o") + varobjects(null, (Object[]) null) + varobjects(null, i, "s") + listOf("a", i).size();
            sum = sum * 31 + overload((byte) i) + overload('c') + overload(5L) + overload(2f) + overload((Integer) i) + overload("s") + overload((short) 3);
        }
        System.out.println(sum + max(List.of("b", "d", "c")) + max(List.of(3, 9, 4)));
        Node<String, Integer> root = new Node<>("m", 0);
        for (int i = 0; i < 20_000; i++) sum += root.put("k" + i * 7919 % 500, i, (a, b) -> a ^ b);
        Node<Integer, long[]> numbers = new Node<>(500, new long[1]);
        for (int i = 0; i < 20_000; i++) numbers.put(i * 7919 % 1000, new long[] { i }, (a, b) -> { a[0] += b[0]; return a; });
        System.out.println(sum + " " + numbers.value[0]);
    }
}
