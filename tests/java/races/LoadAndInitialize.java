// Threads that load, link and initialise the same classes at once: by one loader, and by one each.
import java.io.InputStream;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;

public class LoadAndInitialize {
    static final int THREADS = 8;

    interface Marked { default String mark() { return "marked"; } }
    static final AtomicInteger initialised = new AtomicInteger();
    static class Base { static int value = count(1); int inBase; String name() { return "base"; } }
    static class Middle extends Base implements Marked { static int value = Base.value + count(2); String name() { return "middle" + super.name(); } }
    static class Leaf extends Middle { static final Object lock = new Object(); static int value = Middle.value + count(4);
        Object field = lock; String name() { return "leaf" + super.name() + mark(); } }
    static class Failing { static { if (initialised.get() >= 0) throw new IllegalStateException("never"); } static int value; }
    enum Color { RED, GREEN, BLUE; static int total; static { for (Color c : values()) total += c.ordinal(); } }

    static int count(int amount) { initialised.addAndGet(amount); Thread.yield(); return amount; }

    static class OwnLoader extends ClassLoader {
        static { registerAsParallelCapable(); }
        final AtomicInteger defined = new AtomicInteger();
        OwnLoader() { super(LoadAndInitialize.class.getClassLoader()); }
        @Override protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("LoadAndInitialize")) return super.loadClass(name, resolve);
            Class<?> k = findLoadedClass(name);
            if (k != null) return k;
            try (InputStream in = LoadAndInitialize.class.getResourceAsStream("/" + name + ".class")) {
                byte[] bytes = in.readAllBytes();
                k = defineClass(name, bytes, 0, bytes.length);
                defined.incrementAndGet();
                return k;
            } catch (LinkageError e) {                  // another thread was first
                return findLoadedClass(name);
            } catch (java.io.IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    static <T> List<T> together(Callable<T> body) throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        List<T> results = new ArrayList<>();
        Thread[] threads = new Thread[THREADS];
        for (int i = 0; i < THREADS; i++) {
            threads[i] = new Thread(() -> {
                try {
                    start.await();
                    T result = body.call();
                    synchronized (results) { results.add(result); }
                } catch (Throwable e) {
                    e.printStackTrace();
                }
            });
            threads[i].start();
        }
        for (Thread t : threads) t.join();
        return results;
    }

    static boolean same(List<?> all) { return all.size() == THREADS && all.stream().distinct().count() == 1; }

    static String use(ClassLoader loader) throws Exception {
        Class<?> k = Class.forName("LoadAndInitialize$Leaf", true, loader);
        var constructor = k.getDeclaredConstructor();
        constructor.setAccessible(true);
        Object leaf = constructor.newInstance();
        var name = k.getDeclaredMethod("name");
        name.setAccessible(true);
        return name.invoke(leaf) + " " + Array.newInstance(k, 2, 3).getClass().getName();
    }

    public static void main(String[] args) throws Exception {
        System.out.println(same(together(() -> Leaf.value)) + " " + Leaf.value + " " + initialised.get());
        System.out.println(same(together(() -> Color.valueOf("BLUE").ordinal() + Color.total)));
        System.out.println(same(together(() -> {
            try {
                return "initialised " + Failing.value;
            } catch (ExceptionInInitializerError | NoClassDefFoundError e) {
                return "failed";
            }
        })));
        for (int round = 0; round < 3; round++) {
            OwnLoader one = new OwnLoader();
            List<String> names = together(() -> use(one));
            List<Class<?>> classes = together(() -> Class.forName("LoadAndInitialize$Leaf", false, one));
            System.out.println(same(names) + " " + names.get(0) + " " + same(classes) + " " + (one.defined.get() >= 4));
        }
        List<String> apart = together(() -> use(new OwnLoader()));
        System.out.println(same(apart) + " " + apart.get(0));
        System.out.println(same(together(() -> Class.forName("[[[LLoadAndInitialize$Marked;"))));
        String[] library = { "java.util.concurrent.ConcurrentSkipListMap", "java.text.DecimalFormat", "java.util.zip.CRC32",
            "java.time.ZonedDateTime", "java.util.Formatter", "java.math.BigDecimal", "java.net.URI", "java.util.Scanner" };
        System.out.println(same(together(() -> {
            int hash = 0;
            for (String name : library) hash = hash * 31 + Class.forName(name).getDeclaredMethods().length;
            return hash;
        })));
    }
}
