import java.util.Arrays;
import java.util.stream.Collectors;

/** What tests/embedding/kit.c calls. */
public class Kit {
    private final String name;

    Kit(String name, int times) { this.name = name.repeat(times); }

    static boolean not(boolean b) { return !b; }
    static byte next(byte b) { return ++b; }
    static char next(char c) { return ++c; }
    static short next(short s) { return ++s; }
    static int next(int i) { return ++i; }
    static long next(long l) { return ++l; }
    static float half(float f) { return f / 2; }
    static double sum(boolean z, byte b, char c, short s, int i, long l, float f, double d) { return (z ? 1 : 0) + b + c + s + i + l + f + d; }
    static int[] numbers(int count) { return new int[count]; }
    static void nothing() { }

    int length() { return name.length(); }
    private String name() { return name; }

    static String points(String text) {
        return text == null ? "null" : text.codePoints().mapToObj(Integer::toHexString).collect(Collectors.joining(" "));
    }

    static String loneSurrogate() { return "a\ud83db"; }
    static String textWithZero() { return "a\0b"; }

    static void fail(String message) { throw new IllegalStateException(message); }

    static class Silent extends RuntimeException {
        @Override public String toString() { throw new UnsupportedOperationException(); }
    }

    static void failSilently() { throw new Silent(); }

    static class Nested {
        static native String refuse(int number);

        static String caught(int number) {
            try {
                return refuse(number);
            } catch (IllegalArgumentException e) {
                return "caught " + e.getMessage();
            }
        }
    }

    static String where() {
        Thread thread = Thread.currentThread();
        return thread.getName() + (thread.isDaemon() ? ", a daemon" : "");
    }

    static boolean heapIs(long megabytes) { return Math.abs((Runtime.getRuntime().maxMemory() >> 20) - megabytes) <= 4; }

    public static void main(String[] args) {
        System.out.println(Arrays.toString(args) + " " + System.getProperty("key"));
        if (args.length == 0) fail("no arguments");
        if (args[0].equals("handled")) {
            Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> System.out.println("handled in " + thread.getName() + ": " + e));
            throw new IllegalStateException("of main");
        }
    }
}
