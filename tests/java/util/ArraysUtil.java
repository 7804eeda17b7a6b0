// java.util.Arrays: sorting of every kind, searching, filling, comparing, copying, streams; sort stability.
import java.util.*;

public class ArraysUtil {
    public static void main(String[] args) {
        Random r = new Random(11);
        int[] ints = r.ints(3000, 0, 500).toArray();
        long[] longs = r.longs(500).toArray();
        double[] doubles = { 3, Double.NaN, -0.0, 0.0, Double.NEGATIVE_INFINITY, 1, -5, Double.MAX_VALUE };
        float[] floats = { 2, Float.NaN, -0f, 0f, -1 };
        byte[] bytes = new byte[300];
        r.nextBytes(bytes);
        char[] chars = "sorting characters".toCharArray();
        short[] shorts = { 3, -1, 2 };
        Arrays.sort(ints); Arrays.sort(longs); Arrays.sort(doubles); Arrays.sort(floats); Arrays.sort(bytes); Arrays.sort(chars); Arrays.sort(shorts, 1, 3);
        boolean sorted = true;
        for (int i = 1; i < ints.length; i++) sorted &= ints[i - 1] <= ints[i];
        System.out.println(sorted + " " + Arrays.hashCode(ints) + " " + Arrays.hashCode(longs) + " " + Arrays.toString(doubles) + Arrays.toString(floats) + Arrays.hashCode(bytes) + new String(chars).trim() + Arrays.toString(shorts));
        String[] words = "the quick brown fox jumps over the lazy dog and runs away from it all very fast indeed my dear old friend of mine who is there".split(" ");
        String[] byLength = words.clone();
        Arrays.sort(byLength, Comparator.comparing(String::length));
        System.out.println(String.join(" ", byLength));
        Arrays.sort(words, Collections.reverseOrder());
        System.out.println(String.join(" ", words) + " " + Arrays.binarySearch(words, "fox", Collections.reverseOrder()) + " " + Arrays.binarySearch(ints, 9999));
        Integer[] boxed = r.ints(2000, 0, 1000).boxed().toArray(Integer[]::new);
        Arrays.sort(boxed, (a, b) -> b - a);
        System.out.println(boxed[0] + " " + boxed[1999] + " " + Arrays.asList(boxed).subList(0, 5));
        int[] filled = new int[5];
        Arrays.fill(filled, 1, 3, 9);
        Arrays.setAll(filled, i -> filled[i] + i);
        System.out.println(Arrays.toString(filled) + Arrays.toString(Arrays.copyOf(filled, 7)) + Arrays.toString(Arrays.copyOfRange(filled, 3, 8)) + Arrays.equals(filled, filled.clone()) + Arrays.compare(filled, new int[] { 0, 10, 5 }) + Arrays.mismatch(filled, new int[] { 0, 10, 5 }) + Arrays.equals(filled, 0, 2, new int[] { 5, 0, 10 }, 1, 3));
        System.out.println(Arrays.deepToString(new Object[] { 1, new int[] { 2 }, new String[][] { { "x" }, null } }) + Arrays.deepEquals(new int[][] { { 1 } }, new int[][] { { 1 } }) + Arrays.stream(filled, 1, 4).sum() + Arrays.asList(1, 2, 3).contains(2) + Arrays.compareUnsigned(new byte[] { -1 }, new byte[] { 1 }));
        try {
            Arrays.sort(new Object[] { 1, "a" });
        } catch (ClassCastException e) {
            System.out.println(e.getMessage());
        }
        try {
            Arrays.sort(ints, 5, 2);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        Integer[] broken = r.ints(100, 0, 100).boxed().toArray(Integer[]::new);
        try {
            Arrays.sort(broken, (a, b) -> 1);
            System.out.println("sorted somehow");
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
    }
}
