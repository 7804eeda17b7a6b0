// Threads that meet at a class which one of them is loading, as class loaders see it (JVMS 5.3, 5.3.5): who is told to load what, who
// waits, and who finds that a class would be its own superclass.
import java.util.*;
import java.util.concurrent.*;

public class MeetingThreads {
    interface Script { void loading(Parallel loader, String name) throws Exception; }

    static class Parallel extends ClassLoader {
        static { registerAsParallelCapable(); }
        final Script script;
        Script outside = (loader, name) -> { };         // the monitor
        final List<String> calls = Collections.synchronizedList(new ArrayList<>());

        Parallel(Script script) { this.script = script; }

        Class<?> find(String name) { return findLoadedClass(name); }

        byte[] bytes(String name) {
            return switch (name) {
                case "A" -> new Asm(61, 0x21, "A", "B").bytes();
                case "B" -> new Asm(61, 0x21, "B", "A").bytes();
                case "I" -> new Asm(61, 0x601, "I", "java/lang/Object", "J").bytes();
                case "J" -> new Asm(61, 0x601, "J", "java/lang/Object").bytes();
                case "C" -> new Asm(61, 0x21, "C", "java/lang/Object", "I", "J").bytes();
                case "Alone" -> new Asm(61, 0x21, "Alone", "java/lang/Object").bytes();
                default -> null;
            };
        }

        @Override public Class<?> loadClass(String name) throws ClassNotFoundException {
            byte[] bytes = bytes(name);
            if (bytes == null) return super.loadClass(name);
            calls.add(Thread.currentThread().getName() + " " + name);
            try {
                outside.loading(this, name);
                synchronized (getClassLoadingLock(name)) {
                    script.loading(this, name);
                    Class<?> k = findLoadedClass(name);
                    return k != null ? k : defineClass(name, bytes, 0, bytes.length);
                }
            } catch (ClassNotFoundException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static class Serial extends Parallel {
        Serial(Script script) { super(script); }
    }

    static String load(ClassLoader loader, String name) {
        try {
            return Class.forName(name, false, loader).toString();
        } catch (Throwable e) {
            return e.toString();
        }
    }

    static void twoThreads(Parallel loader, CountDownLatch second, String a, String b) throws Exception {
        Map<String, String> results = new ConcurrentSkipListMap<>();
        Thread one = new Thread(() -> results.put("one", load(loader, a)), "one");
        Thread two = new Thread(() -> results.put("two", load(loader, b)), "two");
        one.start();
        second.await();
        two.start();
        one.join(60_000);
        two.join(60_000);
        System.out.println(results + " " + loader.calls);
    }

    /** The first one to load `name` leaves the monitor and waits; the VM notifies, before it waits for that thread. */
    static Script waits(String name, CountDownLatch entered) {
        return (loader, loaded) -> {
            if (!loaded.equals(name) || entered.getCount() == 0) return;
            entered.countDown();
            loader.wait();
        };
    }

    public static void main(String[] args) throws Exception {
        System.out.println("- a circle, met by a thread while the other has left the loader's monitor");
        CountDownLatch inB = new CountDownLatch(1);
        twoThreads(new Serial(waits("B", inB)), inB, "A", "A");

        System.out.println("- a circle, and a lock for each class");
        CountDownLatch first = new CountDownLatch(1), other = new CountDownLatch(1);
        Parallel parallel = new Parallel((loader, name) -> {
            if (name.equals("B") && Thread.currentThread().getName().equals("two")) other.countDown();
        });
        parallel.outside = (loader, name) -> {
            if (!name.equals("B") || Thread.currentThread().getName().equals("two")) return;
            first.countDown();
            other.await();                              // with A's lock, not B's
        };
        twoThreads(parallel, first, "A", "A");

        System.out.println("- who is first defines the class, the other waits");
        CountDownLatch inAlone = new CountDownLatch(1);
        twoThreads(new Serial(waits("Alone", inAlone)), inAlone, "Alone", "Alone");

        System.out.println("- a superinterface waits");
        CountDownLatch inJ = new CountDownLatch(1);
        twoThreads(new Serial(waits("J", inJ)), inJ, "I", "I");

        System.out.println("- another class may be loaded meanwhile");
        CountDownLatch waiting = new CountDownLatch(1);
        twoThreads(new Serial((loader, name) -> {
            if (name.equals("Alone")) loader.notifyAll();
            waits("J", waiting).loading(loader, name);
        }), waiting, "C", "Alone");

        System.out.println("- the class is there when the other thread has its superinterface");
        CountDownLatch oneInJ = new CountDownLatch(1), twoInJ = new CountDownLatch(1), defined = new CountDownLatch(1);
        Parallel slow = new Parallel((loader, name) -> { });
        slow.outside = (loader, name) -> {
            if (name.equals("J") && Thread.currentThread().getName().equals("one")) {
                oneInJ.countDown();
                twoInJ.await();
            } else if (name.equals("J")) {
                twoInJ.countDown();
                defined.await();
            }
        };
        Thread watcher = new Thread(() -> {
            while (slow.find("I") == null) Thread.onSpinWait();
            defined.countDown();
        });
        watcher.start();
        twoThreads(slow, oneInJ, "I", "I");
        watcher.join();

        System.out.println("- a loader that asks for the class it is asked for");
        for (boolean capable : new boolean[] { false, true }) {
            int[] depth = { 0 };
            Script again = (loader, name) -> {
                if (depth[0]++ < 3) System.out.println(load(loader, name));
            };
            Parallel loader = capable ? new Parallel(again) : new Serial(again);
            System.out.println(load(loader, "Alone") + " " + loader.calls);
        }
        System.out.println("- a loader that defines the class while its superclass is loaded");
        Serial eager = new Serial((loader, name) -> { }) {
            @Override public Class<?> loadClass(String name) throws ClassNotFoundException {
                if (!name.equals("B") || calls.size() > 3) return super.loadClass(name);
                calls.add("A anew");
                byte[] bytes = bytes("A");
                return defineClass("A", bytes, 0, bytes.length);
            }
        };
        System.out.println(load(eager, "A") + " " + eager.calls);
    }
}
