import java.io.*;
import java.util.*;
// A loader that delegated to another one keeps that one's classes.
public class DroppedParent {
    public static class Payload { public static String hello() { return "hello"; } }
    static class Defining extends ClassLoader {
        Defining() { super(DroppedParent.class.getClassLoader()); }
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals("DroppedParent$Payload")) return super.loadClass(name, resolve);
            Class<?> c = findLoadedClass(name);
            if (c != null) return c;
            try (InputStream in = getResourceAsStream("DroppedParent$Payload.class")) {
                byte[] b = in.readAllBytes();
                return defineClass(name, b, 0, b.length);
            } catch (IOException e) { throw new ClassNotFoundException(name, e); }
        }
    }
    static class Delegating extends ClassLoader {
        int asked;
        Delegating() { super(null); }
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            asked++;
            return new Defining().loadClass(name);
        }
    }
    public static void main(String[] args) throws Exception {
        List<Delegating> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) all.add(new Delegating());
        for (Delegating d : all) Class.forName("DroppedParent$Payload", true, d);
        for (int i = 0; i < 5; i++) {
            System.gc();
            for (int j = 0; j < 2000; j++) { byte[] b = new byte[100 + j]; Arrays.fill(b, (byte) 0x5a); }
        }
        for (Delegating d : all) {
            Class<?> c = Class.forName("DroppedParent$Payload", true, d);
            System.out.println(c.getMethod("hello").invoke(null) + " " + d.asked + " " + c.getClassLoader().getClass().getName());
        }
    }
}
