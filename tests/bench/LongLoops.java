/** Integer and long arithmetic without calls: hashing, xorshift, collatz, bit counting. */
public class LongLoops {
    public static void main(String[] args) {
        int n = args.length > 0 ? Integer.parseInt(args[0]) : 12_000_000;
        long hash = 0xcbf29ce484222325L, state = 88172645463325252L;
        for (int i = 0; i < n; i++) {
            hash = (hash ^ (i & 0xff)) * 0x100000001b3L;
            state ^= state << 13;
            state ^= state >>> 7;
            state ^= state << 17;
        }
        int longest = 0, steps = 0;
        for (int start = 1; start < n / 200; start++) {
            int count = 0;
            for (long x = start; x != 1; x = (x & 1) == 0 ? x >> 1 : 3 * x + 1)
                count++;
            longest = Math.max(longest, count);
            steps += count;
        }
        int bits = 0;
        for (int i = 0; i < n / 10; i++)
            for (int x = i * 0x9e3779b9; x != 0; x &= x - 1)
                bits++;
        System.out.println(hash + " " + state + " " + longest + " " + steps + " " + bits);
    }
}
