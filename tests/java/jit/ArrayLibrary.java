// args: -XX:-OmitStackTraceInFastThrow
import java.util.*;

// System.arraycopy with overlaps, types and faults, and java.util.Arrays on every element type, in hot code.
public class ArrayLibrary {
    static long copyInts(int[] a, int from, int to, int n) { System.arraycopy(a, from, a, to, n); long h = 0; for (int x : a) h = h * 31 + x; return h; }
    static long copyAll(int from, int to, int n, int seed) {
        byte[] b = new byte[40]; boolean[] z = new boolean[40]; short[] s = new short[40]; char[] c = new char[40]; long[] l = new long[40]; float[] f = new float[40]; double[] d = new double[40]; Object[] o = new Object[40];
        for (int i = 0; i < 40; i++) { b[i] = (byte) (i * seed); z[i] = (i * seed & 4) == 0; s[i] = (short) (i * seed * 77); c[i] = (char) (i * seed); l[i] = (long) i * seed << 20; f[i] = i / 2f; d[i] = i * 1.5; o[i] = i; }
        System.arraycopy(b, from, b, to, n); System.arraycopy(z, from, z, to, n); System.arraycopy(s, from, s, to, n); System.arraycopy(c, from, c, to, n);
        System.arraycopy(l, from, l, to, n); System.arraycopy(f, from, f, to, n); System.arraycopy(d, from, d, to, n); System.arraycopy(o, from, o, to, n);
        return Arrays.hashCode(b) + 3L * Arrays.hashCode(z) + 5L * Arrays.hashCode(s) + 7L * Arrays.hashCode(c) + 11L * Arrays.hashCode(l) + 13L * Arrays.hashCode(f) + 17L * Arrays.hashCode(d) + 19L * Arrays.hashCode(o);
    }
    static String copy(Object from, int at, Object to, int there, int n) {
        try {
            System.arraycopy(from, at, to, there, n);
            return "ok" + (to instanceof Object[] o ? Arrays.toString(o) : to instanceof int[] i ? Arrays.toString(i) : "");
        } catch (RuntimeException e) {
            return e.getClass().getSimpleName() + ": " + e.getMessage() + (to instanceof Object[] o ? Arrays.toString(o) : "");
        }
    }
    static long arrays(int n, int seed) {
        int[] a = new int[n]; long[] l = new long[n]; double[] d = new double[n]; byte[] b = new byte[n]; char[] c = new char[n]; float[] f = new float[n]; short[] s = new short[n]; boolean[] z = new boolean[n]; String[] t = new String[n];
        Arrays.fill(l, seed); Arrays.fill(z, 0, n / 2, true); Arrays.fill(t, "t");
        for (int i = 0; i < n; i++) { seed = seed * 1103515245 + 12345; a[i] = seed >> 8; d[i] = seed / 3.0; b[i] = (byte) seed; c[i] = (char) seed; f[i] = seed; s[i] = (short) (seed >> 3); if ((i & 3) == 0) t[i] = "s" + (seed & 63); }
        int[] a2 = Arrays.copyOf(a, n + 3); long[] l2 = Arrays.copyOfRange(l, n / 2, n + 2); String[] t2 = Arrays.copyOf(t, n); Object[] o2 = Arrays.copyOf(t, n + 1, Object[].class); byte[] b2 = b.clone();
        Arrays.sort(a); Arrays.sort(d); Arrays.sort(b); Arrays.sort(c); Arrays.sort(f); Arrays.sort(s); Arrays.sort(t); Arrays.sort(t2, Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()));
        long h = Arrays.hashCode(a) + 3L * Arrays.hashCode(l2) + 5L * Arrays.hashCode(d) + 7L * Arrays.hashCode(b) + 11L * Arrays.hashCode(c) + 13L * Arrays.hashCode(f) + 17L * Arrays.hashCode(s) + 19L * Arrays.hashCode(z) + 23L * Arrays.hashCode(t) + 29L * Arrays.hashCode(t2) + o2.length;
        h = h * 31 + (Arrays.equals(a, a2) ? 1 : 0) + (Arrays.equals(b, b2) ? 2 : 0) + (Arrays.equals(t, t2) ? 4 : 0) + Arrays.mismatch(a, a2) * 5L + Arrays.mismatch(b, b2) * 7L + Arrays.compare(a, a2) * 11L + Arrays.compare(c, c.clone()) + (n > 0 ? Arrays.binarySearch(a, a[n / 2]) : 0) + Arrays.binarySearch(a, 5) * 13L;
        h = h * 31 + Arrays.stream(a).filter(x -> (x & 1) == 0).count() + Arrays.asList(t).indexOf("t") + Arrays.deepHashCode(new Object[] { a, t, new int[][] { a2 } }) + Arrays.toString(z).length();
        int[] prefix = Arrays.copyOf(a2, n);
        Arrays.parallelPrefix(prefix, Integer::sum);
        Arrays.setAll(l, i -> i * (long) prefix[i]);
        return h * 31 + (n > 0 ? prefix[n - 1] + l[n - 1] : 0);
    }
    static String range(int how, int n) {
        try {
            switch (how) {
            case 0: return "" + Arrays.copyOf(new int[3], n).length;
            case 1: return "" + Arrays.copyOfRange(new long[3], n, 2).length;
            case 2: Arrays.fill(new byte[3], 1, n, (byte) 1); return "filled";
            case 3: Arrays.sort(new int[3], n, 3); return "sorted";
            case 4: return "" + Arrays.copyOf(new Object[] { "s", 1 }, 2, n > 0 ? Object[].class : String[].class).length;
            case 5: return "" + Arrays.hashCode(n > 0 ? new int[n] : null) + Arrays.equals(n > 0 ? new int[n] : null, (int[]) null);
            default: return "" + Arrays.asList(1, 2, 3).get(n);
            }
        } catch (RuntimeException e) {
            return e.getClass().getSimpleName() + " " + e.getMessage();
        }
    }
    static int manual(byte[] from, byte[] to, int n) {          // loops that look like library calls
        for (int i = 0; i < n; i++) to[i] = from[i];
        int same = 0;
        while (same < n && from[same] == to[same]) same++;
        for (int i = n; --i >= 0; ) to[i] = 0;
        for (int i = 0; i < n - 1; i++) from[i + 1] = (byte) (from[i] + 1);
        return same + to[n / 2] + from[n - 1];
    }

    public static void main(String[] args) {
        long h = 0;
        int[] a = new int[100];
        for (int i = 0; i < 100; i++) a[i] = i;
        for (int i = 0; i < 15_000; i++) h = h * 31 + copyInts(a, i % 50, i * 7 % 50, i % 51);
        System.out.println(h);
        for (int i = 0; i < 3_000; i++) h = h * 31 + copyAll(i % 20, i / 20 % 20, i % 21, i);
        System.out.println(h);
        for (int i = 0; i < 1_500; i++) h = h * 31 + arrays(i % 60, i);
        h += arrays(2000, 1) + arrays(5000, 2);
        System.out.println(h);
        Object[] objects = { "a", "b", 1, "c" };
        String[] texts = { "x", "y" };
        for (int round = 0; round < 400; round++) {
            String all = copy(new int[] { 1, 2, 3 }, 0, new int[4], 1, 3) + "\n" + copy(new int[3], 0, new long[3], 0, 1) + "\n" + copy("s", 0, new int[1], 0, 1) + "\n" + copy(new int[3], -1, new int[3], 0, 1) + "\n" + copy(new int[3], 0, new int[3], 3, 1) + "\n"
                + copy(new int[3], 2, new int[3], 0, Integer.MAX_VALUE) + "\n" + copy(new int[3], 3, new int[3], 3, 0) + "\n" + copy(new int[3], 0, new int[3], 0, -1) + "\n" + copy(null, 0, texts, 0, 1) + "\n" + copy(texts, 0, null, 0, 1) + "\n"
                + copy(objects, 0, new String[4], 0, 4) + "\n" + copy(objects, 0, new String[4], 1, 2) + "\n" + copy(texts, 0, new Object[3], 1, 2) + "\n" + copy(texts, 0, new Integer[2], 0, 2) + "\n" + copy(new String[2], 0, new Integer[2], 0, 2) + "\n"
                + copy(new int[2][], 0, new Object[2], 0, 2) + "\n" + copy(new Object[2], 0, new int[2], 0, 0) + "\n" + copy(new Object[] { new int[0], "z" }, 0, new int[2][], 0, 2).replaceAll("@[0-9a-f]+", "@") + "\n" + copy(new boolean[2], 0, new byte[2], 0, 1);
            h = h * 31 + all.hashCode();
            if (round == 0 || round == 399) System.out.println(all);
        }
        for (int i = 0; i < 7_000; i++) h = h * 31 + range(i % 7, i % 3).hashCode();
        System.out.println(h);
        for (int how = 0; how < 7; how++) System.out.println(range(how, 3) + "; " + range(how, -1) + "; " + range(how, 4) + "; " + range(how, 0));
        byte[] from = new byte[1000], to = new byte[1000];
        for (int i = 0; i < 300; i++) h += manual(from, to, 1000 - i);
        System.out.println(h);
        try {
            manual(from, to, 1001);
        } catch (ArrayIndexOutOfBoundsException e) {
            System.out.println(e.getMessage());
        }
    }
}
