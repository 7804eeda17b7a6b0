import java.util.ArrayList;
import java.util.List;

/** Native code that calls back until the stack is full, and its weak references.  Needs -Djava.library.path. */
final class Natives {
    private static native void callBack(Runnable r);
    private static native void callBackLocked(Runnable r);
    private static native long weak(Object o);
    private static native Object strong(long weak);
    private static native void delete(long weak);

    private static long overflows;

    static final class Recursive implements Runnable {
        private final boolean locks;
        int depth;
        Recursive(boolean locks) { this.locks = locks; }
        @Override public void run() {
            depth++;
            if (locks) callBackLocked(this);
            else callBack(this);
        }
    }

    private static void overflow(boolean locks, int least) {
        Recursive r = new Recursive(locks);
        try {
            r.run();
            Stress.check(false, "no overflow");
        } catch (StackOverflowError e) {
            overflows++;
            StackTraceElement[] trace = e.getStackTrace();
            int natives = 0, runs = 0;
            for (StackTraceElement element : trace) {
                if (element.isNativeMethod() && element.getMethodName().startsWith("callBack")) natives++;
                if (element.getMethodName().equals("run")) runs++;
            }
            Stress.check(natives > least && runs > least, natives + " natives and " + runs + " runs in the trace, top " + trace[0]);
        }
        Stress.check(r.depth > 100, "depth " + r.depth);
        Stress.check(!Thread.holdsLock(r), "held after the overflow");
    }

    private static String upcalls() throws Exception {
        for (int i = 0; i < 5; i++) {
            overflow(false, 500);
            overflow(true, 500);
        }
        Thread small = new Thread(null, () -> { overflow(false, 100); overflow(true, 100); }, "small", 300 << 10);
        small.start();
        Stress.join(small);
        return overflows + " overflows";
    }

    private static long cleared, alive;

    private static String weakGlobals() throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 3; t++)
            threads.add(Stress.start("weak " + t, () -> {
                byte[][] kept = new byte[100][];
                long[] refs = new long[100], dropped = new long[100];
                for (int i = 0; i < 10_000; i++) {
                    int at = i % 100;
                    if (dropped[at] != 0) {
                        byte[] got = (byte[]) strong(dropped[at]);
                        synchronized (Natives.class) { if (got == null) cleared++; else alive++; }
                        if (got != null) {
                            Stress.check(got.length, at, "a dropped object, still there");
                            delete(dropped[at]);
                        }
                    }
                    if (refs[at] != 0) {
                        Stress.check(strong(refs[at]) == kept[at], "a kept object");
                        delete(refs[at]);
                    }
                    dropped[at] = weak(new byte[at]);
                    kept[at] = new byte[50];
                    refs[at] = weak(kept[at]);
                }
                for (int at = 0; at < 100; at++) {
                    delete(refs[at]);
                    delete(dropped[at]);
                }
            }));
        Stress.join(threads);
        return cleared + " cleared, " + alive + " not yet";
    }

    private static void add(String name, java.util.concurrent.Callable<String> body) {
        new Stress(name) { @Override String round() throws Exception { return body.call(); } };
    }

    static void add() {
        System.loadLibrary("natives");
        add("overflow in upcalls", Natives::upcalls);
        add("weak globals", Natives::weakGlobals);
    }
}
