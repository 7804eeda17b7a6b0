// Explicit locks: reentrancy, conditions, fairness, read-write locks, stamped locks, tryLock.
import java.util.concurrent.*;
import java.util.concurrent.locks.*;

public class Locks {
    public static void main(String[] args) throws Exception {
        ReentrantLock lock = new ReentrantLock(true);
        Condition notEmpty = lock.newCondition(), notFull = lock.newCondition();
        int[] slot = { 0 };
        long[] sum = { 0 };
        Thread producer = new Thread(() -> {
            for (int i = 1; i <= 200; i++) {
                lock.lock();
                try {
                    while (slot[0] != 0) notFull.awaitUninterruptibly();
                    slot[0] = i;
                    notEmpty.signal();
                } finally {
                    lock.unlock();
                }
            }
        });
        producer.start();
        for (int i = 0; i < 200; i++) {
            lock.lock();
            try {
                while (slot[0] == 0) notEmpty.await();
                sum[0] += slot[0];
                slot[0] = 0;
                notFull.signalAll();
            } finally {
                lock.unlock();
            }
        }
        System.out.println(sum[0]);
        lock.lock();
        lock.lock();
        System.out.println(lock.getHoldCount() + " " + lock.isHeldByCurrentThread() + " " + lock.isFair() + " " + lock.tryLock(1, TimeUnit.SECONDS) + " " + notEmpty.await(1, TimeUnit.MILLISECONDS) + " " + notEmpty.awaitNanos(1000) / 1_000_000_000);
        Thread other = new Thread(() -> System.out.println("other " + lock.tryLock()));
        other.start();
        other.join();
        lock.unlock(); lock.unlock(); lock.unlock();
        try {
            lock.unlock();
        } catch (IllegalMonitorStateException e) {
            System.out.println("not held " + e.getMessage());
        }
        try {
            notEmpty.signal();
        } catch (IllegalMonitorStateException e) {
            System.out.println("signal without lock");
        }
        ReentrantReadWriteLock rw = new ReentrantReadWriteLock();
        rw.readLock().lock();
        rw.readLock().lock();
        Thread writer = new Thread(() -> System.out.println("writer " + rw.writeLock().tryLock() + " reader " + rw.readLock().tryLock()));
        writer.start();
        writer.join();
        System.out.println(rw.getReadLockCount() + " " + rw.getReadHoldCount() + " " + rw.isWriteLocked());
        rw.readLock().unlock(); rw.readLock().unlock();
        StampedLock st = new StampedLock();
        long optimistic = st.tryOptimisticRead();
        System.out.println(st.validate(optimistic));
        long w = st.writeLock();
        System.out.println(st.validate(optimistic) + " " + st.tryReadLock() + " " + st.isWriteLocked());
        long r = st.tryConvertToReadLock(w);
        System.out.println((r != 0) + " " + st.getReadLockCount());
        st.unlockRead(r);
        StampedLock shared = new StampedLock();
        int[] pair = new int[2];
        Thread[] ts = new Thread[3];
        boolean[] ok = { true };
        for (int i = 0; i < 3; i++) {
            int id = i;
            ts[i] = new Thread(() -> {
                for (int k = 0; k < 300; k++)
                    if (id == 0) { long s = shared.writeLock(); pair[0]++; pair[1]--; shared.unlockWrite(s); }
                    else { long s = shared.readLock(); if (pair[0] + pair[1] != 0) ok[0] = false; shared.unlockRead(s); }
            });
            ts[i].start();
        }
        for (Thread t : ts) t.join();
        System.out.println(ok[0] + " " + pair[0]);
    }
}
