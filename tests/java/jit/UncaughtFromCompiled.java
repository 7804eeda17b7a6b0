// args: -XX:-OmitStackTraceInFastThrow
// exit: 1
// Nobody catches it: the thread's and main's traces on standard error name each inlined method once.
public class UncaughtFromCompiled {
    static class Link { Link next; int v = 1; int sum(int n) { return n == 0 ? v : next.sum(n - 1) + v; } }
    static class Quiet extends RuntimeException {
        Quiet(String text, Throwable cause) { super(text, cause); }
        @Override public String toString() { return "Quiet:" + getMessage(); }
    }
    static int get(int[] a, int i) { return a[i]; }
    static int pair(int[] a, int i) { return get(a, i) + get(a, i + 1); }
    static int loop(int[] a, int n) {
        int s = 0;
        for (int i = 0; i < n; i++) s += pair(a, i % (a.length - 1));
        for (int i = 0; i < n; i++)
            s += pair(a, i);
        return s;
    }
    static void wrap(int[] a) {
        try {
            loop(a, 1000 + a.length);
        } catch (ArrayIndexOutOfBoundsException e) {
            Quiet q = new Quiet("outer", e);
            q.addSuppressed(new IllegalStateException("beside"));
            throw q;
        } finally {
            System.out.println("finally");
        }
    }

    public static void main(String[] args) throws Exception {
        Link first = new Link(), l = first;
        for (int i = 0; i < 9; i++) l = l.next = new Link();
        int s = 0;
        for (int i = 0; i < 100_000; i++) s += first.sum(i % 10);
        System.out.println(s + " " + loop(new int[500_001], 500_000));
        Thread thread = new Thread("worker") {                  // its own run, or the trace ends in a line of Thread.java
            @Override public void run() { System.out.println(first.sum(10)); }
        };
        thread.start();
        thread.join();
        Thread handled = new Thread(() -> System.out.println(first.sum(11)), "handled");
        handled.setUncaughtExceptionHandler((t, e) -> System.out.println(t.getName() + " " + e.getMessage() + " " + e.getStackTrace().length));
        handled.start();
        handled.join();
        wrap(new int[10]);
    }
}
