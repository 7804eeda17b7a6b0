// int and long in hot code: overflow, MIN_VALUE / -1, shifts by any count, division by constants and variables, narrow types.
public class IntegerEdges {
    static final int[] I = { 0, 1, -1, 2, 7, -8, 31, 32, 33, 63, 64, 65, 127, 128, -128, -129, 255, 256, 32767, 32768, -32769, 65535, 65536, 0x7fffffff, 0x80000000, 0x80000001, 0x55555555, 1000000007 };
    static final long[] L = { 0, 1, -1, 3, -10, 63, 64, 0x7fffffffL, 0x80000000L, 0xffffffffL, -0x80000000L, -0x80000001L, 0x100000000L, Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE + 1, 0x123456789abcdefL, -0x5555555555555555L };

    static int ints(int a, int b) {
        int h = a + b;
        h = h * 31 + (a - b);
        h = h * 31 + a * b;
        h = h * 31 + (a << b);
        h = h * 31 + (a >> b);
        h = h * 31 + (a >>> b);
        h = h * 31 + (a & b);
        h = h * 31 + (a | b);
        h = h * 31 + (a ^ ~b);
        h = h * 31 - a;
        if (b != 0) h = h * 31 + a / b * 7 + a % b;
        h = h * 31 + (a < b ? 1 : 0) + (a <= b ? 2 : 0) + (a > b ? 4 : 0) + (a >= b ? 8 : 0) + (a == b ? 16 : 0) + (a != b ? 32 : 0);
        h = h * 31 + (byte) a + (short) b + (char) (a + b);
        return h;
    }
    static int constants(int a) {
        int h = a / 1 + a / -1 + a / 2 + a / 3 + a / 7 + a / 10 + a / 16 + a / -16 + a / 1000 + a / 0x7fffffff + a / 0x80000000;
        h = h * 31 + a % 1 + a % -1 + a % 2 + a % 3 + a % 8 + a % -8 + a % 10 + a % 1000 + a % 0x7fffffff + a % 0x80000000;
        h = h * 31 + (a << 0) + (a << 1) + (a << 31) + (a << 32) + (a << 33) + (a << -1);
        h = h * 31 + (a >> 0) + (a >> 31) + (a >> 32) + (a >> 35) + (a >>> 0) + (a >>> 1) + (a >>> 31) + (a >>> 32) + (a >>> -3);
        h = h * 31 + a * 0 + a * 1 + a * -1 + a * 2 + a * 3 + a * 5 + a * 9 + a * 15 + a * 64 + a * 1000003;
        h = h * 31 + (a & 0xff) + (a & -1) + (a | 1) + (a ^ -1) + (a + 0x7fffffff) + (a - 0x80000000) + (a & 0xffff0000);
        h = h * 31 + (a < 0 ? 1 : 0) + (a >= 0 ? 2 : 0) + (a > 100 ? 4 : 0) + (a == 0x80000000 ? 8 : 0) + (a <= 0x7ffffffe ? 16 : 0) + (0 > a ? 32 : 0);
        return h;
    }
    static long longs(long a, long b) {
        long h = a + b;
        h = h * 31 + (a - b);
        h = h * 31 + a * b;
        h = h * 31 + (a << b) + (a << (int) b);
        h = h * 31 + (a >> b);
        h = h * 31 + (a >>> b) + (a >>> (int) (b & 63));
        h = h * 31 + (a & b);
        h = h * 31 + (a | b);
        h = h * 31 + (a ^ ~b);
        h = h * 31 - a;
        if (b != 0) h = h * 31 + a / b * 7 + a % b;
        h = h * 31 + (a < b ? 1 : 0) + (a <= b ? 2 : 0) + (a > b ? 4 : 0) + (a >= b ? 8 : 0) + (a == b ? 16 : 0) + (a != b ? 32 : 0);
        h = h * 31 + (int) a + (byte) b + (char) a + (int) (a >>> 32);
        return h;
    }
    static long longConstants(long a) {
        long h = a / 1 + a / -1 + a / 2 + a / 3 + a / 10 + a / 4096 + a / -8 + a / 0x100000000L + a / Long.MIN_VALUE + a / Long.MAX_VALUE;
        h = h * 31 + a % 1 + a % -1 + a % 2 + a % 3 + a % 10 + a % 4096 + a % -8 + a % 0x100000000L + a % Long.MIN_VALUE;
        h = h * 31 + (a << 0) + (a << 32) + (a << 63) + (a << 64) + (a << -1) + (a >> 63) + (a >> 64) + (a >>> 1) + (a >>> 63) + (a >>> 65);
        h = h * 31 + a * 0 + a * -1 + a * 3 + a * 8 + a * 100 + a * 0x100000001L;
        h = h * 31 + (a & 0xffffffffL) + (a & 0xff) + (a | 0x8000000000000000L) + (a ^ -1L) + (a + 0x80000000L) + (a - 0x7fffffffffffffffL);
        h = h * 31 + (a < 0 ? 1 : 0) + (a > 0x7fffffffL ? 2 : 0) + (a == Long.MIN_VALUE ? 4 : 0) + (a >= -5 ? 8 : 0) + (a != 0xffffffffL ? 16 : 0);
        return h;
    }
    static String zero(int a, int how) {
        try {
            long r;
            switch (how) {
            case 0: r = a / (a ^ a); break;
            case 1: r = a % (a - a); break;
            case 2: r = (long) a / (a & 0L); break;
            default: r = a % (0L * a);
            }
            return "" + r;
        } catch (ArithmeticException e) {
            return e.getMessage() + e.getStackTrace()[0].getLineNumber();
        }
    }
    static int narrow(int n) {
        byte b = 0;
        short s = 0;
        char c = 0;
        boolean z = false;
        int h = 0;
        for (int i = 0; i < n; i++) {
            b += 3; s -= 1000; c *= 3; c++; z ^= (i & 4) != 0;
            b >>= 1; s >>>= 1; b--; ++s;
            h = h * 31 + b + s + c + (z ? 1 : 0);
        }
        return h;
    }
    static int loopsAtTheEnd() {
        int n = 0;
        for (int i = Integer.MAX_VALUE - 100_000; i > 0; i++) n++;
        for (int i = Integer.MIN_VALUE + 100_000; i < 0; i--) n += 2;
        for (int i = 0, k = 1; i < 100_000; i++, k <<= 1) { if (k == 0) k = 1; n ^= k; }
        for (long i = Long.MAX_VALUE - 100_000; i > 0; i++) n += 3;
        for (byte i = 0; n < 2_000_000_000 && i >= 0; i++) n += 5;
        for (char c = 1; c != 0; c++) n += c;
        for (long i = 0x7fffffff0L, e = i + 100_000; i < e; i += 3) n += (int) i;
        return n;
    }

    public static void main(String[] args) {
        long all = 0;
        for (int round = 0; round < 250; round++) {
            for (int a : I) {
                for (int b : I) all = all * 31 + ints(a, b);
                all = all * 31 + constants(a);
            }
            for (long a : L) {
                for (long b : L) all = all * 31 + longs(a, b);
                for (int b : I) all = all * 31 + longs(a, b) + (a << b) + (a >> b);
                all = all * 31 + longConstants(a);
            }
            if (round == 0 || round == 249) System.out.println(all);
        }
        for (int a : I) System.out.println(a + " " + ints(a, -1) + " " + ints(a, 33) + " " + constants(a));
        for (long a : L) System.out.println(a + " " + longs(a, -1) + " " + longs(a, 65) + " " + longConstants(a));
        for (int i = 0; i < 2000; i++) all = all * 31 + zero(i, i & 3).hashCode();
        System.out.println(all + zero(1, 0) + zero(1, 1) + zero(1, 2) + zero(1, 3));
        System.out.println(narrow(100_000) + " " + loopsAtTheEnd());
        int x = 0x7fffffff, y = Integer.MIN_VALUE;
        for (int i = 0; i < 100_000; i++) { x = x / -1 * (i | 1); y = y / -1 % -1 + Integer.MIN_VALUE; }
        System.out.println(x + " " + y);
    }
}
