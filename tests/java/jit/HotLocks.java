// Synchronized methods and blocks in compiled code: nested, recursive, left by exceptions, waited in, contended, inflated.
public class HotLocks {
    int count;
    long wide;
    static int shared;
    final Object other = new Object();
    synchronized int increment() { return ++count; }
    synchronized void fail(int n) { count++; if (n % 10 == 0) throw new IllegalStateException("" + n); }
    static synchronized void statically() { shared++; }
    synchronized int recursive(int n) { return n == 0 ? increment() : recursive(n - 1) + 1; }
    void nested() { synchronized (this) { synchronized (other) { synchronized (this) { count++; wide += count; } } } }
    synchronized int get() { return count; }
    int early(int n) {
        synchronized (this) {
            if ((n & 1) == 0) return n;
            synchronized (other) {
                for (int i = 0; i < 4; i++)
                    if (i == (n & 3)) return i;
            }
        }
        return -1;
    }
    int failInside(int[] a, int n) {
        synchronized (other) {
            synchronized (this) {
                return a[n];
            }
        }
    }

    static void contend(HotLocks o, int rounds) {
        for (int i = 0; i < rounds; i++) {
            o.increment();
            o.nested();
            statically();
            try {
                o.fail(i);
            } catch (IllegalStateException e) {
                synchronized (o) { o.wide++; }
            }
            if ((i & 1023) == 0) synchronized (o) { o.hashCode(); System.identityHashCode(o); }
        }
    }

    static int turn;
    static final Object table = new Object();
    static int player(int me, int players, int rounds) throws InterruptedException {
        int played = 0;
        for (int i = 0; i < rounds; i++)
            synchronized (table) {
                while (turn % players != me) table.wait();
                turn++;
                played++;
                table.notifyAll();
            }
        return played;
    }

    static class Queue {
        private final int[] items = new int[16];
        private int head, tail;
        synchronized void put(int x) throws InterruptedException {
            while (tail - head == items.length) wait();
            items[tail++ & 15] = x;
            notify();
        }
        synchronized int take() throws InterruptedException {
            while (tail == head) wait();
            int x = items[head++ & 15];
            notify();
            return x;
        }
    }

    static String illegal(Object o) {
        StringBuilder s = new StringBuilder();
        for (int i = 0; i < 3; i++)
            try {
                if (i == 0) o.notify(); else if (i == 1) o.notifyAll(); else o.wait(1);
            } catch (IllegalMonitorStateException | InterruptedException e) {
                s.append(e).append(';');
            }
        return s.toString();
    }

    interface Run { void run() throws Exception; }
    static Thread start(Run run) {
        Thread t = new Thread(() -> {
            try {
                run.run();
            } catch (Throwable e) {
                e.printStackTrace(System.out);
            }
        });
        t.start();
        return t;
    }

    public static void main(String[] args) throws Exception {
        HotLocks o = new HotLocks();
        int sum = 0;
        for (int i = 0; i < 200_000; i++) {
            sum += o.increment() + o.early(i);
            o.nested();
            statically();
        }
        System.out.println(sum + " " + o.count + " " + o.wide + " " + shared);
        for (int i = 0; i < 5_000; i++) sum += o.recursive(i % 40);
        System.out.println(sum);
        int caught = 0;
        int[] ten = new int[10];
        for (int i = 0; i < 50_000; i++)
            try {
                o.fail(i);
                o.failInside(ten, i % 11);
            } catch (IllegalStateException | ArrayIndexOutOfBoundsException e) {
                caught++;
                if (Thread.holdsLock(o) || Thread.holdsLock(o.other)) System.out.println("still held");
            }
        System.out.println(caught + " " + o.count);
        int hash = System.identityHashCode(o);
        synchronized (o) {
            System.out.println(hash == System.identityHashCode(o));
            o.increment();
            System.out.println(Thread.holdsLock(o) + " " + (hash == o.hashCode()));
        }
        System.out.println(Thread.holdsLock(o) + " " + (hash == o.hashCode()));
        HotLocks c = new HotLocks();
        shared = 0;
        Thread[] threads = new Thread[4];
        for (int t = 0; t < 4; t++) threads[t] = start(() -> contend(c, 10_000));
        for (Thread t : threads) t.join();
        System.out.println(c.count + " " + shared + " " + c.get());
        int[] played = new int[3];
        for (int t = 0; t < 3; t++) { int me = t; threads[t] = start(() -> played[me] = player(me, 3, 300)); }
        for (int t = 0; t < 3; t++) threads[t].join();
        System.out.println(java.util.Arrays.toString(played) + " " + turn);
        Queue q = new Queue();
        long[] total = new long[1];
        Thread taker = start(() -> { for (int i = 0; i < 6_000; i++) total[0] = total[0] * 31 + q.take(); });
        for (int i = 0; i < 6_000; i++) q.put(i);
        taker.join();
        System.out.println(total[0]);
        System.out.println(illegal(o));
        synchronized (o) { synchronized (o.other) { System.out.println(illegal(o)); System.out.println(illegal(table)); } }
        for (int i = 0; i < 50_000; i++)                        // every object locked once only
            synchronized (new int[1]) { sum++; }
        Object[] locked = new Object[2000];
        for (int i = 0; i < locked.length; i++) locked[i] = new HotLocks();
        for (int round = 0; round < 20; round++)
            for (Object each : locked) synchronized (each) { ((HotLocks) each).count += round; each.hashCode(); }
        System.out.println(sum + " " + ((HotLocks) locked[1999]).count);
        try {
            synchronized (ten.length > 20 ? ten : null) { sum++; }
        } catch (NullPointerException e) {
            System.out.println("null: " + e.getStackTrace()[0].getLineNumber());
        }
    }
}
