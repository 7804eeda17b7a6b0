// Shifts mask their distance to 5 or 6 bits, for positive, negative and large distances.
public class Shifts {
    public static void main(String[] args) {
        int[] values = { 1, -1, 0x12345678, 0x87654321, Integer.MIN_VALUE };
        int[] distances = { 0, 1, 5, 16, 31, 32, 33, 63, 64, 65, -1, -31, -32, Integer.MIN_VALUE };
        for (int v : values)
            for (int d : distances)
                System.out.println(v + " by " + d + ": " + (v << d) + " " + (v >> d) + " " + (v >>> d));
        long[] longs = { 1, -1, 0x123456789abcdef0L, Long.MIN_VALUE };
        for (long v : longs)
            for (int d : distances)
                System.out.println(v + " by " + d + ": " + (v << d) + " " + (v >> d) + " " + (v >>> d));
        long distance = (1L << 40) + 3;
        System.out.println((1 << distance) + " " + (8L >> distance));
        System.out.println(Integer.rotateLeft(0x80000001, 1) + " " + Long.rotateRight(3L, 1) + " " + Integer.reverse(1)
            + " " + Long.reverseBytes(1) + " " + Integer.bitCount(-1) + " " + Long.numberOfLeadingZeros(1) + " "
            + Integer.numberOfTrailingZeros(0) + " " + Integer.highestOneBit(1000));
    }
}
