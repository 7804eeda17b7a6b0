// int arithmetic wraps, divides towards zero and traps only on a zero divisor.
public class IntArithmetic {
    static final int[] VALUES = { 0, 1, -1, 2, -2, 7, -7, 127, -128, 32767, -32768, 65536, 1 << 30,
        Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MIN_VALUE + 1, 123456789, -987654321 };

    static String divide(int a, int b) {
        try {
            return a / b + " " + a % b;
        } catch (ArithmeticException e) {
            return e.getMessage();
        }
    }

    public static void main(String[] args) {
        for (int a : VALUES) {
            StringBuilder line = new StringBuilder();
            for (int b : VALUES)
                line.append(a + b).append(' ').append(a - b).append(' ').append(a * b).append(' ').append(divide(a, b)).append("; ");
            System.out.println(line);
        }
        for (int a : VALUES) {
            int i = a;
            i += 100;
            i -= 32768;
            i++;
            --i;
            System.out.println(-a + " " + ~a + " " + i + " " + (a & 0xff00ff) + " " + (a | 0x0f0f) + " " + (a ^ -1 >>> 3));
        }
        int wrap = Integer.MIN_VALUE;
        System.out.println(wrap / -1 + " " + wrap % -1 + " " + -wrap + " " + Math.abs(wrap));
        int local = 5;
        local = local++ + ++local;
        System.out.println(local);
        int sum = 0;
        for (int i = 0; i < 100_000; i++)
            sum = sum * 31 + i;
        System.out.println(sum);
    }
}
