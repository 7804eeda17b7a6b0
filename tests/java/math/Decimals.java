// BigDecimal: scale, rounding, division, contexts, comparison, string forms, square roots.
import java.math.*;

public class Decimals {
    public static void main(String[] args) {
        BigDecimal a = new BigDecimal("123.4500"), b = new BigDecimal("-0.00789"), c = new BigDecimal("1E+5");
        System.out.println(a.add(b) + " " + a.subtract(c) + " " + a.multiply(b) + " " + a.scale() + b.precision() + c.scale() + " " + c.toPlainString() + " " + c.unscaledValue() + " " + a.stripTrailingZeros() + " " + new BigDecimal("1E-10").toEngineeringString() + " " + b.negate() + b.abs() + b.signum());
        for (RoundingMode m : RoundingMode.values())
            for (String s : new String[] { "2.5", "-2.5", "1.1", "-1.6", "5.5" })
                try {
                    System.out.print(new BigDecimal(s).setScale(0, m) + " ");
                } catch (ArithmeticException e) {
                    System.out.print(e.getMessage() + " ");
                }
        System.out.println();
        System.out.println(BigDecimal.ONE.divide(new BigDecimal(3), 10, RoundingMode.HALF_UP) + " " + BigDecimal.ONE.divide(new BigDecimal(3), MathContext.DECIMAL128) + " " + a.divideToIntegralValue(new BigDecimal(10)) + " " + a.remainder(new BigDecimal(7)) + " " + BigDecimal.ONE.divide(new BigDecimal(8)) + " " + a.pow(5) + " " + new BigDecimal("1.1").pow(20, new MathContext(12)));
        System.out.println(new BigDecimal(0.1) + " " + BigDecimal.valueOf(0.1) + " " + new BigDecimal("0.1").equals(new BigDecimal("0.10")) + new BigDecimal("0.1").compareTo(new BigDecimal("0.10")) + " " + new BigDecimal("0.1").hashCode() + " " + a.max(b) + " " + BigDecimal.valueOf(5, -3) + " " + BigDecimal.valueOf(Long.MIN_VALUE));
        System.out.println(new BigDecimal("2").sqrt(new MathContext(40)) + " " + new BigDecimal("12345.6789").round(new MathContext(3)) + " " + a.movePointLeft(5) + " " + a.movePointRight(5) + " " + a.scaleByPowerOfTen(10) + " " + a.ulp() + " " + MathContext.DECIMAL64);
        System.out.println(a.intValue() + " " + new BigDecimal("1e400").doubleValue() + " " + new BigDecimal("123456789.987654321").floatValue() + " " + new BigDecimal("1e20").longValue() + " " + a.toBigInteger() + " " + new BigDecimal(new char[] { '1', '.', '5' }) + " " + new BigDecimal("-1.5e-3"));
        for (String bad : new String[] { "", "1..2", "abc", "1e99999999999", "+-1" })
            try {
                System.out.println(new BigDecimal(bad));
            } catch (NumberFormatException e) {
                System.out.println("bad: " + e.getMessage());
            }
        try {
            a.intValueExact();
        } catch (ArithmeticException e) {
            System.out.println(e.getMessage());
        }
        BigDecimal pi = BigDecimal.ZERO;
        for (int k = 0; k < 40; k++) {
            BigDecimal k8 = new BigDecimal(8 * k);
            MathContext mc = new MathContext(50);
            pi = pi.add(new BigDecimal(4).divide(k8.add(BigDecimal.ONE), mc).subtract(new BigDecimal(2).divide(k8.add(new BigDecimal(4)), mc)).subtract(BigDecimal.ONE.divide(k8.add(new BigDecimal(5)), mc)).subtract(BigDecimal.ONE.divide(k8.add(new BigDecimal(6)), mc)).divide(new BigDecimal(16).pow(k), mc), mc);
        }
        System.out.println(pi.setScale(45, RoundingMode.DOWN));
    }
}
