// args: -XX:-OmitStackTraceInFastThrow
// Indices that are good a million times and then are not; what was done before the fault stays done.
public class BoundsAfterWarmUp {
    static byte[] bytes = new byte[64]; static boolean[] flags = new boolean[64]; static short[] shorts = new short[64];
    static char[] chars = new char[64]; static int[] ints = new int[64]; static long[] longs = new long[64];
    static float[] floats = new float[64]; static double[] doubles = new double[64]; static String[] texts = new String[64];
    static int done;

    static int load(int kind, int i) {
        switch (kind) {
        case 0: return bytes[i];
        case 1: return flags[i] ? 1 : 0;
        case 2: return shorts[i];
        case 3: return chars[i];
        case 4: return ints[i];
        case 5: return (int) longs[i];
        case 6: return (int) floats[i];
        case 7: return (int) doubles[i];
        default: return texts[i] == null ? 1 : 2;
        }
    }
    static int count() { return ++done; }
    static void store(int kind, int i) {
        switch (kind) {
        case 0: bytes[i] = (byte) count(); break;
        case 1: flags[i] = count() > 0; break;
        case 2: shorts[i] = (short) count(); break;
        case 3: chars[i] = (char) count(); break;
        case 4: ints[i] = count(); break;
        case 5: longs[i] = count(); break;
        case 6: floats[i] = count(); break;
        case 7: doubles[i] = count(); break;
        default: texts[i] = count() > 0 ? "t" : null;
        }
    }
    static void update(int kind, int i) {
        switch (kind) {
        case 0: bytes[i]++; break;
        case 1: flags[i] ^= true; break;
        case 2: shorts[i] += count(); break;
        case 3: --chars[i]; break;
        case 4: ints[i] <<= 1; break;
        case 5: longs[i] *= count(); break;
        case 6: floats[i] /= 2; break;
        case 7: doubles[i] -= count(); break;
        default: texts[i] += 'x';
        }
    }

    static int sumTo(int[] a, int n) {                          // the last round fails
        int sum = 0;
        for (int i = 0; i < n; i++) sum += a[i];
        return sum;
    }
    static int sumDown(int[] a, int to) {
        int sum = 0;
        for (int i = a.length - 1; i >= to; i--) sum += a[i];
        return sum;
    }
    static long walk(int[] a, int from, int step, long rounds) {
        long sum = 0;
        int at = from;
        for (long r = 0; r < rounds; r++) {
            done = (int) r;
            sum += a[at];
            at += step;
        }
        return sum;
    }
    static long grid(long[][] g, int rows, int columns) {
        long sum = 0;
        for (int r = 0; r < rows; r++)
            for (int c = 0; c < columns; c++) {
                g[r][c] += r ^ c;
                sum += g[r][c];
                done++;
            }
        return sum;
    }

    interface Act { long act(); }
    static void fails(Act act) {
        done = 0;
        try {
            System.out.println("fine: " + act.act());
        } catch (IndexOutOfBoundsException e) {
            System.out.println(e.getClass().getSimpleName() + ": " + e.getMessage() + " at line " + e.getStackTrace()[0].getLineNumber() + " after " + done);
        }
    }

    public static void main(String[] args) {
        int sum = 0;
        for (int i = 0; i < 540_000; i++) {
            int kind = i % 9, at = i & 63;
            store(kind, at);
            if (kind != 8) update(kind, at);
            sum += load(kind, at);
        }
        System.out.println(sum);
        for (int kind = 0; kind < 9; kind++)
            for (int i : new int[] { 64, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 1 << 29 }) {
                int k = kind;
                fails(() -> load(k, i));
                fails(() -> { store(k, i); return 0; });
                fails(() -> { update(k, i); return 0; });
            }
        int[] many = new int[1000];
        for (int i = 0; i < many.length; i++) many[i] = i * i;
        for (int i = 0; i < 300; i++) sum += sumTo(many, 1000) + sumDown(many, i % 1000);
        System.out.println(sum);
        fails(() -> sumTo(many, 1001));
        fails(() -> sumDown(many, -1));
        fails(() -> sumTo(new int[0], 1));
        fails(() -> walk(many, 5, 0, 500_000));
        fails(() -> walk(many, 0, 7, 500_000));
        fails(() -> walk(many, 999, -3, 500_000));
        fails(() -> walk(many, 999, Integer.MIN_VALUE, 3));
        long[][] g = new long[300][300];
        fails(() -> grid(g, 300, 300) + grid(g, 300, 300));
        fails(() -> grid(g, 300, 301));
        fails(() -> grid(g, 301, 300));
        g[7] = new long[3];
        fails(() -> grid(g, 300, 300));
        fails(() -> "abc".charAt(sumTo(many, 3)));
        fails(() -> new StringBuilder("abc").charAt(-1));
        fails(() -> java.util.List.of(1, 2).get(2));
    }
}
