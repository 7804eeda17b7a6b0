// Cleaner: actions run on clean(), on garbage, and only once.
import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.*;

public class Cleaners {
    static final Cleaner cleaner = Cleaner.create();
    static final AtomicInteger cleaned = new AtomicInteger();

    static class Resource implements AutoCloseable {
        final Cleaner.Cleanable cleanable = cleaner.register(this, cleaned::incrementAndGet);
        public void close() { cleanable.clean(); }
    }

    static void leak() {
        for (int i = 0; i < 30; i++)
            new Resource();
    }

    public static void main(String[] args) throws Exception {
        Resource held = new Resource();
        try (Resource r = new Resource()) {
            System.out.println(cleaned);
        }
        System.out.println(cleaned);
        Resource twice = new Resource();
        twice.close();
        twice.close();
        System.out.println(cleaned);
        leak();
        for (int i = 0; i < 200 && cleaned.get() < 27; i++) {
            System.gc();
            Thread.sleep(5);
        }
        System.out.println(cleaned.get() >= 27);
        held.close();
        java.lang.ref.Reference.reachabilityFence(held);
    }
}
