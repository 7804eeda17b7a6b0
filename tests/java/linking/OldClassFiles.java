// Class files of old versions: verified by inference, invokespecial without ACC_SUPER, jsr and ret.
import java.lang.reflect.Method;

public class OldClassFiles {
    /** A subroutine sets a variable that is read after its return, and a collection comes in between. */
    static void setInSubroutine() throws Exception {
        Asm a = new Asm(48, 0x21, "Subroutine", "java/lang/Object");
        int object = a.cls("java/lang/Object"), make = a.method("java/lang/Object", "<init>", "()V"), collect = a.method("java/lang/System", "gc", "()V");
        // jsr 8; invokestatic collect; aload_1; areturn; 8: astore_0; new; dup; invokespecial; astore_1; ret 0
        a.addMethod(9, "make", "()Ljava/lang/Object;", 2, 2, 0xa8, 0, 8, 0xb8, Asm.hi(collect), Asm.lo(collect), 0x2b, 0xb0,
                0x4b, 0xbb, Asm.hi(object), Asm.lo(object), 0x59, 0xb7, Asm.hi(make), Asm.lo(make), 0x4c, 0xa9, 0);
        Object made = new Patch.Loader().define("Subroutine", a.bytes()).getMethod("make").invoke(null);
        System.out.println("set in a subroutine: " + (made != null ? made.getClass() : null));
    }

    public static void main(String[] args) throws Exception {
        setInSubroutine();
        for (int version : new int[] { 45, 46, 47, 48, 49 }) {
            Asm a = new Asm(version, 0x21, "Old", "java/lang/Object");
            // int loop(int n) { int s = 0; while (n > 0) s += n--; return s; } without any stack map
            a.addMethod(9, "loop", "(I)I", 2, 2, 0x03, 0x3c, 0xa7, 0, 10, 0x1b, 0x1a, 0x60, 0x3c, 0x84, 0, 0xff, 0x1a, 0x9d, 0xff, 0xf8, 0x1b, 0xac);
            // a subroutine called twice: jsr 9; jsr 9; iload_0; ireturn; 9: astore_1; iinc 0 by 5; ret 1
            a.addMethod(9, "sub", "(I)I", 1, 2, 0xa8, 0, 8, 0xa8, 0, 5, 0x1a, 0xac, 0x4c, 0x84, 0, 5, 0xa9, 1);
            Class<?> c = new Patch.Loader().define("Old", a.bytes());
            Method loop = c.getMethod("loop", int.class), sub = c.getMethod("sub", int.class);
            System.out.println(version + " " + loop.invoke(null, 10) + " " + sub.invoke(null, 1));
        }
        Asm fifty = new Asm(50, 0x21, "Fifty", "java/lang/Object");
        fifty.addMethod(9, "loop", "(I)I", 2, 2, 0x03, 0x3c, 0xa7, 0, 10, 0x1b, 0x1a, 0x60, 0x3c, 0x84, 0, 0xff, 0x1a, 0x9d, 0xff, 0xf8, 0x1b, 0xac);
        try {
            Class<?> c = new Patch.Loader().define("Fifty", fifty.bytes());
            System.out.println("50 falls back: " + c.getMethod("loop", int.class).invoke(null, 4));
        } catch (VerifyError e) {
            System.out.println("50 refused");
        }
        Asm fiftyOne = new Asm(51, 0x21, "FiftyOne", "java/lang/Object");
        fiftyOne.addMethod(9, "loop", "(I)I", 2, 2, 0x03, 0x3c, 0xa7, 0, 10, 0x1b, 0x1a, 0x60, 0x3c, 0x84, 0, 0xff, 0x1a, 0x9d, 0xff, 0xf8, 0x1b, 0xac);
        try {
            Class<?> c = new Patch.Loader().define("FiftyOne", fiftyOne.bytes());
            System.out.println(c.getMethod("loop", int.class).invoke(null, 4));
        } catch (VerifyError e) {
            System.out.println("51 refused: " + e.getMessage().lines().findFirst().get());
        }
        Asm bad = new Asm(48, 0x21, "Bad", "java/lang/Object");
        bad.addMethod(9, "m", "(I)I", 2, 2, 0x1a, 0x99, 0, 5, 0x03, 0xac, 0x1b, 0xac);
        try {
            new Patch.Loader().define("Bad", bad.bytes()).getMethods();
            Class.forName("Bad", true, new Patch.Loader().with("Bad", bad.bytes()));
            System.out.println("fine");
        } catch (VerifyError e) {
            System.out.println(e.getMessage().lines().findFirst().get());
        }
    }
}
