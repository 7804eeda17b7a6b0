// args: -Xmx24m -XX:+UseSerialGC
// OutOfMemoryError in class initialisers, and while classes are loaded; the VM goes on.
import java.util.*;
public class OutOfMemoryInClasses {
    static class Big { static int[] big = new int[10_000_000]; static int x = 1; }
    static class Fill { static int l; static { List<Object> l = new ArrayList<>(); for (int i = 0; i >= 0; i++) l.add(new byte[100000]); } }
    static class Lots { static { List<Object> l = new ArrayList<>(); for (int i = 0; i >= 0; i++) l.add(new byte[1000]); } static void m() {} }
    interface T { void run() throws Throwable; }
    static void attempt(String n, T t) { try { t.run(); System.out.println(n + " ok"); } catch (Throwable e) { System.out.println(n + ": " + e + " / " + e.getCause()); } }
    public static void main(String[] a) throws Exception {
        for (int i = 0; i < 2; i++) {
            attempt("Big", () -> System.out.println(Big.x));
            attempt("Fill", () -> System.out.println(Fill.l));
            attempt("Lots", () -> Lots.m());
        }
        // class loading with a full heap
        List<byte[]> full = new ArrayList<>();
        int size = 1 << 20;
        while (size > 20000) try { full.add(new byte[size]); } catch (OutOfMemoryError e) { size /= 2; }
        int failed = 0, good = 0;
        String[] names = { "java.util.concurrent.Phaser", "java.util.concurrent.ConcurrentSkipListMap", "java.text.ChoiceFormat", "java.util.zip.Deflater", "java.util.TreeMap$DescendingSubMap", "java.time.chrono.ThaiBuddhistDate", "java.util.concurrent.Exchanger", "java.security.KeyPairGenerator" };
        for (String n : names) try { Class.forName(n); good++; } catch (OutOfMemoryError | NoClassDefFoundError e) { failed++; }
        full = null;
        for (String n : names) try { Class.forName(n); good++; } catch (NoClassDefFoundError e) { }
        System.out.println(good >= names.length);
        attempt("lambda", () -> { Runnable r = () -> System.out.println("ran"); r.run(); });
        attempt("sort", () -> { Integer[] x = { 3, 1, 2 }; Arrays.sort(x, Comparator.reverseOrder()); System.out.println(Arrays.toString(x)); });
        Thread t = new Thread(() -> attempt("thread", () -> { List<Object> l = new ArrayList<>(); for (;;) l.add(new byte[10000]); })); t.start(); t.join();
        attempt("format", () -> System.out.println(String.format("%5.2f|%s", 1.5, new Date(0).getTime())));
    }
}
