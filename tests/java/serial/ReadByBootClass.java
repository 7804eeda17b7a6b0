// args: --add-exports=java.base/jdk.internal.misc=ALL-UNNAMED
// javac: --add-exports=java.base/jdk.internal.misc=ALL-UNNAMED
import java.io.*;
import java.lang.reflect.*;

/** A class of the boot loader that reads objects finds the program's classes, also when a generated accessor calls it. */
public class ReadByBootClass implements Serializable {
    private static final long serialVersionUID = 1;

    public static class Reader {
        public Reader(ObjectInputStream in) throws Exception { System.setProperty("read", in.readObject().getClass().getName()); }
        public static String read(ObjectInputStream in) throws Exception { return in.readObject().getClass().getName(); }
    }

    static ObjectInputStream input(byte[] bytes) throws IOException { return new ObjectInputStream(new ByteArrayInputStream(bytes)); }

    public static void main(String[] args) throws Exception {
        byte[] code;
        try (InputStream in = ReadByBootClass.class.getResourceAsStream("ReadByBootClass$Reader.class")) { code = in.readAllBytes(); }
        Class<?> reader = jdk.internal.misc.Unsafe.getUnsafe().defineClass("ReadByBootClass$Reader", code, 0, code.length, null, null);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) { out.writeObject(new ReadByBootClass()); }
        Constructor<?> constructor = reader.getConstructor(ObjectInputStream.class);
        Method method = reader.getMethod("read", ObjectInputStream.class);
        for (int i = 0; i < 40; i++) {
            constructor.newInstance(input(bytes.toByteArray()));
            method.invoke(null, input(bytes.toByteArray()));
        }
        System.out.println(reader.getClassLoader() + " " + System.getProperty("read"));
    }
}
