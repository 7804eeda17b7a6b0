// What JNI functions answer in corners; the expectation is HotSpot's output.
import java.lang.ref.WeakReference;

public class Answers {
    static class Dropped {}
    static Dropped held;

    static native void unconstructedString();
    static native boolean truth(int value);
    static native void booleans(int value);
    static native void replaceYield(Class<?> thread);
    static native void remember(Object o);
    static native Object remembered();

    static boolean field;
    static boolean same(boolean value) { return value; }

    static void booleans() {
        for (int value : new int[] { 0, 1, 2, 0x10, 0xff, 0x100, 0x101, -1 }) {
            System.out.print(Integer.toHexString(value) + " is " + truth(value) + ", ");
            booleans(value);
        }
    }

    static void make() {
        held = new Dropped();
        remember(held);
    }

    static boolean isRemembered() { return remembered() != null; }

    static void weakGlobal() {
        make();
        System.gc();
        System.out.println("weak global of a held object: " + isRemembered());
        held = null;
        System.gc();
        System.out.println("weak global of a dropped object: " + isRemembered());
    }

    public static void main(String[] args) {
        System.load(args[0]);
        unconstructedString();
        booleans();
        weakGlobal();
        replaceYield(Thread.class);
        Thread.yield();
    }
}
