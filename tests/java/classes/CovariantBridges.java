// Bridge methods for covariant returns and generic parameters; a failed cast inside a bridge.
import java.lang.reflect.Method;
import java.util.*;

public class CovariantBridges {
    static class Node implements Comparable<Node>, Cloneable {
        int key;
        Node(int key) { this.key = key; }
        public int compareTo(Node n) { return Integer.compare(key, n.key); }
        @Override public Node clone() throws CloneNotSupportedException { return (Node) super.clone(); }
        Number value() { return key; }
    }
    static class Leaf extends Node {
        Leaf(int key) { super(key); }
        @Override public Leaf clone() throws CloneNotSupportedException { return (Leaf) super.clone(); }
        @Override Integer value() { return key * 2; }
    }
    interface Visitor<T, R> { R visit(T t); }
    static class Lengths implements Visitor<String, Integer> { public Integer visit(String s) { return s.length(); } }
    static abstract class Box<T extends Number> { abstract void put(T t); T last; }
    static class IntBox extends Box<Integer> { void put(Integer i) { last = i + 1; } }

    @SuppressWarnings({ "unchecked", "rawtypes" })
    public static void main(String[] args) throws Exception {
        Node n = new Leaf(4);
        System.out.println(n.clone().getClass().getSimpleName() + " " + n.value() + " " + n.compareTo(new Node(5)));
        Visitor v = new Lengths();
        System.out.println(v.visit("four"));
        try {
            v.visit(4);
        } catch (ClassCastException e) {
            System.out.println(e.getMessage());
        }
        Box box = new IntBox();
        box.put(1);
        System.out.println(box.last);
        try {
            box.put(1.5);
        } catch (ClassCastException e) {
            System.out.println(e.getMessage());
        }
        for (Class<?> c : new Class<?>[] { Node.class, Leaf.class, Lengths.class, IntBox.class }) {
            Method[] methods = c.getDeclaredMethods();
            Arrays.sort(methods, Comparator.comparing(Method::toString));
            for (Method m : methods)
                System.out.println(m + " " + m.isBridge() + " " + m.isSynthetic());
        }
    }
}
