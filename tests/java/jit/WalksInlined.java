import java.lang.invoke.MethodHandles;
import java.util.*;
import java.util.stream.*;

// What looks at the stack from within small hot methods: all frames must be there, with their lines, however the methods were compiled.
public class WalksInlined {
    static final StackWalker WALKER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
    static int mode;
    static String found = "";
    static String mine(StackTraceElement[] frames) {
        return Arrays.stream(frames).filter(f -> f.getClassName().startsWith("WalksInlined")).map(f -> f.getMethodName() + ":" + f.getLineNumber()).collect(Collectors.joining(" "));
    }
    static int look(int x) {
        switch (mode) {
        case 0: return x;
        case 1: found = mine(new Throwable().getStackTrace()); return 1;
        case 2: found = mine(Thread.currentThread().getStackTrace()); return 2;
        case 3: found = WALKER.walk(s -> s.map(f -> f.getMethodName() + ":" + f.getLineNumber()).collect(Collectors.joining(" "))); return 3;
        case 4: found = WALKER.getCallerClass().getSimpleName(); return 4;
        case 5: found = WALKER.walk(s -> s.skip(2).findFirst().get().getDeclaringClass().getSimpleName()); return 5;
        case 6: found = MethodHandles.lookup().lookupClass().getSimpleName(); return 6;
        case 7: try { found = Class.forName("WalksInlined$Helper").getSimpleName(); } catch (ClassNotFoundException e) { found = "none"; } return 7;
        case 8: try { Helper.class.getDeclaredField("hidden").getInt(null); found = "read"; } catch (ReflectiveOperationException e) { found = e.getClass().getSimpleName(); } return 8;
        case 9: try { Class.forName("Missing"); } catch (ClassNotFoundException e) { found = mine(e.getStackTrace()); } return 9;
        case 10: StackWalker.getInstance().forEach(f -> { if (f.getMethodName().equals("two")) found = "two at " + f.getLineNumber(); }); return 10;
        case 11: found = Map.of("a", 1).entrySet().stream().map(e -> mine(new Throwable().getStackTrace())).findFirst().get(); return 11;
        case 12: found = Arrays.stream(new Manager().context()).filter(c -> c.getName().startsWith("WalksInlined")).map(c -> c.getSimpleName().replaceAll("/.*", "")).collect(Collectors.joining(" ")); return 12;
        default: throw new IllegalStateException("mode");
        }
    }
    @SuppressWarnings("removal") static class Manager extends SecurityManager { Class<?>[] context() { return getClassContext(); } }
    static int one(int x) { return look(x) + 1; }
    static int two(int x) {
        return one(x) +
            0;
    }
    static class Helper {
        private static int hidden = 5;
        static int via(int x) { return two(x); }
        int virtual(int x) { return via(x) * 2; }
        synchronized int locked(int x) { return virtual(x); }
    }
    static class SubHelper extends Helper { @Override int virtual(int x) { return super.virtual(x) - 1; } }
    interface Caller { int call(int x); default int indirectly(int x) { return call(x); } }
    static Caller lambda = x -> new Helper().locked(x);
    static Caller reference = WalksInlined::two;
    static class Implementor implements Caller { final Helper h = new SubHelper(); public int call(int x) { return h.locked(x); } }
    static Caller[] callers = { new Implementor(), lambda, reference };
    static int loop(Caller c, int rounds) {
        int s = 0;
        for (int i = 0; i < rounds; i++) s += c.indirectly(i);
        return s;
    }
    static int recursive(int n, int x) { return n == 0 ? two(x) : recursive(n - 1, x); }

    public static void main(String[] args) throws Exception {
        int s = 0;
        for (Caller c : callers) s += loop(c, 100_000);
        for (int i = 0; i < 20_000; i++) s += recursive(i & 7, i);
        System.out.println(s);
        for (mode = 1; mode <= 12; mode++) {
            for (Caller c : callers) {
                int r = loop(c, 1);
                System.out.println(mode + " " + r + " " + found);
            }
            recursive(3, 1);
            System.out.println(mode + " " + found);
        }
        int h = 0;
        for (int i = 0; i < 1_500; i++) {
            mode = i % 3 == 0 ? 1 + i / 3 % 5 : 0;
            found = "";
            s += loop(callers[i / 15 % 3], 20 / (1 + mode));
            h = h * 31 + found.hashCode();
        }
        System.out.println(s + " " + h);
        mode = 13;
        try {
            loop(callers[0], 1);
        } catch (IllegalStateException e) {
            System.out.println(mine(e.getStackTrace()));
        }
        // frames of another thread in compiled loops
        mode = 0;
        for (int k = 0; k < 3; k++) {
            int me = k;
            stop = false;
            reached = 0;
            Thread t = new Thread() {
                @Override public void run() { while (!stop) { loop(callers[me], 1000); reached = 1; } }
            };
            t.start();
            while (reached == 0) Thread.sleep(1);
            boolean sawLoop = true;
            for (int i = 0; i < 50; i++) {
                StackTraceElement[] frames = t.getStackTrace();
                String names = mine(frames);
                if (!names.matches("((look|one|two|via|virtual|locked|call|lambda\\S*|indirectly|loop|<init>|<clinit>|applyAsInt):-?\\d+ )*run:\\d+")) {
                    sawLoop = false;
                    System.out.println("unexpected: " + names);
                }
            }
            stop = true;
            t.join();
            System.out.println(sawLoop);
        }
    }
    static volatile boolean stop;
    static volatile int reached;
}
