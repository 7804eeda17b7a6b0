// Every numeric conversion: widening, narrowing, saturation of floating values, rounding of large integers.
public class Conversions {
    public static void main(String[] args) {
        int[] ints = { 0, 1, -1, 127, 128, 255, 256, -129, 32767, 32768, 65535, 65536, 16777217, Integer.MAX_VALUE, Integer.MIN_VALUE };
        for (int i : ints)
            System.out.println(i + ": " + (byte) i + " " + (short) i + " " + (int) (char) i + " " + (long) i + " " + (float) i + " " + (double) i);
        long[] longs = { 0, -1, 1L << 31, 1L << 32, (1L << 53) + 1, (1L << 62) + 12345, Long.MAX_VALUE, Long.MIN_VALUE, 0xfedcba9876543210L };
        for (long l : longs)
            System.out.println(l + ": " + (int) l + " " + (byte) l + " " + (short) l + " " + (int) (char) l + " " + (float) l + " " + (double) l);
        double[] doubles = { 0.0, -0.0, 0.9, -0.9, 1.5, 2147483647.5, -2147483648.9, 2147483648.0, 4294967296.5, 9.3e18, -9.3e18, 1e300, -1e300,
            1e-300, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 3.4028235677973366e38, 1.401298464324817E-45 / 2 };
        for (double d : doubles)
            System.out.println(d + ": " + (int) d + " " + (long) d + " " + (float) d + " " + (byte) d + " " + (short) d + " " + (int) (char) d);
        float[] floats = { 0f, -0.5f, 1e10f, -1e10f, 1e20f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 2147483520f };
        for (float f : floats)
            System.out.println(f + ": " + (int) f + " " + (long) f + " " + (double) f + " " + (byte) f + " " + (short) f + " " + (int) (char) f);
        byte b = (byte) 200;
        short s = (short) 70000;
        char c = (char) -1;
        System.out.println(b + " " + s + " " + (int) c + " " + (b & 0xff) + " " + (c >>> 4) + " " + (byte) (b >> 1));
        b += 300.7;
        s *= 2.5f;
        c /= 3;
        System.out.println(b + " " + s + " " + (int) c);
    }
}
