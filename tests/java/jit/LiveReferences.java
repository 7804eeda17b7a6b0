// args: -Xmx64m
import java.util.*;

// References that compiled code keeps in registers, arguments, caller frames, locks and half-built objects survive collections.
public class LiveReferences {
    static class Tree { Tree l, r; final int v; Tree(int v, Tree l, Tree r) { this.v = v; this.l = l; this.r = r; } int sum() { return v + (l == null ? 0 : l.sum()) + (r == null ? 0 : r.sum()); } }
    static Tree build(int depth, int v) { return depth == 0 ? new Tree(v, null, null) : new Tree(v, build(depth - 1, v * 2), build(depth - 1, v * 2 + 1)); }
    static void waste(int n) { Object[] o = new Object[4]; for (int i = 0; i < n; i++) o[i & 3] = new byte[64 + (i & 31)]; }
    static int manyLive(int seed) {
        int[] a = { seed }, b = { seed + 1 }, c = { seed + 2 }, d = { seed + 3 }, e = { seed + 4 }, f = { seed + 5 }, g = { seed + 6 }, h = { seed + 7 };
        String s = "s" + seed, t = s + "t";
        waste(3);
        int[][] all = { a, b, c, d, e, f, g, h };
        waste(2);
        int r = 0;
        for (int[] x : all) r = r * 31 + x[0];
        return r + a[0] + b[0] + c[0] + d[0] + e[0] + f[0] + g[0] + h[0] + s.length() + t.length() + t.charAt(1);
    }
    static int arguments(Object a, int[] b, String c, long d, List<Integer> e, Object f) { waste(1); return a.hashCode() + b[0] + c.length() + (int) d + e.get(0) + ((int[]) f)[1]; }
    static int nestedCalls(int x) { return arguments("k" + x, new int[] { x }, c(x), x, new ArrayList<>(List.of(x, 2)), new int[] { 1, x }) + arguments(x, new int[] { inner(x) }, "q" + inner(x), inner(x), List.of(inner(x)), new int[2]); }
    static String c(int x) { waste(1); return "c" + x; }
    static int inner(int x) { return new int[] { x, x + 1 }[1] + new Integer[] { x }[0]; }
    static class Half { final int[] first; final String second; final Half link; Half(int x, Half link) { first = new int[] { x }; waste(1); second = "h" + x; this.link = (x & 15) == 0 ? null : link; } int check() { return first[0] + second.length() + (link == null ? 0 : link.first[0]); } }
    static int interior(int n) {                                // only an element's position is kept in the loop
        int h = 0;
        for (int round = 0; round < n; round++) {
            int[] big = new int[500];
            for (int i = 0; i < big.length; i++) big[i] = i ^ round;
            waste(1);
            for (int i = 0; i < big.length; i += 7) h = h * 31 + big[i];
        }
        return h;
    }
    static int locks(int n) {
        int h = 0;
        for (int i = 0; i < n; i++) {
            Object lock = new int[] { i };
            synchronized (lock) {
                waste(2);
                synchronized (new Object()) { waste(1); h += ((int[]) lock)[0]; }
            }
        }
        return h;
    }
    static int throwing(int n) {
        int h = 0;
        for (int i = 0; i < n; i++) {
            String kept = "k" + i;
            try {
                waste(1);
                if ((i & 1) == 0) throw new RuntimeException(kept + "!");
                h += kept.length();
            } catch (RuntimeException e) {
                waste(1);
                h = h * 31 + e.getMessage().length() + kept.hashCode();
            }
        }
        return h;
    }
    static Object[] grow(int n) { Object[] a = new Object[2]; for (int i = 0; i < n; i++) { if (i == a.length) a = Arrays.copyOf(a, a.length * 2); a[i] = "e" + i; } return a; }
    static int cycle(int n) {
        Object[] first = new Object[2], last = first;
        for (int i = 0; i < n; i++) { Object[] next = { last, i }; last[0] = next; last = next; }
        last[0] = first;
        int h = 0;
        Object[] p = first;
        for (int i = 0; i <= n; i++) { if (p[1] != null) h = h * 31 + (Integer) p[1]; p = (Object[]) p[0]; }
        return h + (p == first ? 1 : 0);
    }

    public static void main(String[] args) throws Exception {
        long h = 0;
        Tree kept = build(10, 1);
        for (int i = 0; i < 60; i++) h = h * 31 + build(8, i).sum();
        System.out.println(h + " " + kept.sum());
        for (int i = 0; i < 10_000; i++) h = h * 31 + manyLive(i);
        System.out.println(h);
        for (int i = 0; i < 6_000; i++) h = h * 31 + nestedCalls(i);
        System.out.println(h);
        Half half = null;
        for (int i = 0; i < 15_000; i++) { half = new Half(i, half); h += half.check(); }
        System.out.println(h);
        System.out.println(interior(600) + " " + locks(8_000) + " " + throwing(6_000) + " " + cycle(5_000));
        Object[] grown = grow(20_000);
        for (int i = 0; i < 20_000; i++) h = h * 31 + grown[i].hashCode();
        System.out.println(h);
        Map<Integer, String> map = new HashMap<>();
        for (int i = 0; i < 15_000; i++) { map.put(i * 7919 % 2003, "v" + i); if ((i & 7) == 0) map.remove(i % 2003); }
        for (String v : map.values()) h += v.hashCode();
        System.out.println(h + " " + map.size());
        for (int i = 0; i < 3_000; i++) { byte[] big = new byte[20_000]; big[i] = 1; h += big[i] + big[19_999]; if (i % 1000 == 0) System.gc(); }
        int[] sums = new int[3];
        Thread[] threads = new Thread[3];
        for (int k = 0; k < 3; k++) { int me = k; (threads[k] = new Thread(() -> { for (int i = 0; i < 20; i++) sums[me] = sums[me] * 31 + build(7, i + me).sum() + manyLive(i); })).start(); }
        for (Thread t : threads) t.join();
        System.out.println(h + Arrays.toString(sums) + kept.sum());
    }
}
