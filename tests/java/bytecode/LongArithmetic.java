// long arithmetic wraps at 64 bits, divides towards zero and traps only on a zero divisor.
public class LongArithmetic {
    static final long[] VALUES = { 0, 1, -1, 3, -10, Integer.MAX_VALUE, Integer.MIN_VALUE, 1L << 32, -(1L << 33),
        Long.MAX_VALUE, Long.MIN_VALUE, 0x123456789abcdefL, -1234567890123L };

    public static void main(String[] args) {
        for (long a : VALUES) {
            StringBuilder line = new StringBuilder();
            for (long b : VALUES) {
                line.append(a + b).append(' ').append(a - b).append(' ').append(a * b).append(' ');
                try {
                    line.append(a / b).append(' ').append(a % b);
                } catch (ArithmeticException e) {
                    line.append(e.getMessage());
                }
                line.append(' ').append(a & b).append(' ').append(a | b).append(' ').append(a ^ b).append("; ");
            }
            System.out.println(line);
        }
        System.out.println(Long.MIN_VALUE / -1 + " " + Long.MIN_VALUE % -1 + " " + -Long.MIN_VALUE);
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < 50_000; i++)
            hash = (hash ^ i) * 0x100000001b3L;
        System.out.println(hash);
        long counter = 0;
        counter++;
        counter += 2.7;
        counter -= 'a';
        System.out.println(counter);
    }
}
