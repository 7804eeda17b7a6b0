// What a method has left in registers and frames, once it has returned, does not keep objects alive through System.gc(); stacks are
// scanned conservatively, so now and then something may.
import java.lang.ref.WeakReference;

public class InlinedLeftovers {
    static Object make() {
        Object[] array = new Object[4];
        array[0] = array;
        return array;
    }

    static WeakReference<Object> make(int i) {
        Object o = make();
        Object p = o.hashCode() == i ? null : o;
        return new WeakReference<>(p);
    }

    static boolean stays() {
        WeakReference<Object> reference = make(0);
        for (int i = 0; i < 4 && reference.get() != null; i++) System.gc();
        return reference.get() != null;
    }

    public static void main(String[] args) {
        int stay = 0;
        for (int i = 0; i < 40; i++)
            if (stays()) stay++;
        System.out.println(stay <= 20 ? "hardly any stay" : stay + " stay");
    }
}
