// args: -XX:-OmitStackTraceInFastThrow
// Exceptions out of small methods nested in each other, with complete traces, after all of them are hot.
public class InlinedTraces {
    static int zero;
    static int bad;                                  // which fault happens at the bottom
    static int[] data = { 1, 2, 3 };
    static Object something = "s";
    interface Op { int op(int x); default int viaDefault(int x) { return op(x) + 1; } }
    static class Add implements Op {
        final int n;
        Add(int n) { this.n = check(n); }
        static int check(int n) {
            if (n == -7) throw new IllegalArgumentException("n " + n);
            return n;
        }
        public int op(int x) { return bottom(x + n); }
    }
    static class Sub extends Add {
        Sub(int n) {
            super(n);
        }
        @Override public int op(int x) {
            return super.op(x)
                 - 2;
        }
    }
    static int bottom(int x) {
        switch (bad) {
        case 1: return x / zero;
        case 2: return data[x | 8];
        case 3: return ((String) null).length();
        case 4: return ((Integer) something).intValue();
        case 5: return new int[-(x | 1)].length;
        case 6: throw new IllegalStateException("thrown");
        case 7: something = data; ((Object[]) (Object) new Integer[1])[0] = "no"; return 1;
        case 8: return Integer.parseInt("x1");
        case 9: return Math.addExact(x, Integer.MAX_VALUE);
        case 10: assert x > Integer.MAX_VALUE : "never"; throw new Error("plain");
        case 11: return java.util.Objects.requireNonNull(null, "gone").hashCode();
        case 12: return (int) (5L % (long) zero);
        default: return x + 1;
        }
    }
    static int one(int x) { return two(x) + 1; }
    static int two(int x) { return three(
        x, x) * 2; }
    private static int three(int x, int y) {
        int z = x - y;
        return four(z,
            y);
    }
    static synchronized int four(int x, int y) { return bottom(x + y); }
    static int wrapped(int x) {
        try {
            return one(x);
        } catch (ArithmeticException e) {
            throw new RuntimeException("wrapped", e);
        }
    }
    static int viaLambda(int x) {
        java.util.function.IntUnaryOperator f = v -> one(v);
        return f.applyAsInt(x);
    }
    static int viaReference(int x) {
        java.util.function.IntUnaryOperator f = InlinedTraces::two;
        return f.applyAsInt(x);
    }
    static int construct(int n) { return new Sub(n).n; }
    static int recursive(int depth, int x) { return depth == 0 ? bottom(x) : recursive(depth - 1, x) + 1; }
    static int mutual(int depth, int x) { return depth == 0 ? one(x) : lautum(depth - 1, x); }
    static int lautum(int depth, int x) { return 1 + mutual(depth, x); }

    static Op add = new Add(1), sub = new Sub(2);
    static int call(int how, int x) {
        switch (how) {
        case 0: return one(x);
        case 1: return add.op(x);
        case 2: return sub.op(x);
        case 3: return sub.viaDefault(x);
        case 4: return wrapped(x);
        case 5: return viaLambda(x);
        case 6: return viaReference(x);
        case 7: return recursive(5, x);
        case 8: return mutual(3, x);
        default: return construct(bad == 6 ? -7 : x);
        }
    }

    static void show(Throwable e) {
        StringBuilder s = new StringBuilder();
        for (String indent = ""; e != null; e = e.getCause(), indent += "  ") {
            s.append(indent).append(e).append('\n');
            for (StackTraceElement at : e.getStackTrace())
                s.append(indent).append("  ").append(at.getClassName()).append('.').append(at.getMethodName()).append(':')
                        .append(at.getClassName().startsWith("java.") ? "lib" : "" + at.getLineNumber()).append('\n');
        }
        System.out.print(s);
    }

    public static void main(String[] args) {
        long sum = 0;
        for (int how = 0; how < 10; how++)
            for (int i = 0; i < 30_000; i++) sum += call(how, i);
        System.out.println(sum);
        for (bad = 1; bad <= 12; bad++) {
            something = "s";
            try {
                System.out.println(call(0, 5));
            } catch (Throwable e) {
                show(e);
            }
        }
        for (int how = 0; how < 10; how++)
            for (int fault : new int[] { 1, 6 }) {
                bad = fault;
                try {
                    System.out.println(how + ": " + call(how, 5));
                } catch (Throwable e) {
                    System.out.print(how + ": ");
                    show(e);
                }
            }
        int hash = 0;
        for (int i = 0; i < 10_000; i++) {
            bad = i % 7;
            try {
                hash = hash * 31 + call(i % 9, i);
            } catch (RuntimeException e) {
                for (StackTraceElement at : e.getStackTrace()) hash = hash * 31 + at.getMethodName().hashCode();
            }
        }
        System.out.println(hash);
        new Exception("from main").printStackTrace(System.out);
    }
}
