import java.util.Objects;

/** What the host of tests/embedding/guest.c calls. */
public class Guest {
    static volatile Object nothing;
    static int depth;

    /* Compiled code finds null by a fault. */
    static int nullPointers(int count) {
        int found = 0;
        for (int i = 0; i < count; i++) {
            try {
                nothing.hashCode();
            } catch (NullPointerException e) {
                found++;
            }
        }
        return found;
    }

    static void recurse() { depth++; recurse(); }

    static int overflows(int count) {
        int found = 0;
        for (int i = 0; i < count; i++) {
            try {
                recurse();
            } catch (StackOverflowError e) {
                found++;
            }
        }
        return found;
    }

    static int work(int rounds) {
        int sum = 0;
        for (int i = 0; i < rounds; i++) sum += Objects.hash(i, String.valueOf(i), new int[i & 63].length);
        return sum;
    }

    static native void sleepInC();

    static void startStuckDaemon() throws InterruptedException {
        Thread thread = new Thread(Guest::sleepInC);
        thread.setDaemon(true);
        thread.start();
        Thread.sleep(50);
    }

    static void exit(int code) { System.exit(code); }

    static void hook() { Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("shutdown hook"))); }

    static void sleep() throws InterruptedException { Thread.sleep(100000); }
}
