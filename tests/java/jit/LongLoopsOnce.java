// args: -XX:-OmitStackTraceInFastThrow
// Methods called once whose loops run long: entered in the middle with live locals of every type, nested, locked, in handlers, left by all ways.
public class LongLoopsOnce {
    static long allTypes(int n) {
        byte b = 1; short s = 2; char c = 3; int i = 4; long l = 5; float f = 6; double d = 7; boolean z = false; String t = "t"; int[] a = new int[8]; Object o = null; long[] unused;
        for (int k = 0; k < n; k++) {
            b += k; s ^= k; c += 7; i = i * 31 + k; l = l * 31 + i; f = f / 2 + k; d = d / 3 + f; z = !z; a[k & 7] += i;
            if (k == n / 2) { o = t; t = "later"; unused = new long[] { l }; l += unused.length; }
        }
        return b + s + c + i + l + (long) f + (long) d + (z ? 1 : 0) + t.length() + a[3] + (o == null ? 1 : 0);
    }
    static int nested(int n) {
        int h = 0;
        for (int i = 0; i < 10; i++) {
            int x = i * 3;
            for (int j = 0; j < n; j++) {
                long y = x + j;
                for (int k = 0; k < 3; k++) { double z = y * k; h = h * 31 + (int) z + k; }
                h ^= (int) y;
            }
            Object scoped = h % 2 == 0 ? "e" : i;
            h += scoped.hashCode();
        }
        return h;
    }
    static int reusedSlots(int n) {                             // one slot holds values of different types in turn
        int h = 0;
        { long x = n; for (int i = 0; i < n; i++) x = x * 3 + i; h += (int) x; }
        { double x = n; for (int i = 0; i < n; i++) x = x / 3 + i; h += (int) x; }
        { Object x = "s"; for (int i = 0; i < n; i++) x = (i & 1023) == 0 ? (Object) i : x; h += x.hashCode(); }
        { int x = 5, y = 6; for (int i = 0; i < n; i++) { int swap = x; x = y + i; y = swap; } h += x ^ y; }
        { int[] x = { 1 }; for (int i = 0; i < n; i++) x = (x[0]++ & 255) == 0 ? new int[] { i } : x; h += x[0]; }
        return h;
    }
    int count;
    synchronized int locked(int n) {
        int me = 0;
        for (int i = 0; i < n; i++) { count++; synchronized (LongLoopsOnce.class) { me += count & 3; } }
        return me + (Thread.holdsLock(this) ? 1000 : 0);
    }
    static String leftByException(int n, int[] a, Object lock) {
        int i = 0;
        String where = "start";
        try {
            synchronized (lock) {
                for (where = "loop"; ; i++) a[i % (i < n ? a.length : a.length + 1)] += i;
            }
        } catch (ArrayIndexOutOfBoundsException e) {
            return where + i + e.getMessage() + Thread.holdsLock(lock) + e.getStackTrace()[0].getLineNumber();
        } finally {
            a[0]++;
        }
    }
    static int loopInCatchAndFinally(int n) {
        int h = 1;
        try {
            throw new IllegalStateException("go");
        } catch (IllegalStateException e) {
            for (int i = 0; i < n; i++) h = h * 31 + i + e.getMessage().length();
        } finally {
            for (int i = 0; i < n; i++) h ^= h << 3 ^ i;
        }
        return h;
    }
    static int catchInLoop(int n) {
        int h = 0;
        for (int i = 0; i < n; i++)
            try {
                h += 10 / (i & 15);
                if ((i & 63) == 33) continue;
                if (i == n - 5) break;
            } catch (ArithmeticException e) {
                h ^= i;
            } finally {
                h++;
            }
        return h;
    }
    static int returnsFromInside(int n) {
        for (int i = 0; ; i++)
            for (int j = 0; j < 100; j++)
                if (i * 100 + j == n) return i ^ j;
    }
    static int forms(int n) {
        int h = 0, i = 0;
        while (i < n) { h += i; i++; }
        do { h ^= i; i -= 2; } while (i > 0);
        for (long k = 0; k < n; k += 3) h += (int) k;
        for (double x = 0; x < n; x += 1.5) h++;
        for (char c = 0; c < 50_000; c++) h += c;
        for (int lo = 0, hi = n; lo < hi; lo++, hi--) h = h * 3 + lo - hi;
        outer:
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < 5; b++) { if ((a ^ b) == 6) continue outer; if (a == n - 1) break outer; h++; }
            h--;
        }
        int x = n, y = 1071;
        for (int k = 0; k < n / 10; k++) { int p = x + k, q = y; while (q != 0) { int r = p % q; p = q; q = r; } h += p; }
        return h;
    }
    static class Node { Node next; int v; Node(int v, Node n) { this.v = v; next = n; } }
    static int lists(int n) {                                   // references live only in locals of the running loop
        Node head = null;
        int h = 0;
        for (int i = 0; i < n; i++) {
            head = new Node(i, (i & 1023) == 0 ? null : head);
            String garbage = (i & 63) == 0 ? "g" + i : null;
            if (garbage != null) h += garbage.length();
        }
        for (Node x = head; x != null; x = x.next) h = h * 31 + x.v;
        return h;
    }
    static int withLambda(int n) {
        int[] cell = { 0 };
        Runnable r = () -> cell[0]++;
        for (int i = 0; i < n; i++) { int k = i; r.run(); java.util.function.IntSupplier s = () -> k + cell[0]; cell[0] ^= s.getAsInt() & 3; }
        return cell[0];
    }
    static int rareBranch(int n) {
        int h = 0;
        for (int i = 0; i <= n; i++) {
            h = h * 31 + i;
            if (i == n) { h += new StringBuilder("rare").append(h).length() + Rare.get(h & 7) + Integer.parseInt("12"); double d = h; h += (int) Math.cbrt(d); }
            else if (i == n - 1) { Object o = new Rare[2]; h += o instanceof Rare[] r ? r.length : 0; }
        }
        return h;
    }
    static class Rare { static { System.out.println("Rare"); } static int get(int x) { return x + 1; } }
    static boolean finished;

    public static void main(String[] args) throws Exception {
        System.out.println(allTypes(400_000) + " " + allTypes(1));
        System.out.println(nested(15_000));
        System.out.println(reusedSlots(120_000));
        System.out.println(new LongLoopsOnce().locked(150_000));
        System.out.println(leftByException(300_000, new int[77], new Object()));
        System.out.println(loopInCatchAndFinally(200_000));
        System.out.println(catchInLoop(100_000));
        System.out.println(returnsFromInside(1_000_037));
        System.out.println(forms(100_000));
        System.out.println(lists(60_000));
        System.out.println(withLambda(60_000));
        System.out.println(rareBranch(500_000));
        long h = 0;
        for (int i = 0, j = 1; i < 800_000; i++, j ^= i) { h += j; if ((i & 0x3ffff) == 0) System.out.println(i + " " + h); }    // in main itself
        System.out.println(h);
        Thread t = new Thread(() -> { long x = 0; for (int i = 0; i < 500_000; i++) x += i ^ x >> 3; System.out.println(x); finished = true; });
        t.start();
        t.join();
        System.out.println(finished);
    }
}
