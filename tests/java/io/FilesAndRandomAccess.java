// java.io files: create, write, append, list, rename, delete, random access, permissions, lengths.
import java.io.*;
import java.util.*;

public class FilesAndRandomAccess {
    public static void main(String[] args) throws Exception {
        File dir = File.createTempFile("iotest", "");
        System.out.println(dir.delete() + " " + dir.mkdir() + " " + dir.isDirectory() + " " + dir.list().length);
        File f = new File(dir, "a.txt");
        System.out.println(f.exists() + " " + f.createNewFile() + " " + f.createNewFile() + " " + f.length() + " " + f.getName() + " " + f.getParentFile().equals(dir));
        try (FileOutputStream out = new FileOutputStream(f)) { out.write("hello".getBytes()); out.write(10); }
        try (FileWriter out = new FileWriter(f, true)) { out.write("world \u00e9"); }
        System.out.println(f.length());
        try (FileInputStream in = new FileInputStream(f)) { System.out.println(in.available() + " " + in.read() + " " + in.skip(2) + " " + (char) in.read() + " " + new String(in.readAllBytes(), "UTF-8").trim() + " " + in.read()); }
        try (RandomAccessFile r = new RandomAccessFile(f, "rw")) {
            r.seek(2);
            r.writeInt(0x41424344);
            r.seek(r.length());
            r.writeLong(-2); r.writeDouble(1.5); r.writeUTF("utf\u20ac"); r.writeBoolean(true); r.writeChars("c"); r.writeShort(-3);
            System.out.println(r.getFilePointer() + " " + r.length());
            r.seek(14);
            System.out.println(r.readLong() + " " + r.readDouble() + " " + r.readUTF() + " " + r.readBoolean() + r.readChar() + r.readUnsignedShort());
            r.setLength(8);
            r.seek(0);
            System.out.println(r.readLine() + " " + r.length());
            r.seek(100);
            System.out.println(r.read() + " " + r.length());
        }
        try (RandomAccessFile ro = new RandomAccessFile(f, "r")) {
            ro.write(1);
        } catch (IOException e) {
            System.out.println(e.getMessage());
        }
        File g = new File(dir, "b.bin"), sub = new File(dir, "x/y/z");
        System.out.println(f.renameTo(g) + " " + f.exists() + " " + g.exists() + " " + sub.mkdir() + sub.mkdirs() + " " + g.setReadOnly() + g.canRead());
        String[] names = dir.list();
        Arrays.sort(names);
        System.out.println(Arrays.toString(names) + " " + dir.listFiles((d, n) -> n.endsWith(".bin")).length + " " + dir.delete() + " " + new File("/no/such").list());
        System.out.println(g.setLastModified(1_000_000_000_000L) + " " + g.lastModified() + " " + new File("a/../b/./c").getPath() + " " + new File("/a/../b").getCanonicalPath() + " " + new File("x").isAbsolute() + " " + new File("/tmp").toURI());
        for (String mode : new String[] { "missing", "directory" })
            try {
                new FileInputStream(mode.equals("missing") ? new File(dir, "none") : dir);
            } catch (FileNotFoundException e) {
                System.out.println(e.getMessage().substring(dir.getPath().length()));
            }
        FileInputStream closed = new FileInputStream(g);
        closed.close();
        try {
            closed.read();
        } catch (IOException e) {
            System.out.println(e.getMessage());
        }
        for (File x : new File[] { g, sub, sub.getParentFile(), sub.getParentFile().getParentFile(), dir }) System.out.print(x.delete() + " ");
        System.out.println();
    }
}
