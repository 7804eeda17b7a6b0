// Math.pow to the powers 2 and 0.5 is what multiplication and sqrt give, in every mode; its special cases.
public class Powers {
    static String bits(double d) { return d != d ? "NaN" : Long.toHexString(Double.doubleToRawLongBits(d)); }

    static boolean isExact(double x) { return Math.pow(x, 2.0) == x * x && Math.pow(x, 0.5) == Math.sqrt(x); }

    public static void main(String[] args) {
        int odd = 0;
        for (int i = 1; i < 40_000; i++)
            if (!isExact(i) || !isExact(1.0 / i)) odd++;
        System.out.println(odd);
        double[] values = { 0.0, -0.0, 1, -1, 4, -4, Double.MIN_VALUE, Double.MAX_VALUE, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN };
        double[] powers = { 2, 0.5, -0.5, -2, 3, 0, -0.0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN };
        for (double y : powers) {
            StringBuilder line = new StringBuilder(y + ":");
            for (double x : values) line.append(' ').append(bits(Math.pow(x, y)));
            System.out.println(line);
        }
    }
}
