// A child-first loader: separate statics, casts between twins, resources, parents, parallel definition.
import java.util.*;

public class CustomLoader {
    public static class Counter { public static int count; public Counter() { count++; } public String toString() { return "counter " + count; } }

    static class ChildFirst extends ClassLoader {
        static { registerAsParallelCapable(); }
        final List<String> asked = new ArrayList<>();
        ChildFirst(String name, ClassLoader parent) { super(name, parent); }
        @Override protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("CustomLoader"))
                asked.add(name);
            if (!name.startsWith("CustomLoader$"))
                return super.loadClass(name, resolve);
            Class<?> c = findLoadedClass(name);
            if (c == null) {
                byte[] b = Patch.bytes(name);
                c = defineClass(name, b, 0, b.length);
            }
            return c;
        }
    }

    public static void main(String[] args) throws Exception {
        ClassLoader app = CustomLoader.class.getClassLoader();
        ChildFirst a = new ChildFirst("first", app), b = new ChildFirst("second", a);
        Class<?> ca = a.loadClass("CustomLoader$Counter"), cb = b.loadClass("CustomLoader$Counter");
        new Counter();
        ca.getConstructor().newInstance();
        System.out.println(ca.getConstructor().newInstance() + " " + cb.getConstructor().newInstance() + " " + new Counter());
        System.out.println((ca == cb) + " " + ca.isAssignableFrom(cb) + " " + ca.getClassLoader().getName() + " " + cb.getClassLoader().getParent().getName());
        try {
            Counter c = (Counter) ca.getConstructor().newInstance();
        } catch (ClassCastException e) {
            System.out.println(Patch.clean(e.getMessage()));
        }
        System.out.println(a.asked + " " + b.asked);
        System.out.println(ca == Class.forName("CustomLoader$Counter", false, a));
        System.out.println(app.getName() + " " + app.getParent().getName() + " " + app.getParent().getParent() + " " + ClassLoader.getPlatformClassLoader().getName());
        System.out.println(a.getUnnamedModule() == ca.getModule());
        System.out.println(ca.getPackage().getName().isEmpty() + " " + a.getDefinedPackages().length + " " + a.isRegisteredAsParallelCapable());
        Thread.currentThread().setContextClassLoader(b);
        System.out.println(Thread.currentThread().getContextClassLoader().getName());
        System.out.println(a.getResource("CustomLoader.class") != null);
        System.out.println(ClassLoader.getSystemResource("no/such/thing"));
        System.out.println(String.class.getResource("String.class").getProtocol());
        byte[] bytes = Patch.bytes("CustomLoader$Counter");
        try {
            new ClassLoader() { Class<?> go() { return defineClass("java.lang.Fake", bytes, 0, bytes.length); } }.go();
        } catch (SecurityException e) {
            System.out.println(e.getMessage());
        }
    }
}
