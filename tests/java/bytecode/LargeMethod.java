// A method with branches over thousands of bytecodes and a large lookup table made of constants.
public class LargeMethod {
    static int step(int state, int x) {
        if (x > 0) {
            switch (state) {
            case 0: x += 3; x ^= 0x55aa; x *= 7; x -= state; x ^= x >>> 3; x += 11111; x *= 31; x ^= x << 5; return x;
            case 1: x += 5; x ^= 0x1234; x *= 9; x -= state; x ^= x >>> 5; x += 22222; x *= 33; x ^= x << 6; return x;
            case 2: x += 7; x ^= 0x2345; x *= 11; x -= state; x ^= x >>> 7; x += 33333; x *= 35; x ^= x << 7; return x;
            case 3: x += 9; x ^= 0x3456; x *= 13; x -= state; x ^= x >>> 9; x += 44444; x *= 37; x ^= x << 8; return x;
            case 4: x += 11; x ^= 0x4567; x *= 15; x -= state; x ^= x >>> 11; x += 55555; x *= 39; x ^= x << 9; return x;
            case 5: x += 13; x ^= 0x5678; x *= 17; x -= state; x ^= x >>> 13; x += 66666; x *= 41; x ^= x << 10; return x;
            case 6: x += 15; x ^= 0x6789; x *= 19; x -= state; x ^= x >>> 15; x += 77777; x *= 43; x ^= x << 11; return x;
            case 7: x += 17; x ^= 0x789a; x *= 21; x -= state; x ^= x >>> 17; x += 88888; x *= 45; x ^= x << 12; return x;
            default: return x - 1;
            }
        } else {
            long wide = x;
            wide = wide * 6364136223846793005L + 1442695040888963407L;
            double d = wide;
            d = d / 3.0 + state;
            float f = (float) d;
            return (int) (wide >>> 33) + (int) f + (d < 0 ? 1 : 2);
        }
    }

    static final int[] TABLE = { 3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2, 3, 8, 4, 6, 2, 6, 4, 3, 3, 8, 3, 2, 7, 9, 5, 0, 2, 8, 8,
        4, 1, 9, 7, 1, 6, 9, 3, 9, 9, 3, 7, 5, 1, 0, 5, 8, 2, 0, 9, 7, 4, 9, 4, 4, 5, 9, 2, 3, 0, 7, 8, 1, 6, 4, 0, 6, 2, 8, 6, 2, 0, 8, 9,
        100000, -100000, 70000, -70000, 255, 256, 65535, 65536, Integer.MAX_VALUE, Integer.MIN_VALUE };

    public static void main(String[] args) {
        int x = 42;
        for (int i = 0; i < 20_000; i++)
            x = step(TABLE[i % TABLE.length] & 15, x) + i;
        System.out.println(x);
        long total = 0;
        for (int v : TABLE)
            total = total * 31 + v;
        System.out.println(total);
    }
}
