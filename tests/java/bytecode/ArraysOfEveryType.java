// Loads and stores of arrays of all element types, with default values, negative lengths and clone.
import java.util.Arrays;

public class ArraysOfEveryType {
    public static void main(String[] args) {
        boolean[] z = new boolean[3];
        byte[] b = new byte[3];
        char[] c = new char[3];
        short[] s = new short[3];
        int[] i = new int[3];
        long[] l = new long[3];
        float[] f = new float[3];
        double[] d = new double[3];
        Object[] o = new Object[3];
        String[][] deep = new String[2][];
        System.out.println(Arrays.toString(z) + Arrays.toString(b) + (int) c[0] + Arrays.toString(s) + Arrays.toString(i)
            + Arrays.toString(l) + Arrays.toString(f) + Arrays.toString(d) + Arrays.toString(o) + Arrays.toString(deep));
        for (int k = 0; k < 3; k++) {
            z[k] = k != 1;
            b[k] = (byte) (k * 100);
            c[k] = (char) ('x' + k);
            s[k] = (short) (k * 30000);
            i[k] = k * -2000000000;
            l[k] = k * 5_000_000_000L;
            f[k] = k / 3f;
            d[k] = k / 3.0;
            o[k] = "s" + k;
        }
        i[1] += 5;
        b[2]++;
        c[0] += 1;
        l[i[0]] <<= 3;
        System.out.println(Arrays.toString(z) + Arrays.toString(b) + Arrays.toString(c) + Arrays.toString(s) + Arrays.toString(i)
            + Arrays.toString(l) + Arrays.toString(f) + Arrays.toString(d) + Arrays.toString(o));
        int[] copy = i.clone();
        copy[0] = 99;
        System.out.println(i[0] + " " + copy[0] + " " + copy.length + " " + (copy.getClass() == int[].class));
        int[][] rows = { { 1, 2 }, { 3 }, {} };
        int[][] shallow = rows.clone();
        shallow[0][0] = 7;
        System.out.println(Arrays.deepToString(rows) + (rows[0] == shallow[0]));
        System.out.println(int[].class.getName() + " " + String[][].class.getName() + " " + new boolean[0].getClass().getSimpleName()
            + " " + long[].class.getSuperclass() + " " + Arrays.toString(byte[].class.getInterfaces()));
        Object[] strings = new String[1];
        try {
            strings[0] = 1;
        } catch (ArrayStoreException e) {
            System.out.println(e.getMessage());
        }
        try {
            System.out.println(new int[i[0] - 2].length);
        } catch (NegativeArraySizeException e) {
            System.out.println(e.getMessage());
        }
        System.arraycopy(i, 0, i, 1, 2);
        System.out.println(Arrays.toString(i));
    }
}
