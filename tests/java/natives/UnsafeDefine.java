// args: --add-exports=java.base/jdk.internal.misc=ALL-UNNAMED
// javac: --add-exports=java.base/jdk.internal.misc=ALL-UNNAMED
import jdk.internal.misc.Unsafe;

/** Code for a new class has to lie in its array. */
public class UnsafeDefine {
    static void define(int start, int length) {
        try {
            Unsafe.getUnsafe().defineClass(null, new byte[40], start, length, null, null);
        } catch (IndexOutOfBoundsException | ClassFormatError e) {
            System.out.println(e);
        }
    }

    public static void main(String[] args) {
        define(-1, 40);
        define(0, 41);
        define(41, 3);
        define(Integer.MAX_VALUE, 1);
        define(Integer.MIN_VALUE, 5);
        define(0, -1);
        define(8, 32);
    }
}
