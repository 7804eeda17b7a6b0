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
            case "private"         -> a.methodHandle(6, a.method("Holder", "hidden", "(LNotExist;)V"));
            case "private init"    -> a.methodHandle(8, a.method("Holder", "<init>", "(LNotExist;)V"));
            case "static, virtual" -> a.methodHandle(5, a.method("Holder", "shared", "(LNotExist;)V"));
            case "virtual, static" -> a.methodHandle(6, a.method("Holder", "instance", "(LNotExist;)V"));
            case "special"         -> a.methodHandle(7, a.method("Holder", "instance", "(LNotExist;)V"));
            case "not a method"    -> a.methodHandle(5, a.method("java/lang/invoke/MethodHandle", "none", "(LNotExist;)V"));
            case "polymorphic"     -> a.methodHandle(5, a.method("java/lang/invoke/MethodHandle", "invokeExact", "(LNotExist;)V"));
            case "linker"          -> a.methodHandle(6, a.method("java/lang/invoke/MethodHandle", "linkToStatic", "(LNotExist;)V"));
            case "private field"   -> a.methodHandle(2, a.field("Holder", "secret", "LNotExist;"));
            case "type"            -> a.methodHandle(6, a.method("Constants", "taking", "(LNotExist;)V"));
            default -> {
                int bootstrap = a.method("RememberedErrors", what, "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;)Ljava/lang/Object;");
                yield a.dynamic(17, a.bootstrap(a.methodHandle(6, bootstrap)), "constant", "Ljava/lang/Object;");
            }
        };
    }

    public static void main(String[] args) throws Exception {
        for (String what : new String[] { "method and type", "field and type", "method", "field", "private", "private init", "static, virtual",
                "virtual, static", "special", "not a method", "polymorphic", "linker", "private field", "type", "fails", "isWrapped" }) {
            Own loader = new Own();
            Asm holder = new Asm(55, 0x21, "Holder", "java/lang/Object");
            holder.addMethod(0xa, "hidden", "(LNotExist;)V", 0, 1, 0xb1).addMethod(9, "shared", "(LNotExist;)V", 0, 1, 0xb1);
            holder.addMethod(1, "instance", "(LNotExist;)V", 0, 2, 0xb1).addField(0xa, "secret", "LNotExist;");
            int init = holder.method("java/lang/Object", "<init>", "()V");
            holder.addMethod(2, "<init>", "(LNotExist;)V", 1, 2, 0x2a, 0xb7, init >> 8, init & 0xff, 0xb1);
            loader.define(holder.bytes());
            Asm a = new Asm(55, 0x21, "Constants", "java/lang/Object");
            a.addField(9, "f", "I").addMethod(9, "m", "()V", 0, 0, 0xb1).addMethod(8, "taking", "(LNotExist;)V", 0, 1, 0xb1);
            int index = constant(a, what);
            a.addMethod(9, "get", "()Ljava/lang/Object;", 1, 0, 0x12, index, 0xb0);       // ldc
            Class<?> k = loader.define(a.bytes());
            for (int i = 0; i < 3; i++)
                try {
                    System.out.println(k.getMethod("get", new Class<?>[0]).invoke(null));
                } catch (InvocationTargetException e) {
                    System.out.println(what + ": " + Patch.clean(e.getCause()) + ", cause " + e.getCause().getCause());
                }
        }
        System.out.println(calls + " calls");
    }
}
