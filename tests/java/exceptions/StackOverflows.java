// StackOverflowError is caught many times, at any depth, in constructors, native callers and static initialisers.
import java.util.*;

public class StackOverflows {
    static int depth;

    static void plain() { depth++; plain(); }
    static long wide(long a, double b, int c) { depth++; return wide(a + 1, b * 2, c) + 1; }
    interface Face { void call(Face f); }
    static class Self { Self next; Self() { depth++; next = new Self(); } }
    static class Initializer { static int value = endless(0); static int endless(int i) { return endless(i + 1) + 1; } }
    static synchronized void locked() { depth++; locked(); }

    static void catchIt(String name, Runnable r) {
        depth = 0;
        try {
            r.run();
            System.out.println(name + " ended");
        } catch (StackOverflowError e) {
            System.out.println(name + " " + (depth > 300) + " " + e.getMessage() + " " + (e.getStackTrace().length == 1024) + " " + Thread.holdsLock(StackOverflows.class));
        }
    }

    static int finallyDepth;
    static void withFinally() {
        try {
            withFinally();
        } finally {
            finallyDepth++;
        }
    }

    public static void main(String[] args) throws Exception {
        Face f = g -> { depth++; g.call(g); };
        for (int i = 0; i < 5; i++) {
            catchIt("plain", StackOverflows::plain);
            catchIt("wide", () -> wide(1, 2, 3));
            catchIt("interface", () -> f.call(f));
            catchIt("constructor", Self::new);
            catchIt("locked", StackOverflows::locked);
        }
        catchIt("finally", () -> { depth = 1000; withFinally(); });
        System.out.println(finallyDepth > 100);
        List<Object> list = new ArrayList<>();
        list.add(list);
        try {
            list.hashCode();
        } catch (StackOverflowError e) {
            System.out.println("library");
        }
        try {
            System.out.println(Initializer.value);
        } catch (StackOverflowError | NoClassDefFoundError e) {
            System.out.println("initializer " + e.getClass().getSimpleName());
        }
        Thread t = new Thread(null, () -> {
            try {
                plain();
            } catch (StackOverflowError e) {
                System.out.println("thread with a small stack");
            }
        }, "small", 256 * 1024);
        t.start();
        t.join();
        System.out.println("done");
    }
}
