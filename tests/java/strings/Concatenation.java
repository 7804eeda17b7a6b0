// String concatenation by invokedynamic: every type, constants, nulls, many operands, side effects in order.
public class Concatenation {
    static int calls;
    static int next() { return ++calls; }
    static class Odd { public String toString() { return null; } }

    public static void main(String[] args) {
        byte b = -1; short s = 2; char c = 'c'; int i = 3; long l = 4; float f = 5.5f; double d = 6.25; boolean z = true;
        Object o = null; String n = null; char[] chars = null; Integer boxed = 7;
        System.out.println("" + b + s + c + i + l + f + d + z + o + n + boxed + new Odd());
        System.out.println(i + l + "x" + i + l + (i + l) + c + (char) (c + 1) + 'q' + 1);
        String acc = "a";
        acc += 1;
        acc += 'c';
        acc += null;
        acc += 2.0 + 1;
        System.out.println(acc + acc.length());
        System.out.println(next() + "-" + next() + "-" + next() + "-" + (calls = 100) + next());
        String tags = "\u0001 and \u0002 are tags of the recipe";
        System.out.println((tags + i + "\u0001" + n + "\u0002").replace('\u0001', '1').replace('\u0002', '2'));
        String many = "" + i + i + i + i + i + i + i + i + i + i + i + i + i + i + i + i + i + i + i + i + i + i + i + i + i + i + i + i + i + i
            + l + l + l + l + l + l + l + l + l + l + l + l + l + l + l + l + l + l + l + l + l + l + l + l + l + l + l + l + l + l
            + c + c + c + c + c + c + c + c + c + c + c + c + c + c + c + c + c + c + c + c + c + c + c + c + c + c + c + c + c + c
            + d + d + d + d + d + d + d + d + d + d + d + d + d + d + d + d + d + d + d + d + d + d + d + d + d + d + d + d + d + d
            + z + z + z + z + z + z + z + z + z + z + z + z + z + z + z + z + z + z + z + z + z + z + z + z + z + z + z + z + z + z
            + o + o + o + o + o + o + o + o + o + o + o + o + o + o + o + o + o + o + o + o + o + o + o + o + o + o + o + o + o + o
            + s + s + s + s + s + s + s + s + s + s + s + s + s + s + s + s + s + s + s + s + s + s + s + s + s + s + s + s + s + s;
        System.out.println(many.length() + " " + many.hashCode());
        final String constant = "con" + 1 + true;
        System.out.println(constant == "con1true" ? "folded" : "not folded");
        System.out.println("\u20ac" + i + "\u00e9" + c + "\ud83d\ude00" + '\u4e2d');
        StringBuilder sb = new StringBuilder("sb");
        System.out.println("x" + sb + sb.append("!") + sb);
        String[] array = { "p", null };
        int at = 0;
        array[at++] += at;
        System.out.println(array[0] + array[1] + -0.0f + Double.NaN + Float.POSITIVE_INFINITY + (byte) 200 + Long.MIN_VALUE);
        Character boxedChar = 'z';
        System.out.println("" + boxedChar + Byte.valueOf((byte) 3) + (Object) 'o' + new int[0].length);
    }
}
