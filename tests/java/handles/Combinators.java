// Combinators: insert, drop, permute, filter, fold, guard, catch, tryFinally, collect, spread, constants.
import java.lang.invoke.*;
import java.util.*;
import static java.lang.invoke.MethodHandles.*;
import static java.lang.invoke.MethodType.methodType;

public class Combinators {
    static String cat(String a, int b, double c) { return a + "|" + b + "|" + c; }
    static int len(String s) { return s.length(); }
    static boolean isShort(String s) { return s.length() < 3; }
    static String shortOne(String s) { return "short " + s; }
    static String longOne(String s) { return "long " + s; }
    static String fails(String s) { if (s.isEmpty()) throw new IllegalArgumentException("empty"); return "ok " + s; }
    static String handler(IllegalArgumentException e, String s) { return "handled " + e.getMessage() + "[" + s + "]"; }
    static String cleanup(Throwable t, String result, String s) { return result + " after " + (t == null ? "nothing" : t.getMessage()); }
    static String all(Object... o) { return Arrays.toString(o); }
    static void log(String s) { System.out.print("log " + s + "; "); }

    static MethodHandle st(String name, Class<?> r, Class<?>... p) throws Exception {
        return lookup().findStatic(Combinators.class, name, methodType(r, p));
    }

    public static void main(String[] args) throws Throwable {
        MethodHandle cat = st("cat", String.class, String.class, int.class, double.class), len = st("len", int.class, String.class);
        System.out.println((String) insertArguments(cat, 1, 5).invokeExact("a", 2.5) + " " + insertArguments(cat, 0, "x", 1, 2.0).invoke());
        System.out.println((String) dropArguments(cat, 1, Object.class, long.class).invokeExact("a", (Object) null, 3L, 4, 5.0));
        System.out.println((String) permuteArguments(cat, methodType(String.class, double.class, int.class, String.class), 2, 1, 0).invokeExact(1.5, 2, "p"));
        System.out.println((int) permuteArguments(lookup().findStatic(Math.class, "addExact", methodType(int.class, int.class, int.class)), methodType(int.class, int.class), 0, 0).invokeExact(21));
        System.out.println((String) filterArguments(cat, 1, len).invokeExact("a", "four", 1.0) + " " + filterReturnValue(cat, len).invoke("a", 1, 1.0));
        System.out.println((String) foldArguments(dropArguments(cat, 1, String.class), 0, dropReturn(st("shortOne", String.class, String.class))).invoke("folded", "dropped", 7, 8.0));
        MethodHandle guarded = guardWithTest(st("isShort", boolean.class, String.class), st("shortOne", String.class, String.class), st("longOne", String.class, String.class));
        System.out.println((String) guarded.invokeExact("ab") + " " + (String) guarded.invokeExact("abcd"));
        MethodHandle fails = st("fails", String.class, String.class);
        MethodHandle caught = catchException(fails, IllegalArgumentException.class, st("handler", String.class, IllegalArgumentException.class, String.class));
        System.out.println((String) caught.invokeExact("") + " " + (String) caught.invokeExact("x"));
        MethodHandle tf = tryFinally(fails, st("cleanup", String.class, Throwable.class, String.class, String.class));
        System.out.println((String) tf.invokeExact("y"));
        try {
            tf.invoke("");
        } catch (IllegalArgumentException e) {
            System.out.println("thrown on " + e.getMessage());
        }
        MethodHandle all = st("all", String.class, Object[].class);
        System.out.println(all.isVarargsCollector() + " " + all.invoke(1, "b", 'c') + all.invoke() + all.invoke((Object) null) + all.invoke(new Object[] { 1, 2 }) + all.asFixedArity().invoke(new Object[] { 3 }));
        System.out.println((String) all.asCollector(Object[].class, 2).invoke("c", 1) + cat.asSpreader(Object[].class, 3).invoke(new Object[] { "s", 1, 2.0 }) + cat.asSpreader(1, Object[].class, 2).invoke("t", new Object[] { 3, 4.0 }));
        System.out.println(cat.invokeWithArguments("w", 1, 2) + " " + cat.invokeWithArguments(List.of("l", 3, 4.5f)) + " " + all.invokeWithArguments(1, 2, 3, 4, 5, 6));
        System.out.println((Object) constant(int.class, 3).invoke() + " " + identity(long.class).invoke(4) + " " + zero(String.class).invoke() + " " + empty(methodType(int.class, String.class)).invoke("x"));
        try {
            throwException(int.class, IllegalStateException.class).invoke(new IllegalStateException("by handle"));
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(collectArguments(cat, 1, len).invoke("a", "xyz", 1.0) + " " + foldArguments(st("longOne", String.class, String.class), st("log", void.class, String.class)).invoke("f"));
        System.out.println(exactInvoker(len.type()).invoke(len, "hello") + " " + invoker(methodType(Object.class, Object.class)).invoke(len, (Object) "hi") + " " + spreadInvoker(cat.type(), 1).invoke(cat, "s", new Object[] { 1, 2.0 }));
        System.out.println(explicitCastArguments(len, methodType(byte.class, Object.class)).invoke((Object) "cast") + " " + dropReturn(len).type() + " " + dropArgumentsToMatch(len, 0, List.of(int.class, String.class), 1).type());
        MethodHandle cases = tableSwitch(dropArguments(constant(String.class, "default"), 0, int.class), dropArguments(constant(String.class, "zero"), 0, int.class), dropArguments(constant(String.class, "one"), 0, int.class));
        System.out.println((String) cases.invokeExact(0) + (String) cases.invokeExact(1) + (String) cases.invokeExact(2) + (int) len.bindTo("bound").invokeExact());
    }
}
