// Methods a VM likes to replace by its own code give the same results as the library's Java code.
public class MathIntrinsics {
    public static void main(String[] args) {
        double[] values = { 0, -0.0, 0.5, -0.5, 1.5, 2.5, -2.5, 4503599627370497.5, 1e300, -1e-300, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY };
        for (double v : values)
            System.out.println(v + ": " + Math.abs(v) + " " + Math.sqrt(v) + " " + Math.floor(v) + " " + Math.ceil(v) + " " + Math.rint(v)
                + " " + Math.round(v) + " " + Math.signum(v) + " " + Math.ulp(v) + " " + Math.getExponent(v) + " " + Math.cbrt(v));
        for (double v : values)
            System.out.println(v + ": " + Math.fma(v, 2, 1) + " " + Math.copySign(1, v) + " " + Math.nextUp(v) + " " + Math.nextDown(v)
                + " " + Math.hypot(v, 3) + " " + Math.scalb(v, 3) + " " + Math.IEEEremainder(v, 3) + " " + Math.toDegrees(v));
        System.out.println(Math.max(-0.0, 0.0) + " " + Math.min(-0.0f, 0.0f) + " " + Math.max(Float.NaN, 1f) + " " + Math.abs(-0.0f));
        int[] ints = { 0, 1, -1, 46341, 65536, Integer.MAX_VALUE, Integer.MIN_VALUE };
        for (int a : ints)
            for (int b : ints) {
                String s = Math.multiplyHigh((long) a << 20, (long) b << 20) + " " + Math.floorMod(a, b == 0 ? 3 : b) + " " + Math.floorDiv(a, b == 0 ? 3 : b);
                try {
                    s += " " + Math.addExact(a, b) + " " + Math.multiplyExact(a, b);
                } catch (ArithmeticException e) {
                    s += " " + e.getMessage();
                }
                System.out.println(s);
            }
        System.out.println(Integer.compareUnsigned(-1, 1) + " " + Integer.divideUnsigned(-1, 3) + " " + Integer.remainderUnsigned(-1, 7)
            + " " + Long.divideUnsigned(-1, 10) + " " + Long.toUnsignedString(-1) + " " + Integer.parseUnsignedInt("4294967295"));
        System.out.println(Float.floatToRawIntBits(-1.5f) + " " + Float.intBitsToFloat(0x7f800001) + " " + Double.longBitsToDouble(1) + " " + Float.floatToIntBits(Float.NaN));
    }
}
