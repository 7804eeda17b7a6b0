// javac: --add-exports java.base/jdk.internal.vm.annotation=ALL-UNNAMED
// args: -XX:-RestrictContended --add-opens java.base/java.lang=ALL-UNNAMED
// Fields and classes that keep a distance from others (@Contended): which do, and that collections find the references among them.
import java.lang.reflect.*;
import java.util.*;
import jdk.internal.vm.annotation.Contended;
import sun.misc.Unsafe;

public class FieldDistances {
    static Unsafe unsafe;

    static class Plain { int a; Object b; }

    static class Fields {
        int plain;
        Object plainReference = "plain";
        @Contended int alone;
        @Contended Object aloneReference = new int[] { 1 };
        @Contended("pair") int one;
        @Contended("pair") Object two = new int[] { 2 };
        @Contended static int shared;
    }

    @Contended static class Whole extends Plain { byte c; Object d = new int[] { 3 }; }

    static class Sub extends Whole { int e; Object f = new int[] { 4 }; }

    static class Library extends Thread { int own; }

    /** The distances of each two instance fields of k: "near" below 128 bytes, else "far". */
    static void show(Class<?> k) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> c = k; c != Object.class && c != Thread.class; c = c.getSuperclass())
            for (Field f : c.getDeclaredFields())
                if (!Modifier.isStatic(f.getModifiers())) fields.add(f);
        fields.sort(Comparator.comparing(Field::getName));
        for (int i = 0; i < fields.size(); i++)
            for (int j = i + 1; j < fields.size(); j++)
                System.out.println(k.getSimpleName() + " " + fields.get(i).getName() + " " + fields.get(j).getName() + " " + distance(fields.get(i), fields.get(j)));
    }

    static String distance(Field one, Field two) {
        return Math.abs(unsafe.objectFieldOffset(one) - unsafe.objectFieldOffset(two)) < 128 ? "near" : "far";
    }

    static void collect() {
        for (int i = 0; i < 20; i++) {
            List<Object> garbage = new ArrayList<>();
            for (int j = 0; j < 20_000; j++) garbage.add(new int[8]);
        }
        System.gc();
    }

    static int first(Object array) { return ((int[]) array)[0]; }

    public static void main(String[] args) throws Exception {
        Field field = Unsafe.class.getDeclaredField("theUnsafe");
        field.setAccessible(true);
        unsafe = (Unsafe) field.get(null);
        for (Class<?> k : new Class<?>[] { Plain.class, Fields.class, Whole.class, Sub.class }) show(k);
        String[] names = { "threadLocalRandomSeed", "threadLocalRandomProbe", "threadLocalRandomSecondarySeed", "tid", "threadLocals" };
        for (String name : names)
            System.out.println(name + " " + distance(Thread.class.getDeclaredField("threadLocalRandomProbe"), Thread.class.getDeclaredField(name)));
        Fields fields = new Fields();
        Whole whole = new Whole();
        Sub sub = new Sub();
        sub.b = new int[] { 5 };
        collect();
        System.out.println(first(fields.aloneReference) + " " + first(fields.two) + " " + first(whole.d) + " " + first(sub.d) + " " + first(sub.f) + " " + first(sub.b) + " " + fields.plainReference);
        fields.alone = 1;
        fields.one = 2;
        fields.plain = 3;
        System.out.println(fields.alone + " " + fields.one + " " + fields.plain);
    }
}
