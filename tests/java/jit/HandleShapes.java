// args: -XX:-OmitStackTraceInFastThrow
import java.lang.invoke.*;
import java.lang.reflect.*;
import java.util.*;
import static java.lang.invoke.MethodType.methodType;

// Method handles and reflection in hot code: constant and varying handles, adapters, exceptions through them, call sites that change.
public class HandleShapes {
    int field = 4; long wide = 5; static int count; final String name;
    HandleShapes(String n) { name = n; }
    HandleShapes() { this("none"); }
    static int twice(int x) { return 2 * x; }
    static long mix(int a, long b, double c, String d) { return a + b * 3 + (long) c + d.length(); }
    int plus(int x) { return field + x; }
    private int hidden(int x) { return field - x; }
    static int fails(int x) { if (x % 3 == 0) throw new IllegalStateException("x" + x); return x; }
    static int sum(int... v) { int s = 0; for (int x : v) s += x; return s; }
    interface Shape { int area(int x); default int more(int x) { return area(x) + 1; } }
    static class Square implements Shape { public int area(int x) { return x * x; } }
    static class Cube extends Square { @Override public int area(int x) { return super.area(x) * x; } }
    static final MethodHandles.Lookup L = MethodHandles.lookup();
    static final MethodHandle TWICE, MIX, PLUS, HIDDEN, FAILS, SUM, NEW, GET, SET, STATIC, AREA, BOUND, DROPPED, FILTERED, FOLDED, GUARDED, CAUGHT, LOOPED, COLLECT, ELEMENT, PERMUTED;
    static final MutableCallSite SITE; static final MethodHandle DYNAMIC;
    static {
        try {
            TWICE = L.findStatic(HandleShapes.class, "twice", methodType(int.class, int.class));
            MIX = L.findStatic(HandleShapes.class, "mix", methodType(long.class, int.class, long.class, double.class, String.class));
            PLUS = L.findVirtual(HandleShapes.class, "plus", methodType(int.class, int.class));
            HIDDEN = L.findSpecial(HandleShapes.class, "hidden", methodType(int.class, int.class), HandleShapes.class);
            FAILS = L.findStatic(HandleShapes.class, "fails", methodType(int.class, int.class));
            SUM = L.findStatic(HandleShapes.class, "sum", methodType(int.class, int[].class));
            NEW = L.findConstructor(HandleShapes.class, methodType(void.class, String.class));
            GET = L.findGetter(HandleShapes.class, "wide", long.class);
            SET = L.findSetter(HandleShapes.class, "wide", long.class);
            STATIC = L.findStaticSetter(HandleShapes.class, "count", int.class);
            AREA = L.findVirtual(Shape.class, "area", methodType(int.class, int.class));
            BOUND = PLUS.bindTo(new HandleShapes("bound"));
            DROPPED = MethodHandles.dropArguments(TWICE, 0, String.class);
            FILTERED = MethodHandles.filterReturnValue(MethodHandles.filterArguments(TWICE, 0, BOUND), TWICE);
            FOLDED = MethodHandles.foldArguments(L.findStatic(Math.class, "max", methodType(int.class, int.class, int.class)), TWICE);
            GUARDED = MethodHandles.guardWithTest(L.findStatic(HandleShapes.class, "odd", methodType(boolean.class, int.class)), TWICE, MethodHandles.identity(int.class));
            CAUGHT = MethodHandles.catchException(FAILS, IllegalStateException.class, MethodHandles.dropArguments(MethodHandles.constant(int.class, -5), 0, IllegalStateException.class));
            LOOPED = MethodHandles.countedLoop(MethodHandles.identity(int.class), null, L.findStatic(HandleShapes.class, "step", methodType(Object.class, Object.class, int.class)).asType(methodType(int.class, int.class, int.class))).asType(methodType(int.class, int.class));
            COLLECT = SUM.asCollector(int[].class, 3);
            ELEMENT = MethodHandles.arrayElementGetter(int[].class);
            PERMUTED = MethodHandles.permuteArguments(MIX, methodType(long.class, String.class, double.class, long.class, int.class), 3, 2, 1, 0);
            SITE = new MutableCallSite(TWICE);
            DYNAMIC = SITE.dynamicInvoker();
        } catch (ReflectiveOperationException e) {
            throw new Error(e);
        }
    }
    static boolean odd(int x) { return (x & 1) != 0; }
    static Object step(Object v, int i) { return (Integer) v * 3 + i; }

    static long constants(HandleShapes o, Shape s, int[] a, int x) throws Throwable {
        long h = (int) TWICE.invokeExact(x) + (long) MIX.invokeExact(x, 2L, 3.5, "four") + (int) PLUS.invokeExact(o, x) + (int) HIDDEN.invokeExact(o, x) + ((HandleShapes) NEW.invokeExact("n")).name.length();
        SET.invokeExact(o, (long) GET.invokeExact(o) + 1);
        STATIC.invokeExact(x);
        h = h * 31 + count + (int) AREA.invokeExact(s, x) + (int) BOUND.invokeExact(x) + (int) DROPPED.invokeExact("d", x) + (int) FILTERED.invokeExact(x) + (int) FOLDED.invokeExact(x) + (int) GUARDED.invokeExact(x) + (int) CAUGHT.invokeExact(x);
        h = h * 31 + (int) COLLECT.invokeExact(x, 2, 3) + (int) ELEMENT.invokeExact(a, x & 3) + (long) PERMUTED.invokeExact("p", 1.5, 2L, x) + (int) DYNAMIC.invokeExact(x);
        return h;
    }
    static long generic(MethodHandle m, Object o, int x) throws Throwable {
        Object boxed = m.invoke(o, x);
        return boxed instanceof Integer i ? i : ((Long) boxed) + (long) (int) (Integer) SUM.invoke(x, 1);
    }
    static int varying(MethodHandle[] ms, int rounds) throws Throwable {
        int h = 0;
        for (int i = 0; i < rounds; i++) h = h * 31 + (int) ms[i % ms.length].invokeExact(i);
        return h;
    }
    static String failing(int how, int x) {
        try {
            switch (how) {
            case 0: return "" + (int) FAILS.invokeExact(x);
            case 1: return "" + (long) TWICE.invokeExact(x);
            case 2: return "" + TWICE.invoke("s");
            case 3: return "" + (int) PLUS.invokeExact((HandleShapes) null, x);
            case 4: return "" + (int) ELEMENT.invokeExact(new int[2], x);
            case 5: return "" + TWICE.invoke((Object) 5L);
            case 6: return "" + (int) AREA.invokeExact((Shape) null, x);
            default: return "" + SUM.invokeWithArguments(List.of(1, 2, x));
            }
        } catch (Throwable e) {
            StackTraceElement mine = Arrays.stream(e.getStackTrace()).filter(f -> f.getClassName().equals("HandleShapes")).findFirst().get();
            return e.getClass().getSimpleName() + " " + mine.getMethodName() + ":" + mine.getLineNumber();
        }
    }
    static long reflect(Method m, Field f, Constructor<?> c, HandleShapes o, int x) throws Exception {
        f.setInt(o, f.getInt(o) + 1 & 0xff);
        return (Integer) m.invoke(o, x) + ((HandleShapes) c.newInstance("r")).name.length();
    }

    public static void main(String[] args) throws Throwable {
        HandleShapes o = new HandleShapes();
        Shape square = new Square(), cube = new Cube(), lambda = x -> x - 1;
        int[] a = { 1, 2, 3, 4 };
        long h = 0;
        for (int i = 0; i < 15_000; i++) {
            if (i == 8_000) SITE.setTarget(BOUND);
            if (i == 12_000) SITE.setTarget(MethodHandles.constant(int.class, 9).asType(methodType(int.class)).asType(methodType(int.class)) == null ? null : GUARDED);
            h = h * 31 + constants(o, i < 5_000 ? square : i % 3 == 0 ? cube : i % 3 == 1 ? lambda : square, a, i);
        }
        System.out.println(h + " " + o.wide);
        MethodHandle more = L.findVirtual(Shape.class, "more", methodType(int.class, int.class));
        for (int i = 0; i < 10_000; i++) h = h * 31 + generic(i < 5_000 ? PLUS : i % 2 == 0 ? more : AREA, i < 5_000 ? o : i % 4 < 2 ? square : lambda, i);
        System.out.println(h);
        System.out.println(varying(new MethodHandle[] { TWICE }, 50_000) + " " + varying(new MethodHandle[] { TWICE, BOUND }, 50_000) + " " + varying(new MethodHandle[] { TWICE, BOUND, GUARDED, CAUGHT, FOLDED, FILTERED, DYNAMIC }, 20_000));
        for (int i = 0; i < 3_000; i++) h = h * 31 + (int) LOOPED.invokeExact(i % 10);
        System.out.println(h);
        for (int i = 0; i < 1_600; i++) h = h * 31 + failing(i % 8, i % 5).hashCode();
        for (int how = 0; how < 8; how++) System.out.println(failing(how, 3));
        System.out.println(h);
        Method plus = HandleShapes.class.getDeclaredMethod("plus", int.class), hidden = HandleShapes.class.getDeclaredMethod("hidden", int.class);
        Field field = HandleShapes.class.getDeclaredField("field");
        Constructor<?> c = HandleShapes.class.getDeclaredConstructor(String.class);
        for (int i = 0; i < 10_000; i++) h = h * 31 + reflect(i % 2 == 0 ? plus : hidden, field, c, o, i);
        System.out.println(h);
        Method fails = HandleShapes.class.getDeclaredMethod("fails", int.class);
        int caught = 0;
        for (int i = 0; i < 3_000; i++)
            try {
                caught += (Integer) fails.invoke(null, i);
            } catch (InvocationTargetException e) {
                caught += e.getCause().getMessage().length();
            }
        System.out.println(caught);
        Shape proxy = (Shape) Proxy.newProxyInstance(HandleShapes.class.getClassLoader(), new Class<?>[] { Shape.class }, (p, m, as) -> m.isDefault() ? InvocationHandler.invokeDefault(p, m, as) : (Integer) as[0] + 3);
        for (int i = 0; i < 10_000; i++) h += proxy.area(i) + proxy.more(i);
        System.out.println(h);
    }
}
