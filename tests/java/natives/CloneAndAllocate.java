// javac: -XDignore.symbol.file
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.Supplier;

/* Object.clone and Unsafe.allocateInstance, which constructors called through method handles use: as a rule without a frame of their
 * own, but traces show them. */
public class CloneAndAllocate {
    static class Plain { Object copy() throws CloneNotSupportedException { return clone(); } }
    static class Good implements Cloneable {
        int a = 1;
        Object[] b = { "x" };
        Good copy() throws CloneNotSupportedException { return (Good) clone(); }
    }
    static class Final extends Good {
        static int made;
        @SuppressWarnings("removal") @Override protected void finalize() { made++; }
    }
    static class Fails {
        static { if (true) throw new IllegalStateException("no"); }
        Fails() {}
    }
    static class Lazy {
        static int count;
        static { System.out.println("Lazy initialised"); }
        final int n = ++count;
    }
    abstract static class Abstract { Abstract() {} }

    static void show(Throwable e) {
        System.out.println(e.getClass().getName() + ": " + e.getMessage());
        for (StackTraceElement s : e.getStackTrace())
            if (!s.getClassName().startsWith("java.lang.invoke") && !s.getClassName().startsWith("jdk.internal.reflect") && !s.getClassName().startsWith("java.lang.reflect"))
                System.out.println("  " + s.getClassName() + "." + s.getMethodName() + (s.isNativeMethod() ? " native" : ""));
    }

    static void round(boolean print) throws Throwable {
        try {
            new Plain().copy();
        } catch (CloneNotSupportedException e) {
            if (print) show(e);
        }
        Good g = new Good(), h = g.copy(), f = new Final().copy();
        int[] ints = { 1, 2, 3 };
        int[][] twice = { ints, null };
        if (h == g || h.b != g.b || f.getClass() != Final.class || ints.clone() == ints || twice.clone()[0] != ints || ints.clone()[2] != 3) throw new AssertionError();
        Supplier<Lazy> make = Lazy::new;
        if (make.get().n != Lazy.count) throw new AssertionError();
    }

    public static void main(String[] args) throws Throwable {
        for (int i = 0; i < 2000; i++) round(i == 0 || i == 1999);
        for (int i = 0; i < 2; i++) {
            try {
                MethodHandle make = MethodHandles.lookup().findConstructor(Fails.class, MethodType.methodType(void.class));
                Object o = make.invoke();
            } catch (Throwable e) {
                System.out.println(e.getClass().getName() + " " + (e.getCause() != null ? e.getCause().getClass().getName() : null));
            }
        }
        for (Class<?> k : new Class<?>[] { Abstract.class, Runnable.class, int[].class, int.class }) {
            try {
                var field = Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe");
                field.setAccessible(true);
                System.out.println(((sun.misc.Unsafe) field.get(null)).allocateInstance(k));
            } catch (InstantiationException e) {
                show(e);
            }
        }
        System.out.println(Lazy.count);
    }
}
