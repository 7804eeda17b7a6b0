// Objects written by one version of a class, read by another: serialVersionUID and missing fields.
import java.io.*;
import java.lang.reflect.*;

public class ChangedClass {
    public static class Data implements Serializable { public int kept = 1; public String gone = "old"; }
    public static class Strict implements Serializable { private static final long serialVersionUID = 1; public int x = 2; }

    static byte[] write(Object o) throws IOException {
        ByteArrayOutputStream b = new ByteArrayOutputStream();
        new ObjectOutputStream(b).writeObject(o);
        return b.toByteArray();
    }

    static Object read(byte[] b, ClassLoader l) throws Exception {
        return new ObjectInputStream(new ByteArrayInputStream(b)) {
            @Override protected Class<?> resolveClass(ObjectStreamClass c) throws ClassNotFoundException { return Class.forName(c.getName(), false, l); }
        }.readObject();
    }

    public static void main(String[] args) throws Exception {
        String d = "ChangedClass$Data", s = "ChangedClass$Strict";
        Patch.Loader same = new Patch.Loader().unchanged(d, s);
        Object o = read(write(new Data()), same);
        System.out.println((o instanceof Data) + " " + o.getClass().getField("gone").get(o));
        Patch.Loader renamed = new Patch.Loader().with(d, Patch.rename(Patch.bytes(d), "gone", "come")).with(s, Patch.rename(Patch.bytes(s), "x", "y"));
        try {
            read(write(new Data()), renamed);
        } catch (InvalidClassException e) {
            System.out.println(e.getMessage().replaceAll("= -?[0-9]+", "= uid"));
        }
        Object t = read(write(new Strict()), renamed);
        Field y = t.getClass().getField("y");
        System.out.println(y.getInt(t));
        try {
            read(write(new Strict()), new Patch.Loader().with(s, null));
        } catch (ClassNotFoundException e) {
            System.out.println(e.getMessage());
        }
    }
}
