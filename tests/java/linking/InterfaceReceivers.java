// Calls by interfaces that the receiver does not implement, which no verifier finds (JVMS 6.5.invokeinterface, 6.5.invokespecial), and
// invokespecial of default methods in conflict: interpreted, resolved before, and compiled.
import java.lang.invoke.*;

public class InterfaceReceivers {
    static final String OBJECT = "java/lang/Object", ONE = "(Ljava/lang/Object;)Ljava/lang/Object;", NONE = "()Ljava/lang/Object;";
    static final int ALOAD_0 = 0x2a, ARETURN = 0xb0, ACONST_NULL = 1, INVOKESPECIAL = 0xb7, INVOKEINTERFACE = 0xb9;

    static class Own extends ClassLoader {
        Class<?> define(Asm a) {
            byte[] bytes = a.bytes();
            return defineClass(null, bytes, 0, bytes.length);
        }
    }

    static int hi(int i) { return i >> 8; }
    static int lo(int i) { return i & 0xff; }

    static Asm returnsNull(Asm a, int flags, String name) { return a.addMethod(flags, name, NONE, 1, 1, ACONST_NULL, ARETURN); }

    static void special(Asm a, String name, int method) {
        a.addMethod(9, name, ONE, 1, 1, ALOAD_0, INVOKESPECIAL, hi(method), lo(method), ARETURN);
    }

    static void byInterface(Asm a, String name, int method) {
        a.addMethod(9, name, ONE, 1, 1, ALOAD_0, INVOKEINTERFACE, hi(method), lo(method), 1, 0, ARETURN);
    }

    static String attempt(MethodHandle call, Object receiver, boolean inFull) {
        try {
            Object result = call.invoke(receiver);
            return result == null ? "null" : result.getClass().getName();
        } catch (Throwable e) {
            return inFull ? e.toString() : e.getClass().getName();     // HotSpot's compiled code drops messages
        }
    }

    public static void main(String[] args) throws Throwable {
        Own loader = new Own();
        Asm base = new Asm(55, 0x601, "Base", OBJECT), other = new Asm(55, 0x601, "Other", OBJECT), face = new Asm(55, 0x601, "Face", OBJECT, "Base");
        loader.define(returnsNull(base, 1, "byDefault"));
        loader.define(returnsNull(other, 1, "byDefault"));
        returnsNull(face, 2, "hidden");
        special(face, "specialPrivate", face.interfaceMethod("Face", "hidden", NONE));
        special(face, "specialSuper", face.interfaceMethod("Base", "byDefault", NONE));
        special(face, "specialObject", face.method(OBJECT, "toString", "()Ljava/lang/String;"));
        special(face, "specialFinal", face.method(OBJECT, "getClass", "()Ljava/lang/Class;"));
        byInterface(face, "private", face.interfaceMethod("Face", "hidden", NONE));
        byInterface(face, "inherited", face.interfaceMethod("Face", "byDefault", NONE));
        byInterface(face, "object", face.interfaceMethod("Face", "toString", "()Ljava/lang/String;"));
        byInterface(face, "final", face.interfaceMethod("Face", "getClass", "()Ljava/lang/Class;"));
        Class<?> k = loader.define(face);
        Object good = loader.define(new Asm(55, 0x21, "Good", OBJECT, "Face").addConstructor(OBJECT)).getDeclaredConstructor().newInstance();
        Object better = loader.define(new Asm(55, 0x21, "Better", "Good").addConstructor("Good")).getDeclaredConstructor().newInstance();
        Object based = loader.define(new Asm(55, 0x21, "Based", OBJECT, "Base").addConstructor(OBJECT)).getDeclaredConstructor().newInstance();
        Asm both = new Asm(55, 0x21, "Both", OBJECT, "Base", "Other").addConstructor(OBJECT);
        loader.define(both);
        Asm sub = new Asm(55, 0x21, "Sub", "Both").addConstructor("Both");
        sub.addMethod(1, "above", ONE, 1, 2, ALOAD_0, INVOKESPECIAL, hi(sub.method("Both", "byDefault", NONE)), lo(sub.method("Both", "byDefault", NONE)), ARETURN);
        Class<?> subclass = loader.define(sub);

        MethodHandles.Lookup lookup = MethodHandles.lookup();
        MethodType type = MethodType.methodType(Object.class, Object.class);
        Object[] receivers = { good, based, better, "text", null };
        for (String name : "specialPrivate specialSuper specialObject specialFinal private inherited object final".split(" "))
            for (int round = 0; round < (name.equals("object") || name.equals("final") ? 2 : 3); round++) {     // HotSpot's compiled calls of Object's methods check nothing
                MethodHandle call = lookup.findStatic(k, name, type);
                for (Object receiver : receivers)
                    System.out.println(name + ": " + attempt(call, receiver, round < 2));
                for (int i = 0; round == 1 && i < 30_000; i++) {
                    call.invoke(good);
                    call.invoke(better);
                }
            }
        Object quiet = loader.define(returnsNull(new Asm(55, 0x21, "Quiet", OBJECT, "Face").addConstructor(OBJECT), 0, "byDefault")).getDeclaredConstructor().newInstance();
        System.out.println(attempt(lookup.findStatic(k, "inherited", type), quiet, false));
        MethodHandle handle = lookup.findVirtual(k.getInterfaces()[0], "byDefault", MethodType.methodType(Object.class)).asType(type);
        for (Object receiver : new Object[] { good, quiet, subclass.getDeclaredConstructor().newInstance() })
            System.out.println(attempt(handle, receiver, false));
        Object last = subclass.getDeclaredConstructor().newInstance();
        MethodHandle above = lookup.bind(last, "above", type).asType(type);
        for (int i = 0; i < 3; i++) {
            System.out.println(attempt(above, null, true));
        }
    }
}
