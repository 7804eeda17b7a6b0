/** Dynamic programming over int[][] and strings: edit distance, longest common subsequence, a knapsack, shortest paths. */
public class EditDistance {
    static int edits(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) d[i][0] = i;
        for (int j = 0; j <= b.length(); j++) d[0][j] = j;
        for (int i = 1; i <= a.length(); i++)
            for (int j = 1; j <= b.length(); j++) {
                int same = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(same, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
            }
        return d[a.length()][b.length()];
    }

    static String common(String a, String b) {
        short[][] length = new short[a.length() + 1][b.length() + 1];
        for (int i = a.length() - 1; i >= 0; i--)
            for (int j = b.length() - 1; j >= 0; j--)
                length[i][j] = a.charAt(i) == b.charAt(j) ? (short) (length[i + 1][j + 1] + 1) : (short) Math.max(length[i + 1][j], length[i][j + 1]);
        StringBuilder out = new StringBuilder();
        for (int i = 0, j = 0; i < a.length() && j < b.length(); )
            if (a.charAt(i) == b.charAt(j)) { out.append(a.charAt(i++)); j++; } else if (length[i + 1][j] >= length[i][j + 1]) i++; else j++;
        return out.toString();
    }

    static long knapsack(int[] weights, int[] values, int room) {
        long[] best = new long[room + 1];
        for (int k = 0; k < weights.length; k++)
            for (int w = room; w >= weights[k]; w--) best[w] = Math.max(best[w], best[w - weights[k]] + values[k]);
        return best[room];
    }

    static int paths(int n) {
        int[][] d = new int[n][n];
        for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) d[i][j] = i == j ? 0 : (i * 31 + j * 17) % 13 < 3 ? (i * 7 + j * 3) % 50 + 1 : 1_000_000;
        for (int k = 0; k < n; k++)
            for (int i = 0; i < n; i++)
                for (int j = 0; j < n; j++) if (d[i][k] + d[k][j] < d[i][j]) d[i][j] = d[i][k] + d[k][j];
        int sum = 0;
        for (int[] row : d) for (int x : row) sum += x;
        return sum;
    }

    static String text(int n, int seed) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < n; i++) { seed = seed * 1103515245 + 12345; out.append((char) ('a' + (seed >>> 20) % 6)); }
        return out.toString();
    }

    public static void main(String[] args) {
        long check = 0;
        for (int round = 0; round < 4; round++) {
            String a = text(700, round), b = text(650, round + 50);
            int[] weights = new int[60], values = new int[60];
            for (int i = 0; i < 60; i++) { weights[i] = 5 + (i * 37 + round) % 60; values[i] = 10 + i * 53 % 97; }
            check = check * 31 + edits(a, b) + common(a, b).hashCode() + knapsack(weights, values, 5_000) + paths(100);
        }
        System.out.println(check);
    }
}
