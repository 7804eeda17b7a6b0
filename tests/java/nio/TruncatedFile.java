import java.io.*;
import java.nio.*;
import java.nio.channels.*;
import java.nio.file.*;

/** Reads and writes a mapped file behind its end: the file became shorter after it was mapped. */
public class TruncatedFile {
    interface Access { Object run(MappedByteBuffer b) throws Exception; }

    static MappedByteBuffer map(Path file) throws IOException {
        try (FileChannel c = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            c.truncate(0);
            MappedByteBuffer b = c.map(FileChannel.MapMode.READ_WRITE, 0, 64 << 10);
            b.put(0, (byte) 42);
            c.truncate(0);
            return b;
        }
    }

    static void test(String what, Path file, Access access) throws Exception {
        MappedByteBuffer b = map(file);
        try {
            System.out.println(what + ": " + access.run(b));
        } catch (InternalError e) {
            System.out.println(what + ": " + e);
        }
    }

    public static void main(String[] args) throws Exception {
        Path file = Files.createTempFile("truncated", ".bin");
        try {
            test("get", file, b -> b.get(100));
            test("getShort", file, b -> b.getShort(100));
            test("getInt", file, b -> b.order(ByteOrder.LITTLE_ENDIAN).getInt(101));
            test("getLong", file, b -> b.getLong(104));
            test("getDouble", file, b -> b.getDouble(104));
            test("put", file, b -> b.put(100, (byte) 1));
            test("putLong", file, b -> b.putLong(104, 1L));
            test("putFloat", file, b -> b.putFloat(104, 1f));
            test("get array", file, b -> b.get(new byte[8192]));
            test("get small array", file, b -> b.get(new byte[20]));
            test("put array", file, b -> b.put(new byte[8192]));
            test("copy", file, b -> ByteBuffer.allocateDirect(64 << 10).put(b));
            test("mismatch", file, b -> b.mismatch(ByteBuffer.allocateDirect(64 << 10)));
            test("compareTo", file, b -> b.compareTo(ByteBuffer.allocate(64 << 10)));
            test("load", file, b -> b.load());
        } finally {
            Files.delete(file);
        }
        System.out.println("still here");
    }
}
