// float and double in hot code: comparisons with NaN, negative zero, conversions at the limits, remainders, results bit by bit.
public class FloatEdges {
    static final double[] D = { 0, -0.0, 1, -1, 0.5, -1.5, 1e-320, Double.MIN_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, Double.NaN,
        Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 2147483647.0, 2147483648.0, -2147483648.0, -2147483649.5, 9.223372036854775807e18,
        -9.223372036854775808e18, 1e19, -1e19, 4503599627370497.5, 0.1, Math.PI, 1 / 3.0, 16777217, Double.MIN_NORMAL, Double.longBitsToDouble(0x7ff8000000000001L) };
    static int lt(double a, double b) { return a < b ? 1 : 0; }
    static int le(double a, double b) { return a <= b ? 1 : 0; }
    static int gt(double a, double b) { return a > b ? 1 : 0; }
    static int ge(double a, double b) { return a >= b ? 1 : 0; }
    static int eq(double a, double b) { return a == b ? 1 : 0; }
    static int ne(double a, double b) { return a != b ? 1 : 0; }
    static int not(double a, double b) { return (!(a < b) ? 1 : 0) + (!(a >= b) ? 2 : 0) + (!(a == b) ? 4 : 0); }
    static int lt(float a, float b) { return a < b ? 1 : 0; }
    static int le(float a, float b) { return a <= b ? 1 : 0; }
    static int gt(float a, float b) { return a > b ? 1 : 0; }
    static int ge(float a, float b) { return a >= b ? 1 : 0; }
    static int eq(float a, float b) { return a == b ? 1 : 0; }
    static int branches(double a, double b) {
        int r = 0;
        if (a < b) r |= 1; else r |= 2;
        if (a <= b) r |= 4; else r |= 8;
        if (a > b) r |= 16; else r |= 32;
        if (a >= b) r |= 64; else r |= 128;
        if (a == b) r |= 256; else r |= 512;
        if (a != a || b != b) r |= 1024;
        while (a > b) { a = b; r |= 2048; }
        return r;
    }
    static int fbranches(float a, float b) {
        int r = 0;
        if (a < b) r |= 1; else r |= 2;
        if (a <= b) r |= 4; else r |= 8;
        if (a > b) r |= 16; else r |= 32;
        if (a >= b) r |= 64; else r |= 128;
        if (a == b) r |= 256; else r |= 512;
        boolean both = a < b && b > 0 || a >= b && !(b < 0);
        return both ? r | 1024 : r;
    }
    static long arithmetic(double a, double b) {
        long h = Double.doubleToLongBits(a + b);
        h = h * 31 + Double.doubleToLongBits(a - b);
        h = h * 31 + Double.doubleToLongBits(a * b);
        h = h * 31 + Double.doubleToLongBits(a / b);
        h = h * 31 + Double.doubleToLongBits(a % b);
        h = h * 31 + Double.doubleToLongBits(-a);
        float f = (float) a, g = (float) b;
        h = h * 31 + Float.floatToIntBits(f + g);
        h = h * 31 + Float.floatToIntBits(f - g);
        h = h * 31 + Float.floatToIntBits(f * g);
        h = h * 31 + Float.floatToIntBits(f / g);
        h = h * 31 + Float.floatToIntBits(f % g);
        h = h * 31 + Float.floatToIntBits(-f);
        h = h * 31 + Double.doubleToLongBits(f * (double) g);
        h = h * 31 + Float.floatToIntBits((float) (a * b));
        return h;
    }
    static long conversions(double a) {
        float f = (float) a;
        long h = (int) a;
        h = h * 31 + (long) a;
        h = h * 31 + (int) f;
        h = h * 31 + (long) f;
        h = h * 31 + (byte) a;
        h = h * 31 + (short) f;
        h = h * 31 + (char) a;
        h = h * 31 + Double.doubleToLongBits((long) a);
        h = h * 31 + Float.floatToIntBits((long) a);
        h = h * 31 + Float.floatToIntBits((int) a);
        h = h * 31 + Double.doubleToLongBits(f);
        h = h * 31 + Math.round(a) + Math.round(f);
        return h;
    }
    static long library(double a, double b) {
        long h = Double.doubleToLongBits(Math.min(a, b));
        h = h * 31 + Double.doubleToLongBits(Math.max(a, b));
        h = h * 31 + Float.floatToIntBits(Math.min((float) a, (float) b));
        h = h * 31 + Float.floatToIntBits(Math.max((float) a, (float) b));
        h = h * 31 + Double.doubleToLongBits(Math.abs(a)) + Float.floatToIntBits(Math.abs((float) b));
        h = h * 31 + Double.doubleToLongBits(Math.sqrt(a));
        h = h * 31 + Double.doubleToLongBits(Math.floor(a)) + Double.doubleToLongBits(Math.ceil(b)) + Double.doubleToLongBits(Math.rint(a));
        h = h * 31 + Double.doubleToLongBits(Math.copySign(a, b)) + Double.doubleToLongBits(Math.signum(a));
        h = h * 31 + Double.compare(a, b) + Float.compare((float) a, (float) b) + Double.hashCode(a);
        h = h * 31 + Double.doubleToLongBits(Math.fma(a, b, 1)) + Float.floatToIntBits(Math.fma((float) a, (float) b, 0.5f));
        h = h * 31 + Math.getExponent(a) + Double.doubleToLongBits(Math.ulp(a)) + Double.doubleToLongBits(Math.nextUp(b));
        return h;
    }
    static double series(int n) {
        double sum = 0, sign = 1;
        for (int i = 0; i < n; i++, sign = -sign) sum += sign / (2 * i + 1);
        return sum * 4;
    }
    static float fseries(int n) {
        float sum = 0;
        for (int i = n; i > 0; i--) sum += 1f / i;
        return sum;
    }
    static double manyLive(double a, double b) {                // more live doubles than there are registers
        double c = a + b, d = a - b, e = a * b, f = c + d, g = d * e, h = e - f, i = f / 3, j = g + h, k = h * i, l = i - j, m = j + k, n = k * l,
            o = l + m, p = m - n, q = n / 7, r = o + p, s = p * q, t = q - r;
        return a + b * c - d + e * f - g + h * i - j + k * l - m + n * o - p + q * r - s + t;
    }

    public static void main(String[] args) {
        long all = 0;
        for (int round = 0; round < 120; round++) {
            for (double a : D)
                for (double b : D) {
                    int c = lt(a, b) | le(a, b) << 1 | gt(a, b) << 2 | ge(a, b) << 3 | eq(a, b) << 4 | ne(a, b) << 5 | not(a, b) << 6;
                    float f = (float) a, g = (float) b;
                    c = c * 31 + (lt(f, g) | le(f, g) << 1 | gt(f, g) << 2 | ge(f, g) << 3 | eq(f, g) << 4);
                    all = all * 31 + c;
                    all = all * 31 + branches(a, b) + fbranches(f, g);
                    all = all * 31 + arithmetic(a, b) + library(a, b);
                }
            for (double a : D) all = all * 31 + conversions(a);
            if (round == 0 || round == 119) System.out.println(all);
        }
        for (double a : D) System.out.println(a + " " + (float) a + " " + (int) a + " " + (long) a + " " + branches(a, 1) + " " + arithmetic(a, 3) + " " + conversions(a) + " " + library(a, -2));
        System.out.println(series(300_000) + " " + fseries(300_000));
        double x = 0.5;
        for (int i = 0; i < 50_000; i++) x = Math.abs(manyLive(x, i % 10) % 3);
        System.out.println(x);
        double d = 1;
        float f = 1;
        int halvings = 0, fhalvings = 0;
        for (; d > 0; d /= 2) halvings++;
        for (; f > 0; f /= 2) fhalvings++;
        System.out.println(halvings + " " + fhalvings);
        int n = 0;
        for (double step = 0; step != 1.0 && n < 300_000; step += 0.1) n++;
        for (float step = 16777200f; step < 16777300f && n < 400_000; step++) n++;
        System.out.println(n);
    }
}
