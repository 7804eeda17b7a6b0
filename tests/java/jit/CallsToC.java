/* Instructions that compiled code leaves to C functions, among hot locals and operands of every kind. */
public class CallsToC {
    static double remainder(double x, double y) { return x % y; }
    static float remainder(float x, float y) { return x % y; }
    static int[][][] cube(int a, int b, int c) { return new int[a][b][c]; }

    static double doubles(double start, int n) {
        double x = start, kept = 0.5, sum = 0;
        long bits = 0;
        for (int i = 1; i <= n; i++) {
            x = x * 1.25 + i;
            sum += kept + remainder(x, i * 0.75) * 2 - (x + 1) % (kept + i);
            bits = bits * 31 + Double.doubleToLongBits(sum) % 1000;
            kept += 0.125;
            if (x > 1e6) x -= 1e6;
        }
        return sum + bits % 1000;
    }

    static float floats(float start, int n) {
        float x = start, kept = 0.5f, sum = 0;
        for (int i = 1; i <= n; i++) {
            x = x * 1.25f + i;
            sum += kept + remainder(x, i * 0.75f) - (x + 1) % (kept + i);
            kept += 0.125f;
            if (x > 1e5f) x -= 1e5f;
        }
        return sum;
    }

    static long arrays(int n) {
        long sum = 0;
        String text = "kept";
        for (int i = 0; i < n; i++) {
            int[][][] cube = cube(i % 3 + 1, i % 2, i % 4);
            String[][] names = new String[i % 3 + 1][2];
            names[0][1] = text;
            long[][] rest = new long[2][];
            sum = sum * 31 + cube.length + (cube[0].length > 0 ? cube[0][0].length : 7) + names[0][1].hashCode() % 3 + names[i % 3].length
                + (rest[1] == null ? 1 : 0) + cube.getClass().getName().length();
        }
        return sum;
    }

    static String negative(int a, int b) {
        int local = a * 10 + b;
        try {
            Object o = new double[a][b];
            return "made " + local + ((double[][]) o).length;
        } catch (NegativeArraySizeException e) {
            return "negative " + e.getMessage() + " " + local;
        }
    }

    public static void main(String[] args) {
        for (int round = 0; round < 3; round++) {
            System.out.println(doubles(3.5, 20000));
            System.out.println(floats(3.5f, 20000));
            System.out.println(arrays(3000));
        }
        for (int i = 0; i < 3000; i++) {
            String s = negative(i % 5 - 1, i % 3 - 1);
            if (i < 15 || i > 2990) System.out.println(s);
        }
        double[] edges = { 0.0, -0.0, 1, -1, 0.3, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, Double.MAX_VALUE, 1e300, 3 };
        StringBuilder out = new StringBuilder();
        for (double x : edges)
            for (double y : edges) out.append(remainder(x, y)).append(' ').append(remainder((float) x, (float) y)).append('\n');
        System.out.print(out);
    }
}
