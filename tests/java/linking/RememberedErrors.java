// Constants whose resolution fails, again and again: a member that is missing comes before the types in its descriptor
// (JVMS 5.4.3.5), and an error without a message gets one from its second time on.
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationTargetException;

public class RememberedErrors {
    static int calls;

    public static Object fails(MethodHandles.Lookup lookup, String name, Class<?> type) {
        calls++;
        throw new LinkageError();
    }

    public static Object isWrapped(MethodHandles.Lookup lookup, String name, Class<?> type) {
        calls++;
        throw new IllegalStateException();
    }

    static class Own extends ClassLoader {
        Class<?> define(byte[] bytes) { return defineClass(null, bytes, 0, bytes.length); }
    }

    static int constant(Asm a, String what) {
        return switch (what) {
            case "method and type" -> a.methodHandle(6, a.method("Constants", "m", "(LNotExist;)V"));
            case "field and type"  -> a.methodHandle(2, a.field("Constants", "f", "LNotExist;"));
            case "method"          -> a.methodHandle(6, a.method("Constants", "none", "()V"));
            case "field"           -> a.methodHandle(2, a.field("Constants", "none", "I"));
            case "type"            -> a.methodHandle(6, a.method("Constants", "taking", "(LNotExist;)V"));
            default -> {
                int bootstrap = a.method("RememberedErrors", what, "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;)Ljava/lang/Object;");
                yield a.dynamic(17, a.bootstrap(a.methodHandle(6, bootstrap)), "constant", "Ljava/lang/Object;");
            }
        };
    }

    public static void main(String[] args) throws Exception {
        for (String what : new String[] { "method and type", "field and type", "method", "field", "type", "fails", "isWrapped" }) {
            Asm a = new Asm(55, 0x21, "Constants", "java/lang/Object");
            a.addField(9, "f", "I").addMethod(9, "m", "()V", 0, 0, 0xb1).addMethod(8, "taking", "(LNotExist;)V", 0, 1, 0xb1);
            int index = constant(a, what);
            a.addMethod(9, "get", "()Ljava/lang/Object;", 1, 0, 0x12, index, 0xb0);       // ldc
            Class<?> k = new Own().define(a.bytes());
            for (int i = 0; i < 3; i++)
                try {
                    System.out.println(k.getMethod("get", new Class<?>[0]).invoke(null));
                } catch (InvocationTargetException e) {
                    System.out.println(what + ": " + e.getCause() + ", cause " + e.getCause().getCause());
                }
        }
        System.out.println(calls + " calls");
    }
}
