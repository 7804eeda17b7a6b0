// Instance and static fields of every type: defaults, inheritance, shadowing, interface constants, volatile.
public class FieldKinds {
    interface Limits { int MAX = 10; String NAME = new String("limits"); }

    static class A implements Limits {
        static int shared = 1;
        int x = 1;
        protected String s = "A";
        byte b; short sh; char c; boolean z; long l; float f; double d; Object o; int[] array;

        String show() {
            return x + s + b + sh + (int) c + z + l + f + d + o + array;
        }
    }

    static class B extends A {
        static int shared = 2;
        int x = 20;
        String s = "B";
        volatile long v = Long.MAX_VALUE;

        String both() {
            return x + " " + super.x + " " + ((A) this).x + " " + s + super.s + " " + shared + A.shared + MAX + NAME;
        }
    }

    static class C extends B { }

    public static void main(String[] args) {
        System.out.println(new A().show());
        B b = new B();
        System.out.println(b.both());
        A a = b;
        a.x = 5;
        a.s = "changed";
        b.x = 6;
        System.out.println(b.both() + " " + b.show() + " " + ((A) b).s + b.s);
        C.shared += 40;
        A.shared += 100;
        System.out.println(C.shared + " " + B.shared + " " + A.shared + " " + C.MAX + " " + C.NAME);
        C c = new C();
        c.b = (byte) 300; c.sh = (short) 70000; c.c = (char) -1; c.z = true; c.l = 1L << 60; c.f = 1.5f; c.d = -2.5; c.o = "o";
        System.out.println(c.show() + " " + c.v--  + " " + c.v);
        c.b++; c.sh--; c.c += 2; c.l >>>= 3; c.f /= 0; c.d %= 1; c.z ^= true;
        System.out.println(c.show());
    }
}
