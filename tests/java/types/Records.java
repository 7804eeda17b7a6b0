// Records: components, canonical and compact constructors, equals over every component type, toString, nesting.
import java.lang.reflect.*;
import java.util.*;

public class Records {
    record Point(int x, int y) implements Comparable<Point> {
        static final Point ORIGIN = new Point(0, 0);
        Point { if (x < 0) throw new IllegalArgumentException("x " + x); }
        Point(int both) { this(both, both); }
        double length() { return Math.sqrt(x * x + y * y); }
        public int compareTo(Point p) { return Integer.compare(x, p.x); }
    }
    record All(boolean z, byte b, char c, short s, int i, long l, float f, double d, String t, int[] a, Object o) { }
    record Generic<T extends Comparable<T>>(T value, List<? extends T> more) { Generic { more = List.copyOf(more); } }
    record Empty() { }
    record Own(String name) { public String name() { return "<" + name + ">"; } public String toString() { return "own " + name(); } public int hashCode() { return 7; } }
    record Var(@Deprecated String... parts) { }

    public static void main(String[] args) throws Exception {
        Point p = new Point(3, 4);
        System.out.println(p + " " + p.length() + " " + p.equals(new Point(3, 4)) + " " + p.hashCode() + " " + new Point(5) + Point.ORIGIN + p.compareTo(Point.ORIGIN));
        try {
            new Point(-1, 0);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        int[] shared = { 1 };
        All a = new All(true, (byte) 1, 'c', (short) 2, 3, 4L, -0.0f, Double.NaN, "t", shared, null), b = new All(true, (byte) 1, 'c', (short) 2, 3, 4L, 0.0f, Double.NaN, "t", shared, null);
        System.out.println(a.equals(b) + " " + a.equals(new All(true, (byte) 1, 'c', (short) 2, 3, 4L, -0.0f, Double.NaN, "t", shared, null)) + " " + a.equals(null) + a.equals("x"));
        System.out.println(a.toString().replaceAll("@[0-9a-f]+", "@hash"));
        System.out.println(new Generic<>("g", List.of("h")) + " " + new Empty() + new Empty().equals(new Empty()) + new Empty().hashCode() + " " + new Own("n") + new Own("n").equals(new Own("n")));
        record Local(Point from, Point to) { }
        System.out.println(new Local(p, Point.ORIGIN) + " " + Set.of(new Local(p, p)).contains(new Local(new Point(3, 4), new Point(3, 4))));
        for (Class<?> c : new Class<?>[] { Point.class, All.class, Generic.class, Var.class, Local.class }) {
            for (RecordComponent r : c.getRecordComponents())
                System.out.print(r.getType().getSimpleName() + " " + r.getName() + " " + r.getGenericType() + " " + r.getAnnotations().length + "; ");
            System.out.println(c.isRecord() + " " + Modifier.toString(c.getModifiers()) + " " + c.getDeclaredConstructors().length);
        }
        record Generic<T>(T value) { }
        System.out.println(Generic.class.getRecordComponents()[0].getGenericSignature() == "TT;");     // interned
        System.out.println(Point.class.getRecordComponents()[1].getAccessor().invoke(p) + " " + new Var("a", "b").parts().length);
        Field x = Point.class.getDeclaredField("x");
        x.setAccessible(true);
        try {
            x.setInt(p, 9);
        } catch (IllegalAccessException e) {
            System.out.println(e.getMessage());
        }
    }
}
