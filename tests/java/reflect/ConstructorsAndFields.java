// Constructors and fields by reflection: private, final, static, every primitive type, wrong types, arrays.
import java.lang.reflect.*;
import java.util.*;

public class ConstructorsAndFields {
    public boolean z = true; public byte b = 1; public char c = 'c'; public short s = 2; public int i = 3; public long l = 4; public float f = 5; public double d = 6; public String t = "t";
    private final String hidden = new String("hidden");
    public static final int CONSTANT = 7;
    static List<String> list = new ArrayList<>();
    private ConstructorsAndFields() { }
    public ConstructorsAndFields(int i, String... rest) { this.i = i; t = Arrays.toString(rest); }
    ConstructorsAndFields(double d) { throw new IllegalArgumentException("double " + d); }
    static abstract class Abs { Abs() { } }
    class Inner { final int x; Inner(int x) { this.x = x; } }
    enum E { A }
    static class Lost extends ConstructorsAndFields { public int i = 99; }

    interface Body { Object run() throws Exception; }

    static void attempt(Body b) {
        try {
            System.out.println(b.run());
        } catch (InvocationTargetException e) {
            System.out.println("target " + e.getCause());
        } catch (Exception e) {
            System.out.println(e.toString().replaceAll("@[0-9a-f]+", "@hash"));
        }
    }

    public static void main(String[] args) throws Exception {
        Class<ConstructorsAndFields> k = ConstructorsAndFields.class;
        ConstructorsAndFields o = k.getDeclaredConstructor().newInstance();
        for (int n = 0; n < 40; n++)
            o = k.getConstructor(int.class, String[].class).newInstance(n, new String[] { "r" });
        System.out.println(o.i + o.t);
        attempt(() -> k.getDeclaredConstructor(double.class).newInstance(1.5));
        attempt(() -> k.getDeclaredConstructor(double.class).newInstance("x"));
        attempt(() -> k.getConstructor());
        attempt(() -> Abs.class.getDeclaredConstructor().newInstance());
        attempt(() -> Inner.class.getDeclaredConstructor(k, int.class).newInstance(new ConstructorsAndFields(), 8).x);
        attempt(() -> E.class.getDeclaredConstructors()[0].newInstance("B", 1));
        attempt(() -> Runnable.class.getDeclaredConstructors().length + int[].class.getConstructors().length);
        ConstructorsAndFields x = o;
        for (Field f : k.getFields())
            attempt(() -> f + " = " + f.get(x) + " " + f.getType() + " " + Modifier.toString(f.getModifiers()));
        attempt(() -> { k.getField("b").setByte(x, (byte) 9); k.getField("s").setByte(x, (byte) 9); k.getField("l").setInt(x, 9); k.getField("d").setFloat(x, 9); k.getField("c").setChar(x, '9'); return "" + x.b + x.s + x.l + x.d + x.c; });
        attempt(() -> { k.getField("z").setBoolean(x, false); k.getField("f").setLong(x, 1L << 40); k.getField("i").set(x, (short) 5); k.getField("t").set(x, null); return "" + x.z + x.f + x.i + x.t; });
        attempt(() -> k.getField("l").getLong(x) + k.getField("b").getLong(x) + k.getField("f").getDouble(x) + k.getField("c").getInt(x));
        attempt(() -> { k.getField("b").setInt(x, 1); return ""; });
        attempt(() -> { k.getField("i").set(x, "text"); return ""; });
        attempt(() -> { k.getField("i").set(x, null); return ""; });
        attempt(() -> { k.getField("t").set(x, 5); return ""; });
        attempt(() -> k.getField("i").getByte(x));
        attempt(() -> k.getField("i").get(null));
        attempt(() -> k.getField("i").get("wrong"));
        attempt(() -> { k.getField("CONSTANT").setInt(null, 1); return ""; });
        attempt(() -> { Field h = k.getDeclaredField("hidden"); h.set(x, "y"); return ""; });
        attempt(() -> { Field h = k.getDeclaredField("hidden"); h.setAccessible(true); h.set(x, "changed"); return x.hidden + h.canAccess(x); });
        attempt(() -> { Field l = k.getDeclaredField("list"); l.set(null, List.of("new")); return list; });
        attempt(() -> k.getField("nope"));
        attempt(() -> k.getDeclaredField("nope"));
        attempt(() -> Lost.class.getField("i").getDeclaringClass() + " " + Lost.class.getField("l").getDeclaringClass() + " " + Lost.class.getDeclaredFields().length);
        attempt(() -> { Object a = Array.newInstance(int.class, 3); Array.setInt(a, 1, 7); Array.set(a, 2, (byte) 8); return Array.getLong(a, 1) + " " + Array.get(a, 2) + " " + Array.getLength(a); });
        attempt(() -> { Array.set(new int[1], 0, 5L); return ""; });
        attempt(() -> Array.get(new int[1], 1));
        attempt(() -> Array.get("x", 0));
        attempt(() -> Array.newInstance(void.class, 1));
        attempt(() -> Array.newInstance(String.class, -1));
    }
}
