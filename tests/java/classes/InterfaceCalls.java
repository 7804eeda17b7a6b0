// Interface dispatch: default, static and private methods, diamonds, super calls, many interfaces per class.
import java.util.*;

public class InterfaceCalls {
    interface A { default String hi() { return "A"; } String name(); }
    interface B extends A { default String hi() { return "B>" + A.super.hi(); } }
    interface C extends A { default String hi() { return "C>" + A.super.hi(); } static String make() { return "made by C"; } }
    interface D extends B, C {
        default String hi() { return "D>" + B.super.hi() + C.super.hi() + secret(); }
        private String secret() { return "[" + name() + own() + "]"; }
        private static String own() { return "!"; }
    }
    static class E implements D { public String name() { return "E"; } }
    static class F extends E implements A { public String hi() { return "F>" + super.hi(); } }
    static class G implements A { public String name() { return "G"; } }
    static class H extends G implements C { }
    interface Op { int apply(int x); }
    interface Named { default String label() { return getClass().getSimpleName(); } }
    enum Ops implements Op, Named {
        INC { public int apply(int x) { return x + 1; } },
        DOUBLE { public int apply(int x) { return x * 2; } public String label() { return "twice"; } };
    }
    static class Many implements Runnable, Comparable<Many>, Cloneable, Iterable<String>, Named, Op {
        public void run() { System.out.print("run "); }
        public int compareTo(Many m) { return 0; }
        public Iterator<String> iterator() { return List.of("it", "er").iterator(); }
        public int apply(int x) { return -x; }
    }

    public static void main(String[] args) {
        A[] all = { new E(), new F(), new G(), new H(), new A() { public String name() { return "anon"; } }, () -> "lambda" };
        for (int i = 0; i < 2; i++)
            for (A a : all)
                System.out.print(a.hi() + a.name() + " ");
        System.out.println(C.make());
        for (Ops op : Ops.values())
            System.out.print(op.apply(21) + op.label().length() + " ");
        Many m = new Many();
        Runnable r = m;
        r.run();
        Iterable<String> it = m;
        for (String s : it)
            System.out.print(s + " ");
        System.out.println(((Op) m).apply(4) + ((Named) m).label() + ((Comparable<Many>) m).compareTo(m));
        A a = all[0];
        System.out.println(a.equals(a) + " " + (a.hashCode() == a.hashCode()) + " " + (a.getClass() == E.class) + " " + (a.toString() != null));
    }
}
