// Comparisons of every kind of operand, among them NaN in all six relations, and null tests.
public class Compares {
    static String relations(double a, double b) {
        return "" + (a < b) + (a <= b) + (a > b) + (a >= b) + (a == b) + (a != b) + !(a < b) + !(a >= b);
    }

    static String relations(float a, float b) {
        return "" + (a < b) + (a <= b) + (a > b) + (a >= b) + (a == b) + (a != b) + !(a < b) + !(a >= b);
    }

    static String relations(long a, long b) {
        return "" + (a < b) + (a <= b) + (a > b) + (a >= b) + (a == b) + (a != b);
    }

    static String relations(int a, int b) {
        return "" + (a < b) + (a <= b) + (a > b) + (a >= b) + (a == b) + (a != b)
            + (a < 0) + (a <= 0) + (a > 0) + (a >= 0) + (a == 0) + (a != 0);
    }

    public static void main(String[] args) {
        double[] ds = { Double.NaN, 0.0, -0.0, 1, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.MIN_VALUE };
        for (double a : ds)
            for (double b : ds)
                System.out.println(a + " " + b + " " + relations(a, b) + " " + relations((float) a, (float) b) + " " + Double.compare(a, b)
                    + " " + Double.valueOf(a).equals(b) + " " + Math.max(a, b) + " " + Math.min(a, b));
        long[] ls = { 0, 1, -1, 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE };
        for (long a : ls)
            for (long b : ls)
                System.out.println(a + " " + b + " " + relations(a, b) + " " + relations((int) a, (int) b) + " " + Long.compareUnsigned(a, b));
        Object x = new Object(), y = x, z = null;
        System.out.println((x == y) + " " + (x != y) + " " + (z == null) + " " + (x != null) + " " + (x == z));
        boolean t = args.length == 0, f = !t;
        System.out.println((t & f) + " " + (t | f) + " " + (t ^ f) + " " + (t && !f) + " " + (f || f) + " " + (t ? f ? 1 : 2 : 3));
    }
}
