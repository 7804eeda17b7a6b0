// Threads that run the same call sites for the first time at once: lambdas, string concatenation, method and variable handles,
// interfaces with many implementations, constants; then what is called often enough to be compiled meanwhile.
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.Supplier;

public class LinkCallSites {
    static final int THREADS = 8;
    interface Work { String run(int round) throws Throwable; }
    interface Shape { int area(); default int twice() { return 2 * area(); } }
    record Square(int side) implements Shape { public int area() { return side * side; } }
    record Strip(int length) implements Shape { public int area() { return length; } }
    static final class Dot implements Shape { public int area() { return 0; } public int twice() { return 1; } }
    static abstract class Node { abstract int value(); }
    static class One extends Node { int value() { return 1; } }
    static class Two extends Node { int value() { return 2; } }

    int counter;
    static final VarHandle COUNTER;
    static final MethodHandle MAX;
    static {
        try {
            COUNTER = MethodHandles.lookup().findVarHandle(LinkCallSites.class, "counter", int.class);
            MAX = MethodHandles.lookup().findStatic(Math.class, "max", MethodType.methodType(int.class, int.class, int.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    static String together(int round, Work work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        List<String> results = new ArrayList<>();
        Thread[] threads = new Thread[THREADS];
        for (int i = 0; i < THREADS; i++) {
            threads[i] = new Thread(() -> {
                String result;
                try {
                    start.await();
                    result = work.run(round);
                } catch (Throwable e) {
                    result = e.toString();
                }
                synchronized (results) { results.add(result); }
            });
            threads[i].start();
        }
        for (Thread t : threads) t.join();
        return results.stream().distinct().count() == 1 ? results.get(0) : results.toString();
    }

    static String lambdas(int round) {
        int base = round * 10;
        Function<Integer, Integer> add = x -> x + base;
        IntBinaryOperator times = (a, b) -> a * b;
        Supplier<List<String>> make = ArrayList::new;
        List<String> list = make.get();
        for (Integer i : List.of(1, 2, 3)) list.add(String.valueOf(add.apply(times.applyAsInt(i, i))));
        return String.join(",", list);
    }
    static String concatenation(int round) {
        return round + "|" + (long)round + "|" + (char)('a' + round) + "|" + (round > 0) + "|" + 1.5 * round + "|" + Shape.class.getSimpleName();
    }
    static String handles(int round) throws Throwable {
        LinkCallSites o = new LinkCallSites();
        COUNTER.setVolatile(o, round);
        int before = (int)COUNTER.getAndAdd(o, 5);
        boolean swapped = COUNTER.compareAndSet(o, round + 5, 100);
        return before + " " + swapped + " " + (int)COUNTER.get(o) + " " + (int)MAX.invokeExact(round, 3) + " " + MAX.invoke((short)round, 2);
    }
    static String interfaces(int round) {
        Shape[] shapes = { new Square(round + 1), new Strip(7), new Dot(), new Shape() { public int area() { return 11; } } };
        Node[] nodes = { new One(), new Two() };
        int sum = 0;
        for (int i = 0; i < 400; i++) sum += shapes[i % 4].twice() + shapes[i % 3].area() + nodes[i & 1].value();
        return Integer.toString(sum);
    }
    static String constants(int round) {
        Object o = round % 2 == 0 ? "constant" : LinkCallSites.class;
        Class<?>[] types = { int[].class, Shape[][].class, Node.class, String.class };
        return (o instanceof String) + " " + (o == "constant") + " " + types.length + " " + (types[1] == Shape[][].class)
             + " " + new Square(2).equals(new Square(2)) + " " + new Strip(3) + " " + 123456789012345L + " " + 2.5f;
    }
    static String hot(int round) {
        long sum = 0;
        for (int i = 0; i < 3000; i++) sum += mix(i, round);
        return Long.toString(sum);
    }
    static long mix(int a, int b) { Node n = (a & 1) == 0 ? new One() : new Two(); return n.value() * (long)a + b; }

    public static void main(String[] args) throws Exception {
        Work[] works = { LinkCallSites::lambdas, LinkCallSites::concatenation, LinkCallSites::handles, LinkCallSites::interfaces,
                         LinkCallSites::constants, LinkCallSites::hot };
        for (Work work : works)
            for (int round = 0; round < 3; round++) System.out.println(together(round, work));
    }
}
