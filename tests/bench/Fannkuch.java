/** Permutations in small int arrays: fannkuch-redux. */
public class Fannkuch {
    public static void main(String[] args) {
        int n = args.length > 0 ? Integer.parseInt(args[0]) : 10, maxFlips = 0, checksum = 0, r = n, index = 0;
        int[] perm = new int[n], first = new int[n], count = new int[n];
        for (int i = 0; i < n; i++)
            first[i] = i;
        while (true) {
            for (; r != 1; r--)
                count[r - 1] = r;
            System.arraycopy(first, 0, perm, 0, n);
            int flips = 0;
            for (int k; (k = perm[0]) != 0; flips++)
                for (int i = 0, j = k; i < j; i++, j--) {
                    int t = perm[i];
                    perm[i] = perm[j];
                    perm[j] = t;
                }
            maxFlips = Math.max(maxFlips, flips);
            checksum += index++ % 2 == 0 ? flips : -flips;
            while (true) {
                if (r == n) {
                    System.out.println(checksum + " " + maxFlips);
                    return;
                }
                int head = first[0];
                for (int i = 0; i < r; i++)
                    first[i] = first[i + 1];
                first[r] = head;
                if (--count[r] > 0)
                    break;
                r++;
            }
        }
    }
}
