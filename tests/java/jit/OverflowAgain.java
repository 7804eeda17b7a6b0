// Compiled recursion that exhausts the stack, caught 200 times over: locks are free, finally has run, and all goes on.
public class OverflowAgain {
    static int open, closed, depth;
    int field;
    final Object lock = new Object();
    static int plain(int n) { return plain(n + 1) + 1; }
    static long wide(int a, long b, double c, Object d, float e) { return wide(a + 1, b + 1, c + 1, d, e) + a; }
    int virtual(int n) { field = n; return virtual(n + 1) - 1; }
    synchronized int locked(int n) { return locked(n + 1) + 1; }
    int inBlock(int n) { synchronized (lock) { return inBlock(n + 1) + 1; } }
    static int withFinally(int n) {
        open++;
        try {
            return withFinally(n + 1) + 1;
        } finally {
            closed++;
        }
    }
    static int withCatch(int n) {
        depth = n;
        try {
            return withCatch(n + 1) + 1;
        } catch (IllegalStateException e) {
            return -1;
        }
    }
    static int ping(int n) { return pong(n + 1) + 1; }
    static int pong(int n) { return n < 0 ? 0 : small(n) + ping(n + 1); }
    static int small(int n) { return n & 1; }
    interface F { int f(int n); }
    static F self;
    static int viaInterface(int n) { return self.f(n + 1) + 1; }
    static int viaArray(int[] a, int n) { a[n & 7]++; return viaArray(a, n + 1) + a[n & 7]; }
    static String text(String s, int n) { return n < 0 ? s : text(s, n + 1).trim(); }
    static int swallow(int n) {                                 // the frame that meets the limit answers for it
        try {
            return swallow(n + 1) + 1;
        } catch (StackOverflowError e) {
            return -n;
        }
    }

    static void call(int how, OverflowAgain o) {
        switch (how) {
        case 0: plain(0); break;
        case 1: wide(0, 1L, 2.0, o, 3f); break;
        case 2: o.virtual(0); break;
        case 3: o.locked(0); break;
        case 4: o.inBlock(0); break;
        case 5: withFinally(0); break;
        case 6: withCatch(0); break;
        case 7: ping(0); break;
        case 8: viaInterface(0); break;
        case 9: viaArray(new int[8], 0); break;
        default: text("", 0);
        }
    }

    static int fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }

    static void run() {
        OverflowAgain o = new OverflowAgain();
        self = n -> viaInterface(n);
        int[] caught = new int[11];
        for (int i = 0; i < 200; i++) {
            int how = i % 11;
            try {
                call(how, o);
                System.out.println("not reached");
            } catch (StackOverflowError e) {
                if (e.getStackTrace().length != 1024 && e.getStackTrace().length < 100) System.out.println("a short trace");
                caught[how]++;
            }
            if (Thread.holdsLock(o) || Thread.holdsLock(o.lock)) System.out.println("locked after " + how);
        }
        System.out.println(java.util.Arrays.toString(caught));
        System.out.println(open > 1000 && open - closed <= 40 && open >= closed);     // the frame that fails may be in its first steps
        System.out.println(depth > 100 && o.field > 100);
        int s = swallow(0);
        System.out.println(s == 0 || s < -100 || s > -10);
    }

    public static void main(String[] args) throws Exception {
        int sum = 0;
        System.out.println(fib(25));
        run();
        Thread[] threads = new Thread[2];
        for (int i = 0; i < 2; i++) (threads[i] = new Thread(null, () -> {
            int caught = 0;
            for (int k = 0; k < 20; k++)
                try {
                    plain(0);
                } catch (StackOverflowError e) {
                    caught++;
                }
            synchronized (OverflowAgain.class) { System.out.println(caught); }
        }, "small", 200_000)).start();
        for (Thread t : threads) t.join();
        System.out.println(fib(25));
        OverflowAgain o = new OverflowAgain();
        Thread other = new Thread(() -> { synchronized (o) { synchronized (o.lock) { System.out.println("free"); } } });
        other.start();
        other.join();
        try {
            plain(0);
        } catch (StackOverflowError e) {
            StackTraceElement top = e.getStackTrace()[0];
            System.out.println(e.getMessage() + " " + top.getMethodName() + " " + top.getLineNumber());
        }
    }
}
