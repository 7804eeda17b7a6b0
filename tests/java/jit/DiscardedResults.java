import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;

/* Calls through variable and method handles whose results nobody wants, then something that compiled code leaves to the interpreter. */
public class DiscardedResults {
    int i;
    long l;
    Object o = "a";
    static final VarHandle I, L, O, A;
    static final MethodHandle LONG, INT;
    static int count;

    static long longer(int x) { count++; return x * 1000000007L; }
    static int shorter(Object x) { count += 2; return x.hashCode(); }

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            I = lookup.findVarHandle(DiscardedResults.class, "i", int.class);
            L = lookup.findVarHandle(DiscardedResults.class, "l", long.class);
            O = lookup.findVarHandle(DiscardedResults.class, "o", Object.class);
            A = MethodHandles.arrayElementVarHandle(long[].class);
            LONG = lookup.findStatic(DiscardedResults.class, "longer", MethodType.methodType(long.class, int.class));
            INT = lookup.findStatic(DiscardedResults.class, "shorter", MethodType.methodType(int.class, Object.class));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    int work(int[] a, int at) throws Throwable {
        I.compareAndSet(this, i, i + 1);
        L.getAndAdd(this, 5L);
        O.getAndSet(this, "b" + (at & 3));
        O.compareAndExchange(this, o, (Object) "c");
        int sum = a[at];
        LONG.invoke(at);
        INT.invoke((Object) "x");
        return sum + a[at + 1];
    }

    static long elements(long[] a, int at) {
        A.getAndAdd(a, at, 3L);
        A.compareAndSet(a, at, 3L, 4L);
        A.getAndBitwiseXor(a, at + 1, 9L);
        return a[at] + a[at + 1] + a[at + 2];
    }

    public static void main(String[] args) throws Throwable {
        DiscardedResults d = new DiscardedResults();
        int[] a = new int[50];
        long[] b = new long[40];
        int sum = 0, thrown = 0;
        for (int n = 0; n < 6000; n++) {
            a[n % 50] = n;
            try {
                sum += d.work(a, n % 51);
            } catch (ArrayIndexOutOfBoundsException e) {
                thrown++;
            }
            try {
                sum += elements(b, n % 41);
            } catch (ArrayIndexOutOfBoundsException e) {
                thrown++;
            }
        }
        System.out.println(sum + " " + thrown + " " + count + " " + d.i + " " + d.l + " " + d.o + " " + java.util.Arrays.hashCode(b));
    }
}
