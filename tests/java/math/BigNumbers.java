// BigInteger: arithmetic, bits, primes, radix, byte arrays, large products and powers.
import java.math.*;
import java.util.*;

public class BigNumbers {
    public static void main(String[] args) {
        BigInteger a = new BigInteger("123456789012345678901234567890"), b = new BigInteger("-987654321098765432109876543210"), c = BigInteger.valueOf(97);
        System.out.println(a.add(b) + " " + a.subtract(b) + " " + a.multiply(b) + " " + b.divide(a) + " " + b.remainder(a) + " " + b.mod(a) + " " + Arrays.toString(b.divideAndRemainder(c)) + " " + a.negate() + " " + b.abs() + " " + b.signum());
        System.out.println(a.pow(7) + " " + a.modPow(b.abs(), c) + " " + BigInteger.valueOf(3).modInverse(c) + " " + a.gcd(b) + " " + a.sqrt() + " " + BigInteger.TWO.pow(200).bitLength() + " " + BigInteger.valueOf(3).modPow(BigInteger.valueOf(-1), c));
        System.out.println(a.and(b) + " " + a.or(b) + " " + a.xor(b) + " " + a.not() + " " + a.andNot(b) + " " + a.shiftLeft(70) + " " + b.shiftRight(50) + " " + b.bitCount() + " " + a.testBit(3) + a.setBit(100) + a.flipBit(0) + " " + a.getLowestSetBit());
        System.out.println(a.toString(16) + " " + b.toString(36) + " " + new BigInteger("zz", 36) + " " + HexFormat.of().formatHex(b.toByteArray()) + " " + new BigInteger(new byte[] { -1, 0 }) + " " + new BigInteger(1, new byte[] { -1, 0 }) + " " + new BigInteger("-0"));
        System.out.println(c.isProbablePrime(20) + " " + a.isProbablePrime(20) + " " + c.nextProbablePrime() + " " + new BigInteger("2").pow(127).subtract(BigInteger.ONE).isProbablePrime(10));
        System.out.println(a.intValue() + " " + a.longValue() + " " + a.doubleValue() + " " + b.floatValue() + " " + BigInteger.TEN.pow(400).doubleValue() + " " + a.compareTo(b) + a.equals(new BigInteger(a.toString())) + " " + a.hashCode() + " " + a.max(b).equals(a));
        BigInteger f = BigInteger.ONE;
        for (int i = 2; i <= 300; i++) f = f.multiply(BigInteger.valueOf(i));
        System.out.println(f.bitLength() + " " + f.toString().hashCode() + " " + f.toString().length());
        BigInteger big = BigInteger.ONE.shiftLeft(6000).subtract(BigInteger.ONE), other = BigInteger.valueOf(3).pow(3500);
        System.out.println(big.multiply(big).hashCode() + " " + big.multiply(other).mod(c) + " " + big.pow(3).divide(other).hashCode() + " " + big.multiply(other).sqrt().hashCode());
        BigInteger x = BigInteger.ZERO, y = BigInteger.ONE;
        for (int i = 0; i < 1000; i++) { BigInteger n = x.add(y); x = y; y = n; }
        System.out.println(x);
        try {
            a.divide(BigInteger.ZERO);
        } catch (ArithmeticException e) {
            System.out.println(e.getMessage());
        }
        try {
            a.longValueExact();
        } catch (ArithmeticException e) {
            System.out.println(e.getMessage());
        }
        try {
            BigInteger.valueOf(6).modInverse(BigInteger.valueOf(9));
        } catch (ArithmeticException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(new BigInteger(100, new Random(1)) + " " + BigInteger.probablePrime(40, new Random(2)));
    }
}
