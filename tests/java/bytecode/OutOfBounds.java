// Array accesses outside the bounds, for every element type and both directions, leave the array alone.
public class OutOfBounds {
    static void attempt(Runnable r) {
        try {
            r.run();
            System.out.println("no exception");
        } catch (IndexOutOfBoundsException | NegativeArraySizeException | ArrayStoreException e) {
            System.out.println(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    public static void main(String[] args) {
        boolean[] z = new boolean[2];
        byte[] b = new byte[0];
        char[] c = new char[5];
        short[] s = new short[1];
        int[] i = { 1, 2, 3 };
        long[] l = new long[2];
        float[] f = new float[2];
        double[] d = new double[2];
        Object[] o = new Object[2];
        attempt(() -> z[2] = true);
        attempt(() -> System.out.println(z[-1]));
        attempt(() -> b[0]++);
        attempt(() -> c[Integer.MAX_VALUE] = 'x');
        attempt(() -> s[1] = 1);
        attempt(() -> i[3] += 1);
        attempt(() -> i[Integer.MIN_VALUE] = 0);
        attempt(() -> l[2] = 1L);
        attempt(() -> System.out.println(f[2]));
        attempt(() -> d[-5] = 1.0);
        attempt(() -> o[2] = "x");
        attempt(() -> System.arraycopy(i, 0, i, 2, 2));
        attempt(() -> System.arraycopy(i, -1, i, 0, 1));
        attempt(() -> System.arraycopy(i, 0, l, 0, 1));
        attempt(() -> System.arraycopy("x", 0, l, 0, 1));
        attempt(() -> System.arraycopy(new Object[] { "a", 1 }, 0, new String[2], 0, 2));
        attempt(() -> System.arraycopy(i, 0, new int[1], 0, -1));
        attempt(() -> System.arraycopy(i, 3, new int[1], 1, 0));
        attempt(() -> "abc".charAt(3));
        attempt(() -> "abc".substring(2, 1));
        attempt(() -> new StringBuilder("x").insert(5, "y"));
        attempt(() -> java.util.List.of(1, 2).get(2));
        attempt(() -> new java.util.ArrayList<>().get(0));
        attempt(() -> { int[] n = new int[-7]; });
        System.out.println(i[0] + i[1] + i[2]);
    }
}
