// Calls with many arguments of mixed types, static, virtual, through interfaces and recursive; results of every type.
public class ManyArguments {
    interface Wide { double wide(int a, long b, double c, float d, byte e, short f, char g, boolean h, Object i, int[] j, int k, long l, double m, float n, String o, int p, long q, double r, float s, int t, long u, double v); }
    static class One implements Wide {
        int calls;
        public double wide(int a, long b, double c, float d, byte e, short f, char g, boolean h, Object i, int[] j, int k, long l, double m, float n, String o, int p, long q, double r, float s, int t, long u, double v) {
            calls++;
            return a + b * 2 + c * 3 + d * 4 + e * 5 + f * 6 + g * 7 + (h ? 8 : 0) + i.hashCode() * 9 + j[0] * 10 + k * 11 + l * 12 + m * 13 + n * 14 + o.length() * 15 + p * 16 + q * 17 + r * 18 + s * 19 + t * 20 + u * 21 + v * 22;
        }
    }
    static class Two extends One {
        @Override public double wide(int a, long b, double c, float d, byte e, short f, char g, boolean h, Object i, int[] j, int k, long l, double m, float n, String o, int p, long q, double r, float s, int t, long u, double v) {
            j[0]++;
            return calls++ % 5 == 0 ? -1 : super.wide(t, u, v, s, e, f, g, !h, o, j, p, q, r, n, "i" + i, k, l, m, d, a, b, c) / 2;
        }
    }
    static long sum24(int a, int b, int c, int d, int e, int f, int g, int h, long i, long j, long k, long l, long m, long n, long o, long p, double q, double r, double s, double t, double u, double v, double w, double x) {
        return a + b * 3 + c * 5 + d * 7 + e * 11 + f * 13 + g * 17 + h * 19 + i * 23 + j * 29 + k * 31 + l * 37 + m * 41 + n * 43 + o * 47 + p * 53 + (long) (q + r * 2 + s * 4 + t * 8 + u * 16 + v * 32 + w * 64 + x * 128);
    }
    static long rotate(int n, int a, long b, double c, Object d, int e, long f, double g, Object h, int i, long j, double k, Object l, int m, long o, double p, Object q, int r, long s, double t, Object u) {
        if (n == 0) return a + b + (long) c + d.hashCode() * 3 + e * 5 + f * 7 + (long) g * 9 + h.hashCode() * 11 + i * 13 + j * 15 + (long) k * 17 + l.hashCode() * 19 + m + o + (long) p + q.hashCode() + r + s + (long) t + u.hashCode();
        long got = rotate(n - 1, r, s, t, u, a, b, c, d, e, f, g, h, i, j, k, l, m, o, p, q);
        return got * 31 + a - s + (long) (c - t) + (d == u ? 1 : 2);
    }
    static float floats(float a, float b, float c, float d, float e, float f, float g, float h, float i, float j) { return j < 1 ? a : floats(b, c, d, e, f, g, h, i, j, a - 1) + a * 0.5f; }
    static byte asByte(int x) { return (byte) x; } static short asShort(int x) { return (short) x; } static char asChar(int x) { return (char) x; } static boolean asBoolean(int x) { return (x & 1) != 0; }
    static float asFloat(int x) { return x / 3f; } static double asDouble(int x) { return x / 3.0; } static long asLong(int x) { return x * 0x100000001L; } static Object asObject(int x) { return (x & 1) == 0 ? null : "o"; } static void asNothing(int x) { effect += x; }
    static long effect;
    static boolean narrow(byte a, short b, char c, boolean d) { return a == (byte) (b & 0xff) == d && c != 0; }
    static int ackermann(int m, int n) { return m == 0 ? n + 1 : n == 0 ? ackermann(m - 1, 1) : ackermann(m - 1, ackermann(m, n - 1)); }
    static boolean even(int n, long x, double y) { return n == 0 ? x > y : odd(n - 1, x + 1, y); }
    static boolean odd(int n, long x, double y) { return n == 0 ? x <= y : even(n - 1, x, y + 1); }
    static void hanoi(int n, int from, int to, int via, int[] moves, StringBuilder log) { if (n == 0) return; hanoi(n - 1, from, via, to, moves, log); moves[from * 3 + to]++; if (log != null) log.append(from).append(to); hanoi(n - 1, via, to, from, moves, log); }
    static int deepThrow(int n, int a, long b, double c, String d) {
        try {
            if (n == 0) throw new IllegalStateException(d + a + b + c);
            return deepThrow(n - 1, a + 1, b * 2, c / 2, d) + 1;
        } finally {
            effect += a + b + (long) c + d.length();
        }
    }

    static double callWide(Wide w, int x, int[] j) { return w.wide(x, x * 2L, x / 2.0, x / 4f, (byte) x, (short) x, (char) x, (x & 1) == 0, "obj", j, x + 1, x + 2L, x + 3.0, x + 4f, "text", x - 1, x - 2L, x - 3.0, x - 4f, ~x, -x, 0.25 * x); }

    public static void main(String[] args) {
        double d = 0;
        int[] j = { 1 };
        Wide one = new One(), two = new Two();
        for (int x = 0; x < 40_000; x++) d = d / 2 + callWide(x < 20_000 ? one : (x & 1) == 0 ? two : one, x, j);
        Wide lambda = (a, b, c, e, f, g, h, i, k, l, m, n, o, p, q, r, s, t, u, v, w, y) -> a + b - c + e - f + g - h + l[0] + m - n + o - p + q.length() - r + s - t + u - v + w - y;
        for (int x = 0; x < 20_000; x++) d = d / 2 + callWide(lambda, x, j);
        System.out.println(d + " " + j[0]);
        long sum = 0;
        for (int x = 0; x < 60_000; x++) sum = sum * 31 + sum24(x, 1, 2, 3, 4, 5, 6, x, 8, 9L, sum, 11, 12, 13, 14, x, 1.5, 2.5, x, 4, 5, 6, 7, x / 8.0);
        System.out.println(sum);
        for (int x = 0; x < 1_500; x++) sum = sum * 31 + rotate(x % 12, 1, 2L, 3.5, "d", 5, 6L, 7.5, "h", 9, 10L, 11.5, 'l', 13, 14L, 15.5, 16, 17, x, 19.5, "u");
        System.out.println(sum + " " + floats(40, 1, 2, 3, 4, 5, 6, 7, 8, 9));
        for (int x = 0; x < 120_000; x++) {
            asNothing(x);
            sum = sum * 31 + asByte(x * 37) + asShort(x * 7919) + asChar(x * 7919) + (asBoolean(x) ? 1 : 0) + (long) asFloat(x) + (long) asDouble(x) + asLong(x) + (asObject(x) == null ? 1 : 2) + (narrow((byte) x, (short) (x * 3), (char) x, asBoolean(x)) ? 5 : 6);
        }
        System.out.println(sum + " " + effect);
        System.out.println(ackermann(2, 200) + " " + ackermann(2, 9) + " " + even(3001, 0, 5) + odd(3000, 1, 1));
        int[] moves = new int[9];
        for (int i = 0; i < 4; i++) hanoi(14, 0, 2, 1, moves, null);
        StringBuilder log = new StringBuilder();
        hanoi(4, 0, 2, 1, moves, log);
        System.out.println(java.util.Arrays.toString(moves) + log);
        effect = 0;
        for (int i = 0; i < 1_000; i++)
            try {
                deepThrow(i % 60, i, 3, 5.5, "s");
            } catch (IllegalStateException e) {
                sum += e.getMessage().hashCode();
            }
        System.out.println(sum + " " + effect);
    }
}
