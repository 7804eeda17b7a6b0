// A method overrides what a package-private one between them has overridden, but not that one (JVMS 5.4.5).
import java.io.*;
import java.lang.reflect.Method;

public class TransitiveOverriding {
    static final Class<?>[] USED = { pa.Grand.class, pb.Middle.class, pa.Late.class, pb.Latest.class };

    static int u2(byte[] b, int at) { return (b[at] & 0xFF) << 8 | b[at + 1] & 0xFF; }

    /** Clears the access flags of the method m. */
    static void makePackagePrivate(byte[] b) {
        int[] utf8 = new int[u2(b, 8)];
        int at = 10;
        for (int i = 1; i < utf8.length; i++) {
            int tag = b[at];
            if (tag == 1 && u2(b, at + 1) == 1 && b[at + 3] == 'm') utf8[i] = 1;
            at += tag == 1 ? 3 + u2(b, at + 1) : tag == 15 ? 4 : tag == 7 || tag == 8 || tag == 16 || tag == 19 || tag == 20 ? 3 : tag == 5 || tag == 6 ? 9 : 5;
            if (tag == 5 || tag == 6) i++;
        }
        at += 8 + 2 * u2(b, at + 6) + 2;                // no fields
        int methods = u2(b, at);
        at += 2;
        for (int i = 0; i < methods; i++) {
            if (utf8[u2(b, at + 2)] == 1) b[at] = b[at + 1] = 0;
            int attributes = u2(b, at + 6);
            at += 8;
            for (int j = 0; j < attributes; j++) at += 6 + (u2(b, at + 2) << 16 | u2(b, at + 4));
        }
    }

    static class Loader extends ClassLoader {
        @Override protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("pa.") && !name.startsWith("pb.")) return super.loadClass(name, resolve);
            Class<?> known = findLoadedClass(name);
            if (known != null) return known;
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                if (name.equals("pb.Middle")) makePackagePrivate(bytes);
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    public static void main(String[] args) throws Exception {
        Loader loader = new Loader();
        for (int i = 0; i < 2; i++)
            for (Class<?> receiver : USED) {
                Object o = loader.loadClass(receiver.getName()).getConstructor().newInstance();
                System.out.print(o.getClass().getSimpleName() + ":");
                for (String caller : new String[] { "pa.Grand.call", "pb.Middle.callMiddle", "pa.Late.callLate" }) {
                    int dot = caller.lastIndexOf('.');
                    Class<?> holder = loader.loadClass(caller.substring(0, dot));
                    if (!holder.isInstance(o)) continue;
                    Method m = holder.getMethod(caller.substring(dot + 1), holder);
                    System.out.print(" " + caller + " " + m.invoke(null, o));
                }
                System.out.println();
            }
    }
}
