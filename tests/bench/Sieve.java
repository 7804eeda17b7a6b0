/** Array access: the sieve of Eratosthenes over a boolean array. */
public class Sieve {
    public static void main(String[] args) {
        int size = args.length > 0 ? Integer.parseInt(args[0]) : 2_000_000, rounds = 7, count = 0;
        boolean[] composite = new boolean[size + 1];
        for (int round = 0; round < rounds; round++) {
            java.util.Arrays.fill(composite, false);
            count = 0;
            for (int i = 2; i <= size; i++) {
                if (composite[i])
                    continue;
                count++;
                for (long j = (long) i * i; j <= size; j += i)
                    composite[(int) j] = true;
            }
        }
        System.out.println(count);
    }
}
