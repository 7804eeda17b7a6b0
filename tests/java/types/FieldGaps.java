// Small fields of a subclass fill the gaps that its superclasses have left at their ends: a chain of bytes takes a byte for each.
import java.lang.reflect.*;
import sun.misc.Unsafe;

public class FieldGaps {
    static class A { byte a = 1; }
    static class B extends A { byte b = 2; }
    static class C extends B { }
    static class D extends C { short d = 3; }
    static class E extends D { byte e = 4; }
    static class F extends E { Object f = "five"; }
    static class G extends F { int g = 6; }
    static class H extends G { byte h = 7; }
    static class I extends H { byte i = 8; }

    public static void main(String[] args) throws Exception {
        Field field = Unsafe.class.getDeclaredField("theUnsafe");
        field.setAccessible(true);
        Unsafe unsafe = (Unsafe) field.get(null);
        I o = new I();
        long a = unsafe.objectFieldOffset(A.class.getDeclaredField("a")), b = unsafe.objectFieldOffset(B.class.getDeclaredField("b"));
        long d = unsafe.objectFieldOffset(D.class.getDeclaredField("d")), e = unsafe.objectFieldOffset(E.class.getDeclaredField("e"));
        long h = unsafe.objectFieldOffset(H.class.getDeclaredField("h")), i = unsafe.objectFieldOffset(I.class.getDeclaredField("i"));
        System.out.println((b - a) + " " + (d - a < 4) + " " + (Math.abs(e - a) < 8) + " " + (i - h));
        System.gc();
        System.out.println(o.a + " " + o.b + " " + o.d + " " + o.e + " " + o.f + " " + o.g + " " + o.h + " " + o.i);
    }
}
