// A dynamic constant that is a static argument of its own bootstrap.
import java.lang.invoke.*;

public class RecursiveConstant {
    public static Object make(MethodHandles.Lookup lookup, String name, Class<?> type, Object... extra) { return name; }

    public static void main(String[] args) throws Exception {
        Asm a = new Asm(61, 0x21, "Loop", "java/lang/Object");
        int handle = a.methodHandle(6, a.method("RecursiveConstant", "make",
            "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;[Ljava/lang/Object;)Ljava/lang/Object;"));
        int plain = a.dynamic(17, a.bootstrap(handle), "loop", "Ljava/lang/Object;");
        int self = a.dynamic(17, a.bootstrap(handle, plain + 1), "loop", "Ljava/lang/Object;");
        if (self != plain + 1) throw new AssertionError();
        a.addMethod(9, "plain", "()Ljava/lang/Object;", 1, 0, 0x13, 0, plain, 0xb0);
        a.addMethod(9, "self", "()Ljava/lang/Object;", 1, 0, 0x13, 0, self, 0xb0);
        Class<?> c = new Patch.Loader().define("Loop", a.bytes());
        System.out.println(c.getMethod("plain").invoke(null));
        for (int i = 0; i < 2; i++)
            try {
                System.out.println(c.getMethod("self").invoke(null));
            } catch (java.lang.reflect.InvocationTargetException e) {
                System.out.println(e.getCause().getClass());
            }
    }
}
