// Small methods that change fields and elements in place (dup2, dup_x1, dup_x2, dup2_x1, dup2_x2): inlined, their parameters outlive that.
public class InlinedParameters {
    static class Target {
        int i = 1; long j = 2; double d = 3; byte b = 4; Object o;
        int ints(int[] a) { return a[0]++ + i++; }
        long longs(long[] a, int x) { return a[x & 3]-- + j++ + (a[1] += x) + i; }
        double doubles(double[] a, int x, double y) { return (a[x & 3] *= 0.5) + (d += y) + a[0]++ + (y -= 1) + x; }
        int bytes(byte[] a, byte y) { return (a[y & 3] += y) + b++ + --a[0] + (b ^= 3) + y; }
        private int mixed(int x, long y, int[] a, long[] b, Target t) { a[x & 3] = i = x + (int) (b[x & 1] = j = y++); return a[x & 3]-- + t.i++ + (int) (t.j += y) + (int) b[1]; }
        final long chain(int[] a, long[] b, int x) { return ints(a) + longs(b, x++) + (a[1] = a[2] = x) + (b[0] = b[1] = i) + x; }
        int objects(Object[] a, Object v, int x) { Object old = a[x & 3]; a[x & 3] = o = a[0] = v; return (old == o ? 1 : 2) + (a[x & 3] == v ? 4 : 0) + x; }
    }
    static class Sub extends Target { @Override int ints(int[] a) { return a[1]++ - i-- + super.ints(a); } }

    interface Holder { long get(int x); }                       // called from one place, where each is too rare to be inlined
    static class A implements Holder {
        final Target t; final int[] ints = new int[4]; final long[] longs = new long[4]; final double[] doubles = { 1, 2, 3, 4 }; final byte[] bytes = new byte[4]; final Object[] objects = new Object[4];
        A(Target t) { this.t = t; }
        public long get(int x) { return t.ints(ints); }
    }
    static class B extends A { B(Target t) { super(t); } public long get(int x) { return t.longs(longs, x); } }
    static class C extends A { C(Target t) { super(t); } public long get(int x) { return (long) t.doubles(doubles, x, x * 0.25); } }
    static class D extends A { D(Target t) { super(t); } public long get(int x) { return t.bytes(bytes, (byte) x); } }
    static class E extends A { E(Target t) { super(t); } public long get(int x) { return t.mixed(x, x * 3L, ints, longs, t); } }
    static class F extends A { F(Target t) { super(t); } public long get(int x) { return t.chain(ints, longs, x); } }
    static class G extends A { G(Target t) { super(t); } public long get(int x) { return t.objects(objects, this, x); } }

    public static void main(String[] args) {
        java.util.function.IntSupplier[] captured = new java.util.function.IntSupplier[3];
        for (int k = 0; k < 3; k++) { Target t = k == 2 ? new Sub() : new Target(); int[] cell = new int[2]; captured[k] = () -> cell[0]++ + t.i++ + cell[1]--; }
        Holder[] holders = { new A(new Target()), new B(new Target()), new C(new Target()), new D(new Target()), new E(new Target()), new F(new Target()), new G(new Target()), new A(new Sub()), new F(new Sub()),
            new Holder() { int n; public long get(int x) { return captured[x % 3].getAsInt() + n++ + x; } } };
        long sum = 0;
        for (int i = 0; i < 400_000; i++) {
            sum = sum * 31 + holders[i % 10].get(i);
            if (i % 100_000 == 99_999) System.out.println(sum);
        }
        for (int k = 0; k < 10; k++) {                          // each alone, so that it is inlined too
            Holder h = holders[k];
            for (int i = 0; i < 20_000; i++) sum = sum * 31 + h.get(i);
            System.out.println(sum);
        }
    }
}
