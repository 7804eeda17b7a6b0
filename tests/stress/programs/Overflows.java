import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** StackOverflowError wherever it may come: the VM goes on, locks are free again, and the trace names what recursed. */
final class Overflows {
    interface Recursion { void run() throws Throwable; }

    private static long overflows;
    private static boolean smallStack;

    /** method: what the trace must show; null: anything. */
    private static void overflow(String method, Recursion r) {
        try {
            r.run();
            Stress.check(false, "no overflow in " + method);
        } catch (StackOverflowError e) {
            overflows++;
            StackTraceElement[] trace = e.getStackTrace();
            Stress.check(trace.length == 1024 || smallStack && trace.length > 100, "length of the trace: " + trace.length);
            int found = 0;
            for (StackTraceElement element : trace) if (element.getMethodName().contains(method)) found++;
            Stress.check(found > 100, method + " is in the trace " + found + " times, top " + trace[0]);
            Stress.check(e.getMessage() == null || e.getMessage().startsWith("Delayed StackOverflowError due to ReservedStackAccess"), "message " + e.getMessage());
        } catch (Throwable e) {
            if (hasOverflow(e)) overflows++;
            else {
                e.printStackTrace();
                Stress.check(false, "not an overflow: " + e);
            }
        }
    }
    private static boolean hasOverflow(Throwable e) {
        for (int i = 0; e != null && i < 10_000; i++, e = e.getCause()) if (e instanceof StackOverflowError) return true;
        return false;
    }

    private static int plain(int x) { return plain(x + 1) + 1; }
    private static double wide(long a, double b, int c, Object d, long e) { return wide(a + 1, b * 2, c, d, e) + wide(a, b, c, d, e); }
    private int virtual(int x) { return virtual(x + 1) + 1; }

    private static String java() throws Exception {
        Overflows o = new Overflows();
        for (int i = 0; i < 10; i++) {
            overflow("plain", () -> plain(0));
            overflow("wide", () -> wide(0, 0, 0, null, 0));
            overflow("virtual", () -> o.virtual(0));
        }
        return overflows + " overflows";
    }

    public static void reflected(Method m) throws Exception { m.invoke(null, m); }
    private static void handled(MethodHandle h) throws Throwable { h.invoke(h); }
    private static void constructed(String name) throws Throwable {
        Class.forName(name).getDeclaredConstructor().newInstance();
    }
    static class Constructed {
        public Constructed() throws Throwable { constructed("Overflows$Constructed"); }
    }

    private static String natives() throws Exception {
        Method m = Overflows.class.getMethod("reflected", Method.class);
        MethodHandle h = MethodHandles.lookup().findStatic(Overflows.class, "handled", MethodType.methodType(void.class, MethodHandle.class));
        for (int i = 0; i < 3; i++) {
            overflow("reflected", () -> reflected(m));
            overflow("handled", () -> handled(h));
            overflow("constructed", () -> constructed("Overflows$Constructed"));
            overflow("run", () -> privileged());
        }
        return overflows + " overflows";
    }
    @SuppressWarnings("removal")
    private static Object privileged() {
        return java.security.AccessController.doPrivileged(new java.security.PrivilegedAction<Object>() {
            @Override public Object run() { return privileged(); }
        });
    }

    /** Each round has its own class, from the same bytes. */
    static class Initialised {
        static int value = deep(0);
        static int deep(int x) { return deep(x + 1) + 1; }
    }
    private static byte[] bytesOf(String name) throws Exception {
        try (var in = Overflows.class.getResourceAsStream(name + ".class")) {
            return in.readAllBytes();
        }
    }

    private static String initialisers() throws Exception {
        byte[] bytes = bytesOf("Overflows$Initialised");
        for (int i = 0; i < 10; i++) {
            ClassLoader loader = new ClassLoader(null) {
                @Override protected Class<?> findClass(String name) { return defineClass(name, bytes, 0, bytes.length); }
            };
            for (int again = 0; again < 2; again++)
                try {
                    Class.forName("Overflows$Initialised", true, loader);
                    Stress.check(false, "initialised");
                } catch (StackOverflowError e) {
                    overflows++;
                    Stress.check(again, 0, "a second StackOverflowError");
                    Stress.check(e.getStackTrace()[5].getMethodName().equals("deep"), "trace");
                } catch (NoClassDefFoundError e) {
                    Stress.check(again, 1, "a NoClassDefFoundError first");
                    Stress.check(String.valueOf(e.getMessage()).equals("Could not initialize class Overflows$Initialised"), "message " + e.getMessage());
                }
        }
        return overflows + " overflows";
    }

    private static final Object mutex = new Object();
    private static final ReentrantLock reentrant = new ReentrantLock();
    private synchronized int locked(int x) { return locked(x + 1) + 1; }
    private static synchronized int staticLocked(int x) { return staticLocked(x + 1) + 1; }
    private int blocks(int x) {
        synchronized (this) {
            synchronized (mutex) { return blocks(x + 1) + 1; }
        }
    }
    private static int reentrantly(int x) {
        reentrant.lock();
        try {
            return reentrantly(x + 1) + 1;
        } finally {
            reentrant.unlock();
        }
    }
    /** The overflow comes inside lock() or unlock(), at every depth that there is. */
    private static void nearTheEnd(int depth, int unlockAt) {
        if (depth % 7 == unlockAt) {
            reentrant.lock();
            reentrant.unlock();
            synchronized (mutex) { mutex.hashCode(); }
        }
        nearTheEnd(depth + 1, unlockAt);
    }

    /** An unlock() that overflows before it begins has not happened, on HotSpot neither; but never is half of one done. */
    private static void release() {
        Stress.check(reentrant.isLocked() == reentrant.isHeldByCurrentThread(), "who holds the ReentrantLock");
        while (reentrant.isHeldByCurrentThread()) reentrant.unlock();
        Stress.check(!reentrant.isLocked() && reentrant.tryLock(), "the ReentrantLock cannot be had");
        reentrant.unlock();
        Stress.check(!reentrant.isLocked(), "the ReentrantLock is held");
    }

    private static String locks() throws Exception {
        Overflows o = new Overflows();
        for (int i = 0; i < 5; i++) {
            overflow("locked", () -> o.locked(0));
            overflow("staticLocked", () -> staticLocked(0));
            overflow("blocks", () -> o.blocks(0));
            Stress.check(!Thread.holdsLock(o) && !Thread.holdsLock(mutex) && !Thread.holdsLock(Overflows.class), "a monitor is held");
            int at = i;
            overflow("nearTheEnd", () -> nearTheEnd(0, at));
            overflow("reentrantly", () -> reentrantly(0));
            Stress.check(!Thread.holdsLock(mutex), "mutex is held");
            release();
        }
        // Others can have them all.
        Thread other = Stress.start("other", () -> {
            synchronized (o) { synchronized (mutex) { synchronized (Overflows.class) { reentrant.lock(); reentrant.unlock(); } } }
        });
        Stress.join(other);
        return overflows + " overflows";
    }

    private static int cleaned;
    private static void withFinally() {
        try {
            withFinally();
        } finally {
            cleaned++;
        }
    }
    private static int caught;
    private static void withCatch(int depth) {
        try {
            withCatch(depth + 1);
        } catch (StackOverflowError e) {
            caught++;
            if (depth > 0) throw e;
        }
    }
    private static boolean finallyOverflows(int depth) {
        try {
            return finallyOverflows(depth + 1);
        } finally {
            if (depth % 1000 == 0) plain(0);
        }
    }

    private static String finallyBlocks() throws Exception {
        for (int i = 0; i < 5; i++) {
            cleaned = caught = 0;
            overflow("withFinally", Overflows::withFinally);
            Stress.check(cleaned > 100, "cleaned " + cleaned);
            withCatch(0);
            overflows++;
            Stress.check(caught > 100, "caught " + caught);
            overflow("", () -> finallyOverflows(1));
        }
        return overflows + " overflows";
    }

    private static String smallStacks() throws Exception {
        smallStack = true;
        for (long size : new long[] { 1, 64 << 10, 100 << 10, 160 << 10, 256 << 10, 512 << 10, 4 << 20 }) {
            Thread t = new Thread(null, () -> {
                overflow("plain", () -> plain(0));
                overflow("reentrantly", () -> reentrantly(0));
                release();
                overflow("", () -> self().hashCode());
                overflow("plain", () -> plain(0));
            }, "small", size);
            t.start();
            Stress.join(t);
            Stress.check(!reentrant.isLocked(), "the ReentrantLock is held");
        }
        smallStack = false;
        return overflows + " overflows";
    }

    private static IntUnaryOperator lambda;
    private static UnaryOperator<Object> generic;
    record Node(Object next) { }
    private static List<Object> self() {
        List<Object> list = new ArrayList<>();
        list.add(list);
        return list;
    }
    static final class Ring {
        Ring next = this;
        @Override public String toString() { return "ring of " + next; }
        @Override public boolean equals(Object o) { return o instanceof Ring r && Objects.equals(next, r.next); }
        @Override public int hashCode() { return Objects.hash(next); }
    }
    private static long streamed(int x) { return Stream.of(x, x + 1).filter(y -> streamed(y) > 0).count(); }

    private static String lambdas() throws Exception {
        lambda = x -> lambda.applyAsInt(x + 1) + 1;
        generic = x -> generic.apply(generic.apply(x));
        Object[] inner = { null };
        Node node = new Node(inner);
        Ring ring = new Ring(), other = new Ring();
        List<Object> list = self();
        for (int i = 0; i < 3; i++) {
            overflow("lambda", () -> lambda.applyAsInt(0));
            overflow("lambda", () -> generic.apply(""));
            overflow("streamed", () -> streamed(0));
            overflow("hashCode", list::hashCode);
            overflow("hashCode", ring::hashCode);
            overflow("toString", ring::toString);
            overflow("equals", () -> ring.equals(other));
            overflow("sort", () -> java.util.Arrays.asList(3, 2, 1).sort(Overflows::compare));
        }
        return overflows + " overflows";
    }
    private static int compare(Integer a, Integer b) {
        List<Integer> sort = new ArrayList<>(List.of(a, b));
        sort.sort(Overflows::compare);
        return 0;
    }

    private static void add(String name, java.util.concurrent.Callable<String> body) {
        new Stress("overflow in " + name) { @Override String round() throws Exception { return body.call(); } };
    }

    static void add() {
        add("Java", Overflows::java);
        add("natives", Overflows::natives);
        add("initialisers", Overflows::initialisers);
        add("locks", Overflows::locks);
        add("finally", Overflows::finallyBlocks);
        add("small stacks", Overflows::smallStacks);
        add("lambdas", Overflows::lambdas);
    }
}
