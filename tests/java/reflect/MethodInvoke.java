// Method.invoke far beyond the inflation threshold: static, virtual, private, varargs, primitives, exceptions.
import java.lang.reflect.*;
import java.util.*;

public class MethodInvoke {
    private int calls;
    public static long sum(int a, long b, byte c, char d, double e) { return a + b + c + d + (long) e; }
    public String greet(String s) { calls++; return "hi " + s + calls; }
    private boolean not(boolean b) { return !b; }
    public static String all(String... s) { return s.length + Arrays.toString(s); }
    public void fails(int i) throws java.io.IOException { throw new java.io.IOException("fail " + i); }
    public static float nothing() { return 1.5f; }
    protected void voids(int[] a) { a[0]++; }
    static class Sub extends MethodInvoke { public String greet(String s) { return "sub " + s; } }
    interface Face { default int def() { return 3; } static int st() { return 4; } }

    static void attempt(Method m, Object target, Object... args) {
        try {
            System.out.println(m.getName() + " " + m.invoke(target, args));
        } catch (InvocationTargetException e) {
            System.out.println("target " + e.getCause() + " " + e.getMessage());
        } catch (Exception e) {
            System.out.println(e.toString().replaceAll("@[0-9a-f]+", "@hash"));
        }
    }

    public static void main(String[] args) throws Exception {
        MethodInvoke o = new MethodInvoke();
        Class<?> c = MethodInvoke.class;
        Method sum = c.getMethod("sum", int.class, long.class, byte.class, char.class, double.class), greet = c.getMethod("greet", String.class),
            not = c.getDeclaredMethod("not", boolean.class), fails = c.getMethod("fails", int.class), voids = c.getDeclaredMethod("voids", int[].class);
        long total = 0;
        int caught = 0;
        int[] counter = { 0 };
        for (int i = 0; i < 100; i++) {
            total += (Long) sum.invoke(null, i, (long) i, (byte) i, 'a', 1.9);
            greet.invoke(o, "x");
            total += (Boolean) not.invoke(o, i % 2 == 0) ? 1 : 0;
            voids.invoke(o, counter);
            try {
                fails.invoke(o, i);
            } catch (InvocationTargetException e) {
                caught += e.getCause().getMessage().length();
            }
        }
        System.out.println(total + " " + caught + " " + counter[0]);
        attempt(greet, o, "last");
        attempt(greet, new Sub(), "virtual");
        attempt(sum, null, (byte) 1, 'b', (byte) 2, 'c', 3f);
        attempt(sum, null, 1L, 2L, (byte) 3, 'd', 4.0);
        attempt(sum, null, 1, 2L, (byte) 3, "d", 4.0);
        attempt(sum, null, 1);
        attempt(sum, null);
        attempt(sum, null, null, 2L, (byte) 3, 'd', 4.0);
        attempt(greet, null, "x");
        attempt(greet, "wrong", "x");
        attempt(greet, o, 5);
        attempt(c.getMethod("all", String[].class), null, (Object) new String[] { "a", "b" });
        attempt(c.getMethod("nothing"), "ignored");
        attempt(voids, o, new int[1]);
        attempt(fails, o, 7);
        attempt(Face.class.getMethod("def"), new Face() { });
        attempt(Face.class.getMethod("st"), null);
        attempt(Object.class.getMethod("toString"), "text");
        attempt(Object.class.getDeclaredMethod("clone"), o);
        attempt(List.class.getMethod("size"), List.of(1, 2));
        attempt(Runnable.class.getMethod("run"), (Runnable) () -> System.out.print("ran "));
        try {
            Object.class.getDeclaredMethod("clone").setAccessible(true);
        } catch (InaccessibleObjectException e) {
            System.out.println(e.getMessage().replaceAll("@[0-9a-f]+", "@hash"));
        }
        try {
            c.getMethod("not", boolean.class);
        } catch (NoSuchMethodException e) {
            System.out.println(e.getMessage());
        }
    }
}
