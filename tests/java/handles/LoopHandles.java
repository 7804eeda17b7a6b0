// Loop combinators: while, do-while, counted and iterated loops, and the general loop.
import java.lang.invoke.*;
import java.util.*;
import static java.lang.invoke.MethodHandles.*;
import static java.lang.invoke.MethodType.methodType;

public class LoopHandles {
    static int zero(int limit) { return 0; }
    static int step(int acc, int limit) { return acc + 3; }
    static boolean less(int acc, int limit) { return acc < limit; }
    static String start(String s) { return s; }
    static String append(String acc, int i, String s) { return acc + i; }
    static List<String> none(List<String> l) { return new ArrayList<>(); }
    static List<String> reverse(List<String> acc, String e, List<String> l) { acc.add(0, e.toUpperCase()); return acc; }
    static int count(String s) { return s.length(); }
    static int one(int k) { return 1; }
    static int inc(int i, int acc, int k) { return i + 1; }
    static int mult(int i, int acc, int k) { return i * acc; }
    static boolean pred(int i, int acc, int k) { return i < k; }
    static int fin(int i, int acc, int k) { return acc; }

    static MethodHandle st(String name, Class<?> r, Class<?>... p) throws Exception {
        return lookup().findStatic(LoopHandles.class, name, methodType(r, p));
    }

    public static void main(String[] args) throws Throwable {
        MethodHandle zero = st("zero", int.class, int.class), step = st("step", int.class, int.class, int.class), less = st("less", boolean.class, int.class, int.class);
        System.out.println((int) whileLoop(zero, less, step).invokeExact(10) + " " + (int) doWhileLoop(zero, step, less).invokeExact(-5) + " " + (int) whileLoop(zero, less, step).invokeExact(-5));
        MethodHandle append = st("append", String.class, String.class, int.class, String.class);
        MethodHandle counted = countedLoop(st("count", int.class, String.class), st("start", String.class, String.class), append);
        System.out.println((String) counted.invokeExact("loop"));
        MethodHandle ranged = countedLoop(dropArguments(constant(int.class, 5), 0, String.class), dropArguments(constant(int.class, 8), 0, String.class), st("start", String.class, String.class), append);
        System.out.println((String) ranged.invokeExact("from "));
        MethodHandle iterated = iteratedLoop(null, st("none", List.class, List.class), st("reverse", List.class, List.class, String.class, List.class));
        System.out.println((List<?>) iterated.invoke(List.of("a", "b", "c")));
        MethodHandle factorial = loop(
            new MethodHandle[] { null, st("inc", int.class, int.class, int.class, int.class) },
            new MethodHandle[] { st("one", int.class, int.class), st("mult", int.class, int.class, int.class, int.class), st("pred", boolean.class, int.class, int.class, int.class), st("fin", int.class, int.class, int.class, int.class) });
        System.out.println((int) factorial.invokeExact(6) + " " + factorial.type());
        try {
            whileLoop(zero, st("count", int.class, String.class), step);
        } catch (IllegalArgumentException e) {
            System.out.println("refused");
        }
    }
}
