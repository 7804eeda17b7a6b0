// checkcast and instanceof over classes, interfaces and arrays, with the message of a failed cast.
import java.io.Serializable;
import java.util.*;

public class TypeTests {
    interface Shape { }
    interface Round extends Shape { }
    static class Circle implements Round { }
    static class Disc extends Circle { }

    static void cast(Object o) {
        try {
            Round r = (Round) o;
            System.out.println("round " + (r == null ? "null" : r.getClass().getSimpleName()));
        } catch (ClassCastException e) {
            System.out.println(e.getMessage());
        }
    }

    static void castArray(Object o) {
        try {
            Number[] n = (Number[]) o;
            System.out.println("numbers " + (n == null ? "null" : n.length));
        } catch (ClassCastException e) {
            System.out.println(e.getMessage());
        }
    }

    public static void main(String[] args) {
        Object[] samples = { null, "s", 1, new Circle(), new Disc(), new int[0], new Integer[0], new Number[1], new String[0], new int[0][],
            new Disc[0], new Round[0][0], new ArrayList<>(), TypeTests.class };
        for (Object o : samples) {
            System.out.println((o instanceof Shape) + " " + (o instanceof Circle) + " " + (o instanceof Comparable) + " " + (o instanceof Serializable)
                + " " + (o instanceof Cloneable) + " " + (o instanceof Object[]) + " " + (o instanceof int[]) + " " + (o instanceof Number[])
                + " " + (o instanceof Shape[]) + " " + (o instanceof Object[][]) + " " + (o instanceof Serializable[]) + " " + (o instanceof List));
            cast(o);
            castArray(o);
        }
        try {
            Object o = List.of(1);
            @SuppressWarnings("unchecked") List<String> strings = (List<String>) o;
            String s = strings.get(0);
        } catch (ClassCastException e) {
            System.out.println(e.getMessage());
        }
        try {
            Object o = new HashMap<String, String>();
            System.out.println((Circle[]) o);
        } catch (ClassCastException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(Integer.class.cast(5) + " " + Shape.class.isInstance(new Disc()) + " " + Shape.class.isAssignableFrom(Disc.class)
            + " " + Object[].class.isAssignableFrom(int[][].class) + " " + long.class.isAssignableFrom(int.class));
        try {
            String.class.cast(5);
        } catch (ClassCastException e) {
            System.out.println(e.getMessage());
        }
    }
}
