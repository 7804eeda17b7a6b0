// args: --add-exports java.base/jdk.internal.misc=ALL-UNNAMED
// javac: --add-exports java.base/jdk.internal.misc=ALL-UNNAMED
// Names that no class file can have.
public class LongNames {
    interface Attempt { Class<?> make(String name) throws Throwable; }

    static void attempt(String what, Attempt attempt) {
        try {
            System.out.println(what + ": " + attempt.make("z".repeat(65536)));
        } catch (Throwable e) {
            String message = String.valueOf(e.getMessage());
            System.out.println(what + ": " + e.getClass().getName() + ": " + message.substring(0, Math.min(70, message.length())));
        }
    }

    static class Loader extends ClassLoader {
        Class<?> define(String name) { return defineClass(name, new byte[9], 0, 9); }
        Class<?> load(String name) throws ClassNotFoundException { return loadClass(name); }
    }

    public static void main(String[] args) {
        attempt("Class.forName", Class::forName);
        attempt("Class.forName in a loader", name -> Class.forName(name, false, new Loader()));
        attempt("loadClass", name -> new Loader().load(name));
        attempt("defineClass", name -> new Loader().define(name));
        attempt("Unsafe.defineClass", name -> jdk.internal.misc.Unsafe.getUnsafe().defineClass(name, new byte[9], 0, 9, null, null));
    }
}
