// An uncaught exception in a thread goes to its handler, its group's or the default one; the VM ends normally.
public class UncaughtInThread {
    static void run(Thread t) throws InterruptedException {
        t.start();
        t.join();
    }

    public static void main(String[] args) throws Exception {
        run(new Thread(() -> { throw new IllegalStateException("plain"); }, "worker-1"));
        Thread own = new Thread(() -> { throw new RuntimeException("own"); }, "worker-2");
        own.setUncaughtExceptionHandler((t, e) -> System.out.println(t.getName() + " handled " + e));
        run(own);
        ThreadGroup group = new ThreadGroup("group") {
            @Override public void uncaughtException(Thread t, Throwable e) { System.out.println(getName() + " handled " + e); }
        };
        run(new Thread(group, () -> { throw new Error("grouped"); }));
        Thread.setDefaultUncaughtExceptionHandler((t, e) -> {
            System.out.println("default handled " + e);
            throw new RuntimeException("ignored");
        });
        run(new Thread(() -> { int[] a = new int[2]; a[2] = 1; }));
        Thread.setDefaultUncaughtExceptionHandler(null);
        run(new Thread(() -> { throw new ThreadDeath(); }));
        run(new Thread(() -> { throw new StringIndexOutOfBoundsException("last"); }, "worker-3"));
        System.out.println("main goes on");
    }
}
