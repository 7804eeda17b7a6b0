// java.util.Random and SplittableRandom with seeds give the documented sequences; RandomGenerator; SecureRandom's shape.
import java.security.SecureRandom;
import java.util.*;
import java.util.random.*;
import java.util.stream.*;

public class Randoms {
    public static void main(String[] args) throws Exception {
        Random r = new Random(42);
        System.out.println(r.nextInt() + " " + r.nextInt(100) + " " + r.nextLong() + " " + r.nextDouble() + " " + r.nextFloat() + " " + r.nextBoolean() + " " + r.nextGaussian() + " " + r.nextInt(5, 9) + " " + r.nextInt(1 << 20));
        byte[] b = new byte[7];
        r.nextBytes(b);
        System.out.println(Arrays.toString(b) + " " + r.ints(4, 0, 10).boxed().toList() + r.doubles(2).boxed().toList() + r.longs(1).boxed().toList());
        SplittableRandom s = new SplittableRandom(7);
        System.out.println(s.nextInt() + " " + s.split().nextLong() + " " + s.nextDouble() + " " + s.ints(3, 0, 50).boxed().toList());
        for (String name : new String[] { "L64X128MixRandom", "Xoshiro256PlusPlus", "Random", "SplittableRandom", "L32X64MixRandom" })
            System.out.println(name + " " + RandomGeneratorFactory.of(name).create(99).nextLong() + " " + RandomGeneratorFactory.of(name).isSplittable());
        List<Integer> list = IntStream.range(0, 12).boxed().collect(Collectors.toList());
        Collections.shuffle(list, new Random(3));
        System.out.println(list);
        SecureRandom secure = new SecureRandom();
        byte[] x = new byte[16], y = new byte[16];
        secure.nextBytes(x);
        secure.nextBytes(y);
        System.out.println(!Arrays.equals(x, y) + " " + secure.generateSeed(5).length + " " + (secure.nextInt(10) < 10) + " " + (SecureRandom.getInstance("SHA1PRNG") != null));
        SecureRandom fixed = SecureRandom.getInstance("SHA1PRNG");
        fixed.setSeed(5);
        System.out.println(fixed.nextInt());
        System.out.println((Math.random() < 1) + " " + UUID.randomUUID().version());
        Random bad = new Random(1);
        try {
            bad.nextInt(5, 5);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
    }
}
