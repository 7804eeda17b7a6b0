// What compiled code touches for the first time: class initialisers run then, in order, once; failing ones keep failing.
public class FirstUseInCompiled {
    static StringBuilder log = new StringBuilder();
    static int say(String what, int value) { log.append(what).append(' '); return value; }

    static class New { static int made = say("New", 0); final int n = ++made; }
    static class GetStatic { static int value = say("GetStatic", 7); static long wide = 8; static Object o = "o"; }
    static class PutStatic { static { say("PutStatic", 0); } static int value = 1; static double wide; static Object o; }
    static class Call { static { say("Call", 0); } static int call(int x) { return x + 1; } }
    static class Parent { static { say("Parent", 0); } static int inherited = 3; static int twice(int x) { return 2 * x; } }
    static class Child extends Parent { static { say("Child", 0); } static int own = 4; }
    static class Constants { static { say("never", 0); } static final int N = 5; static final String S = "s"; }
    interface Quiet { int QUIET = say("Quiet", 11); int f(); }
    interface Loud { int LOUD = say("Loud", 12); default int g() { return 1; } }
    static class Both implements Quiet, Loud { static { say("Both", 0); } public int f() { return 2; } }
    static class Array { static { say("Array", 0); } }
    static class Failing { static int value = 1 / (say("Failing", 0)); static int get() { return value; } }
    static class UsesItself { static int before = say("UsesItself", Inner.get()); static int after = 9;
        static class Inner { static int get() { return after; } } }
    static class Nested { static int depth = say("Nested", Deeper.value + 1); static class Deeper { static int value = say("Deeper", GetStatic.value); } }
    enum Kind { ONE, TWO { int f() { return 5; } }; static { say("Kind", 0); } int f() { return ordinal(); } }
    record Pair(int a, long b) { static { say("Pair", 0); } }
    static class Slow {
        static int value;
        static { say("Slow", 0); try { Thread.sleep(60); } catch (InterruptedException e) { } value = 42; }
        static int get() { return value; }
    }

    static int touch(int what, int x) {
        switch (what) {
        case 0: return x;
        case 1: return new New().n;
        case 2: return GetStatic.value;
        case 3: return (int) GetStatic.wide + GetStatic.o.hashCode();
        case 4: PutStatic.value = x; return 1;
        case 5: PutStatic.wide = x; PutStatic.o = "p"; return (int) PutStatic.wide;
        case 6: return Call.call(x);
        case 7: return Child.inherited;
        case 8: return Child.twice(x);
        case 9: return Child.own;
        case 10: return Constants.N + Constants.S.length();
        case 11: return new Both().f();
        case 12: return new Both().g() + Quiet.QUIET;
        case 13: return new Array[3].length + new Array[2][2].length;
        case 14: return new Array() instanceof Array ? 1 : 0;
        case 15: return Failing.get();
        case 16: return Failing.value;
        case 17: return new Failing().hashCode() & 0;
        case 18: return UsesItself.before + UsesItself.after;
        case 19: return Nested.depth;
        case 20: return Kind.TWO.f() + Kind.values().length;
        case 21: return (int) new Pair(x, 3).b();
        case 22: { java.util.function.IntUnaryOperator f = Call::call; return f.applyAsInt(x); }
        case 23: { Object o = x > 5 ? "s" : x; return o instanceof Pair p ? p.a() : o.hashCode(); }
        case 24: return ("const" + x + 1.5f).length();
        case 25: return Integer[].class.getName().length() + Array.class.getName().length();
        case 26: return Slow.get();
        case 27: { int[][][] cube = new int[2][3][]; return cube[1].length; }
        default: throw new IllegalArgumentException();
        }
    }

    static String tryTouch(int what, int x) {
        try {
            return "" + touch(what, x);
        } catch (LinkageError e) {
            StackTraceElement[] at = e.getStackTrace();
            return e + " cause " + e.getCause() + " at " + at[0].getMethodName() + ':' + at[0].getLineNumber();
        }
    }

    static int spin(int rounds, int last) {                     // all but the last round do what is known
        int sum = 0;
        for (int i = 0; i <= rounds; i++) sum += touch(i == rounds ? last : 0, i & 7);
        return sum;
    }

    public static void main(String[] args) throws Exception {
        System.out.println(spin(400_000, 0));
        for (int what = 0; what <= 27; what++) {
            String first = tryTouch(what, 6), second = tryTouch(what, 6);
            System.out.println(what + ": " + first + (second.equals(first) ? "" : " then " + second) + " [" + log.toString().trim() + "]");
            log.setLength(0);
            if (what < 15 || what > 17) System.out.println(spin(20_000, what));
        }
        long sum = 0;
        for (int i = 0; i < 200_000; i++) {
            int what = i % 28;
            sum = sum * 3 + (what < 15 || what > 17 ? touch(what, 6) : tryTouch(what, 6).length());
        }
        System.out.println(sum != 0);
        System.out.println(New.made > 1000);
        // several threads meet a class that is being initialised
        Thread[] threads = new Thread[4];
        int[] seen = new int[4];
        for (int t = 0; t < 4; t++) {
            int me = t;
            (threads[t] = new Thread(() -> seen[me] = Late.get())).start();
        }
        for (Thread t : threads) t.join();
        System.out.println(java.util.Arrays.toString(seen) + log);
    }
    static class Late {
        static int value;
        static { say("Late", 0); int s = 0; for (int i = 0; i < 300_000; i++) s += again(i); value = s; }
        static int again(int i) { return i & 1; }                // a hot static method of a class not yet initialised
        static int get() { return value; }
    }
}
