import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/* Class loaders come and go, again and again with other classes in the same memory, while calls, casts and compiled code that have
 * met the old ones go on: nothing remembers them. */
public class LoaderChurn {
    public interface Work extends IntUnaryOperator { String name(); }

    public static class Doubles implements Work {
        static int calls;
        public int applyAsInt(int x) { calls++; return 2 * x; }
        public String name() { return "doubles " + calls; }
    }

    public static class Adds implements Work, Comparable<Adds> {
        static int calls = 1000;
        final int[] cells = new int[3];
        public int applyAsInt(int x) { calls++; cells[x % 3] += x; return x + cells[x % 3] % 7; }
        public String name() { return "adds " + calls; }
        public int compareTo(Adds other) { return 0; }
    }

    public static class Lambdas implements Work {
        public int applyAsInt(int x) {
            IntUnaryOperator f = y -> x ^ y;
            Supplier<String> s = () -> "v" + x;
            return f.andThen(z -> z + 1).applyAsInt(5) + s.get().length();
        }
        public String name() { return "lambdas"; }
    }

    public static class Loops implements Work {
        static Object[] kept = new Object[16];
        public int applyAsInt(int x) { return loop(x % 100); }
        static int loop(int n) {                        /* a static method: only its code says whose it is */
            int sum = 0;
            for (int i = 0; i < n; i++) {
                kept[i & 15] = new int[i & 7];
                sum += ((int[]) kept[i & 15]).length;
            }
            return sum;
        }
        public String name() { return "loops"; }
    }

    static class Loader extends ClassLoader {
        Loader() { super(LoaderChurn.class.getClassLoader()); }

        @Override protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("LoaderChurn$") || name.endsWith("Work")) return super.loadClass(name, resolve);
            Class<?> known = findLoadedClass(name);
            if (known != null) return known;
            try (var in = LoaderChurn.class.getResourceAsStream(name + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (java.io.IOException e) {
                throw new ClassNotFoundException(name);
            }
        }
    }

    static final List<WeakReference<?>> gone = new ArrayList<>();
    static final ReferenceQueue<Object> queue = new ReferenceQueue<>();
    static final List<PhantomReference<Object>> phantoms = new ArrayList<>();

    static Work make(Class<?> what) throws Exception {
        Loader loader = new Loader();
        Class<?> k = Class.forName(what.getName(), true, loader);
        if (k.getClassLoader() != loader) throw new AssertionError();
        gone.add(new WeakReference<>(loader));
        gone.add(new WeakReference<>(k));
        phantoms.add(new PhantomReference<>(loader, queue));
        return (Work) k.getConstructor().newInstance();
    }

    static int use(Work w, int rounds) {
        int sum = 0;
        for (int i = 0; i < rounds; i++) {
            sum += w.applyAsInt(i);
            if (w instanceof Comparable) sum++;
        }
        return sum;
    }

    static int churn(int times, int rounds) throws Exception {
        Class<?>[] all = { Doubles.class, Adds.class, Lambdas.class, Loops.class };
        int sum = 0;
        for (int i = 0; i < times; i++) {
            Work w = make(all[i % all.length]);
            sum = 31 * sum + use(w, rounds);
            Object[] array = (Object[]) java.lang.reflect.Array.newInstance(w.getClass(), 2);
            array[0] = w;
            sum += array.getClass().getName().length();
            try {
                array[1] = "no";
                sum = -1;
            } catch (ArrayStoreException e) {
                sum++;
            }
            if (i < all.length) System.out.println(w.name());
        }
        return sum;
    }

    static int proxies(int times) {
        int sum = 0;
        for (int i = 0; i < times; i++) {
            int salt = i;
            InvocationHandler handler = (proxy, m, args) -> m.getReturnType() == int.class ? (Object) ((Integer) args[0] + salt) : "p" + salt;
            Loader loader = new Loader();
            Work w = (Work) Proxy.newProxyInstance(loader, new Class<?>[] { Work.class }, handler);
            gone.add(new WeakReference<>(loader));
            sum += use(w, 20) + w.name().length();
        }
        return sum;
    }

    static int hidden(int times) throws Throwable {
        byte[] bytes;
        try (var in = LoaderChurn.class.getResourceAsStream("LoaderChurn$Doubles.class")) { bytes = in.readAllBytes(); }
        int sum = 0;
        for (int i = 0; i < times; i++) {
            MethodHandles.Lookup lookup = MethodHandles.lookup().defineHiddenClass(bytes, true);
            gone.add(new WeakReference<>(lookup.lookupClass()));
            MethodHandle make = lookup.findConstructor(lookup.lookupClass(), MethodType.methodType(void.class));
            Work w = (Work) make.invoke();
            sum += use(w, 50);
        }
        return sum;
    }

    static Throwable trace() throws Exception {
        Work w = make(Adds.class);
        try {
            w.applyAsInt(-1);
            return null;
        } catch (ArrayIndexOutOfBoundsException e) {
            return e;
        }
    }

    static int count() {
        int left = 0;
        for (WeakReference<?> r : gone) if (r.get() != null) left++;
        return left;
    }

    public static void main(String[] args) throws Throwable {
        System.out.println(churn(40, 300));
        System.out.println(proxies(10));
        System.out.println(hidden(20));
        Throwable kept = trace();
        for (int i = 0; i < 20 && count() > gone.size() / 8; i++) {
            System.gc();
            Thread.sleep(20);
            use(make(Loops.class), 10);                 /* other things are on the stack then */
        }
        System.out.println("nearly all gone: " + (count() <= gone.size() / 8));
        int told = 0;
        while (queue.remove(50) != null) told++;
        System.out.println("nearly all told: " + (told >= phantoms.size() * 3 / 4));
        System.out.println(churn(40, 300));
        StackTraceElement top = kept.getStackTrace()[0];
        System.out.println(top.getClassName() + "." + top.getMethodName() + " " + kept.getMessage());
    }
}
