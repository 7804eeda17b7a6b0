// args: -XX:-OmitStackTraceInFastThrow
// Calls that compiled code may do in place: getters, also overridden, with arguments, of narrow types, on null; Math; natives.
public class CompiledCalls {
    static class A {
        int i; long j; float f; double d; byte b; short s; char c; boolean z; Object o; volatile int v;
        A(int n) { i = n; j = n * 10L; f = n / 2f; d = n / 4.0; b = (byte) n; s = (short) (n * 100); c = (char) (n + 'a'); z = (n & 1) == 1; o = "o" + n; v = -n; }
        int i() { return i; }
        long j() { return j; }
        float f() { return f; }
        double d() { return d; }
        byte b() { return b; }
        short s() { return s; }
        char c() { return c; }
        boolean z() { return z; }
        Object o() { return o; }
        int v() { return v; }
        int ignores(int x) { return i; }
        long ignoresTwo(long x, double y) { return j; }
        final int fin() { return i; }
        private int priv() { return i; }
        int callsPrivate() { return priv() + fin(); }
    }
    static class B extends A {
        B(int n) { super(n); }
        @Override int i() { return -i; }
        @Override Object o() { return "b" + super.o(); }
    }
    static class C extends A {
        C(int n) { super(n); }
        @Override int i() { throw new IllegalStateException("C"); }
    }

    static String look(A a) {
        long sum = a.i() + a.j() + (long) a.f() + (long) a.d() + a.b() + a.s() + a.c() + (a.z() ? 1 : 0) + a.v();
        sum += a.ignores(0x7fffffff) + a.ignoresTwo(-1L, 2.5) + a.callsPrivate();
        return sum + " " + a.o();
    }

    static String tryLook(A a) {
        try {
            return look(a);
        } catch (NullPointerException | IllegalStateException e) {
            StackTraceElement at = e.getStackTrace()[0];
            return e.getMessage() + " at " + at.getMethodName() + ":" + at.getLineNumber();
        }
    }

    static double math(int n) {
        double r = Math.sqrt(n) + Math.min(n, -3) + Math.max(n, 3) + Math.min(5L, n) + Math.max(-5L, n);
        return r + Math.abs(-n) + Math.min(0.0, -0.0) + StrictMath.sqrt(2) + Integer.bitCount(n) + Long.numberOfTrailingZeros(n | 16);
    }

    public static void main(String[] args) {
        A[] some = { new A(1), new A(200), new B(3), null, new C(4), new A(-70000) };
        for (A a : some) System.out.println(tryLook(a));
        int hash = 0;
        double sum = 0;
        for (int i = 0; i < 40000; i++) {
            hash = hash * 31 + tryLook(some[i % 10 < 7 ? i % 2 : i % 6]).hashCode();
            double m = math(i);
            if (i == 0 || i == 39999) System.out.println(m);
            if (m == m) sum += m;
        }
        System.out.println(hash + " " + sum);
        for (A a : some) System.out.println(tryLook(a));
        System.out.println(math(0) + " " + math(16));
    }
}
