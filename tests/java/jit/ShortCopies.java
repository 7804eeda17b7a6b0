import java.lang.reflect.Array;

/* System.arraycopy of few elements, of every type, between two arrays and within one, and whatever it refuses. */
public class ShortCopies {
    static void copy(Object from, int at, Object to, int where, int count) { System.arraycopy(from, at, to, where, count); }
    static void bytes(byte[] from, int at, byte[] to, int where, int count) { System.arraycopy(from, at, to, where, count); }

    static Object make(Class<?> type, int length, int salt) {
        Object array = Array.newInstance(type, length);
        for (int i = 0; i < length; i++) {
            int v = i * 37 + salt;
            if (type == boolean.class) Array.setBoolean(array, i, v % 3 == 0);
            else if (type == byte.class) Array.setByte(array, i, (byte) v);
            else if (type == char.class) Array.setChar(array, i, (char) (v * 5));
            else if (type == short.class) Array.setShort(array, i, (short) (v * 5));
            else if (type == int.class) Array.setInt(array, i, v * 100003);
            else if (type == long.class) Array.setLong(array, i, v * 10000000019L);
            else if (type == float.class) Array.setFloat(array, i, v * 1.5f);
            else if (type == double.class) Array.setDouble(array, i, v * 1.5);
            else Array.set(array, i, "s" + v);
        }
        return array;
    }

    static int check(Class<?> type) {
        int sum = 0;
        for (int length = 0; length <= 70; length++)
            for (int shift = 0; shift < 4; shift++) {
                Object from = make(type, 80, 1), to = make(type, 80, 2), before = make(type, 80, 2);
                copy(from, shift, to, 3 - shift, length);
                for (int i = 0; i < 80; i++) {
                    boolean inside = i >= 3 - shift && i < 3 - shift + length;
                    Object expected = inside ? Array.get(from, i - (3 - shift) + shift) : Array.get(before, i);
                    if (!expected.equals(Array.get(to, i))) throw new AssertionError(type + " " + length + " " + shift + " " + i);
                }
                before = make(type, 80, 1);                 /* within one: up and down */
                copy(from, shift, from, 3, length);
                copy(before, 0, to, 0, 80);
                for (int i = 0; i < 80; i++) {
                    boolean inside = i >= 3 && i < 3 + length;
                    if (!Array.get(before, inside ? i - 3 + shift : i).equals(Array.get(from, i))) throw new AssertionError("up " + type + length);
                }
                copy(to, 3, to, shift, length);
                for (int i = 0; i < 80; i++) {
                    boolean inside = i >= shift && i < shift + length;
                    if (!Array.get(before, inside ? i - shift + 3 : i).equals(Array.get(to, i))) throw new AssertionError("down " + type + length);
                }
                sum = sum * 31 + Array.get(to, length % 80).hashCode() % 1000;
            }
        return sum;
    }

    static String refused(Object from, int at, Object to, int where, int count) {
        int local = at * 3 + where;
        try {
            copy(from, at, to, where, count);
            return "done " + local;
        } catch (RuntimeException e) {
            return e.getClass().getSimpleName() + " " + e.getMessage() + " " + local;
        }
    }

    static void refusals() {
        byte[] b = new byte[10];
        int[] n = new int[5];
        Object[] o = { "a", 1, "b" };
        String[] s = new String[3];
        System.out.println(refused(b, 0, b, 5, 5) + "; " + refused(b, 10, b, 10, 0) + "; " + refused(b, 0, b, 5, 6));
        System.out.println(refused(b, -1, b, 0, 1) + "; " + refused(b, 0, b, -1, 1) + "; " + refused(b, 0, b, 0, -1));
        System.out.println(refused(b, Integer.MAX_VALUE, b, 0, 1) + "; " + refused(b, 0, b, Integer.MIN_VALUE, Integer.MAX_VALUE));
        System.out.println(refused(b, 5, b, 0, Integer.MAX_VALUE) + "; " + refused(b, 11, b, 0, 0) + "; " + refused(n, 5, n, 6, 0));
        System.out.println(refused(b, 0, n, 0, 1) + "; " + refused(b, 0, o, 0, 1) + "; " + refused("no", 0, b, 0, 1) + "; " + refused(b, 0, "no", 0, 0));
        System.out.println(refused(null, 0, b, 0, 1) + "; " + refused(b, 0, null, 0, 1));
        System.out.println(refused(o, 0, s, 0, 3) + " " + java.util.Arrays.toString(s) + "; " + refused(s, 0, o, 1, 2) + " " + java.util.Arrays.toString(o));
    }

    public static void main(String[] args) {
        Class<?>[] types = { boolean.class, byte.class, char.class, short.class, int.class, long.class, float.class, double.class, String.class };
        for (int round = 0; round < 3; round++) {
            for (Class<?> type : types) System.out.println(type + " " + check(type));
            refusals();
        }
        byte[] bytes = new byte[64];
        for (int i = 0; i < 20000; i++) {
            bytes[i & 63] += i;
            bytes(bytes, i % 20, bytes, i % 30, i % 34);
        }
        System.out.println(java.util.Arrays.hashCode(bytes));
    }
}
