import java.util.*;

/** Evaluates, differentiates, simplifies and prints trees of expressions: interface calls with eight implementors. */
public class TreeEvaluator {
    interface Node {
        double value(double[] variables);
        Node derive(int variable);
        default Node simplify() { return this; }
        default boolean is(double d) { return false; }
        int size();
        void print(StringBuilder out);
    }
    record Const(double c) implements Node {
        public double value(double[] v) { return c; }
        public Node derive(int x) { return new Const(0); }
        @Override public boolean is(double d) { return c == d; }
        public int size() { return 1; }
        public void print(StringBuilder out) { out.append((int) c); }
    }
    record Var(int n) implements Node {
        public double value(double[] v) { return v[n]; }
        public Node derive(int x) { return new Const(x == n ? 1 : 0); }
        public int size() { return 1; }
        public void print(StringBuilder out) { out.append((char) ('x' + n)); }
    }
    static abstract class Binary implements Node {
        final Node l, r;
        Binary(Node l, Node r) { this.l = l; this.r = r; }
        abstract char sign();
        public int size() { return l.size() + r.size() + 1; }
        public void print(StringBuilder out) { out.append('('); l.print(out); out.append(sign()); r.print(out); out.append(')'); }
    }
    static final class Sum extends Binary {
        Sum(Node l, Node r) { super(l, r); }
        char sign() { return '+'; }
        public double value(double[] v) { return l.value(v) + r.value(v); }
        public Node derive(int x) { return new Sum(l.derive(x), r.derive(x)); }
        @Override public Node simplify() {
            Node a = l.simplify(), b = r.simplify();
            return a.is(0) ? b : b.is(0) ? a : a instanceof Const p && b instanceof Const q ? new Const(p.c() + q.c()) : new Sum(a, b);
        }
    }
    static final class Difference extends Binary {
        Difference(Node l, Node r) { super(l, r); }
        char sign() { return '-'; }
        public double value(double[] v) { return l.value(v) - r.value(v); }
        public Node derive(int x) { return new Difference(l.derive(x), r.derive(x)); }
        @Override public Node simplify() { Node a = l.simplify(), b = r.simplify(); return b.is(0) ? a : new Difference(a, b); }
    }
    static final class Product extends Binary {
        Product(Node l, Node r) { super(l, r); }
        char sign() { return '*'; }
        public double value(double[] v) { return l.value(v) * r.value(v); }
        public Node derive(int x) { return new Sum(new Product(l.derive(x), r), new Product(l, r.derive(x))); }
        @Override public Node simplify() {
            Node a = l.simplify(), b = r.simplify();
            return a.is(0) || b.is(0) ? new Const(0) : a.is(1) ? b : b.is(1) ? a : new Product(a, b);
        }
    }
    static final class Quotient extends Binary {
        Quotient(Node l, Node r) { super(l, r); }
        char sign() { return '/'; }
        public double value(double[] v) { double d = r.value(v); return d == 0 ? 0 : l.value(v) / d; }
        public Node derive(int x) { return new Quotient(new Difference(new Product(l.derive(x), r), new Product(l, r.derive(x))), new Product(r, r)); }
        @Override public Node simplify() { Node a = l.simplify(), b = r.simplify(); return a.is(0) ? a : b.is(1) ? a : new Quotient(a, b); }
    }
    record Minus(Node e) implements Node {
        public double value(double[] v) { return -e.value(v); }
        public Node derive(int x) { return new Minus(e.derive(x)); }
        @Override public Node simplify() { Node a = e.simplify(); return a instanceof Minus m ? m.e() : a.is(0) ? a : new Minus(a); }
        public int size() { return e.size() + 1; }
        public void print(StringBuilder out) { out.append('-'); e.print(out); }
    }
    record Square(Node e) implements Node {
        public double value(double[] v) { double d = e.value(v); return d * d; }
        public Node derive(int x) { return new Product(new Product(new Const(2), e), e.derive(x)); }
        @Override public Node simplify() { return new Square(e.simplify()); }
        public int size() { return e.size() + 1; }
        public void print(StringBuilder out) { e.print(out); out.append("^2"); }
    }

    static int seed = 7;
    static int random(int n) { seed = seed * 1103515245 + 12345; return (seed >>> 16) % n; }
    static Node random(int depth, int kinds) {
        if (depth == 0) return random(2) == 0 ? new Var(random(3)) : new Const(random(4));
        Node l = random(depth - 1, kinds);
        return switch (random(kinds)) {
        case 0 -> new Sum(l, random(depth - 1, kinds));
        case 1 -> new Product(l, random(depth - 1, kinds));
        case 2 -> new Difference(l, random(depth - 1, kinds));
        case 3 -> new Minus(l);
        case 4 -> new Quotient(l, random(depth - 1, kinds));
        default -> new Square(l);
        };
    }

    public static void main(String[] args) {
        seed = 7;
        double sum = 0;
        int sizes = 0, text = 0;
        for (int t = 0; t < 40; t++) {
            Node tree = random(7, 6), derived = tree.derive(t % 3).simplify();
            sizes += tree.size() + derived.size();
            StringBuilder out = new StringBuilder();
            derived.print(out);
            text = text * 31 + out.toString().hashCode();
            double[] at = new double[3];
            for (int i = 0; i < 1_200; i++) {
                at[0] = i % 7 - 3; at[1] = i % 5 * 0.5; at[2] = 1.0 / (i + 1);
                double v = tree.value(at) + derived.value(at);
                sum += v / (1 + Math.abs(v));
            }
        }
        System.out.printf("%d %d %.6f%n", sizes, text, sum);
    }
}
