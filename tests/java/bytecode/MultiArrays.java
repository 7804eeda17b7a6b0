// multianewarray: full and partial dimensions, zero and negative lengths, element classes.
import java.util.Arrays;

public class MultiArrays {
    static void attempt(int a, int b, int c) {
        try {
            long[][][] array = new long[a][b][c];
            System.out.println(array.length + " " + (a > 0 ? array[0].length : -1) + " " + (a > 0 && b > 0 ? array[0][0].length : -1));
        } catch (NegativeArraySizeException e) {
            System.out.println("negative " + e.getMessage());
        }
    }

    public static void main(String[] args) {
        int[][] grid = new int[3][4];
        for (int y = 0; y < 3; y++)
            for (int x = 0; x < 4; x++)
                grid[y][x] = y * 10 + x;
        System.out.println(Arrays.deepToString(grid));
        String[][][] partial = new String[2][3][];
        partial[1][2] = new String[] { "a", null };
        System.out.println(Arrays.deepToString(partial));
        attempt(2, 3, 4);
        attempt(0, 3, 4);
        attempt(2, 0, 4);
        attempt(2, 3, 0);
        attempt(-1, 3, 4);
        attempt(2, -3, 4);
        attempt(2, 3, -4);
        attempt(0, -3, -4);
        Object[][] objects = new Integer[2][2];
        try {
            objects[0] = new String[2];
        } catch (ArrayStoreException e) {
            System.out.println(e.getMessage());
        }
        try {
            objects[1][1] = "text";
        } catch (ArrayStoreException e) {
            System.out.println(e.getMessage());
        }
        byte[][][][] many = new byte[1][2][3][4];
        System.out.println(many[0][1][2].length + many.getClass().getName() + many[0].getClass().getName());
        Object o = java.lang.reflect.Array.newInstance(char.class, 2, 2);
        System.out.println(o.getClass().getName() + " " + (o instanceof Object[]) + (o instanceof char[][]) + (o instanceof Cloneable));
    }
}
