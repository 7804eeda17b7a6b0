// ThreadMXBean: states, locks and owners, figures, and ids of threads that there are not.
import java.lang.management.*;
import java.util.*;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.*;

public class Threads {
    static final com.sun.management.ThreadMXBean bean = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    static final Object outer = new Object(), inner = new Object();
    static final ReentrantLock lock = new ReentrantLock();
    static final ReentrantReadWriteLock alone = new ReentrantReadWriteLock();

    static void show(String what, Callable<Object> call) {
        String text;
        try {
            Object o = call.call();
            text = o instanceof Object[] ? Arrays.toString((Object[]) o) : o instanceof long[] ? Arrays.toString((long[]) o) : String.valueOf(o);
        } catch (Exception e) {
            text = e.toString();
        }
        System.out.println(what + ": " + text);
    }

    static String className(LockInfo lock) { return lock == null ? "none" : lock.getClassName(); }

    static String describe(ThreadInfo i) {
        List<String> monitors = new ArrayList<>(), synchronizers = new ArrayList<>();
        for (MonitorInfo m : i.getLockedMonitors()) monitors.add(m.getClassName() + "@" + m.getLockedStackFrame().getMethodName());
        for (LockInfo l : i.getLockedSynchronizers()) synchronizers.add(className(l));
        Collections.sort(synchronizers);
        return i.getThreadName() + " " + i.getThreadState() + " for " + className(i.getLockInfo()) + " of " + i.getLockOwnerName() + " " + (i.getLockOwnerId() > 0)
             + " in " + (i.getStackTrace().length > 0 ? i.getStackTrace()[0].getMethodName() : "-") + " has " + monitors + synchronizers + " " + i.isDaemon() + " " + i.isInNative()
             + " " + i.isSuspended() + " " + i.getPriority();
    }

    static Thread start(String name, Thread.State state, Runnable body) throws Exception {
        Thread thread = new Thread(body, name);
        thread.start();
        while (thread.getState() != state) Thread.sleep(1);
        return thread;
    }

    static void waitInside() {
        synchronized (outer) {
            lock.lock();
            alone.writeLock().lock();
            synchronized (inner) {
                try {
                    inner.wait();
                } catch (InterruptedException e) {
                    System.out.println(e);
                }
            }
            alone.writeLock().unlock();
            lock.unlock();
        }
    }

    static void enter() {
        synchronized (outer) {
            outer.notify();
        }
    }

    static void park() {
        lock.lock();
        lock.unlock();
    }

    static void sleep() {
        try {
            Thread.sleep(100000);
        } catch (InterruptedException e) {
            Thread.yield();
        }
    }

    static void absentThreads() {
        for (long id : new long[] { 0, -1, 99999 }) {
            show("info " + id, () -> bean.getThreadInfo(id));
            show("infos", () -> bean.getThreadInfo(new long[] { id }));
            show("locks", () -> bean.getThreadInfo(new long[] { id }, true, true));
            show("cpu", () -> bean.getThreadCpuTime(id));
            show("user", () -> bean.getThreadUserTime(id));
            show("cpus", () -> bean.getThreadCpuTime(new long[] { id }));
            show("bytes", () -> bean.getThreadAllocatedBytes(id));
            show("all bytes", () -> bean.getThreadAllocatedBytes(new long[] { id }));
        }
        show("depth", () -> bean.getThreadInfo(1, -1));
        show("depth of all", () -> bean.dumpAllThreads(true, true, -1));
        show("null", () -> bean.getThreadInfo((long[]) null));
        show("empty", () -> bean.getThreadInfo(new long[0]));
    }

    static void figures() {
        long me = Thread.currentThread().getId();
        bean.setThreadCpuTimeEnabled(false);
        System.out.println(bean.getCurrentThreadCpuTime() + " " + bean.getThreadCpuTime(me) + " " + bean.isThreadCpuTimeEnabled());
        bean.setThreadCpuTimeEnabled(true);
        System.out.println((bean.getCurrentThreadCpuTime() > 0) + " " + (bean.getThreadCpuTime(me) > 0));
        bean.setThreadAllocatedMemoryEnabled(false);
        System.out.println(bean.getThreadAllocatedBytes(me) + " " + bean.isThreadAllocatedMemoryEnabled());
        bean.setThreadAllocatedMemoryEnabled(true);
        long before = bean.getCurrentThreadAllocatedBytes();
        byte[] bytes = new byte[1 << 20];
        long allocated = bean.getCurrentThreadAllocatedBytes() - before;
        System.out.println((allocated >= bytes.length) + " " + (allocated < bytes.length + 100000));
    }

    public static void main(String[] args) throws Exception {
        absentThreads();
        figures();
        System.out.println(bean.isThreadContentionMonitoringSupported() + " " + bean.getThreadInfo(1).getBlockedTime() + " " + bean.getThreadInfo(1).getWaitedTime());
        bean.setThreadContentionMonitoringEnabled(true);
        System.out.println(bean.isThreadContentionMonitoringEnabled());
        Thread waiter = start("waiter", Thread.State.WAITING, Threads::waitInside), blocked = start("blocked", Thread.State.BLOCKED, Threads::enter),
               parked = start("parked", Thread.State.WAITING, Threads::park), sleeper = start("sleeper", Thread.State.TIMED_WAITING, Threads::sleep);
        long[] ids = { waiter.getId(), blocked.getId(), parked.getId(), sleeper.getId() };
        Thread.sleep(60);
        for (ThreadInfo i : bean.getThreadInfo(ids, true, true)) System.out.println(describe(i));
        for (ThreadInfo i : bean.getThreadInfo(ids)) System.out.println(describe(i));
        for (ThreadInfo i : bean.getThreadInfo(ids, 1)) System.out.println(describe(i) + " " + i.getStackTrace().length);
        for (ThreadInfo i : bean.getThreadInfo(ids, true, false, 2)) System.out.println(describe(i) + " " + i.getStackTrace().length);
        ThreadInfo b = bean.getThreadInfo(blocked.getId()), w = bean.getThreadInfo(waiter.getId()), s = bean.getThreadInfo(sleeper.getId());
        System.out.println(b.getBlockedCount() + " " + (b.getBlockedTime() >= 50) + " " + b.getWaitedCount() + " " + b.getWaitedTime());
        System.out.println(w.getBlockedCount() + " " + w.getBlockedTime() + " " + w.getWaitedCount() + " " + (w.getWaitedTime() >= 50));
        System.out.println(s.getWaitedCount() + " " + (s.getWaitedTime() >= 50));
        long[] all = bean.getAllThreadIds();
        System.out.println(all[0] + " " + (all.length <= bean.getPeakThreadCount()) + " " + (all.length <= bean.getTotalStartedThreadCount()));
        Set<String> names = new TreeSet<>();
        for (ThreadInfo i : bean.dumpAllThreads(false, false)) names.add(i.getThreadName());
        System.out.println(names.containsAll(List.of("main", "waiter", "blocked", "parked", "sleeper", "Reference Handler", "Finalizer", "Signal Dispatcher")));
        sleeper.interrupt();
        synchronized (inner) {
            inner.notifyAll();
        }
        for (Thread t : new Thread[] { waiter, blocked, parked, sleeper }) t.join();
        System.out.println(bean.getThreadInfo(blocked.getId()) + " " + bean.getThreadCpuTime(blocked.getId()) + " " + bean.getThreadAllocatedBytes(blocked.getId()));
        bean.resetPeakThreadCount();
        System.out.println(bean.getPeakThreadCount() >= 1);
    }
}
