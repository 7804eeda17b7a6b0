import java.io.*;
import java.util.*;

/**
 * A tiny assembler of class files, for classes javac refuses to make. Code is given as raw bytes.
 * A subclass may add constants in its initialiser.
 */
public class Asm {
    private final ByteArrayOutputStream poolBytes = new ByteArrayOutputStream(), fields = new ByteArrayOutputStream(), methods = new ByteArrayOutputStream();
    private final DataOutputStream pool = new DataOutputStream(poolBytes);
    private final Map<String, Integer> entries = new HashMap<>();
    private int poolCount = 1, fieldCount, methodCount;
    private final int version, flags, thisClass, superClass;
    private final int[] interfaces;

    public Asm(int version, int flags, String name, String superName, String... interfaceNames) {
        this.version = version;
        this.flags = flags;
        thisClass = cls(name);
        superClass = superName == null ? 0 : cls(superName);
        interfaces = new int[interfaceNames.length];
        for (int i = 0; i < interfaces.length; i++)
            interfaces[i] = cls(interfaceNames[i]);
    }

    private interface Writer {
        void write() throws IOException;
    }

    private int entry(String key, int slots, Writer writer) {
        Integer known = entries.get(key);
        if (known != null)
            return known;
        try {
            writer.write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int index = poolCount;
        poolCount += slots;
        entries.put(key, index);
        return index;
    }

    private int oneIndex(int tag, int index) {
        return entry(tag + ":" + index, 1, () -> { pool.writeByte(tag); pool.writeShort(index); });
    }

    private int twoIndexes(int tag, int a, int b) {
        return entry(tag + ":" + a + ":" + b, 1, () -> { pool.writeByte(tag); pool.writeShort(a); pool.writeShort(b); });
    }

    public int utf(String s) {
        return entry("u" + s, 1, () -> { pool.writeByte(1); pool.writeUTF(s); });
    }

    public int integer(int i) {
        return entry("i" + i, 1, () -> { pool.writeByte(3); pool.writeInt(i); });
    }

    public int longValue(long l) {
        return entry("l" + l, 2, () -> { pool.writeByte(5); pool.writeLong(l); });
    }

    public int cls(String name) {
        return oneIndex(7, utf(name));
    }

    public int str(String s) {
        return oneIndex(8, utf(s));
    }

    public int methodType(String descriptor) {
        return oneIndex(16, utf(descriptor));
    }

    private int member(int tag, String owner, String name, String descriptor) {
        return twoIndexes(tag, cls(owner), twoIndexes(12, utf(name), utf(descriptor)));
    }

    public int field(String owner, String name, String descriptor) {
        return member(9, owner, name, descriptor);
    }

    public int method(String owner, String name, String descriptor) {
        return member(10, owner, name, descriptor);
    }

    public int interfaceMethod(String owner, String name, String descriptor) {
        return member(11, owner, name, descriptor);
    }

    /** kind as in JVMS table 5.4.3.5-A; member is a field or method entry. */
    public int methodHandle(int kind, int member) {
        return entry("h" + kind + ":" + member, 1, () -> { pool.writeByte(15); pool.writeByte(kind); pool.writeShort(member); });
    }

    /** tag 17: dynamic constant, 18: invokedynamic. */
    public int dynamic(int tag, int bootstrap, String name, String descriptor) {
        return twoIndexes(tag, bootstrap, twoIndexes(12, utf(name), utf(descriptor)));
    }

    private final List<int[]> bootstraps = new ArrayList<>();

    /** A bootstrap method: a method handle entry and its static arguments. */
    public int bootstrap(int handle, int... arguments) {
        int[] row = new int[arguments.length + 1];
        row[0] = handle;
        System.arraycopy(arguments, 0, row, 1, arguments.length);
        bootstraps.add(row);
        utf("BootstrapMethods");
        return bootstraps.size() - 1;
    }

    public Asm addField(int flags, String name, String descriptor) {
        fieldCount++;
        put(fields, flags, utf(name), utf(descriptor), 0);
        return this;
    }

    private static void put(ByteArrayOutputStream out, int... shorts) {
        for (int s : shorts) {
            out.write(s >> 8);
            out.write(s);
        }
    }

    /** A method without Code. */
    public Asm addMethod(int flags, String name, String descriptor) {
        methodCount++;
        put(methods, flags, utf(name), utf(descriptor), 0);
        return this;
    }

    /** Each int is one byte of code; an index from the pool is given as hi(i), lo(i). */
    public Asm addMethod(int flags, String name, String descriptor, int maxStack, int maxLocals, int... code) {
        methodCount++;
        put(methods, flags, utf(name), utf(descriptor), 1, utf("Code"), 0, 12 + code.length, maxStack, maxLocals, 0, code.length);
        for (int b : code)
            methods.write(b);
        put(methods, 0, 0);
        return this;
    }

    /** An attribute for addMember or addClassAttribute: the name's index, then one byte per int. */
    public int[] attribute(String name, int... bytes) {
        int[] a = new int[bytes.length + 1];
        a[0] = utf(name);
        System.arraycopy(bytes, 0, a, 1, bytes.length);
        return a;
    }

    /** A Code attribute; rows of the exception table are start, end, handler, catch type; attributes may follow. */
    public int[] code(int maxStack, int maxLocals, int[] code, int[][] exceptions, int[]... attributes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        put(out, maxStack, maxLocals, 0, code.length);
        for (int b : code)
            out.write(b);
        put(out, exceptions.length);
        for (int[] row : exceptions)
            put(out, row);
        putAttributes(out, attributes);
        byte[] bytes = out.toByteArray();
        int[] ints = new int[bytes.length];
        for (int i = 0; i < ints.length; i++)
            ints[i] = bytes[i] & 0xff;
        return attribute("Code", ints);
    }

    private static void putAttributes(ByteArrayOutputStream out, int[]... attributes) {
        put(out, attributes.length);
        for (int[] a : attributes) {
            put(out, a[0], a.length - 1 >> 16, a.length - 1);
            for (int i = 1; i < a.length; i++)
                out.write(a[i]);
        }
    }

    /** A method (or a field) with the given attributes. */
    public Asm addMember(boolean method, int flags, String name, String descriptor, int[]... attributes) {
        if (method)
            methodCount++;
        else
            fieldCount++;
        ByteArrayOutputStream out = method ? methods : fields;
        put(out, flags, utf(name), utf(descriptor));
        putAttributes(out, attributes);
        return this;
    }

    private final List<int[]> classAttributes = new ArrayList<>();

    public Asm addClassAttribute(int[] attribute) {
        classAttributes.add(attribute);
        return this;
    }

    /** A constant-pool entry of any tag and content. */
    public int raw(int tag, int... bytes) {
        return entry("raw" + tag + Arrays.toString(bytes), 1, () -> {
            pool.writeByte(tag);
            for (int b : bytes)
                pool.writeByte(b);
        });
    }

    /** public <init>() that calls the superclass's. */
    public Asm addConstructor(String superName) {
        int init = method(superName, "<init>", "()V");
        return addMethod(1, "<init>", "()V", 1, 1, 0x2a, 0xb7, hi(init), lo(init), 0xb1);
    }

    public static int hi(int i) {
        return i >> 8 & 0xff;
    }

    public static int lo(int i) {
        return i & 0xff;
    }

    public byte[] bytes() {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeInt(0xcafebabe);
            out.writeInt(version);
            out.writeShort(poolCount);
            poolBytes.writeTo(out);
            out.writeShort(flags);
            out.writeShort(thisClass);
            out.writeShort(superClass);
            out.writeShort(interfaces.length);
            for (int i : interfaces)
                out.writeShort(i);
            out.writeShort(fieldCount);
            fields.writeTo(out);
            out.writeShort(methodCount);
            methods.writeTo(out);
            out.writeShort((bootstraps.isEmpty() ? 0 : 1) + classAttributes.size());
            for (int[] a : classAttributes) {
                out.writeShort(a[0]);
                out.writeInt(a.length - 1);
                for (int i = 1; i < a.length; i++)
                    out.writeByte(a[i]);
            }
            if (!bootstraps.isEmpty()) {
                out.writeShort(utf("BootstrapMethods"));
                out.writeInt(2 + bootstraps.stream().mapToInt(b -> 2 + 2 * b.length).sum());
                out.writeShort(bootstraps.size());
                for (int[] b : bootstraps) {
                    out.writeShort(b[0]);
                    out.writeShort(b.length - 1);
                    for (int i = 1; i < b.length; i++)
                        out.writeShort(b[i]);
                }
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
