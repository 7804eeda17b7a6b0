import java.util.Random;

/* Interface calls with one to twelve classes of receivers, with many interfaces each, from several threads; and with some whose
 * method is not public, abstract, or not there. */
public class ManyReceivers {
    interface A0 {} interface A1 {} interface A2 {} interface A3 {} interface A4 {} interface A5 {} interface A6 {} interface A7 {}
    interface Shape { int area(int x); default int twice(int x) { return 2 * area(x); } }
    interface Named { String name(); }

    static class S0 implements A0, A1, A2, A3, Shape { public int area(int x) { return x + 1; } }
    static class S1 implements A4, A5, A6, A7, Shape { public int area(int x) { return x * 3; } }
    static class S2 implements Shape, A0, A7 { public int area(int x) { return x ^ 77; } }
    static class S3 extends S0 { }
    static class S4 extends S0 { public int area(int x) { return -x; } }
    static class S5 extends S1 implements Named { public String name() { return "five"; } public int twice(int x) { return x; } }
    static class S6 implements A0, A1, A2, A3, A4, A5, A6, A7, Shape { public int area(int x) { return x - 6; } }
    enum E implements Shape { ONE { public int area(int x) { return x + 100; } }, TWO { public int area(int x) { return x - 100; } } }

    static int calls(Shape[] shapes, int rounds) {
        int sum = 0;
        for (int i = 0; i < rounds; i++) {
            Shape s = shapes[i % shapes.length];
            sum = s.area(sum) + s.twice(i);
        }
        return sum;
    }

    static Shape[] some(int kinds, int seed) {
        Shape[] all = { new S0(), new S1(), new S2(), new S3(), new S4(), new S5(), new S6(), E.ONE, E.TWO, x -> x + 9, x -> x - 9, new Shape() { public int area(int x) { return 5; } } };
        Random r = new Random(seed);
        Shape[] chosen = new Shape[97];
        for (int i = 0; i < chosen.length; i++) chosen[i] = all[r.nextInt(kinds)];
        return chosen;
    }

    public static void main(String[] args) throws Exception {
        for (int kinds = 1; kinds <= 12; kinds++) System.out.println(kinds + " " + calls(some(kinds, kinds), 5000));
        for (int kinds = 12; kinds >= 1; kinds -= 3) System.out.println(kinds + " " + calls(some(kinds, 2 * kinds), 5000));
        int[] results = new int[4];
        Thread[] threads = new Thread[results.length];
        for (int i = 0; i < threads.length; i++) {
            int n = i;
            threads[i] = new Thread(() -> { for (int k = 1; k <= 12; k++) results[n] = 31 * results[n] + calls(some(k, n + k), 3000); });
            threads[i].start();
        }
        for (Thread t : threads) t.join();
        for (int r : results) System.out.println(r);
        try {
            System.out.println(calls(new Shape[] { new S0(), null, new S1() }, 10));
        } catch (NullPointerException e) {
            System.out.println("null");
        }
    }
}
