// ClassCastException messages name module and loader of both classes.
import java.util.*;

public class CastMessages {
    interface Face { }
    static class Own { }

    static void cast(Class<?> target, Object o) {
        try {
            target.cast(o);
        } catch (ClassCastException e) {
            System.out.println("cast: " + e.getMessage());
        }
    }

    @SuppressWarnings("unchecked")
    static <T> T unchecked(Object o) {
        return (T) o;
    }

    public static void main(String[] args) {
        Object[] values = { "s", 1, new Own(), new int[1], new Own[1], new String[0][0], new ArrayList<>(), new java.util.logging.Level("x", 1) { }, (Runnable & Face) null, Thread.State.NEW };
        for (Object o : values) {
            try { Face f = (Face) o; System.out.println("ok"); } catch (ClassCastException e) { System.out.println(e.getMessage()); }
            try { Own f = (Own) o; System.out.println("ok"); } catch (ClassCastException e) { System.out.println(e.getMessage()); }
            try { Integer f = unchecked(o); System.out.println("ok"); } catch (ClassCastException e) { System.out.println(e.getMessage()); }
            try { int[] f = (int[]) o; System.out.println("ok"); } catch (ClassCastException e) { System.out.println(e.getMessage()); }
            try { Face[][] f = (Face[][]) o; System.out.println("ok"); } catch (ClassCastException e) { System.out.println(e.getMessage()); }
            try { Map<?, ?> f = (Map<?, ?>) o; System.out.println("ok"); } catch (ClassCastException e) { System.out.println(e.getMessage()); }
            try { java.util.logging.Logger f = (java.util.logging.Logger) o; System.out.println("ok"); } catch (ClassCastException e) { System.out.println(e.getMessage()); }
            cast(Own.class, o);
        }
        TreeSet<Object> set = new TreeSet<>();
        try {
            set.add(new Own());
        } catch (ClassCastException e) {
            System.out.println(e.getMessage());
        }
        Object[] store = new Integer[1];
        for (Object o : new Object[] { "s", new Own(), new int[0], 5 })
            try {
                store[0] = o;
                System.out.println("stored");
            } catch (ArrayStoreException e) {
                System.out.println(e.getMessage());
            }
    }
}
