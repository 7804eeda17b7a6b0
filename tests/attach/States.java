import java.lang.invoke.MethodHandles;
import java.util.concurrent.locks.*;

/** Threads in every state, a deadlock of monitors and one of locks; says when all are there, and ends with its standard input. */
public class States {
    static class Marked { }
    static final Marked[] marked = { new Marked(), new Marked(), new Marked() };
    static volatile boolean spinning;
    static final Object held = new Object(), waited = new Object(), notified = new Object(), left = new Object(), right = new Object();
    static final ReentrantLock a = new ReentrantLock(), b = new ReentrantLock(), owned = new ReentrantLock();

    /** A definition that fails leaves nothing behind, though its thread does not go on. */
    static void defineTwice() throws Exception {
        byte[] bytes;
        try (var in = States.class.getResourceAsStream("States$Marked.class")) { bytes = in.readAllBytes(); }
        try { MethodHandles.lookup().defineClass(bytes); } catch (LinkageError expected) { LockSupport.park(); }
    }

    static class Slow {
        static { quietly(() -> { synchronized (waited) { waited.wait(); } }); }
        static void use() { }
    }
    interface Act { void run() throws Exception; }
    static void quietly(Act act) { try { act.run(); } catch (Exception e) { throw new IllegalStateException(e); } }
    static Thread start(String name, Act act) {
        Thread t = new Thread(() -> quietly(act), name);
        t.setDaemon(true);
        t.start();
        return t;
    }
    static void await(Thread t, Thread.State state) throws Exception { while (t.getState() != state) Thread.sleep(1); }

    static void spin() { while (true) spinning = true; }
    static synchronized void whole() { synchronized (held) { spinning = false; } }
    static volatile boolean leftHeld, rightHeld, aHeld, bHeld;
    static void lockLeft() { synchronized (left) { leftHeld = true; while (!rightHeld) Thread.onSpinWait(); synchronized (right) { spin(); } } }
    static void lockRight() { synchronized (right) { rightHeld = true; while (!leftHeld) Thread.onSpinWait(); synchronized (left) { spin(); } } }
    static void lockA() { a.lock(); aHeld = true; while (!bHeld) Thread.onSpinWait(); b.lock(); }
    static void lockB() { b.lock(); bHeld = true; while (!aHeld) Thread.onSpinWait(); a.lock(); }
    static void waitTwice() throws Exception { synchronized (waited) { synchronized (waited) { waited.wait(); } } }
    static void waitForNotification() throws Exception { synchronized (notified) { notified.wait(); } }

    public static void main(String[] args) throws Exception {
        synchronized (held) {
            synchronized (States.class) {
                start("spinning", States::spin);
                await(start("sleeping", () -> Thread.sleep(1000000)), Thread.State.TIMED_WAITING);
                await(start("waiting", States::waitTwice), Thread.State.WAITING);
                await(start("waiting timed", () -> { synchronized (waited) { waited.wait(1000000); } }), Thread.State.TIMED_WAITING);
                await(start("parked", () -> LockSupport.park()), Thread.State.WAITING);
                await(start("failed definition", States::defineTwice), Thread.State.WAITING);
                await(start("parked timed", () -> LockSupport.parkNanos(held, 1000000000000L)), Thread.State.TIMED_WAITING);
                await(start("blocked by a block", () -> { synchronized (held) { spin(); } }), Thread.State.BLOCKED);
                await(start("blocked by a method", () -> whole()), Thread.State.BLOCKED);
                await(start("initialising", () -> Slow.use()), Thread.State.WAITING);
                Thread after = start("waiting for initialisation", () -> Slow.use());
                Thread again = start("notified", States::waitForNotification);
                await(again, Thread.State.WAITING);
                Thread owner = start("owner", () -> { owned.lock(); LockSupport.park(owned); });
                await(owner, Thread.State.WAITING);
                Thread one = start("left", States::lockLeft), two = start("right", States::lockRight), three = start("first", States::lockA), four = start("second", States::lockB);
                await(one, Thread.State.BLOCKED);
                await(two, Thread.State.BLOCKED);
                await(three, Thread.State.WAITING);
                await(four, Thread.State.WAITING);
                Thread joining = start("joining", () -> one.join());
                await(joining, Thread.State.WAITING);
                synchronized (notified) {
                    notified.notify();
                    await(again, Thread.State.BLOCKED);
                    Thread.sleep(200);                  // for what says nothing of itself: the wait for the initialisation
                    System.out.println("ready " + ProcessHandle.current().pid());
                    System.in.read();
                }
            }
        }
        System.exit(0);
    }
}
