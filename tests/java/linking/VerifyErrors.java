// Code the verifier refuses, with the first line of its message.
public class VerifyErrors {
    static final String O = "java/lang/Object";

    static void verify(String what, Asm asm) {
        Patch.Loader loader = new Patch.Loader();
        try {
            Class<?> c = loader.define("T", asm.bytes());
            Class.forName(c.getName(), true, loader);
            System.out.println(what + ": fine");
        } catch (Throwable t) {
            System.out.println(what + ": " + t.getClass().getSimpleName() + ": " + String.valueOf(t.getMessage()).lines().findFirst().get());
        }
    }

    static Asm code(int stack, int locals, String descriptor, int... code) {
        return new Asm(61, 0x21, "T", O).addMethod(9, "m", descriptor, stack, locals, code);
    }

    public static void main(String[] args) {
        verify("good", code(1, 0, "()I", 0x04, 0xac));
        verify("falls off the end", code(1, 0, "()V", 0x00));
        verify("underflow", code(1, 0, "()V", 0x57, 0xb1));
        verify("overflow", code(1, 0, "()V", 0x03, 0x03, 0xb1));
        verify("wrong return", code(1, 0, "()V", 0x03, 0xac));
        verify("missing return value", code(1, 0, "()I", 0xb1));
        verify("wrong type", code(2, 0, "()I", 0x0b, 0xac));
        verify("reference as int", code(2, 0, "()I", 0x01, 0xac));
        verify("int as reference", code(2, 0, "()" + "Ljava/lang/Object;", 0x03, 0xb0));
        verify("unset local", code(1, 1, "()I", 0x1a, 0xac));
        verify("local outside", code(1, 1, "()V", 0x03, 0x3c, 0xb1));
        verify("half a long", code(2, 0, "()V", 0x09, 0x57, 0xb1));
        verify("iadd on float", code(2, 0, "()I", 0x0b, 0x03, 0x60, 0xac));
        verify("branch without frame", code(1, 0, "()V", 0xa7, 0, 3, 0xb1));
        verify("branch outside", code(1, 0, "()V", 0xa7, 0, 100, 0xb1));
        verify("branch into the middle", code(1, 0, "()V", 0xa7, 0, 1, 0xb1));
        verify("unknown opcode", code(1, 0, "()V", 0xcb, 0xb1));
        verify("jsr in a new class", code(1, 0, "()V", 0xa8, 0, 3, 0xb1));
        verify("truncated instruction", code(1, 0, "()V", 0x10));
        verify("constant outside", code(1, 0, "()V", 0x12, 200, 0x57, 0xb1));
        verify("monitor on int", code(1, 0, "()V", 0x03, 0xc2, 0xb1));
        verify("throw of a string", stringThrow());
        verify("array load from object", code(2, 1, "(Ljava/lang/Object;)I", 0x2a, 0x03, 0x2e, 0xac));
        verify("arraylength of object", code(1, 1, "(Ljava/lang/Object;)I", 0x2a, 0xbe, 0xac));
        verify("constructor without super call", new Asm(61, 0x21, "T", O).addMethod(1, "<init>", "()V", 1, 1, 0xb1));
        verify("use before init", uninitialized());
        verify("wrong argument", wrongArgument());
        verify("wrong receiver", wrongReceiver());
        verify("final method", new Asm(61, 0x21, "T", O).addMethod(1, "getClass", "()Ljava/lang/Class;", 1, 1, 0x01, 0xb0));
        verify("newarray type", code(1, 0, "()V", 0x03, 0xbc, 3, 0x57, 0xb1));
        verify("wide nonsense", code(1, 0, "()V", 0xc4, 0x00, 0, 0, 0xb1));
        verify("multianewarray dimensions", multi());
    }

    static Asm stringThrow() {
        Asm a = new Asm(61, 0x21, "T", O);
        return a.addMethod(9, "m", "()V", 1, 0, 0x12, a.str("x"), 0xbf);
    }

    static Asm uninitialized() {
        Asm a = new Asm(61, 0x21, "T", O);
        int c = a.cls("java/lang/StringBuilder");
        return a.addMethod(9, "m", "()Ljava/lang/Object;", 1, 0, 0xbb, 0, c, 0xb0);
    }

    static Asm wrongArgument() {
        Asm a = new Asm(61, 0x21, "T", O);
        int m = a.method("java/lang/String", "valueOf", "(J)Ljava/lang/String;");
        return a.addMethod(9, "m", "()V", 2, 0, 0x03, 0x03, 0xb8, 0, m, 0x57, 0xb1);
    }

    static Asm wrongReceiver() {
        Asm a = new Asm(61, 0x21, "T", O);
        int m = a.method("java/lang/String", "length", "()I");
        return a.addMethod(9, "m", "(Ljava/lang/Integer;)V", 2, 1, 0x2a, 0xb6, 0, m, 0x57, 0xb1);
    }

    static Asm multi() {
        Asm a = new Asm(61, 0x21, "T", O);
        int c = a.cls("[[I");
        return a.addMethod(9, "m", "()V", 3, 0, 0x04, 0x04, 0x04, 0xc5, 0, c, 3, 0x57, 0xb1);
    }
}
