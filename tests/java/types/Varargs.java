// Varargs, overload resolution and default initial values of all kinds.
public class Varargs {
    static String f(Object o) { return "object"; }
    static String f(Object... o) { return "objects" + (o == null ? "null" : o.length); }
    static String g(long l) { return "long"; }
    static String g(Integer i) { return "Integer"; }
    static String g(Object o) { return "Object"; }
    static String g(int... i) { return "int..."; }
    static String h(char c) { return "char"; }
    static String h(int i) { return "int"; }
    static String k(StringBuilder b) { return "builder"; }
    static String k(CharSequence c) { return "chars"; }
    static int sum(int... xs) { int s = 0; for (int x : xs) s += x; return s; }
    static <T> int count(T... ts) { return ts.length; }

    public static void main(String... args) {
        System.out.println(f() + " " + f("x") + " " + f("x", "y") + " " + f((Object[]) null) + " " + f((Object) null) + " " + f(new Object[] { 1, 2, 3 }) + " " + f(1, "s") + " " + f(new int[2]) + " " + f(new String[4]));
        System.out.println(g(1) + " " + g((short) 1) + " " + g((Integer) 1) + " " + g("s") + " " + g() + " " + g('c') + " " + g(1.5) + " " + g((byte) 1));
        System.out.println(h('a') + " " + h(97) + " " + h((char) ('a' + 1)) + " " + h('a' + 1) + " " + k(new StringBuilder()) + " " + k("s"));
        System.out.println(sum() + " " + sum(1) + " " + sum(1, 2, 3) + " " + sum(new int[] { 4, 5 }) + " " + count(1, "a", null) + " " + count() + " " + count(new int[3]) + " " + count(new Integer[3]) + " " + args.length);
    }
}
