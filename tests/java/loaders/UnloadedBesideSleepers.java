// What threads have loaded and dropped is collected while they sleep.
import java.lang.ref.*;
import java.util.*;
import java.util.concurrent.*;

public class UnloadedBesideSleepers {
    public static class Payload implements Runnable {
        public void run() {
            try {
                Class.forName("java.util.List", false, Payload.class.getClassLoader());
            } catch (ClassNotFoundException e) {
                throw new RuntimeException(e);
            }
        }
    }

    static WeakReference<ClassLoader> loadAndRun() throws Exception {
        Patch.Loader loader = new Patch.Loader().unchanged("UnloadedBesideSleepers$Payload");
        ((Runnable) Class.forName("UnloadedBesideSleepers$Payload", true, loader).getConstructor().newInstance()).run();
        return new WeakReference<>(loader);
    }

    /* A word on a sleeping thread's stack may look like a reference to what it has dropped last, but no more than that is held. */
    public static void main(String[] args) throws Exception {
        final int threads = 10, rounds = 5;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Callable<WeakReference<ClassLoader>>> tasks = Collections.nCopies(threads, UnloadedBesideSleepers::loadAndRun);
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        for (int round = 0; round < rounds; round++)
            for (Future<WeakReference<ClassLoader>> future : pool.invokeAll(tasks)) loaders.add(future.get());
        long held = loaders.size();
        for (int i = 0; i < 20 && held > threads; i++) {
            System.gc();
            Thread.sleep(20);
            held = loaders.stream().filter(loader -> !loader.refersTo(null)).count();
        }
        System.out.println(held <= 2 * threads ? "collected" : held + " of " + loaders.size() + " loaders are held");
        pool.shutdown();
    }
}
