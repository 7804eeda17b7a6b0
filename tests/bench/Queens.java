import java.util.ArrayList;
import java.util.List;

/** N queens twice, by bits and by a list of places, and all permutations: recursion and backtracking. */
public class Queens {
    static int bits(int all, int columns, int left, int right) {
        if (columns == all) return 1;
        int count = 0;
        for (int free = all & ~(columns | left | right); free != 0; ) {
            int bit = free & -free;
            free ^= bit;
            count += bits(all, columns | bit, (left | bit) << 1, (right | bit) >> 1);
        }
        return count;
    }

    private final int n;
    private final List<Integer> places = new ArrayList<>();
    private int solutions;
    Queens(int n) { this.n = n; }

    private boolean attacked(int row, int column) {
        for (int r = 0; r < row; r++) {
            int c = places.get(r);
            if (c == column || Math.abs(c - column) == row - r) return true;
        }
        return false;
    }

    private void place(int row) {
        if (row == n) {
            solutions++;
            return;
        }
        for (int column = 0; column < n; column++)
            if (!attacked(row, column)) {
                places.add(column);
                place(row + 1);
                places.remove(places.size() - 1);
            }
    }

    static long permute(int[] a, int k) {
        if (k == a.length) {
            long value = 0;
            for (int x : a) value = value * 10 + x;
            return value % 1000;
        }
        long sum = 0;
        for (int i = k; i < a.length; i++) {
            int swap = a[k]; a[k] = a[i]; a[i] = swap;
            sum += permute(a, k + 1);
            a[i] = a[k]; a[k] = swap;
        }
        return sum;
    }

    public static void main(String[] args) {
        Queens queens = new Queens(10);
        queens.place(0);
        System.out.println(bits((1 << 12) - 1, 0, 0, 0) + " " + queens.solutions + " " + permute(new int[] { 1, 2, 3, 4, 5, 6, 7, 8, 9 }, 0));
    }
}
