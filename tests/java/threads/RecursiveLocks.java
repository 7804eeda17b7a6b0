// Entering a monitor again and again: beside the limit of what a lock word counts, in methods and blocks, while another thread wants it.
public class RecursiveLocks {
    private int count;

    synchronized int method(int depth) { return depth == 0 ? ++count : method(depth - 1); }
    int block(int depth) {
        synchronized (this) {
            return depth == 0 ? ++count : block(depth - 1);
        }
    }
    int mixed(int depth) {
        synchronized (this) {
            synchronized (this) {
                return depth == 0 ? ++count : methodOfMixed(depth - 1);
            }
        }
    }
    synchronized int methodOfMixed(int depth) { return mixed(depth); }
    synchronized void fail(int depth) {
        if (depth > 0) fail(depth - 1);
        else throw new IllegalStateException("from below");
    }

    void all(int depth) {
        method(depth);
        block(depth);
        mixed(depth / 3);
        try {
            fail(depth);
        } catch (IllegalStateException e) {
            if (Thread.holdsLock(this)) System.out.println("held after " + e);
        }
        if (Thread.holdsLock(this)) System.out.println("held after " + depth);
    }

    public static void main(String[] args) throws Exception {
        for (int i = 0; i < 300; i++) new RecursiveLocks().all(3);              // compiled from here on
        for (int depth : new int[] { 0, 1, 2, 1020, 1021, 1022, 1023, 1024, 1025, 2047, 2048, 2500 }) {
            RecursiveLocks alone = new RecursiveLocks();
            alone.all(depth);
            alone.all(depth);
            RecursiveLocks shared = new RecursiveLocks();
            Thread other = new Thread(() -> { for (int i = 0; i < 50; i++) shared.all(depth % 100); });
            other.start();
            for (int i = 0; i < 20; i++) shared.all(depth);
            other.join();
            synchronized (shared) {
                System.out.println(depth + " " + alone.count + " " + shared.count);
            }
        }
        RecursiveLocks waiting = new RecursiveLocks();
        Thread waiter = new Thread(() -> {
            synchronized (waiting) {
                synchronized (waiting) {
                    try {
                        while (waiting.count == 0) waiting.wait();
                    } catch (InterruptedException e) {
                        System.out.println(e);
                    }
                }
                System.out.println("woken " + Thread.holdsLock(waiting));
            }
            System.out.println("left " + Thread.holdsLock(waiting));
        });
        waiter.start();
        while (waiter.getState() != Thread.State.WAITING) Thread.sleep(1);
        synchronized (waiting) {
            waiting.method(1500);
            waiting.notifyAll();
        }
        waiter.join();
    }
}
