import java.io.*;
import java.nio.file.*;
import java.util.*;
import java.util.jar.*;
import java.util.zip.*;

/**
 * Writes malformed class files and jars, each case into its own directory under argument 0, and prints one line per
 * case: the name of the case and the arguments for the VM, which is to be run in that directory.
 */
public class MakeBad {
    static final String O = "java/lang/Object";
    static Path root;

    static void put(String name, String file, byte[] bytes) throws IOException {
        Path path = root.resolve(name).resolve(file);
        Files.createDirectories(path.getParent());
        Files.write(path, bytes);
    }

    static void run(String name, String arguments) {
        System.out.println(name + " " + arguments);
    }

    /** One bad main class T. */
    static void main(String name, byte[] bytes) throws IOException {
        put(name, "T.class", bytes);
        run(name, "-cp . T");
    }

    static void main(String name, Asm asm) throws IOException {
        main(name, asm.bytes());
    }

    static Asm plain() {
        return withMain(new Asm(61, 0x21, "T", O));
    }

    static int[] printing(Asm a, String text) {
        int out = a.field("java/lang/System", "out", "Ljava/io/PrintStream;"), println = a.method("java/io/PrintStream", "println", "(Ljava/lang/String;)V");
        return new int[] { 0xb2, 0, out, 0x12, a.str(text), 0xb6, 0, println, 0xb1 };
    }

    static Asm withMain(Asm a) {
        return a.addMethod(9, "main", "([Ljava/lang/String;)V", 2, 1, printing(a, "ran"));
    }

    /** T whose main is the given code. */
    static Asm code(int stack, int locals, int... code) {
        return new Asm(61, 0x21, "T", O).addMethod(9, "main", "([Ljava/lang/String;)V", stack, locals, code);
    }

    static byte[] set(byte[] bytes, int at, int... values) {
        byte[] copy = bytes.clone();
        for (int i = 0; i < values.length; i++)
            copy[at + i] = (byte) values[i];
        return copy;
    }

    /** Offset of the class's access flags, just behind the constant pool. */
    static int afterPool(byte[] bytes) {
        int[] pool = Patch.pool(bytes);
        return pool[pool.length - 1];
    }

    static int utf8At(byte[] bytes, String text) {
        int[] pool = Patch.pool(bytes);
        for (int i = 1; i < pool.length - 1; i++)
            if (pool[i] != 0 && bytes[pool[i]] == 1 && new String(bytes, pool[i] + 3, (bytes[pool[i] + 1] & 0xff) << 8 | bytes[pool[i] + 2] & 0xff).equals(text))
                return pool[i];
        throw new IllegalArgumentException(text);
    }

    static int tagAt(byte[] bytes, int tag) {
        int[] pool = Patch.pool(bytes);
        for (int i = 1; i < pool.length - 1; i++)
            if (pool[i] != 0 && bytes[pool[i]] == tag)
                return pool[i];
        throw new IllegalArgumentException("tag " + tag);
    }

    static void layout() throws IOException {
        byte[] good = plain().bytes();
        main("good", good);
        main("empty-file", new byte[0]);
        main("bad-magic", set(good, 0, 0xde, 0xad));
        for (int length : new int[] { 2, 4, 7, 9, 10, 13, 30, 90, afterPool(good) + 1, afterPool(good) + 7, good.length - 30, good.length - 9, good.length - 1 })
            main("cut-at-" + length, Arrays.copyOf(good, length));
        main("extra-bytes", Arrays.copyOf(good, good.length + 3));
        main("version-62", set(good, 4, 0, 0, 0, 62));
        main("version-1000", set(good, 4, 0, 0, 3, 0xe8));
        main("version-44", set(good, 4, 0, 0, 0, 44));
        main("version-61.1", set(good, 4, 0, 1, 0, 61));
        main("version-61-preview", set(good, 4, 0xff, 0xff, 0, 61));
        main("version-60-preview", set(good, 4, 0xff, 0xff, 0, 60));
        put("wrong-name", "T.class", new Asm(61, 0x21, "Other", O).bytes());
        run("wrong-name", "-cp . T");
        put("wrong-package", "T.class", withMain(new Asm(61, 0x21, "pack/T", O)).bytes());
        run("wrong-package", "-cp . T");
    }

    static void constantPool() throws IOException {
        byte[] good = plain().bytes();
        int flags = afterPool(good), nameAndType = tagAt(good, 12), method = tagAt(good, 10), string = tagAt(good, 8), klass = tagAt(good, 7);
        main("tag-0", set(good, 10, 0));
        main("tag-2", set(good, 10, 2));
        main("tag-21", set(good, 10, 21));
        main("module-constant", withMain(new Asm(61, 0x21, "T", O) { { raw(19, 0, utf("m")); } }));
        main("pool-count-0", set(good, 8, 0, 0));
        main("pool-count-short", set(good, 8, 0, good[9] - 1));
        main("pool-count-long", set(good, 8, 0, good[9] + 3));
        main("this-class-0", set(good, flags + 2, 0, 0));
        main("this-class-utf8", set(good, flags + 2, 0, 1));
        main("this-class-outside", set(good, flags + 2, 0xff, 0xff));
        main("super-class-outside", set(good, flags + 4, 0x10, 0));
        main("class-name-outside", set(good, klass + 1, 1, 0));
        main("class-name-not-utf8", set(good, klass + 1, 0, 2));
        main("name-and-type-swapped", set(good, nameAndType + 1, good[nameAndType + 3], good[nameAndType + 4], good[nameAndType + 1], good[nameAndType + 2]));
        main("name-and-type-outside", set(good, nameAndType + 1, 0x7f, 0xff));
        main("method-class-not-class", set(good, method + 1, 0, 1));
        main("method-name-not-pair", set(good, method + 3, 0, 2));
        main("string-not-utf8", set(good, string + 1, 0, 2));
        int text = utf8At(good, "println");
        main("utf8-zero-byte", set(good, text + 3, 0));
        main("utf8-four-bytes", set(good, text + 3, 0xf0, 0x9f, 0x98, 0x80));
        main("utf8-lone-continuation", set(good, text + 3, 0x80));
        main("utf8-cut", set(good, text + 9, 0xe2));
        main("utf8-length", set(good, text + 1, 0xff, 0xff));
        main("method-handle-kind", withMain(new Asm(61, 0x21, "T", O) { { methodHandle(10, method(O, "hashCode", "()I")); } }));
        main("method-handle-wrong-member", withMain(new Asm(61, 0x21, "T", O) { { methodHandle(6, field(O, "f", "I")); } }));
        main("method-type-bad", withMain(new Asm(61, 0x21, "T", O) { { methodType("(I"); } }));
        main("pool-count-one-more", set(good, 8, 0, good[9] + 1));
        main("class-constant-name", withMain(new Asm(61, 0x21, "T", O) { { cls("a//b"); } }));
        main("class-constant-dots", withMain(new Asm(61, 0x21, "T", O) { { cls("a.b"); } }));
        main("class-constant-array", withMain(new Asm(61, 0x21, "T", O) { { cls("[V"); } }));
        main("method-ref-init-type", withMain(new Asm(61, 0x21, "T", O) { { method(O, "<init>", "()I"); } }));
        main("method-ref-name", withMain(new Asm(61, 0x21, "T", O) { { method(O, "<x>", "()V"); } }));
        main("field-ref-type", withMain(new Asm(61, 0x21, "T", O) { { field(O, "f", "()V"); } }));
        main("indy-without-bootstraps", withMain(new Asm(61, 0x21, "T", O) { { dynamic(18, 0, "x", "()V"); } }));
        main("new-tags-in-old-version", withMain(new Asm(50, 0x21, "T", O) { { methodType("()V"); } }));
    }

    static void declarations() throws IOException {
        main("field-descriptor", plain().addField(1, "f", "Lx"));
        main("field-void", plain().addField(1, "f", "V"));
        main("field-name", plain().addField(1, "a/b", "I"));
        main("field-empty-name", plain().addField(1, "", "I"));
        main("field-duplicate", plain().addField(1, "f", "I").addField(2, "f", "I"));
        main("field-two-accesses", plain().addField(3, "f", "I"));
        main("field-final-volatile", plain().addField(0x50, "f", "I"));
        main("method-descriptor", plain().addMethod(0x401, "m", "(V)V"));
        main("method-descriptor-end", plain().addMethod(0x401, "m", "()VV"));
        main("method-name", plain().addMethod(9, "a<b", "()V", 1, 1, 0xb1));
        main("method-duplicate", plain().addMethod(9, "main", "([Ljava/lang/String;)V", 1, 1, 0xb1));
        main("method-two-accesses", plain().addMethod(0x405 | 2, "m", "()V"));
        main("method-abstract-final", plain().addMethod(0x411, "m", "()V"));
        main("init-static", plain().addMethod(9, "<init>", "()V", 1, 1, 0xb1));
        main("init-returns-int", plain().addMethod(1, "<init>", "()I", 1, 1, 0x03, 0xac));
        main("class-abstract-final", withMain(new Asm(61, 0x431, "T", O)));
        main("class-final-interface", new Asm(61, 0x611, "T", O));
        main("interface-not-abstract", new Asm(61, 0x201, "T", O));
        main("interface-super", new Asm(61, 0x601, "T", "java/lang/Thread"));
        main("interface-protected-method", new Asm(61, 0x601, "T", O).addMethod(0x404, "m", "()V"));
        main("interface-instance-field", new Asm(61, 0x601, "T", O).addField(1, "f", "I"));
        main("annotation-not-interface", withMain(new Asm(61, 0x2021, "T", O)));
        main("module-flag", new Asm(61, 0x8000, "module-info", null));
        main("no-super", withMain(new Asm(61, 0x21, "T", null)));
        main("missing-super", withMain(new Asm(61, 0x21, "T", "Missing")));
        main("missing-interface", withMain(new Asm(61, 0x21, "T", O, "p/Missing")));
        main("own-super", withMain(new Asm(61, 0x21, "T", "T")));
        main("final-super", withMain(new Asm(61, 0x21, "T", "java/lang/Integer")));
        main("interface-as-super", withMain(new Asm(61, 0x21, "T", "java/util/List")));
        main("class-as-interface", withMain(new Asm(61, 0x21, "T", O, "java/util/ArrayList")));
        main("array-as-super", withMain(new Asm(61, 0x21, "T", "[I")));
        main("interface-twice", withMain(new Asm(61, 0x21, "T", O, "java/lang/Runnable", "java/lang/Runnable")));
        main("sealed-super", withMain(new Asm(61, 0x21, "T", "java/lang/constant/ConstantDesc")));
        main("enum-super", withMain(new Asm(61, 0x21, "T", "java/lang/Enum")));
        main("final-method-overridden", plain().addMethod(0x11, "notify", "()V", 1, 1, 0xb1));
        main("package-private-super", withMain(new Asm(61, 0x21, "T", "java/lang/AbstractStringBuilder")));
        put("circular-super", "T.class", withMain(new Asm(61, 0x21, "T", "U")).bytes());
        put("circular-super", "U.class", new Asm(61, 0x21, "U", "T").bytes());
        run("circular-super", "-cp . T");
    }

    static void codeAttributes() throws IOException {
        main("no-code", plain().addMethod(1, "m", "()V"));
        main("abstract-with-code", withMain(new Asm(61, 0x421, "T", O)).addMethod(0x401, "m", "()V", 1, 1, 0xb1));
        main("native-with-code", plain().addMethod(0x101, "m", "()V", 1, 1, 0xb1));
        main("code-length-0", plain().addMethod(9, "m", "()V", 1, 1));
        main("code-length-65536", plain().addMethod(9, "m", "()V", 1, 1, new int[65536]));
        Asm twice = plain();
        main("two-codes", twice.addMember(true, 9, "m", "()V", twice.code(1, 1, new int[] { 0xb1 }, new int[0][]), twice.code(1, 1, new int[] { 0xb1 }, new int[0][])));
        main("arguments-do-not-fit", plain().addMethod(9, "m", "(JJ)V", 1, 3, 0xb1));
        Asm length = plain();
        main("code-too-long-attribute", length.addMember(true, 9, "m", "()V", length.attribute("Code", 0, 1, 0, 1, 0, 0, 0, 1, 0xb1, 0, 0, 0, 0, 9)));
        for (int[] row : new int[][] { { 0, 0, 0, 0 }, { 1, 0, 0, 0 }, { 0, 9, 0, 0 }, { 0, 1, 9, 0 }, { 9, 10, 0, 0 }, { 0, 1, 0, 1 } }) {
            Asm a = plain();
            main("exception-table-" + row[0] + "-" + row[1] + "-" + row[2] + "-" + row[3], a.addMember(true, 9, "m", "()V", a.code(1, 1, new int[] { 0, 0xb1 }, new int[][] { row })));
        }
        Asm notThrowable = plain();
        int type = notThrowable.cls("java/lang/String");
        main("catch-not-throwable", notThrowable.addMember(true, 9, "m", "()V", notThrowable.code(1, 1, new int[] { 0, 0xb1, 0x57, 0xb1 }, new int[][] { { 0, 1, 2, type } },
            notThrowable.attribute("StackMapTable", 0, 1, 66, 7, 0, type))));
        for (int[] map : new int[][] { { 0, 1, 3 }, { 0, 2, 1, 0 }, { 0, 1, 250 }, { 0, 1, 65, 9 }, { 0, 1, 200 }, { 0, 1 }, { 0, 1, 64, 7, 0, 0 }, { 0, 1, 255, 0, 1, 0, 5, 0 }, { 0, 1, 64, 8, 0, 0 }, { 0, 0, 0 } }) {
            Asm a = plain();
            StringBuilder name = new StringBuilder("stack-map");
            for (int b : map)
                name.append('-').append(b);
            main(name.toString(), a.addMember(true, 9, "m", "()V", a.code(2, 1, new int[] { 0x03, 0x99, 0, 4, 0, 0xb1 }, new int[0][], a.attribute("StackMapTable", map))));
        }
        Asm lines = plain();
        main("line-number-outside", lines.addMember(true, 9, "m", "()V", lines.code(1, 1, new int[] { 0xb1 }, new int[0][], lines.attribute("LineNumberTable", 0, 1, 0, 9, 0, 1))));
        Asm locals = plain();
        main("local-variable-outside", locals.addMember(true, 9, "m", "()V", locals.code(1, 1, new int[] { 0xb1 }, new int[0][], locals.attribute("LocalVariableTable", 0, 1, 0, 0, 0, 9, 0, 1, 0, 1, 0, 0))));
    }

    static void attributes() throws IOException {
        Asm a = plain();
        main("constant-value-type", a.addMember(false, 9, "f", "J", a.attribute("ConstantValue", 0, a.integer(5))));
        a = plain();
        main("constant-value-length", a.addMember(false, 9, "f", "I", a.attribute("ConstantValue", 0, a.integer(5), 0)));
        a = plain();
        main("constant-value-object", a.addMember(false, 9, "f", "Ljava/lang/Object;", a.attribute("ConstantValue", 0, a.str("x"))));
        a = plain();
        main("source-file-index", a.addClassAttribute(a.attribute("SourceFile", 0, 0)));
        a = plain();
        main("source-file-twice", a.addClassAttribute(a.attribute("SourceFile", 0, 1)).addClassAttribute(a.attribute("SourceFile", 0, 1)));
        a = plain();
        main("inner-classes-index", a.addClassAttribute(a.attribute("InnerClasses", 0, 1, 0, 1, 0, 0, 0, 0, 0, 1)));
        a = plain();
        main("inner-classes-length", a.addClassAttribute(a.attribute("InnerClasses", 0, 2, 0, a.cls("T"), 0, 0, 0, 0, 0, 1)));
        a = plain();
        main("enclosing-method", a.addClassAttribute(a.attribute("EnclosingMethod", 0, 1, 0, 1)));
        a = plain();
        main("bootstrap-arguments", a.addClassAttribute(a.attribute("BootstrapMethods", 0, 1, 0, 1, 0, 0)));
        a = plain();
        main("bootstrap-twice", a.addClassAttribute(a.attribute("BootstrapMethods", 0, 0)).addClassAttribute(a.attribute("BootstrapMethods", 0, 0)));
        a = plain();
        main("nest-host-and-members", a.addClassAttribute(a.attribute("NestHost", 0, a.cls("U"))).addClassAttribute(a.attribute("NestMembers", 0, 1, 0, a.cls("U"))));
        a = plain();
        main("nest-host-index", a.addClassAttribute(a.attribute("NestHost", 0, 1)));
        a = plain();
        main("record-component", new Asm(61, 0x31, "T", "java/lang/Record").addClassAttribute(a.attribute("Record", 0, 1)));
        a = withMain(new Asm(61, 0x31, "T", O));
        main("permitted-of-final", a.addClassAttribute(a.attribute("PermittedSubclasses", 0, 1, 0, a.cls("U"))));
        a = plain();
        main("permitted-empty", a.addClassAttribute(a.attribute("PermittedSubclasses", 0, 0)));
        a = plain();
        main("exceptions-index", a.addMember(true, 0x401, "m", "()V", a.attribute("Exceptions", 0, 1, 0, 1)));
        a = plain();
        main("signature-index", a.addClassAttribute(a.attribute("Signature", 0x7f, 0xff)));
        a = plain();
        main("unknown-attribute", a.addClassAttribute(a.attribute("Whatever", 1, 2, 3)));
        a = plain();
        main("attribute-name-index", a.addClassAttribute(new int[] { a.cls("T"), 1 }));
    }

    static void verification() throws IOException {
        main("verify-falls-off", code(1, 1, 0x00));
        main("verify-underflow", code(1, 1, 0x57, 0xb1));
        main("verify-overflow", code(1, 1, 0x03, 0x03, 0xb1));
        main("verify-return-type", code(1, 1, 0x03, 0xac));
        main("verify-types", code(2, 1, 0x0b, 0x03, 0x60, 0xb1));
        main("verify-reference-as-int", code(2, 1, 0x2a, 0x04, 0x60, 0xb1));
        main("verify-local-unset", code(2, 3, 0x1b, 0x57, 0xb1));
        main("verify-local-outside", code(2, 1, 0x03, 0x3d, 0xb1));
        main("verify-branch-outside", code(2, 1, 0xa7, 0x7f, 0xff, 0xb1));
        main("verify-branch-negative", code(2, 1, 0xa7, 0xff, 0x00, 0xb1));
        main("verify-branch-inside", code(2, 1, 0xa7, 0, 1, 0xb1));
        main("verify-no-frame", code(2, 1, 0x03, 0x99, 0, 4, 0, 0xb1));
        main("verify-opcode", code(2, 1, 0xfe, 0xb1));
        main("verify-breakpoint", code(2, 1, 0xca, 0xb1));
        main("verify-jsr", code(2, 1, 0xa8, 0, 3, 0xb1));
        main("verify-cut-instruction", code(2, 1, 0xb2, 0));
        main("verify-constant-outside", code(2, 1, 0x12, 250, 0x57, 0xb1));
        main("verify-constant-kind", code(2, 1, 0xb2, 0, 1, 0x57, 0xb1));
        main("verify-switch-order", code(2, 1, 0x03, 0xab, 0, 0, 0, 0, 0, 27, 0, 0, 0, 2, 0, 0, 0, 5, 0, 0, 0, 27, 0, 0, 0, 1, 0, 0, 0, 27, 0xb1));
        main("verify-switch-bounds", code(2, 1, 0x03, 0xaa, 0, 0, 0, 0, 0, 20, 0, 0, 0, 5, 0, 0, 0, 1, 0xb1));
        main("verify-arraylength", code(2, 1, 0x03, 0xbe, 0x57, 0xb1));
        main("verify-throw-array", code(2, 1, 0x2a, 0xbf));
        main("verify-init-not-called", new Asm(61, 0x21, "T", O).addMethod(1, "<init>", "()V", 1, 1, 0xb1));
        Asm call = code(1, 1, 0xb1);
        int length = call.method("java/lang/String", "length", "()I");
        main("verify-receiver", call.addMethod(9, "m", "(Ljava/lang/Object;)I", 2, 1, 0x2a, 0xb6, 0, length, 0xac));
        Asm priv = new Asm(61, 0x21, "T", O);
        int clone = priv.method(O, "clone", "()Ljava/lang/Object;");
        main("verify-protected", priv.addMethod(9, "main", "([Ljava/lang/String;)V", 2, 1, 0x12, priv.str("x"), 0xb6, 0, clone, 0x57, 0xb1));
        Asm old = new Asm(48, 0x21, "T", O);
        main("verify-old-merge", old.addMethod(9, "main", "([Ljava/lang/String;)V", 2, 2, 0x2a, 0xc6, 0, 5, 0x03, 0x3c, 0x1b, 0x57, 0xb1));
        Asm oldJsr = new Asm(48, 0x21, "T", O);
        main("verify-old-ret", oldJsr.addMethod(9, "main", "([Ljava/lang/String;)V", 2, 2, 0xa9, 1, 0xb1));
        main("verify-return-in-clinit", plain().addMethod(8, "<clinit>", "()V", 1, 0, 0x03, 0xac));
    }

    static void mains() throws IOException {
        main("main-missing", new Asm(61, 0x21, "T", O).addConstructor(O));
        main("main-not-static", new Asm(61, 0x21, "T", O).addMethod(1, "main", "([Ljava/lang/String;)V", 1, 2, 0xb1));
        main("main-not-public", new Asm(61, 0x21, "T", O).addMethod(8, "main", "([Ljava/lang/String;)V", 1, 2, 0xb1));
        main("main-returns-int", new Asm(61, 0x21, "T", O).addMethod(9, "main", "([Ljava/lang/String;)I", 1, 2, 0x03, 0xac));
        main("main-without-arguments", new Asm(61, 0x21, "T", O).addMethod(9, "main", "()V", 1, 2, 0xb1));
        main("main-in-interface", withMain(new Asm(61, 0x601, "T", O)));
        main("main-abstract", new Asm(61, 0x421, "T", O).addMethod(0x401, "main", "([Ljava/lang/String;)V"));
        main("main-native", new Asm(61, 0x21, "T", O).addMethod(0x109, "main", "([Ljava/lang/String;)V"));
        main("main-class-not-public", withMain(new Asm(61, 0x20, "T", O)));
        Asm thrower = new Asm(61, 0x21, "T", O);
        main("main-throws", thrower.addMethod(9, "main", "([Ljava/lang/String;)V", 1, 1, 0x01, 0xbf));
        Asm clinit = plain();
        int error = clinit.cls("java/lang/Error"), init = clinit.method("java/lang/Error", "<init>", "()V");
        main("clinit-throws", clinit.addMethod(8, "<clinit>", "()V", 2, 0, 0xbb, 0, error, 0x59, 0xb7, 0, init, 0xbf));
        Asm missing = new Asm(61, 0x21, "T", O);
        int gone = missing.method("Gone", "call", "()V");
        main("calls-missing-class", missing.addMethod(9, "main", "([Ljava/lang/String;)V", 1, 1, 0xb8, 0, gone, 0xb1));
        put("class-elsewhere", "dir/T.class", plain().bytes());
        run("class-elsewhere", "-cp . T");
        run("class-elsewhere", "-cp . dir.T");
        run("class-elsewhere", "-cp . dir/T");
        run("class-elsewhere", "-cp dir T.class");
        run("class-elsewhere", "-cp none.jar T");
        run("class-elsewhere", "-cp dir t");
        Files.createDirectories(root.resolve("class-is-directory/T.class"));
        run("class-is-directory", "-cp . T");
    }

    static byte[] jar(String manifest, Object... entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            if (manifest != null) {
                zip.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
                zip.write(manifest.getBytes());
            }
            for (int i = 0; i < entries.length; i += 2) {
                ZipEntry e = new ZipEntry((String) entries[i]);
                e.setTime(0);
                zip.putNextEntry(e);
                zip.write((byte[]) entries[i + 1]);
            }
        }
        return out.toByteArray();
    }

    static void jarCase(String name, byte[] bytes) throws IOException {
        put(name, "app.jar", bytes);
        run(name, "-jar app.jar");
    }

    static void jars() throws IOException {
        String manifest = "Manifest-Version: 1.0\r\nMain-Class: T\r\n\r\n";
        byte[] t = plain().bytes(), good = jar(manifest, "T.class", t);
        jarCase("jar-good", good);
        jarCase("jar-empty", new byte[0]);
        jarCase("jar-text", "this is no zip file at all, only some text".getBytes());
        for (int part = 1; part < 5; part++)
            jarCase("jar-cut-" + part, Arrays.copyOf(good, good.length * part / 5));
        jarCase("jar-cut-last", Arrays.copyOf(good, good.length - 1));
        jarCase("jar-no-manifest", jar(null, "T.class", t));
        jarCase("jar-no-main-class", jar("Manifest-Version: 1.0\r\n\r\n", "T.class", t));
        jarCase("jar-main-class-missing", jar("Manifest-Version: 1.0\r\nMain-Class: Nope\r\n\r\n", "T.class", t));
        jarCase("jar-main-class-slash", jar("Manifest-Version: 1.0\r\nMain-Class: p/T\r\n\r\n", "p/T.class", t));
        jarCase("jar-main-class-empty", jar("Manifest-Version: 1.0\r\nMain-Class: \r\n\r\n", "T.class", t));
        jarCase("jar-manifest-no-newline", jar("Manifest-Version: 1.0\r\nMain-Class: T", "T.class", t));
        jarCase("jar-manifest-garbage", jar("garbage without a colon\r\n\r\n", "T.class", t));
        jarCase("jar-class-path-missing", jar("Manifest-Version: 1.0\r\nMain-Class: T\r\nClass-Path: none.jar lib/\r\n\r\n", "T.class", t));
        jarCase("jar-bad-class", jar(manifest, "T.class", Arrays.copyOf(t, 50)));
        jarCase("jar-class-empty", jar(manifest, "T.class", new byte[0]));
        byte[] broken = good.clone();
        int data = new String(good, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("T.class") + 10;
        for (int i = 0; i < 20; i++)
            broken[data + i] ^= 0x55;
        jarCase("jar-bad-deflate", broken);
        byte[] directory = good.clone();
        int central = new String(good, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
        directory[central + 1] = 0;
        jarCase("jar-bad-directory", directory);
        Files.createDirectories(root.resolve("jar-is-directory/app.jar"));
        run("jar-is-directory", "-jar app.jar");
        put("jar-on-class-path", "app.jar", "not a zip".getBytes());
        run("jar-on-class-path", "-cp app.jar T");
        put("jar-signed-badly", "app.jar", jar(manifest, "T.class", t, "META-INF/X.SF", "Signature-Version: 1.0\r\n\r\n".getBytes(), "META-INF/X.RSA", new byte[20]));
        run("jar-signed-badly", "-jar app.jar");
        put("command", "T.class", t);
        put("command", "app.jar", good);
        put("command", "Bad.java", "public class Bad { int x = \"text\"; }\n".getBytes());
        put("command", "NoMain.java", "public class NoMain { }\n".getBytes());
        put("command", "Empty.java", new byte[0]);
        put("command", "Throws.java", "public class Throws { public static void main(String[] a) { throw new RuntimeException(\"source\"); } }\n".getBytes());
        put("command", "empty.args", new byte[0]);
        put("command", "unknown.args", "-nope\n".getBytes());
        put("command", "open.args", "-cp \"unclosed\n".getBytes());
        put("command", "mods/module-info.class", new byte[] { 1, 2, 3 });
    }

    public static void main(String[] args) throws IOException {
        root = Path.of(args[0]);
        layout();
        constantPool();
        declarations();
        codeAttributes();
        attributes();
        verification();
        mains();
        jars();
    }
}
