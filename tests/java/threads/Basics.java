// Threads: start, join, states, names, priorities, daemon flags, starting twice, thread-local values.
import java.util.*;

public class Basics {
    static final ThreadLocal<Integer> local = ThreadLocal.withInitial(() -> 5);
    static final InheritableThreadLocal<String> inherited = new InheritableThreadLocal<>() { @Override protected String childValue(String s) { return s + " child"; } };

    public static void main(String[] args) throws Exception {
        Thread main = Thread.currentThread();
        System.out.println(main.getName() + " " + main.getPriority() + " " + main.isDaemon() + " " + main.getThreadGroup().getName() + " " + main.getState() + " " + main.getId() + " " + main);
        local.set(1);
        inherited.set("parent");
        StringBuffer out = new StringBuffer();
        Thread t = new Thread(() -> {
            out.append(local.get()).append(inherited.get()).append(Thread.currentThread().getName()).append(Thread.currentThread().isAlive());
            local.set(9);
        }, "worker");
        t.setPriority(7);
        System.out.println(t.getState() + " " + t.isAlive() + " " + t.getPriority() + " " + t.isDaemon());
        t.start();
        t.join();
        System.out.println(t.getState() + " " + t.isAlive() + " " + out + " " + local.get() + " " + t.getThreadGroup());
        try {
            t.start();
        } catch (IllegalThreadStateException e) {
            System.out.println("started twice");
        }
        int[] counter = { 0 };
        Object lock = new Object();
        Thread[] many = new Thread[20];
        for (int i = 0; i < many.length; i++) {
            many[i] = new Thread(() -> { for (int k = 0; k < 500; k++) synchronized (lock) { counter[0]++; } });
            many[i].start();
        }
        for (Thread m : many)
            m.join();
        System.out.println(counter[0]);
        Thread sub = new Thread() { @Override public void run() { setName("renamed"); out.append(getName()); } };
        sub.start();
        sub.join(5000);
        System.out.println(out.toString().endsWith("renamed") + " " + sub.getName());
        Thread daemon = new Thread(() -> { while (true) Thread.yield(); });
        daemon.setDaemon(true);
        daemon.start();
        try {
            daemon.setDaemon(false);
        } catch (IllegalThreadStateException e) {
            System.out.println("alive");
        }
        new Thread(() -> {
            try {
                main.join();
            } catch (InterruptedException e) {
                return;
            }
            System.out.println("last, after main");
        }).start();
        ThreadGroup g = new ThreadGroup("g");
        Thread inGroup = new Thread(g, () -> { }, "in group");
        System.out.println(g.getParent().getName() + " " + g.getMaxPriority() + " " + inGroup.getThreadGroup().getName() + " " + g.activeCount() + " " + Thread.getAllStackTraces().containsKey(main));
        Thread.sleep(1);
        Thread.sleep(0, 1);
        try {
            Thread.sleep(-1);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        main.join(1);
    }
}
