/** All ways to put n queens on an n by n board, by bit masks; prints the first board: Queens [n]. */
public class Queens {
    private final int size;
    private final int[] columnOfRow;
    private boolean printed;

    Queens(int size) {
        this.size = size;
        columnOfRow = new int[size];
    }

    /** Counts the solutions below this row; a set bit is a column, or a diagonal, that is attacked. */
    int solve(int row, int columns, int left, int right) {
        if (row == size) {
            if (!printed)
                print();
            printed = true;
            return 1;
        }
        int solutions = 0;
        for (int free = ~(columns | left | right) & ((1 << size) - 1); free != 0; free &= free - 1) {
            int bit = free & -free;
            columnOfRow[row] = Integer.numberOfTrailingZeros(bit);
            solutions += solve(row + 1, columns | bit, (left | bit) << 1, (right | bit) >>> 1);
        }
        return solutions;
    }

    private void print() {
        for (int column : columnOfRow)
            System.out.println(". ".repeat(column) + "Q " + ". ".repeat(size - column - 1));
    }

    public static void main(String[] args) {
        int size = args.length > 0 ? Integer.parseInt(args[0]) : 8;
        System.out.println(new Queens(size).solve(0, 0, 0, 0) + " solutions");
    }
}
