// float and double arithmetic follow IEEE 754: rounding, infinities, NaN, signed zero, remainder.
public class FloatingArithmetic {
    static final double[] DOUBLES = { 0.0, -0.0, 1, -1, 0.1, 1e308, -1e308, 4.9e-324, 2.2250738585072014E-308, 5.5, -3.25,
        Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN, 1.0 / 3 };
    static final float[] FLOATS = { 0f, -0f, 1f, -1f, 0.1f, 3e38f, -3e38f, 1.4e-45f, 1.17549435E-38f, 5.5f, -3.25f,
        Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN, 16777217f };

    public static void main(String[] args) {
        for (double a : DOUBLES) {
            StringBuilder line = new StringBuilder();
            for (double b : DOUBLES)
                line.append(a + b).append(' ').append(a - b).append(' ').append(a * b).append(' ').append(a / b).append(' ').append(a % b).append("; ");
            System.out.println(line);
        }
        for (float a : FLOATS) {
            StringBuilder line = new StringBuilder();
            for (float b : FLOATS)
                line.append(a + b).append(' ').append(a - b).append(' ').append(a * b).append(' ').append(a / b).append(' ').append(a % b).append("; ");
            System.out.println(line);
        }
        System.out.println(-0.0 == 0.0 ? "zeros equal" : "zeros differ");
        System.out.println(1 / -(0.0) + " " + 1 / (0.0 - 0.0) + " " + -(0.0f));
        double d = 0;
        for (int i = 0; i < 1000; i++)
            d += 0.1;
        float f = 0;
        for (int i = 0; i < 1000; i++)
            f += 0.1f;
        System.out.println(d + " " + f + " " + (0.1f + 0.2f) + " " + (0.1 + 0.2) + " " + (double) 0.1f);
        float big = 1e30f, product = big * big / big;      // must overflow in float, not be kept in double
        System.out.println(product + " " + (float) ((double) big * big / big));
        System.out.println(Long.toHexString(Double.doubleToRawLongBits(0.0 / 0.0)) .length() + " " + Double.doubleToLongBits(Double.NaN));
    }
}
