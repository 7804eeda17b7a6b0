// StrictMath and Math: trigonometry, exponentials, powers; edge cases printed exactly where the results are specified.
public class StrictFunctions {
    public static void main(String[] args) {
        double[] xs = { 0, -0.0, 0.5, -1, 1, 2, 10, 1e-10, 710, -745.2, 1e10, 1e22, Math.PI / 2, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY };
        for (double x : xs)
            System.out.println(x + ": " + StrictMath.sin(x) + " " + StrictMath.cos(x) + " " + StrictMath.tan(x) + " " + StrictMath.asin(x) + " " + StrictMath.atan(x) + " " + StrictMath.exp(x) + " " + StrictMath.log(x) + " " + StrictMath.log10(x) + " " + StrictMath.sinh(x) + " " + StrictMath.tanh(x) + " " + StrictMath.expm1(x) + " " + StrictMath.log1p(x) + " " + StrictMath.cbrt(x));
        double[][] pairs = { { 2, 10 }, { 2, 0.5 }, { -8, 1.0 / 3 }, { 0, 0 }, { -0.0, -3 }, { 1, Double.NaN }, { Double.NaN, 0 }, { -2, 3 }, { 10, -400 }, { 10, 400 }, { -1, Double.POSITIVE_INFINITY }, { 1.0000001, 1e7 } };
        for (double[] p : pairs)
            System.out.println(p[0] + "," + p[1] + ": " + StrictMath.pow(p[0], p[1]) + " " + StrictMath.atan2(p[0], p[1]) + " " + StrictMath.hypot(p[0], p[1]) + " " + StrictMath.IEEEremainder(p[0], p[1]) + " " + Math.nextAfter(p[0], p[1]));
        boolean close = true;
        for (double x = -20; x < 20; x += 0.37) {
            close &= Math.abs(Math.sin(x) - StrictMath.sin(x)) < 1e-15 && Math.abs(Math.exp(x) - StrictMath.exp(x)) <= Math.ulp(StrictMath.exp(x)) && Math.abs(Math.pow(2.5, x) - StrictMath.pow(2.5, x)) <= Math.ulp(StrictMath.pow(2.5, x));
            close &= x <= 0 || Math.abs(Math.log(x) - StrictMath.log(x)) <= Math.ulp(StrictMath.log(x));
        }
        System.out.println(close);
        System.out.println(Math.round(0.49999999999999994) + " " + Math.round(-2.5) + " " + Math.round(1e18) + " " + Math.round(Float.MAX_VALUE) + " " + Math.round(-0.5f) + " " + Math.floorMod(-7, 3) + " " + Math.floorDiv(-7L, 3) + " " + Math.toIntExact(5L) + " " + Math.absExact(-5));
    }
}
