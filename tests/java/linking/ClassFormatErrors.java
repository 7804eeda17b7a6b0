// Malformed class files given to defineClass: ClassFormatError, UnsupportedClassVersionError, NoClassDefFoundError.
public class ClassFormatErrors {
    static final String O = "java/lang/Object";

    static void define(String what, String name, byte[] bytes) {
        try {
            Class<?> c = new Patch.Loader().define(name, bytes);
            System.out.println(what + ": fine " + c.getName());
        } catch (Throwable t) {
            System.out.println(what + ": " + t);
        }
    }

    static Asm plain() {
        return new Asm(61, 0x21, "T", O).addConstructor(O);
    }

    static byte[] set(byte[] bytes, int at, int value) {
        byte[] copy = bytes.clone();
        copy[at] = (byte) value;
        return copy;
    }

    public static void main(String[] args) {
        byte[] good = plain().bytes();
        define("good", "T", good);
        define("no name", null, good);
        define("other name", "U", good);
        define("magic", "T", set(good, 0, 0));
        define("version 62", "T", set(good, 7, 62));
        define("version 30", "T", set(good, 7, 30));
        define("preview minor", "T", set(good, 5, 3));
        for (int length : new int[] { 0, 3, 8, 9, 11, 20, good.length - 1 })
            define("cut to " + length, "T", java.util.Arrays.copyOf(good, length));
        define("extra byte", "T", java.util.Arrays.copyOf(good, good.length + 1));
        define("bad tag", "T", set(good, 10, 2));
        define("twice the field", "T", plain().addField(1, "f", "I").addField(1, "f", "I").bytes());
        define("overloaded field", "T", plain().addField(1, "f", "I").addField(1, "f", "J").bytes());
        define("twice the method", "T", plain().addMethod(0x401, "m", "()V").addMethod(0x401, "m", "()V").bytes());
        define("field descriptor", "T", plain().addField(1, "f", "Q").bytes());
        define("void field", "T", plain().addField(1, "f", "V").bytes());
        define("method descriptor", "T", plain().addMethod(0x401, "m", "(I").bytes());
        define("field name", "T", plain().addField(1, "a.b", "I").bytes());
        define("method name", "T", plain().addMethod(0x401, "<m>", "()V").bytes());
        define("field flags", "T", plain().addField(3, "f", "I").bytes());
        define("final volatile", "T", plain().addField(0x51, "f", "I").bytes());
        define("method flags", "T", plain().addMethod(0x405 | 2, "m", "()V").bytes());
        define("abstract final", "T", plain().addMethod(0x411, "m", "()V").bytes());
        define("no code", "T", plain().addMethod(1, "m", "()V").bytes());
        define("abstract code", "T", plain().addMethod(0x401, "m", "()V", 1, 1, 0xb1).bytes());
        define("empty code", "T", plain().addMethod(9, "m", "()V", 1, 1).bytes());
        define("static init arguments", "T", plain().addMethod(8, "<clinit>", "(I)V", 1, 1, 0xb1).bytes());
        define("final interface", "T", new Asm(61, 0x611, "T", O).bytes());
        define("interface super", "T", new Asm(61, 0x601, "T", "java/lang/String").bytes());
        define("no super", "T", new Asm(61, 0x21, "T", null).bytes());
        define("missing super", "T", new Asm(61, 0x21, "T", "Missing").bytes());
        define("final super", "T", new Asm(61, 0x21, "T", "java/lang/String").bytes());
        define("interface as super", "T", new Asm(61, 0x21, "T", "java/lang/Runnable").bytes());
        define("class as interface", "T", new Asm(61, 0x21, "T", O, "java/lang/Integer").bytes());
        define("own super", "T", new Asm(61, 0x21, "T", "T").bytes());
        define("same interface twice", "T", new Asm(61, 0x421, "T", O, "java/lang/Runnable", "java/lang/Runnable").bytes());
        define("java package", "java.lang.T", new Asm(61, 0x21, "java/lang/T", O).bytes());
        define("interface method flags", "T", new Asm(61, 0x601, "T", O).addMethod(0x404, "m", "()V").bytes());
        define("interface field flags", "T", new Asm(61, 0x601, "T", O).addField(1, "f", "I").bytes());
        define("too many arguments", "T", plain().addMethod(0x401, "m", "(" + "J".repeat(128) + ")V").bytes());
        define("deep array", "T", plain().addField(1, "f", "[".repeat(256) + "I").bytes());
    }
}
