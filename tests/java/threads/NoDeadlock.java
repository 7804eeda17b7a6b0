// Threads that fight for monitors, in an order that allows no deadlock: none is found, and nobody is blocked by itself or by nobody.
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;

public class NoDeadlock {
    private static final Object first = new Object(), second = new Object();
    private static volatile boolean stop;
    private static long count;

    private static void fight() {
        while (!stop) {
            synchronized (first) { count++; }
            synchronized (second) { count++; }
            synchronized (first) { synchronized (second) { count++; } }
        }
    }

    public static void main(String[] args) throws Exception {
        ThreadMXBean bean = ManagementFactory.getThreadMXBean();
        Thread[] threads = new Thread[4];
        long[] ids = new long[threads.length];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(NoDeadlock::fight);
            threads[i].start();
            ids[i] = threads[i].getId();
        }
        int alarms = 0, strange = 0;
        long end = System.nanoTime() + 1_000_000_000L;
        do {
            if (bean.findMonitorDeadlockedThreads() != null || bean.findDeadlockedThreads() != null) alarms++;
            for (ThreadInfo info : bean.getThreadInfo(ids)) {
                if (info.getLockOwnerId() == info.getThreadId()) strange++;
                if (info.getThreadState() == Thread.State.BLOCKED && (info.getLockInfo() == null || info.getLockOwnerId() == -1)) strange++;
            }
        } while (System.nanoTime() < end);
        stop = true;
        for (Thread t : threads) t.join();
        System.out.println(alarms + " alarms, " + strange + " strange, " + (count > 0));
    }
}
