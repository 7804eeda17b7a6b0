import java.lang.reflect.Field;
import sun.misc.Unsafe;

/** Crashes in the way argument 0 names; argument 1 is the library of crash.c. */
public class Crash {
    static native int recurse(int depth);
    static native void fault();
    static native void abort();
    static native void own_handler();

    static Unsafe unsafe() throws Exception {
        Field field = Unsafe.class.getDeclaredField("theUnsafe");
        field.setAccessible(true);
        return (Unsafe) field.get(null);
    }

    static void crash(String how) throws Exception {
        switch (how) {
        case "unsafe"    -> unsafe().putInt(16L, 1);
        case "fault"     -> fault();
        case "recursion" -> System.out.println(recurse(1));
        case "abort"     -> abort();
        case "handler"   -> { own_handler(); fault(); }
        case "thread"    -> {
            Thread thread = new Thread(Crash::fault, "crasher");
            thread.start();
            thread.join();
        }
        }
    }

    public static void main(String[] args) throws Exception {
        System.load(args[1]);
        crash(args[0]);
        System.out.println("survived");
    }
}
