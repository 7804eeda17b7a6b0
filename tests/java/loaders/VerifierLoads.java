import java.io.*;
import java.util.*;

/** Which classes the verifier asks a loader for, and in which order: only those whose relation it has to know (JVMS 4.10.1.2). */
public class VerifierLoads {
    interface Shape { int area(); }
    interface Named { }
    static class Base { int x; protected int hidden; protected void touch() { } }
    static class Middle extends Base { }
    static class Leaf extends Middle implements Shape, Named { public int area() { return 1; } }
    static class Other extends Base { }
    static class Failure extends RuntimeException { }
    static class Worse extends Failure { }
    static final class Sink {
        static void base(Base b) { }
        static void shape(Shape s) { }
        static void object(Object o) { }
        static void array(Base[] a) { }
        static void shapes(Shape[] a) { }
    }

    /** Each is loaded by a loader of its own, linked, and never run. */
    static class Same { static Leaf id(Leaf l) { Leaf m = l; return m; } }
    static class Widens { static Base f(Leaf l) { return l; } }
    static class ToInterface { static Shape f(Leaf l) { return l; } static Shape g(Object o) { return (Shape) o; } }
    static class ToObject { static Object f(Leaf l) { return l; } }
    static class Passes { static void f(Leaf l) { Sink.base(l); Sink.shape(l); Sink.object(l); } }
    static class Merges { static Base f(boolean b, Leaf l, Other o) { return b ? l : o; } }
    static class MergesToObject { static Object f(boolean b, Leaf l, Other o) { Object r = b ? l : o; return r; } }
    static class Arrays { static void f(Leaf[] l) { Sink.array(l); Sink.shapes(l); Sink.object(l); } }
    static class StoresElement { static void f(Base[] a, Leaf l) { a[0] = l; } }
    static class StoresField { static Base field; static void f(Leaf l) { field = l; } }
    static class ReadsField { static int f(Leaf l) { return l.x; } }
    static class Calls { static int f(Leaf l, Shape s) { return l.area() + s.area() + l.hashCode(); } }
    static class Throws { static void f(Worse w) { throw w; } }
    static class Catches { static void f() { try { Sink.base(null); } catch (Worse e) { } } }
    static class CatchesTwo { static Object f() { try { Sink.base(null); return null; } catch (Worse | IllegalStateException e) { return e; } } }
    static class Makes { static Object f() { return new Leaf(); } static Base g() { return new Leaf(); } }
    static class MakesNull { static Base f(boolean b) { Base r = null; if (b) r = new Leaf(); return r; } }
    static class Casts { static Object f(Object o) { return (Leaf) o; } static boolean g(Object o) { return o instanceof Leaf; } }
    static class Loops { static Base f(Base b) { for (int i = 0; i < 3; i++) b = i == 1 ? new Leaf() : b; return b; } }
    static class Lambda { static Object f(Leaf l) { Runnable r = () -> Sink.base(l); return r; } }
    static class Inherits extends Base { int f() { return hidden + ((Inherits) this).hidden; } void g() { touch(); } }
    static class Overrides extends Leaf { public int area() { return super.area() + hidden; } }

    static class Logger extends ClassLoader {
        final List<String> asked = new ArrayList<>(), refused;
        Logger(String... refused) { super(null); this.refused = List.of(refused); }
        @Override protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                String simple = name.replaceAll(".*[.$]", "");
                asked.add(simple);
                if (refused.contains(simple)) throw new ClassNotFoundException(name);
                Class<?> c = findLoadedClass(name);
                if (c != null) return c;
                if (name.startsWith("java.")) return super.loadClass(name, resolve);
                try (InputStream in = VerifierLoads.class.getResourceAsStream(name + ".class")) {
                    byte[] bytes = in.readAllBytes();
                    return defineClass(name, bytes, 0, bytes.length);
                } catch (IOException e) {
                    throw new ClassNotFoundException(name, e);
                }
            }
        }
    }

    public static void main(String[] args) throws Exception {
        for (String name : List.of("Same", "Widens", "ToInterface", "ToObject", "Passes", "Merges", "MergesToObject", "Arrays",
                "StoresElement", "StoresField", "ReadsField", "Calls", "Throws", "Catches", "CatchesTwo", "Makes", "MakesNull",
                "Casts", "Loops", "Lambda", "Inherits", "Overrides")) {
            Logger loader = new Logger();
            Class.forName("VerifierLoads$" + name, true, loader);
            System.out.println(name + ": " + String.join(" ", loader.asked));
        }
        for (String[] refused : new String[][] { { "Middle" }, { "Named" }, { "Middle", "Shape" }, { "Base", "Named" }, { "Leaf" } })
            try {
                System.out.println(Class.forName("VerifierLoads$Overrides", true, new Logger(refused)));
            } catch (Throwable e) {
                System.out.println(String.join(" ", refused) + " refused: " + e);
            }
    }
}
