import java.math.BigInteger;

/** Digits of pi by a spigot of unbounded integers, and a large power and root. */
public class PiDigits {
    static String digits(int n) {
        StringBuilder out = new StringBuilder();
        BigInteger q = BigInteger.ONE, r = BigInteger.ZERO, t = BigInteger.ONE, k = BigInteger.ONE, digit = BigInteger.valueOf(3), l = BigInteger.valueOf(3);
        BigInteger two = BigInteger.TWO, three = BigInteger.valueOf(3), four = BigInteger.valueOf(4), seven = BigInteger.valueOf(7);
        while (out.length() < n) {
            if (q.multiply(four).add(r).subtract(t).compareTo(digit.multiply(t)) < 0) {
                out.append(digit);
                BigInteger next = r.subtract(digit.multiply(t)).multiply(BigInteger.TEN);
                digit = q.multiply(three).add(r).multiply(BigInteger.TEN).divide(t).subtract(digit.multiply(BigInteger.TEN));
                q = q.multiply(BigInteger.TEN);
                r = next;
            } else {
                BigInteger next = q.multiply(two).add(r).multiply(l);
                digit = q.multiply(seven.multiply(k)).add(two).add(r.multiply(l)).divide(t.multiply(l));
                q = q.multiply(k);
                t = t.multiply(l);
                l = l.add(two);
                k = k.add(BigInteger.ONE);
                r = next;
            }
        }
        return out.toString();
    }

    public static void main(String[] args) {
        String pi = digits(450);
        BigInteger power = BigInteger.valueOf(12345).pow(800), root = power.multiply(BigInteger.TWO).sqrt();
        BigInteger modular = BigInteger.valueOf(3).modPow(power, BigInteger.ONE.shiftLeft(521).subtract(BigInteger.ONE));
        System.out.println(pi.substring(440) + " " + pi.hashCode() + " " + root.toString().hashCode() + " " + modular.hashCode());
    }
}
