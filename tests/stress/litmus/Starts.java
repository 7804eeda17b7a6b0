import java.lang.invoke.MethodHandles;

/** Class initialisation, and the start, end and interruption of threads, as edges of happens-before (JLS §12.4.2, §17.4.4). */
final class Starts {
    interface Got { int get(); }

    /** Each round defines this class once more, so it is initialised anew. */
    static class Template implements Got {
        static int i, initialisations;
        static long l;
        static int[] array;
        static String text;
        static {
            initialisations++;
            i = 42;
            array = new int[] { 42 };
            text = "t" + i;
            l = -1;
        }
        static int look() { return i == 42 && l == -1 && array[0] == 42 && text.equals("t42") ? initialisations : 9; }
        @Override public int get() { return look(); }
    }

    private static byte[] template() {
        try (var in = Starts.class.getResourceAsStream("Starts$Template.class")) {
            return in.readAllBytes();
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static class Made {
        Class<?> fresh;
        int x, r1, r2;
        volatile int turn;
    }

    private abstract static class Test extends Litmus.Of<Made> {
        Test(String name, int actors) { super(name, actors); }
        @Override Made make() { return new Made(); }
        @Override void renew(Made m) { m.x = m.r1 = m.r2 = m.turn = 0; }
        @Override int outcome(Made m) { return 10 * m.r1 + m.r2; }
    }

    private static void initialisation() {
        byte[] bytes = template();
        new Test("class initialisation", 2) {
            { possible(11); }
            @Override void renew(Made m) {
                super.renew(m);
                try {
                    m.fresh = MethodHandles.lookup().defineHiddenClass(bytes, false).lookupClass();
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(e);
                }
            }
            @Override void first(Made m) { m.r1 = get(m); }
            @Override void second(Made m) { m.r2 = get(m); }
            private int get(Made m) {
                try {
                    return ((Got) m.fresh.getDeclaredConstructor().newInstance()).get();
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            }
        }.cost(5000);
    }

    private static Thread start(Runnable r) {
        Thread t = new Thread(r);
        t.start();
        return t;
    }

    private static void threads() {
        new Test("Thread.start and join", 2) {
            { possible(33); }
            @Override void first(Made m) { m.r1 = roundTrip(); }
            @Override void second(Made m) { m.r2 = roundTrip(); }
            private int roundTrip() {
                int[] shared = { 1 };
                Thread t = start(() -> { if (shared[0] == 1) shared[0] = 3; });
                try {
                    t.join();
                } catch (InterruptedException e) {
                    return 9;
                }
                return shared[0];
            }
        }.cost(5000);
        new Test("a thread seen to be TERMINATED", 2) {
            { possible(33); }
            @Override void first(Made m) { m.r1 = roundTrip(); }
            @Override void second(Made m) { m.r2 = roundTrip(); }
            private int roundTrip() {
                int[] shared = { 1 };
                Thread t = start(() -> { if (shared[0] == 1) shared[0] = 3; });
                while (t.isAlive()) Thread.onSpinWait();
                return t.getState() == Thread.State.TERMINATED ? shared[0] : 9;
            }
        }.cost(5000);
        new Test("a thread seen to be interrupted", 2) {
            { possible(11); }
            @Override void first(Made m) { m.r1 = seen(); }
            @Override void second(Made m) { m.r2 = seen(); }
            private int seen() {
                int[] shared = { 0 }, got = { 0 };
                Thread t = start(() -> {
                    while (!Thread.currentThread().isInterrupted()) Thread.onSpinWait();
                    got[0] = shared[0];
                });
                shared[0] = 1;
                t.interrupt();
                try {
                    t.join();
                } catch (InterruptedException e) {
                    return 9;
                }
                return got[0];
            }
        }.cost(5000);
        new Test("park and unpark with a volatile turn", 2) {
            { possible(22); }
            @Override void first(Made m) { m.r1 = pass(); }
            @Override void second(Made m) { m.r2 = pass(); }
            private int pass() {
                Made own = new Made();
                Thread me = Thread.currentThread();
                Thread t = start(() -> {
                    own.x = 2;
                    own.turn = 1;
                    java.util.concurrent.locks.LockSupport.unpark(me);
                });
                while (own.turn == 0) java.util.concurrent.locks.LockSupport.park();
                int got = own.x;
                try {
                    t.join();
                } catch (InterruptedException e) {
                    return 9;
                }
                return got;
            }
        }.cost(5000);
    }

    static void add() {
        initialisation();
        threads();
    }
}
