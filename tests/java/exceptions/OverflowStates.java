// args: -Xss400k
// What a StackOverflowError leaves behind: erroneous classes, call sites and classes that work the next time, and who gets which exception.
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

public class OverflowStates {
    static int deep(int x) { return deep(x + 1) + 1; }

    static String chain(Throwable e) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; e != null && i < 5; e = e.getCause(), i++) text.append(i == 0 ? "" : " <- ").append(e);
        return text.toString();
    }

    interface Action { void run() throws Throwable; }
    static void attempt(String what, Action a) {
        try {
            a.run();
            System.out.println(what + ": fine");
        } catch (Throwable e) {
            System.out.println(what + ": " + chain(e));
        }
    }

    static class Deep { static int value = deep(0); }
    static class Outer { static int value = Deeper.value + 1; }
    static class Deeper { static int value = deep(0); }
    static class Super { static { deep(0); } }
    static class Sub extends Super { static int value = 5; static void touch() { } }
    static class Ping { static int value = Pong.next(0); static int next(int x) { return Pong.next(x + 1) + 1; } }
    static class Pong { static int value = Ping.next(0); static int next(int x) { return Ping.next(x + 1) + 1; } }
    enum Colour { RED, GREEN; static { deep(0); } }
    interface WithDefault { int VALUE = deep(0); default int get() { return 1; } }
    static class Implements implements WithDefault { }

    static void initialisers() {
        for (int i = 0; i < 2; i++) {
            attempt("Deep", () -> System.out.println(Deep.value));
            attempt("Outer", () -> System.out.println(Outer.value));
            attempt("Deeper", () -> System.out.println(Deeper.value));
            attempt("Sub", Sub::touch);
            attempt("Super", Super::new);
            attempt("Ping", () -> System.out.println(Ping.value));
            attempt("Pong", () -> System.out.println(Pong.value));
            attempt("enum", () -> System.out.println(Colour.RED));
            attempt("interface", () -> new Implements().get());
            attempt("forName", () -> Class.forName("OverflowStates$Deep"));
            attempt("newInstance", () -> Class.forName("OverflowStates$Super").getDeclaredConstructor().newInstance());
            attempt("reflected field", () -> Deeper.class.getDeclaredField("value").get(null));
        }
    }

    public static int reflected(int x) { return deep(x); }
    static class Constructed { public Constructed() { deep(0); } }
    static class Loader extends ClassLoader {
        @Override protected Class<?> findClass(String name) throws ClassNotFoundException { return loadClass(name + "x"); }
    }

    static void callers() throws Exception {
        Method m = OverflowStates.class.getMethod("reflected", int.class);
        MethodHandle h = MethodHandles.lookup().unreflect(m), exact = MethodHandles.lookup().findStatic(OverflowStates.class, "deep", MethodType.methodType(int.class, int.class));
        for (int i = 0; i < 20; i++) {
            int round = i;
            try {
                m.invoke(null, 1);
            } catch (InvocationTargetException e) {
                if (round % 19 == 0) System.out.println("invoke " + chain(e));
            } catch (StackOverflowError e) {
                System.out.println("directly " + e);
            }
        }
        attempt("constructor", () -> Constructed.class.getConstructor().newInstance());
        attempt("handle", () -> h.invoke(1));
        attempt("exact handle", () -> { int x = (int) exact.invokeExact(1); });
        attempt("loader", () -> new Loader().loadClass("no.Such"));
        attempt("forName with loader", () -> Class.forName("no.Such", true, new Loader()));
    }

    // Each of these is used for the first time where the stack is full, and then on the way back until it works.
    static class Late1 { int x = 1; int get() { return x; } }
    interface Late2 { int get(); }
    static AtomicInteger failures = new AtomicInteger();

    static int first(Supplier<Integer> what) {
        int result;
        try {
            result = first(what);
        } catch (StackOverflowError e) {
            failures.incrementAndGet();
            return what.get();
        }
        return result;
    }

    static void later() {
        String text = "a" + failures.get();
        System.out.println("class " + first(() -> new Late1().get()));
        System.out.println("lambda " + first(() -> { Late2 l = () -> 2; return l.get(); }));
        System.out.println("concat " + first(() -> (text + 'b' + text.length() + 1.5).length() > 3 ? 3 : 0));
        System.out.println("method reference " + first(() -> { IntSupplier s = text::length; return s.getAsInt() > 0 ? 4 : 0; }));
        System.out.println("array " + first(() -> new Late1[3][2].length + 2));
        System.out.println("cast " + first(() -> { Object o = text; try { return ((Late2) o).get(); } catch (ClassCastException e) { return 6; } }));
        System.out.println("failed before " + (failures.get() > 0));
    }

    static void handlers() throws Exception {
        Thread t = new Thread(() -> deep(0), "t1");
        t.setUncaughtExceptionHandler((thread, e) -> System.out.println(thread.getName() + " uncaught " + e + " " + e.getStackTrace().length));
        t.start();
        t.join();
        Thread u = new Thread(() -> { throw new IllegalStateException("first"); }, "t2");
        u.setUncaughtExceptionHandler((thread, e) -> { System.out.println(e); deep(0); });
        u.start();
        u.join();
        System.out.println(u.getState());
    }

    public static void main(String[] args) throws Exception {
        initialisers();
        callers();
        later();
        handlers();
    }
}
