// args: -Djava.security.manager=allow
// A security manager is asked when code refers to a class of a package for the first time, however that is.
import java.util.concurrent.Callable;

@SuppressWarnings({"removal", "deprecation"})
public class PackageAccess {
    static class Extends extends java.util.zip.ZipException { }
    static class Implements implements java.util.zip.Checksum {
        public void update(int b) { }
        public void update(byte[] b, int off, int len) { }
        public long getValue() { return 0; }
        public void reset() { }
    }
    static class Uses {
        static Object create() { return new java.util.zip.CRC32(); }
        static Object cast(Object o) { return (java.util.zip.Adler32) o; }
        static Object array() { return new java.util.zip.ZipEntry[1]; }
        static long call() { return java.util.zip.ZipEntry.STORED + java.util.zip.Deflater.class.hashCode(); }
    }

    static void attempt(String what, Callable<?> action) {
        for (int i = 0; i < 2; i++) {
            try {
                action.call();
                System.out.println(what + ": allowed");
            } catch (Throwable e) {
                System.out.println(what + ": " + e);
            }
        }
    }

    public static void main(String[] args) {
        System.setSecurityManager(new SecurityManager() {
            @Override public void checkPackageAccess(String name) {
                if (name.equals("java.util.zip")) throw new SecurityException("not " + name);
            }
            @Override public void checkPermission(java.security.Permission permission) { }
        });
        attempt("new", Uses::create);
        attempt("cast of null", () -> Uses.cast(null));
        attempt("cast", () -> Uses.cast("s"));
        attempt("array", Uses::array);
        attempt("class constant", Uses::call);
        attempt("implements", () -> new Implements());
        attempt("extends", () -> new Extends());
        attempt("Class.forName", () -> Class.forName("java.util.zip.Inflater"));
        attempt("Class.forName of another package", () -> Class.forName("java.util.Scanner"));
        attempt("array by name", () -> Class.forName("[Ljava.util.zip.Inflater;"));
        attempt("reflection", () -> Signatures.class.getDeclaredMethods());
    }

    interface Signatures { java.util.zip.ZipFile file(); }
}
