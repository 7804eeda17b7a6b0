/** Throwing and catching through several frames, with and without stack traces, and finally blocks. */
public class Exceptions {
    static class Light extends RuntimeException {
        final int value;

        Light(int value) {
            super(null, null, false, false);
            this.value = value;
        }
    }

    static int finals;

    static int deep(int depth, int i, boolean light) {
        try {
            if (depth == 0) {
                if (light)
                    throw new Light(i);
                throw new IllegalStateException("at " + i);
            }
            return deep(depth - 1, i, light) + 1;
        } finally {
            finals++;
        }
    }

    public static void main(String[] args) {
        int n = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        long sum = 0;
        int[] array = new int[10];
        for (int i = 0; i < n; i++) {
            try {
                sum += deep(i % 20, i, i % 3 != 0);
            } catch (Light e) {
                sum += e.value;
            } catch (IllegalStateException e) {
                sum += e.getMessage().length();
            }
            try {
                array[i % 11] = i / (i % 13);
            } catch (ArrayIndexOutOfBoundsException e) {
                sum += 3;
            } catch (ArithmeticException e) {
                sum += 5;
            }
        }
        StackTraceElement[] trace = new Throwable().getStackTrace();
        System.out.println(sum + " " + finals + " " + trace.length);
    }
}
