// Threads at work on the VM's tables at once: interned strings, class and module tables, resources of modules and jars,
// hidden classes, weak references, counters of the management beans.
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

public class SharedTables {
    static final int THREADS = 8;
    interface Work { Object run(int thread) throws Throwable; }

    static List<Object> together(Work work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        Object[] results = new Object[THREADS];
        Thread[] threads = new Thread[THREADS];
        for (int i = 0; i < THREADS; i++) {
            int thread = i;
            threads[i] = new Thread(() -> {
                try {
                    start.await();
                    results[thread] = work.run(thread);
                } catch (Throwable e) {
                    e.printStackTrace();
                }
            });
            threads[i].start();
        }
        for (Thread t : threads) t.join();
        return List.of(results);
    }

    static class Hidden { static int answer() { return 42; } }

    static Object intern(int thread) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 300; i++) all.add(("interned" + (i + thread * 7) % 300).intern());
        int wrong = 0;
        for (int i = 0; i < 300; i++) if (all.get(i) != ("interned" + (i + thread * 7) % 300).intern()) wrong++;
        return wrong;
    }
    static Object resources(int thread) throws Exception {
        long bytes = 0;
        for (String name : new String[] { "/java/lang/Object.class", "/java/util/HashMap.class", "/java/lang/String.class" })
            try (InputStream in = Object.class.getResourceAsStream(name)) { bytes += in.readAllBytes().length > 0 ? 1 : 0; }
        return bytes + " " + ClassLoader.getSystemResources("module-info.class").hasMoreElements();
    }
    static Object hidden(int thread) throws Exception {
        byte[] bytes;
        try (InputStream in = SharedTables.class.getResourceAsStream("SharedTables$Hidden.class")) { bytes = in.readAllBytes(); }
        int sum = 0;
        Set<String> names = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            Class<?> k = MethodHandles.lookup().defineHiddenClass(bytes, true).lookupClass();
            names.add(k.getName());
            var answer = k.getDeclaredMethod("answer");
            answer.setAccessible(true);
            sum += (int)answer.invoke(null);
        }
        return sum + " " + names.size();
    }
    static Object modules(int thread) {
        Module own = SharedTables.class.getModule(), base = Object.class.getModule();
        for (int i = 0; i < 20; i++) {
            own.addReads(base);
            own.addExports("", base);
        }
        Module other = new URLClassLoader(new URL[0]).getUnnamedModule();
        return own.canRead(other) + " " + base.isExported("java.lang") + " " + base.isExported("jdk.internal.misc", other)
             + " " + ModuleLayer.boot().findModule("java.logging").isPresent();
    }
    static Object counters(int thread) {
        var beans = ManagementFactory.getThreadMXBean();
        boolean ok = true;
        for (int i = 0; i < 10; i++) {
            ok &= beans.getThreadCount() > 0 && beans.getPeakThreadCount() >= 1 && beans.getTotalStartedThreadCount() > THREADS;
            ok &= ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount() > 100;
            ok &= beans.getThreadInfo(Thread.currentThread().getId()) != null && beans.findDeadlockedThreads() == null;
            ok &= ManagementFactory.getRuntimeMXBean().getUptime() > 0;
            ok &= ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() > 0;
        }
        return ok;
    }
    static final Object[] shared = { new Object(), new Object(), new Object() };
    static Object references(int thread) {
        Set<Object> kept = new HashSet<>();
        List<WeakReference<Object>> weak = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            Object o = new Object();
            kept.add(o);
            weak.add(new WeakReference<>(o));
            synchronized (shared[i % 3]) { System.identityHashCode(o); }
        }
        return weak.stream().filter(w -> kept.contains(w.get())).count();
    }

    static Path makeJar() throws Exception {
        Path jar = Files.createTempFile("races", ".jar");
        try (OutputStream out = Files.newOutputStream(jar); ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < 50; i++) {
                zip.putNextEntry(new ZipEntry("entry" + i));
                zip.write(("text " + i).getBytes());
                zip.closeEntry();
            }
        }
        return jar;
    }

    public static void main(String[] args) throws Exception {
        System.out.println(together(SharedTables::intern));
        System.out.println(together(SharedTables::resources));
        System.out.println(together(SharedTables::hidden));
        System.out.println(together(SharedTables::modules));
        System.out.println(together(SharedTables::counters));
        System.out.println(together(SharedTables::references));
        Path jar = makeJar();
        try (URLClassLoader loader = new URLClassLoader(new URL[] { jar.toUri().toURL() })) {
            System.out.println(together(thread -> {
                int length = 0;
                for (int i = 0; i < 50; i++)
                    try (InputStream in = loader.getResourceAsStream("entry" + i)) { length += in.readAllBytes().length; }
                return length;
            }));
        } finally {
            Files.delete(jar);
        }
    }
}
