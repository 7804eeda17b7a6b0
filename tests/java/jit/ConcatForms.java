// String concatenation of every type and shape, and StringBuilder, in hot code.
public class ConcatForms {
    static final String K = "const";
    static String z; static Object nothing;
    static class Named { final int n; Named(int n) { this.n = n; } @Override public String toString() { return n % 3 == 0 ? null : "N" + n; } }
    static class Fails { @Override public String toString() { throw new IllegalStateException("toString"); } }
    static String all(byte b, short s, char c, int i, long j, float f, double d, boolean t, String text, Object o) {
        return "b" + b + "s" + s + "c" + c + "i" + i + "j" + j + "f" + f + "d" + d + "t" + t + text + o + K + 'x' + 1 + 2L + null;
    }
    static String two(String a, String b) { return a + b; }
    static String left(Object o, int i) { return o + "-" + i; }
    static String append(int n) { String s = ""; for (int i = 0; i < n; i++) s += (i & 1) == 0 ? i : "," + (char) ('a' + i % 26); return s; }
    static String wide(int i) { return "\u00e9" + i + "\u4e2d" + (char) (0x4e00 + (i & 0xff)) + "\ud83d\ude00" + (char) (i & 0xff); }
    static String many(int a, long b, String c) {
        return "" + a + b + c + a + b + c + a + b + c + a + b + c + a + b + c + a + b + c + a + b + c + a + b + c + a + b + c + a + b + c + a + b + c + (a + b) + (c + a) + -a + ~b;
    }
    static String builder(int n) {
        StringBuilder s = new StringBuilder();
        s.append(n).append(' ').append(n * 1234567891011L).append(n / 3f).append(n / 7.0).append(n % 2 == 0).append("text").append((String) null).append(new char[] { 'a', 'b' }).append((Object) n).append("abcdef", 1, 3);
        s.insert(0, "in").insert(3, n).deleteCharAt(1).setCharAt(0, 'I');
        s.reverse().setLength(s.length() - 1);
        return s.append(s.indexOf("t")).append(s.charAt(s.length() / 2)).toString();
    }
    static int order;
    static int tick() { return ++order; }
    static String ordered() { order = 0; return tick() + ":" + tick() + (tick() > 2 ? "y" : "n") + order + tick() * 2 + order; }
    static String compound(String[] a, int i) { a[i] += i + "" + (a[i] = "mid") + a[i]; return a[i]; }

    public static void main(String[] args) {
        long h = 0;
        Object[] objects = { null, "s", 5, 'c', 2.5, new Named(1), new Named(3), true, 7L };
        for (int i = 0; i < 12_000; i++) {
            h = h * 31 + all((byte) i, (short) (i * 7), (char) ('a' + i % 26), i * 12345, i * 123456789012L, i / 8f, i / 3.0, i % 3 == 0, i % 5 == 0 ? null : "t", objects[i % 9]).hashCode();
            h = h * 31 + two("a" + i % 10, i % 7 == 0 ? z : "b").hashCode() + left(objects[i % 9], -i).hashCode() + left(nothing, i).length();
            h = h * 31 + wide(i).hashCode();
            if (i % 4 == 0) h = h * 31 + builder(i).hashCode() + many(i, -i, "c" + (i & 3)).hashCode() + ordered().hashCode();
        }
        System.out.println(h);
        for (int i = 0; i < 300; i++) h = h * 31 + append(i % 60).hashCode();
        System.out.println(h + append(30) + wide(70) + ordered() + builder(-5) + many(1, 2, "3"));
        System.out.println(all(Byte.MIN_VALUE, Short.MIN_VALUE, '\u00ff', Integer.MIN_VALUE, Long.MIN_VALUE, Float.MIN_VALUE, -0.0, true, z, nothing));
        System.out.println(compound(new String[] { "a", "b" }, 1));
        for (int i = 0; i < 3_000; i++)
            try {
                h += left(i % 10 == 0 ? new Fails() : "ok", i).length();
            } catch (IllegalStateException e) {
                h += 1000;
            }
        System.out.println(h);
        String same = two("x", "");
        System.out.println((same == two("x", "")) + " " + (two("ab", "c") == "abc") + " " + (two("ab", "c").intern() == "abc") + " " + two(null, null));
        String s = "seed";
        for (int i = 0; i < 20_000; i++) { s = s + i; if (s.length() > 50) s = s.substring(45) + s.charAt(3) + s.hashCode() % 10; }
        System.out.println(s);
    }
}
