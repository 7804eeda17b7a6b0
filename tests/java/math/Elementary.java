// sin, cos, tan, exp, log and pow: special cases, and arguments where all good libraries round alike; Math.abs keeps a float NaN.
public class Elementary {
    static final double[] SPECIAL = { 0.0, -0.0, 1, -1, 2, -2, 0.5, 3, -3, 1e300, -1e300, Double.MIN_VALUE, Double.MAX_VALUE, Double.NaN,
        Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1023, -1074, Math.nextUp(1.0), Math.nextDown(1.0), 0.1, 10 };
    static String show(double d) { return d != d ? "NaN" : Double.toString(d); }
    public static void main(String[] args) {
        for (double x : SPECIAL) {
            StringBuilder b = new StringBuilder(show(x)).append(':');
            for (double y : SPECIAL) b.append(' ').append((float) Math.pow(x, y));
            System.out.println(b);
            System.out.println((float) Math.sin(x) + " " + (float) Math.cos(x) + " " + (float) Math.tan(x) + " " + (float) Math.exp(x) + " " + (float) Math.log(x));
        }
        System.out.println(Math.exp(0) + " " + Math.exp(1) + " " + Math.log(Math.E) + " " + Math.pow(2, 10) + " " + Math.pow(10, 15) + " " + Math.sin(Math.PI / 2) + " " + Math.exp(710) + " " + Math.exp(-800));
        double sum = 0;
        for (int i = 1; i < 200_000; i++) sum += Math.sin(i) + Math.cos(i) + Math.log(i) + Math.pow(i, 0.25) + Math.exp(-i);
        System.out.println((float) sum);
        float zero = args.length;
        System.out.println(Math.copySign(1.0, Math.rint(zero % zero)) + " " + Math.rint(2.5) + " " + Math.rint(-0.3));
        System.out.println(Math.copySign(1f, Math.abs(zero % zero)) + " " + Math.abs(-1.5f) + " " + Math.abs(-0.0f));
    }
}
