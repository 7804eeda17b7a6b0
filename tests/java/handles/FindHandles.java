// MethodHandles.Lookup.find*: every kind of member, special calls, access refused, reveal and unreflect.
import java.lang.invoke.*;
import java.util.*;
import static java.lang.invoke.MethodType.methodType;

public class FindHandles {
    public int field = 1;
    private static String hidden = "hidden";
    public FindHandles() { }
    private FindHandles(int f) { field = f; }
    static String join(String a, int b) { return a + b; }
    public String hello(String who) { return "hello " + who + field; }
    private long secret(long l) { return l * 2; }
    static class Sub extends FindHandles {
        @Override public String hello(String who) { return "sub " + who; }
        static MethodHandles.Lookup lookup() { return MethodHandles.lookup(); }
    }
    interface Face { default String def(int i) { return "def" + i; } static int st() { return 9; } }
    static class FaceImpl implements Face { public String def(int i) { return "impl"; } static MethodHandles.Lookup lookup() { return MethodHandles.lookup(); } }

    interface Body { Object run() throws Throwable; }

    static void show(String name, Body b) {
        try {
            System.out.println(name + " = " + b.run());
        } catch (Throwable t) {
            System.out.println(name + ": " + t.toString().replaceAll("@[0-9a-f]+", "@hash"));
        }
    }

    public static void main(String[] args) throws Throwable {
        MethodHandles.Lookup l = MethodHandles.lookup(), p = MethodHandles.publicLookup();
        FindHandles o = new FindHandles(5);
        show("static", () -> (String) l.findStatic(FindHandles.class, "join", methodType(String.class, String.class, int.class)).invokeExact("j", 7));
        show("virtual", () -> (String) l.findVirtual(FindHandles.class, "hello", methodType(String.class, String.class)).invokeExact((FindHandles) new Sub(), "w"));
        show("special", () -> Sub.lookup().findSpecial(FindHandles.class, "hello", methodType(String.class, String.class), Sub.class).invoke(new Sub(), "w"));
        show("private", () -> (long) l.findVirtual(FindHandles.class, "secret", methodType(long.class, long.class)).invokeExact(o, 21L));
        show("constructor", () -> ((FindHandles) l.findConstructor(FindHandles.class, methodType(void.class, int.class)).invokeExact(8)).field);
        show("getter", () -> (int) l.findGetter(FindHandles.class, "field", int.class).invokeExact(o));
        show("setter", () -> { l.findSetter(FindHandles.class, "field", int.class).invokeExact(o, 77); return o.field; });
        show("static getter", () -> l.findStaticGetter(FindHandles.class, "hidden", String.class).invoke());
        show("static setter", () -> { l.findStaticSetter(FindHandles.class, "hidden", String.class).invoke("set"); return hidden; });
        show("bind", () -> (String) l.bind(o, "hello", methodType(String.class, String.class)).invokeExact("bound"));
        show("interface", () -> l.findVirtual(Face.class, "def", methodType(String.class, int.class)).invoke(new FaceImpl(), 3));
        show("interface special", () -> FaceImpl.lookup().findSpecial(Face.class, "def", methodType(String.class, int.class), FaceImpl.class).invoke(new FaceImpl(), 3));
        show("interface static", () -> l.findStatic(Face.class, "st", methodType(int.class)).invoke());
        show("library", () -> (int) p.findVirtual(String.class, "length", methodType(int.class)).invokeExact("four"));
        show("array length", () -> (int) MethodHandles.arrayLength(int[].class).invokeExact(new int[6]));
        show("array get", () -> MethodHandles.arrayElementGetter(Object[].class).invoke(new Object[] { "e" }, 0));
        show("array clone", () -> ((int[]) l.findVirtual(int[].class, "clone", methodType(Object.class)).invoke(new int[3])).length);
        show("object method on interface", () -> l.findVirtual(List.class, "hashCode", methodType(int.class)).invoke(List.of(1)));
        show("no such", () -> l.findStatic(FindHandles.class, "nope", methodType(void.class)));
        show("wrong kind", () -> l.findStatic(FindHandles.class, "hello", methodType(String.class, String.class)));
        show("wrong type", () -> l.findGetter(FindHandles.class, "field", long.class));
        show("public lookup on private", () -> p.findStaticGetter(FindHandles.class, "hidden", String.class));
        show("protected in java.base", () -> l.findVirtual(Object.class, "clone", methodType(Object.class)));
        show("null receiver", () -> l.findVirtual(String.class, "length", methodType(int.class)).invoke((String) null));
        show("unreflect", () -> l.unreflect(FindHandles.class.getMethod("hello", String.class)).invoke(o, "u") + " " + l.unreflectGetter(FindHandles.class.getField("field")).invoke(o));
        show("reveal", () -> { MethodHandleInfo i = l.revealDirect(l.findVirtual(FindHandles.class, "hello", methodType(String.class, String.class))); return i + " " + i.getReferenceKind() + " " + i.getName() + i.getMethodType(); });
        show("in", () -> l.in(String.class).toString() + " " + l.lookupModes() + " " + l.dropLookupMode(MethodHandles.Lookup.PRIVATE).lookupModes());
        show("privateLookupIn", () -> MethodHandles.privateLookupIn(Sub.class, l).lookupClass());
        show("privateLookupIn java.lang", () -> MethodHandles.privateLookupIn(String.class, l));
        show("findClass", () -> l.findClass("FindHandles$Sub") + " " + l.accessClass(Sub.class));
        show("type", () -> l.findConstructor(ArrayList.class, methodType(void.class, Collection.class)).type());
        show("throws", () -> l.findStatic(Integer.class, "parseInt", methodType(int.class, String.class)).invoke("x"));
    }
}
