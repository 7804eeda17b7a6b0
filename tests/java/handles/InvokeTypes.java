// invokeExact and invoke: exact type needed, conversions of asType, their failures, polymorphic signatures.
import java.lang.invoke.*;
import java.util.*;
import static java.lang.invoke.MethodType.*;

public class InvokeTypes {
    static long add(int a, long b) { return a + b; }
    static Object echo(Object o) { return o; }
    static void nothing() { }
    static boolean flag(boolean b) { return !b; }
    static char next(char c) { return (char) (c + 1); }
    static double half(float f) { return f / 2; }
    static byte low(short s) { return (byte) s; }

    interface Body { Object run() throws Throwable; }

    static void show(Body b) {
        try {
            Object r = b.run();
            System.out.println(r + " " + (r == null ? "" : r.getClass().getSimpleName()));
        } catch (Throwable t) {
            System.out.println(t);
        }
    }

    static MethodHandle st(String name, Class<?> r, Class<?>... p) throws Exception {
        return MethodHandles.lookup().findStatic(InvokeTypes.class, name, methodType(r, p));
    }

    public static void main(String[] args) throws Throwable {
        MethodHandle add = st("add", long.class, int.class, long.class), echo = st("echo", Object.class, Object.class);
        show(() -> (long) add.invokeExact(1, 2L));
        show(() -> (long) add.invokeExact(1, 2));
        show(() -> (int) add.invokeExact(1, 2L));
        show(() -> add.invokeExact(1, 2L));
        show(() -> { add.invokeExact(1, 2L); return null; });
        show(() -> (long) add.invoke((byte) 1, 'a'));
        show(() -> add.invoke((Integer) 1, (Long) 2L));
        show(() -> add.invoke((Object) 1, (Object) 2));
        show(() -> (double) add.invoke((short) 3, 4));
        show(() -> add.invoke((Object) "x", 2L));
        show(() -> add.invoke((Integer) null, 2L));
        show(() -> (int) add.invoke(1, 2L));
        show(() -> add.invoke(1));
        show(() -> (String) echo.invoke("s"));
        show(() -> (Integer) echo.invoke("s"));
        show(() -> (int) echo.invoke(5));
        show(() -> echo.invoke(2.5f));
        show(() -> { st("nothing", void.class).invokeExact(); return "void"; });
        show(() -> st("nothing", void.class).invoke());
        show(() -> (boolean) st("flag", boolean.class, boolean.class).invokeExact(true));
        show(() -> (char) st("next", char.class, char.class).invokeExact('a'));
        show(() -> (double) st("half", double.class, float.class).invokeExact(3f));
        show(() -> (byte) st("low", byte.class, short.class).invokeExact((short) 0x1ff));
        show(() -> (int) st("low", byte.class, short.class).invoke((byte) -1));
        show(() -> add.asType(methodType(Number.class, Byte.class, Object.class)).invoke((byte) 1, (Object) 5L));
        show(() -> add.asType(methodType(String.class, int.class, long.class)));
        show(() -> add.asType(methodType(void.class, int.class, long.class)).invokeWithArguments(1, 2L));
        show(() -> MethodHandles.explicitCastArguments(st("low", byte.class, short.class), methodType(boolean.class, double.class)).invoke(257.9));
        show(() -> MethodHandles.explicitCastArguments(st("flag", boolean.class, boolean.class), methodType(boolean.class, Object.class)).invoke((Object) null));
        show(() -> fromMethodDescriptorString("(I[JLjava/lang/String;)V", null));
        show(() -> methodType(int.class, String.class).appendParameterTypes(long.class).changeReturnType(void.class).dropParameterTypes(0, 1).insertParameterTypes(0, char[].class).wrap().toMethodDescriptorString());
        show(() -> methodType(int.class, long.class).generic() + " " + genericMethodType(2, true) + " " + methodType(Integer.class).unwrap() + " " + methodType(int.class).equals(methodType(int.class)) + " " + (methodType(int.class) == methodType(int.class)));
        show(() -> methodType(int.class, void.class));
        show(() -> fromMethodDescriptorString("(Lno/such/C;)V", null));
        MethodHandle many = st("many", int.class, int.class, long.class, double.class, Object.class, byte.class, char.class, float.class, short.class, boolean.class, String.class);
        show(() -> (int) many.invokeExact(1, 2L, 3.0, (Object) "4", (byte) 5, '6', 7f, (short) 8, true, "10"));
        show(() -> many.invokeWithArguments(1, 2L, 3.0, "4", (byte) 5, '6', 7f, (short) 8, true, "10"));
    }

    static int many(int a, long b, double c, Object d, byte e, char f, float g, short h, boolean i, String j) {
        return (a + " " + b + " " + c + " " + d + " " + e + " " + f + " " + g + " " + h + " " + i + " " + j).hashCode();
    }
}
