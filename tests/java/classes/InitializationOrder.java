// What initialises a class, in which order, and what does not.
public class InitializationOrder {
    static String log(String s) {
        System.out.println("init " + s);
        return s;
    }

    interface I { String X = log("I.X"); default void m() { } }
    interface J { String Y = log("J.Y"); }
    interface K extends I { String Z = log("K.Z"); }
    static class Super implements J { static String s = log("Super"); { log("Super instance"); } Super() { log("Super()"); } }
    static class Sub extends Super implements K {
        static final int CONSTANT = 5;
        static final Integer BOXED = 6;
        static String t = log("Sub");
        String field = log("Sub field");
        { log("Sub instance"); }
        Sub() { super(); log("Sub()"); }
        static void call() { }
    }
    static class Lazy { static { log("Lazy"); } static int f = 1; }
    static class LazySub extends Lazy { static { log("LazySub"); } }
    static class ByArray { static { log("ByArray"); } }
    static class ByLiteral { static { log("ByLiteral"); } }
    static class ByName { static { log("ByName"); } }
    static class CycleA { static { log("CycleA start"); log("b is " + CycleB.value); } static int value = 1; }
    static class CycleB { static { log("CycleB start"); log("a is " + CycleA.value); } static int value = 2; }
    enum E { ONE, TWO; static { log("E"); } E() { System.out.println("E()"); } }

    public static void main(String[] args) throws Exception {
        System.out.println(Sub.CONSTANT);
        System.out.println(new ByArray[2].length + " " + ByLiteral.class.getSimpleName());
        Object o = null;
        System.out.println(o instanceof ByArray);
        System.out.println(Sub.BOXED);
        new Sub();
        new Sub();
        System.out.println(J.Y);
        System.out.println(LazySub.f);
        System.out.println(new CycleA() != null);
        Class<?> c = Class.forName("InitializationOrder$ByName", false, InitializationOrder.class.getClassLoader());
        System.out.println(c.getSimpleName());
        Class.forName("InitializationOrder$ByName");
        System.out.println(E.valueOf("TWO"));
        System.out.println(K.Z);
    }
}
