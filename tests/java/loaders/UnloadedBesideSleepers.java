// What threads have loaded and dropped is collected while they sleep: nothing of it is left on their stacks or in their registers.
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

    public static void main(String[] args) throws Exception {
        final int threads = 10;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Callable<WeakReference<ClassLoader>>> tasks = Collections.nCopies(threads, UnloadedBesideSleepers::loadAndRun);
        int held = 0;
        for (Future<WeakReference<ClassLoader>> future : pool.invokeAll(tasks)) {
            WeakReference<ClassLoader> loader = future.get();
            for (int i = 0; i < 20 && !loader.refersTo(null); i++) {
                System.gc();
                Thread.sleep(20);
            }
            if (!loader.refersTo(null)) held++;
        }
        System.out.println(held <= threads / 5 ? "collected" : held + " of " + threads + " loaders are held");
        pool.shutdown();
    }
}
