// Math, StrictMath, Integer, Long, Character and friends as a compiler may replace them: results, limits and exceptions.
public class MathAndBits {
    static final double[] D = { 0.0, -0.0, 1, -1, 0.5, -0.5, 1.5, 2.5, -2.5, 1e-310, Double.MIN_VALUE, Double.MAX_VALUE, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 2147483647.5, -2147483648.5, 4503599627370495.5, 9e18, -1e19, 0.49999999999999994, 100.25, 1e15 };
    static final int[] I = { 0, 1, -1, 2, -2, 255, 256, 0x7fffffff, 0x80000000, 0x80000001, 0xaaaaaaaa, 0x00010000, 0x0000ffff, 12345678, 31, 32 };
    static final long[] L = { 0, 1, -1, 255, 0x7fffffffL, 0x80000000L, 0xffffffffL, 0x100000000L, Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE + 1, 0xaaaaaaaaaaaaaaaaL, 0x00ff00ff00ff00ffL, 63, 64 };
    static long bits(double d) { return Double.doubleToLongBits(d); }

    static long doubles(double a, double b) {
        long h = bits(Math.abs(a)) + bits(Math.sqrt(a)) * 3 + bits(StrictMath.sqrt(b)) * 5;
        h = h * 31 + bits(Math.floor(a)) + bits(Math.ceil(a)) * 3 + bits(Math.rint(a)) * 5 + Math.round(a) * 7 + Math.round((float) a) * 11;
        h = h * 31 + bits(Math.min(a, b)) + bits(Math.max(a, b)) * 3 + Float.floatToIntBits(Math.min((float) a, (float) b)) * 5L + Float.floatToIntBits(Math.max((float) a, (float) b)) * 7L;
        h = h * 31 + bits(Math.copySign(a, b)) + Float.floatToIntBits(Math.copySign((float) a, (float) b)) * 3L + bits(Math.signum(a)) * 5 + Float.floatToIntBits(Math.signum((float) b)) * 7L;
        h = h * 31 + Math.getExponent(a) + Math.getExponent((float) a) * 3L + bits(Math.ulp(a)) * 5 + bits(Math.nextUp(a)) * 7 + bits(Math.nextDown(b)) * 11 + bits(Math.nextAfter(a, b)) * 13 + bits(Math.scalb(a, 3)) * 17;
        h = h * 31 + bits(Math.fma(a, b, 1.0)) + Float.floatToIntBits(Math.fma((float) a, (float) b, -1f)) * 3L + bits(Math.IEEEremainder(a, b)) * 5;
        h = h * 31 + bits(StrictMath.cbrt(a)) + bits(StrictMath.hypot(a, b)) * 3 + bits(StrictMath.sin(a)) * 5 + bits(StrictMath.exp(b)) * 7 + bits(StrictMath.pow(a, 3)) * 11 + bits(StrictMath.log(a)) * 13 + bits(StrictMath.atan2(a, b)) * 17;
        h = h * 31 + Double.compare(a, b) + Float.compare((float) a, (float) b) * 3 + Double.hashCode(a) * 5L + Float.hashCode((float) b) * 7L + (Double.isNaN(a) ? 1 : 0) + (Double.isInfinite(b) ? 2 : 0) + (Double.isFinite(a) ? 4 : 0) + (Float.isNaN((float) a) ? 8 : 0);
        h = h * 31 + bits(Double.longBitsToDouble(Double.doubleToRawLongBits(b))) + Float.floatToRawIntBits(Float.intBitsToFloat(Float.floatToIntBits((float) a))) + (long) Math.toRadians(a);
        return h;
    }
    static boolean near(double a) {                             // values that need not be exact to the bit
        return Math.abs(Math.sin(a) * Math.sin(a) + Math.cos(a) * Math.cos(a) - 1) < 1e-12 && Math.abs(Math.exp(Math.log(a + 2)) - a - 2) < 1e-9 * (a + 2) && Math.abs(Math.pow(a + 1, 2) - (a + 1) * (a + 1)) < 1e-9 * (a + 1) * (a + 1) && Math.abs(Math.tan(Math.atan(a)) - a) < 1e-6 * (a + 1) && Math.log10(1000) > 2.99999;
    }
    static long ints(int a, int b) {
        long h = Math.abs(a) + Math.min(a, b) * 3L + Math.max(a, b) * 5L + Math.floorDiv(a, b | 1) * 7L + Math.floorMod(a, b | 1) * 11L + Math.multiplyFull(a, b) * 13;
        h = h * 31 + Integer.bitCount(a) + Integer.numberOfLeadingZeros(a) * 3 + Integer.numberOfTrailingZeros(a) * 5 + Integer.reverse(a) * 7L + Integer.reverseBytes(a) * 11L + Integer.highestOneBit(a) * 13L + Integer.lowestOneBit(a) * 17L + Integer.rotateLeft(a, b) * 19L + Integer.rotateRight(a, b) * 23L;
        h = h * 31 + Integer.compare(a, b) + Integer.compareUnsigned(a, b) * 3 + Integer.signum(a) * 5 + Integer.divideUnsigned(a, b | 1) * 7L + Integer.remainderUnsigned(a, b | 1) * 11L + Integer.toUnsignedLong(a) * 13 + Integer.hashCode(a) + Integer.sum(a, b);
        h = h * 31 + Short.reverseBytes((short) a) + Character.reverseBytes((char) a) * 3L + Byte.toUnsignedInt((byte) a) * 5L + Short.toUnsignedInt((short) b) * 7L + Character.getNumericValue((char) (a & 127)) + (Character.isDigit((char) (a & 255)) ? 1 : 0) + (Character.isLetter((char) b) ? 2 : 0) + Character.toUpperCase((char) (a & 255)) + Character.toLowerCase(a & 0xfff);
        return h;
    }
    static long longs(long a, long b) {
        long h = Math.abs(a) + Math.min(a, b) * 3 + Math.max(a, b) * 5 + Math.floorDiv(a, b | 1) * 7 + Math.floorMod(a, b | 1) * 11 + Math.multiplyHigh(a, b) * 13;
        h = h * 31 + Long.bitCount(a) + Long.numberOfLeadingZeros(a) * 3 + Long.numberOfTrailingZeros(a) * 5 + Long.reverse(a) * 7 + Long.reverseBytes(a) * 11 + Long.highestOneBit(a) * 13 + Long.lowestOneBit(a) * 17 + Long.rotateLeft(a, (int) b) * 19 + Long.rotateRight(a, (int) b) * 23;
        h = h * 31 + Long.compare(a, b) + Long.compareUnsigned(a, b) * 3 + Long.signum(a) * 5 + Long.divideUnsigned(a, b | 1) * 7 + Long.remainderUnsigned(a, b | 1) * 11 + Long.hashCode(a) * 13L;
        return h;
    }
    static String exact(int how, int a, long b) {
        try {
            switch (how) {
            case 0: return "" + Math.addExact(a, 1);
            case 1: return "" + Math.subtractExact(a, 2);
            case 2: return "" + Math.multiplyExact(a, 3);
            case 3: return "" + Math.negateExact(a);
            case 4: return "" + Math.incrementExact(a);
            case 5: return "" + Math.decrementExact(a);
            case 6: return "" + Math.toIntExact(b);
            case 7: return "" + Math.addExact(b, Long.MAX_VALUE / 2);
            case 8: return "" + Math.subtractExact(b, Long.MAX_VALUE / 2);
            case 9: return "" + Math.multiplyExact(b, 3L);
            case 10: return "" + Math.negateExact(b);
            case 11: return "" + Math.floorDiv(a, 0);
            case 12: return "" + Math.incrementExact(b);
            case 13: return "" + Math.absExact(a);
            default: return "" + java.util.Objects.checkIndex(a, 10);
            }
        } catch (ArithmeticException | IndexOutOfBoundsException e) {
            return e.getMessage();
        }
    }
    static long loops(int n) {
        long h = 0;
        double x = 1;
        for (int i = 1; i < n; i++) {
            x = Math.sqrt(x * i + 1) + Math.abs(Math.min(x, -i)) - Math.max(x / 2, i) + Math.floor(x / 3);
            h += Math.max(h & 0xff, i) ^ Integer.bitCount(i) ^ Long.numberOfTrailingZeros(i) ^ Integer.rotateLeft(i, 7) ^ Math.addExact(i, 5);
        }
        return h ^ bits(x);
    }

    public static void main(String[] args) {
        long all = 0;
        int close = 0;
        for (int round = 0; round < 60; round++) {
            if (round < 20) for (double a : D) for (double b : D) all = all * 31 + doubles(a, b);
            for (int a : I) for (int b : I) all = all * 31 + ints(a + round, b - round);
            for (long a : L) for (long b : L) all = all * 31 + longs(a - round, b + round);
            for (int k = 0; k < 100; k++) if (near(k / 7.0)) close++;
            if (round % 19 == 0) System.out.println(all);
        }
        System.out.println(all + " " + close + " " + loops(100_000));
        for (double a : D) System.out.println(a + " " + doubles(a, 3) + " " + Math.round(a) + " " + Math.round((float) a) + " " + Math.rint(a) + " " + Math.floor(a) + " " + Math.ceil(a) + " " + Math.sqrt(a));
        for (int a : I) System.out.println(a + " " + ints(a, 5) + " " + Integer.numberOfLeadingZeros(a) + " " + Integer.numberOfTrailingZeros(a) + " " + Integer.toBinaryString(Integer.reverse(a)));
        for (long a : L) System.out.println(a + " " + longs(a, 5) + " " + Long.numberOfLeadingZeros(a) + " " + Long.numberOfTrailingZeros(a) + " " + Long.toHexString(Long.reverse(a)));
        for (int i = 0; i < 30_000; i++) all = all * 31 + exact(i % 15 == 11 ? 0 : i % 15, i % 10, i).length();
        System.out.println(all);
        for (int how = 0; how < 15; how++) System.out.println(exact(how, Integer.MAX_VALUE, Long.MAX_VALUE) + " " + exact(how, Integer.MIN_VALUE, Long.MIN_VALUE) + " " + exact(how, -7, -8));
    }
}
