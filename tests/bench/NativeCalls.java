/** What calls from Java to C and back cost, in nanoseconds each: the best of some rounds.  Its library is native_calls.c. */
public class NativeCalls {
    static native int add(int x, int y);
    native int member(int x);
    static native double mixed(int a, double b, long c, float d, Object e, byte f, char g, short h, boolean i, double j);
    static native int upcalls(int count);               /* calls of plus(II)I */
    static native int memberUpcalls(NativeCalls object, int count);
    static native int callAndField(NativeCalls object, int count);      /* GetIntField and SetIntField */
    static native int stringLengths(String s, int count);

    int field;
    static int plus(int x, int y) { return x + y; }
    int increment(int x) { return x + 1; }

    interface Loop { long run(int count); }

    static void measure(String name, int count, int rounds, Loop loop) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < rounds; i++) {
            long start = System.nanoTime();
            loop.run(count);
            best = Math.min(best, System.nanoTime() - start);
        }
        System.out.printf("%s %.1f%n", name, (double) best / count);
    }

    public static void main(String[] args) {
        System.load(args[0]);
        NativeCalls object = new NativeCalls();
        int count = 200000, rounds = 15;
        measure("static-downcall", count, rounds, n -> { int sum = 0; for (int i = 0; i < n; i++) sum = add(sum, i); return sum; });
        measure("member-downcall", count, rounds, n -> { int sum = 0; for (int i = 0; i < n; i++) sum = object.member(sum); return sum; });
        measure("mixed-downcall", count, rounds, n -> { double sum = 0; for (int i = 0; i < n; i++) sum += mixed(i, sum, i, 1f, object, (byte) 1, 'c', (short) 2, true, 0.5); return (long) sum; });
        measure("static-upcall", count, rounds, NativeCalls::upcalls);
        measure("member-upcall", count, rounds, n -> memberUpcalls(object, n));
        measure("get-set-field", count, rounds, n -> callAndField(object, n));
        measure("string-length", count, rounds, n -> stringLengths("a string", n));
    }
}
