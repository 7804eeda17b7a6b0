// Synchronized blocks and methods release their monitor on return, on exceptions and when nested.
public class Synchronized {
    int depth;

    synchronized int recurse(int n) {
        depth = Math.max(depth, n);
        return n == 0 ? 0 : 1 + recurse(n - 1);
    }

    static synchronized boolean staticLock() {
        return Thread.holdsLock(Synchronized.class);
    }

    synchronized void fail() {
        throw new IllegalStateException("held " + Thread.holdsLock(this));
    }

    public static void main(String[] args) {
        Synchronized s = new Synchronized();
        System.out.println(s.recurse(50) + " " + s.depth + " " + Thread.holdsLock(s));
        System.out.println(staticLock() + " " + Thread.holdsLock(Synchronized.class));
        try {
            s.fail();
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage() + " " + Thread.holdsLock(s));
        }
        Object a = new Object(), b = new int[1], c = String.class;
        synchronized (a) {
            synchronized (b) {
                synchronized (c) {
                    synchronized (a) {
                        System.out.println(Thread.holdsLock(a) + " " + Thread.holdsLock(b) + " " + Thread.holdsLock(c));
                    }
                    System.out.println(Thread.holdsLock(a));
                }
            }
        }
        System.out.println(Thread.holdsLock(a) + " " + Thread.holdsLock(b) + " " + Thread.holdsLock(c));
        try {
            synchronized (a) {
                System.out.println(((int[]) b)[1]);
            }
        } catch (ArrayIndexOutOfBoundsException e) {
            System.out.println(Thread.holdsLock(a));
        }
        try {
            synchronized ((Object) null) {
                System.out.println("unreachable");
            }
        } catch (NullPointerException e) {
            System.out.println("null monitor");
        }
    }
}
