/* Division by zero where operands are in all sorts of places: the interpreter that throws must find them as they were. */
public class DivisorsOfZero {
    static int zero, one = 1;
    static long zeroL;
    int field;

    static int shifted(int n, int local) {
        try {
            return Integer.numberOfTrailingZeros(n) << (local % zero);
        } finally {
            local++;
        }
    }
    static int divided(int n, int local) { return n + (local / zero); }
    static int both(int n, int local) { return (n * 3) % (local / one % (zero * n)); }
    static long longs(long n, long local) { return (n ^ 5) + (local % zeroL); }
    static long longsToo(long n, int local) { return Long.bitCount(n) * (n / (zeroL * local)); }
    int fields(int n) { return (field += n) / (zero & n) + field; }
    static int arrays(int[] a, int i) { return a[i] + a[i + 1] / a[i + 2] - (a[i + 3] % a[i + 2]); }
    static int constant(int n) { return 77 % (n - n); }
    static int inLoop(int n) {
        int sum = 0;
        for (int i = n; i > -n; i--) sum += 1000 / i;
        return sum;
    }

    interface Try { long run(); }
    static String of(Try t) {
        try {
            return "" + t.run();
        } catch (ArithmeticException e) {
            return "zero";                              // HotSpot leaves the message out after a while
        }
    }

    public static void main(String[] args) {
        DivisorsOfZero d = new DivisorsOfZero();
        int[] a = { 7, 8, 3, 9, 5, 4, 2 }, b = { 7, 8, 0, 9 };
        String last = "";
        for (int i = 0; i < 3000; i++) {
            int n = i % 17 + 1, local = i % 23 + 100;
            if (i == 1000) zero = 0;
            zero = i % 100 == 99 ? 0 : i % 5 + 1;
            zeroL = zero;
            String s = of(() -> shifted(n, local)) + ";" + of(() -> divided(n, local)) + ";" + of(() -> both(n, local)) + ";" + of(() -> longs(n, local))
                + ";" + of(() -> longsToo(n, local)) + ";" + of(() -> d.fields(n)) + ";" + of(() -> arrays(zero == 0 ? b : a, 0)) + ";"
                + of(() -> constant(n)) + ";" + of(() -> inLoop(zero == 0 ? 3 : 0));
            if (i % 100 > 97 || i < 3) System.out.println(i + ": " + s);
            last = s;
        }
        System.out.println(last + " " + d.field);
    }
}
