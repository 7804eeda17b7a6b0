// javac: --add-exports java.base/sun.reflect.annotation=ALL-UNNAMED --add-exports java.base/jdk.internal.access=ALL-UNNAMED --add-exports java.base/jdk.internal.misc=ALL-UNNAMED
import java.io.ObjectInputStream;

/** Superclasses and superinterfaces in packages that their module does not export at run time (JVMS 5.3.5, 5.4.4). */
class ModuleSupers {
    static class OfAbstractClass extends sun.reflect.annotation.ExceptionProxy {
        protected RuntimeException generateException() { return null; }
    }

    static class OfClass extends jdk.internal.misc.TerminatingThreadLocal<String> {}

    static class OfInterface implements jdk.internal.access.JavaObjectInputStreamAccess {
        public void checkArray(ObjectInputStream in, Class<?> type, int length) {}
    }

    interface Interface extends jdk.internal.access.JavaObjectInputStreamAccess {}

    public static void main(String[] args) {
        for (String name : new String[] { "OfAbstractClass", "OfClass", "OfInterface", "Interface" }) {
            try {
                System.out.println(Class.forName("ModuleSupers$" + name));
            } catch (ReflectiveOperationException | LinkageError e) {
                System.out.println(e.toString().replaceAll("@0x[0-9a-f]+", "@0x-"));
            }
        }
    }
}
