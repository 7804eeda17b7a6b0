// Generic classes and methods: erasure, wildcards, bounds, bridges, heap pollution, varargs, recursion.
import java.util.*;
import java.util.function.*;

public class Generics {
    static class Stack<E> implements Iterable<E> {
        private E[] items;
        private int size;
        @SuppressWarnings("unchecked") Stack() { items = (E[]) new Object[2]; }
        void push(E e) { if (size == items.length) items = Arrays.copyOf(items, size * 2); items[size++] = e; }
        E pop() { return items[--size]; }
        <R> Stack<R> map(Function<? super E, ? extends R> f) { Stack<R> r = new Stack<>(); for (E e : this) r.push(f.apply(e)); return r; }
        public Iterator<E> iterator() { return new Iterator<E>() { int at; public boolean hasNext() { return at < size; } public E next() { return items[at++]; } }; }
        static <T extends Comparable<? super T>> T max(Iterable<? extends T> it) { T best = null; for (T t : it) if (best == null || t.compareTo(best) > 0) best = t; return best; }
    }
    static abstract class Shape<T extends Shape<T>> { int size; abstract T self(); T grow(int by) { size += by; return self(); } }
    static class Square extends Shape<Square> { Square self() { return this; } Square turn() { size = -size; return this; } }
    interface Visitor<R> { R number(int n); R sum(Expr a, Expr b); }
    interface Expr { <R> R accept(Visitor<R> v); }
    static Expr num(int n) { return new Expr() { public <R> R accept(Visitor<R> v) { return v.number(n); } }; }
    static Expr add(Expr a, Expr b) { return new Expr() { public <R> R accept(Visitor<R> v) { return v.sum(a, b); } }; }
    @SafeVarargs static <T> List<T> listOf(T... ts) { return Arrays.asList(ts); }
    static double total(Collection<? extends Number> c) { double d = 0; for (Number n : c) d += n.doubleValue(); return d; }
    static void fill(List<? super Integer> l) { for (int i = 0; i < 3; i++) l.add(i); }
    static <A, B extends A> void copy(List<A> to, List<B> from) { to.addAll(from); }
    static <T, U extends Comparable<U> & java.io.Serializable> U best(List<T> l, Function<T, U> f) { return l.stream().map(f).max(Comparator.naturalOrder()).get(); }

    @SuppressWarnings({ "unchecked", "rawtypes" })
    public static void main(String[] args) {
        Stack<Integer> s = new Stack<>();
        for (int i = 0; i < 5; i++) s.push(i * i % 7);
        System.out.println(Stack.max(s) + " " + s.map(x -> "v" + x).pop() + " " + s.pop());
        System.out.println(new Square().grow(3).turn().grow(1).size);
        Expr e = add(num(1), add(num(2), num(3)));
        System.out.println(e.accept(new Visitor<Integer>() { public Integer number(int n) { return n; } public Integer sum(Expr a, Expr b) { return a.accept(this) + b.accept(this); } })
            + e.<String>accept(new Visitor<>() { public String number(int n) { return "" + n; } public String sum(Expr a, Expr b) { return "(" + a.accept(this) + "+" + b.accept(this) + ")"; } }));
        List<Number> numbers = new ArrayList<>(listOf(1.5, 2));
        fill(numbers);
        copy(numbers, List.of(7, 8));
        System.out.println(numbers + " " + total(numbers) + " " + best(List.of("aa", "b"), String::length) + " " + listOf(1, "x").getClass().getSimpleName());
        List raw = new ArrayList<String>();
        raw.add(5);
        List<String> strings = raw;
        System.out.println(strings.size() + " " + ((List<Object>) (List<?>) strings).get(0));
        try {
            String bad = strings.get(0);
        } catch (ClassCastException x) {
            System.out.println(x.getMessage());
        }
        try {
            String[] array = Generics.<String>toArray("a", "b");
            System.out.println(array.length);
            Integer[] ints = broken(1);
        } catch (ClassCastException x) {
            System.out.println(x.getMessage());
        }
        Map<String, List<? extends Map<Integer, ?>>> deep = new TreeMap<>();
        deep.put("k", List.of(Map.of(1, "one")));
        System.out.println(deep);
    }

    @SafeVarargs static <T> T[] toArray(T... t) { return t; }
    static <T> T[] broken(T t) { return toArray(t, t); }
}
