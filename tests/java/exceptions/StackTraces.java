// Printed stack traces: causes with common frames, suppressed exceptions, lambdas, constructors, line numbers.
import java.util.function.*;

public class StackTraces {
    static class Resource implements AutoCloseable {
        final String name;
        Resource(String name) { this.name = name; }
        public void close() { throw new IllegalStateException("closing " + name); }
    }

    StackTraces(int i) {
        this("x".repeat(i));
    }

    StackTraces(String s) {
        throw new UnsupportedOperationException("constructor " + s);
    }

    static void level1() {
        try {
            level2();
        } catch (RuntimeException e) {
            throw new IllegalStateException("level 1", e);
        }
    }

    static void level2() {
        try {
            level3(0);
        } catch (ArithmeticException e) {
            throw new RuntimeException(e);
        }
    }

    static int level3(int zero) {
        return 1
            + 2 / zero;
    }

    static void print(Runnable r) {
        try {
            r.run();
        } catch (Throwable t) {
            t.printStackTrace(System.out);
        }
    }

    static class Initializer {
        static int value = level3(0);
    }

    public static void main(String[] args) throws Exception {
        print(StackTraces::level1);
        print(() -> {
            try (Resource a = new Resource("a"); Resource b = new Resource("b")) {
                throw new IllegalArgumentException("body");
            }
        });
        print(() -> new StackTraces(3));
        print(() -> System.out.println(Initializer.value));
        print(() -> System.out.println(Initializer.value));
        IntUnaryOperator recursive = new IntUnaryOperator() {
            public int applyAsInt(int i) { return i == 0 ? level3(i) : applyAsInt(i - 1) + 1; }
        };
        print(() -> recursive.applyAsInt(3));
        Thread t = new Thread(() -> print(StackTraces::level1), "other");
        t.start();
        t.join();
        Exception own = new Exception("own");
        own.addSuppressed(new Error("suppressed", new Exception("its cause")));
        own.initCause(new RuntimeException());
        own.printStackTrace(System.out);
        Exception loop1 = new Exception("one"), loop2 = new Exception("two", loop1);
        loop1.initCause(loop2);
        loop1.printStackTrace(System.out);
    }
}
