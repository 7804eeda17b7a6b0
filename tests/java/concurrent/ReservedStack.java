// A full stack does not leave java.util.concurrent's locks half taken or half released (JEP 270).
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

public class ReservedStack {
    private static int delayed, plain;

    /** At each depth the lock is taken and released; where the overflow comes depends on the frames' sizes. */
    private static void reading(ReentrantReadWriteLock lock) {
        lock.readLock().lock();
        lock.readLock().unlock();
        reading(lock);
    }
    private static long readingMore(ReentrantReadWriteLock lock, long a, long b) {
        lock.readLock().lock();
        lock.readLock().unlock();
        return readingMore(lock, a + 1, b + 1) + a;
    }
    private static void writing(ReentrantReadWriteLock lock) {
        lock.writeLock().lock();
        lock.writeLock().unlock();
        writing(lock);
    }
    private static void locking(ReentrantLock lock) {
        lock.lock();
        try {
            locking(lock);
        } finally {
            lock.unlock();
        }
    }
    private static int deeper(int x) { return deeper(x + 1) + 1; }

    private static void overflow(Runnable r) {
        try {
            r.run();
            System.out.println("no overflow");
        } catch (StackOverflowError e) {
            if (e.getMessage() == null) plain++;
            else if (e.getMessage().equals("Delayed StackOverflowError due to ReservedStackAccess annotated method")) delayed++;
            else System.out.println(e.getMessage());
        }
    }

    private static int inconsistent;

    private static void check(boolean right) { if (!right) inconsistent++; }

    private static void round(ReentrantReadWriteLock shared, int i) {
        overflow(i % 2 == 0 ? () -> reading(shared) : () -> readingMore(shared, 0, 0));
        check(shared.getReadLockCount() == 1 + shared.getReadHoldCount());
        while (shared.getReadHoldCount() > 0) shared.readLock().unlock();
        check(shared.getReadLockCount() == 1);
        ReentrantReadWriteLock own = new ReentrantReadWriteLock();
        overflow(() -> writing(own));
        check(own.isWriteLocked() == own.isWriteLockedByCurrentThread());
        while (own.isWriteLockedByCurrentThread()) own.writeLock().unlock();
        check(!own.isWriteLocked());
        ReentrantLock lock = new ReentrantLock();
        overflow(() -> locking(lock));
        check(lock.isLocked() == lock.isHeldByCurrentThread());
        while (lock.isHeldByCurrentThread()) lock.unlock();
        check(!lock.isLocked());
        overflow(() -> deeper(0));                  // and that much stack is there again
    }

    public static void main(String[] args) throws Exception {
        ReentrantReadWriteLock shared = new ReentrantReadWriteLock();
        CountDownLatch held = new CountDownLatch(1), over = new CountDownLatch(1);
        Thread reader = new Thread(() -> {
            shared.readLock().lock();               // the first reader is counted otherwise
            held.countDown();
            try {
                over.await();
            } catch (InterruptedException e) {
                System.out.println(e);
            }
            shared.readLock().unlock();
        });
        reader.start();
        held.await();
        for (int stack = 160; stack <= 1500; stack += 67) {
            Thread t = new Thread(null, () -> { for (int i = 0; i < 6; i++) round(shared, i); }, "small", stack << 10);
            t.start();
            t.join();
        }
        over.countDown();
        reader.join();
        System.out.println("inconsistent " + inconsistent + ", some delayed " + (delayed > 0) + ", some not " + (plain > 0) + ", all " + (delayed + plain));
        System.out.println(shared.getReadLockCount() + " " + shared.isWriteLocked() + " " + shared.writeLock().tryLock());
    }
}
