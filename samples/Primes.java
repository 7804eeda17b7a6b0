import java.util.*;
import java.util.stream.*;

/** Prime numbers three ways: a bit-set sieve, a lazy stream, and parallel counting; all must agree. */
public class Primes {
    static BitSet sieve(int limit) {
        BitSet primes = new BitSet(limit + 1);
        primes.set(2, limit + 1);
        for (int p = 2; (long) p * p <= limit; p = primes.nextSetBit(p + 1))
            for (int multiple = p * p; multiple <= limit; multiple += p)
                primes.clear(multiple);
        return primes;
    }

    static boolean isPrime(int n) {
        return n > 1 && IntStream.iterate(2, d -> (long) d * d <= n, d -> d + 1).noneMatch(d -> n % d == 0);
    }

    public static void main(String[] args) {
        int limit = args.length > 0 ? Integer.parseInt(args[0]) : 20_000;
        BitSet primes = sieve(limit);
        long streamed = IntStream.rangeClosed(1, limit).filter(Primes::isPrime).count();
        long parallel = IntStream.rangeClosed(1, limit).parallel().filter(Primes::isPrime).count();
        System.out.println(primes.cardinality() + " primes up to " + limit + "; agreed: " + (streamed == primes.cardinality() && parallel == streamed));
        System.out.println("the first: " + primes.stream().limit(15).boxed().toList() + ", the last: " + primes.previousSetBit(limit));
    }
}
