// javac: --add-exports java.base/jdk.internal.misc=ALL-UNNAMED
// args: --add-exports java.base/jdk.internal.misc=ALL-UNNAMED
// Operands when there are more of them than registers, below dup forms and intrinsics; one local as two operands of an intrinsic.
import jdk.internal.misc.Unsafe;

public class RegisterPressure {
    static final Unsafe UNSAFE = Unsafe.getUnsafe();
    static final long NEXT = UNSAFE.objectFieldOffset(RegisterPressure.class, "next");

    int a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8, i = 3, v = 9;
    int[] ints = new int[8];
    long[] longs = new long[8];
    long la = 1, lb = 2, lc = 4, ld = 8, le = 16, lf = 32, lg = 64, lh = 128;
    double da = 1, db = 2, dc = 4, dd = 8, de = 16, df = 32, dg = 64, dh = 128;
    volatile Object next;

    int addInPlace() { return a + (b + (c + (d + (e + (f + (g + (h + (ints[i] += v)))))))); }
    int assign()     { return a + (b + (c + (d + (e + (f + (g + (h + (ints[i] = v)))))))); }
    int increment()  { return a + (b + (c + (d + (e + (f + (g + (h + ints[i]++))))))); }
    long addLong()   { return la + (lb + (lc + (ld + (le + (lf + (lg + (lh + (longs[i] += v)))))))); }
    int field()      { return a + (b + (c + (d + (e + (f + (g + (h + (this.v += i)))))))); }

    int getInt(long p)       { return a + (b + (c + (d + (e + (f + (g + (h + UNSAFE.getInt(null, p)))))))); }
    long getLong(long p)     { return la + (lb + (lc + (ld + (le + (lf + (lg + (lh + UNSAFE.getLong(null, p)))))))); }
    double getDouble(long p) { return da + (db + (dc + (dd + (de + (df + (dg + (dh + UNSAFE.getDouble(null, p)))))))); }
    int getBoolean(long p)   { return a + (b + (c + (d + (e + (f + (g + (h + (UNSAFE.getBoolean(null, p) ? 1 : 0)))))))); }
    long putBoolean(long p)  { return la + (lb + (lc + (ld + (le + (lf + (lg + put(p, lh > 0))))))); }
    static long put(long p, boolean z) { UNSAFE.putBoolean(null, p, z); return 1; }

    /** Many hot locals, so that n is in memory. */
    int swap(Object n, Object x, int p, int q, int r, int s, int t, int u) {
        int k = p + p + p + q + q + q + r + r + r + s + s + s + t + t + t + u + u + u + p + q + r + s + t + u;
        return k + (a + (b + (c + (d + (e + (f + (g + (h + (UNSAFE.compareAndSetReference(n, NEXT, n, x) ? 1 : 0)))))))));
    }

    Object exchange(Object n, int p, int q, int r, int s, int t, int u) {
        int k = p + p + p + q + q + q + r + r + r + s + s + s + t + t + t + u + u + u + p + q + r + s + t + u;
        Object old = UNSAFE.getAndSetReference(n, NEXT, n);
        return k > 0 ? old : null;
    }

    static class Value { long x, y, z; Value(long i) { x = y = z = i; } }
    static Object sink;

    static void values() throws Exception {
        RegisterPressure o = new RegisterPressure();
        long p = UNSAFE.allocateMemory(8), sum = 0;
        for (int k = 0; k < 50_000; k++) {
            o.v = 9;
            UNSAFE.putLong(p, 0x4070000000000001L);
            sum += o.addInPlace() + o.assign() + o.increment() + o.addLong() + o.field() + o.getInt(p) + o.getLong(p) + (long) o.getDouble(p) + o.getBoolean(p);
            sum += o.putBoolean(p) + UNSAFE.getLong(p);
            if (k == 5_000) Thread.sleep(50);
        }
        System.out.println(sum + " " + o.ints[3] + " " + o.longs[3] + " " + o.v);
        UNSAFE.freeMemory(p);
    }

    static void references() throws Exception {
        RegisterPressure[] all = new RegisterPressure[1000];
        for (int k = 0; k < all.length; k++) all[k] = new RegisterPressure();
        int sum = 0, bad = 0;
        for (int k = 0; k < 30_000; k++) {
            RegisterPressure o = all[k % 1000];
            o.next = o;
            sum += all[0].swap(o, null, 1, 2, 3, 4, 5, 6);
            if (all[0].exchange(o, 1, 2, 3, 4, 5, 6) != null) bad++;
            if (k == 5_000) Thread.sleep(50);
        }
        System.gc();
        System.gc();
        for (int round = 0; round < 2; round++) {
            for (int k = 0; k < 1000; k++) all[k].next = all[k];
            for (int k = 0; k < 300_000; k++) sink = new Value(-1);
            System.gc();
            for (int k = 0; k < 1000; k++) all[0].swap(all[k], new Value(k), 1, 2, 3, 4, 5, 6);
            for (int k = 0; k < 3_000_000; k++) sink = new Value(-1);
            for (int k = 0; k < 1000; k++)
                if (!(all[k].next instanceof Value x) || x.x != k) bad++;
        }
        System.out.println(sum + " " + bad);
    }

    public static void main(String[] args) throws Exception {
        values();
        references();
    }
}
