// args: -XX:-OmitStackTraceInFastThrow
// Call sites whose receivers change after compilation: one class, then two, then many, then null, then a class loaded late.
public class ReceiverChange {
    interface Shape { int area(int x); default int twice(int x) { return area(x) * 2; } }
    static abstract class Base implements Shape {
        int tag() { return 1; }
        abstract long id(long x);
    }
    static class A extends Base {
        public int area(int x) { return x + 1; }
        long id(long x) { return x; }
    }
    static class B extends Base {
        public int area(int x) { return x * 3; }
        long id(long x) { return -x; }
        @Override int tag() { return 2; }
    }
    static class C extends A {
        @Override public int area(int x) { return super.area(x) ^ 5; }
        @Override public int twice(int x) { return x; }
    }
    static class D extends A { }                            // overrides nothing: the same targets as A
    static final class E extends Base {
        int calls;
        public int area(int x) { calls++; return x & 7; }
        long id(long x) { return calls; }
        @Override int tag() { return calls & 3; }
    }
    static class F extends B { @Override int tag() { return super.tag() * 5; } }
    static class G extends Base {
        public int area(int x) { return -x; }
        long id(long x) { return x >>> 7; }
    }
    static class Thrower extends Base {
        public int area(int x) { throw new IllegalStateException("area " + x); }
        long id(long x) { throw new IllegalStateException("id " + x); }
    }

    static int viaInterface(Shape s, int x) { return s.area(x) + s.twice(x); }
    static long viaClass(Base b, long x) { return b.id(x) + b.tag(); }
    static int viaObject(Object o) { return o.toString().length() + (o.equals(o) ? 1 : 0); }

    static long run(Base[] all, int rounds) {
        long sum = 0;
        for (int i = 0, k = 0; i < rounds; i++) {
            Base b = all[k];
            if (++k == all.length) k = 0;
            sum = sum * 31 + viaInterface(b, i) + viaClass(b, i);
        }
        return sum;
    }

    static Base late(String name) throws Exception {
        return (Base) Class.forName("ReceiverChange$" + name).getDeclaredConstructor().newInstance();
    }

    static void tryIt(Base[] all) {
        try {
            System.out.println(run(all, 100));
        } catch (RuntimeException e) {
            StackTraceElement[] at = e.getStackTrace();
            System.out.println(e.getClass().getName() + " " + e.getMessage() + " " + at[0] + " " + at[1] + " " + at[2]);
        }
    }

    // The class of the receiver changes in the middle of one running loop.
    static long oneLoop() throws Exception {
        Base b = new A();
        long sum = 0;
        for (int i = 0; i < 500_000; i++) {
            sum += b.area(i) + b.id(i) + b.tag() + b.twice(1);
            switch (i) {
            case 200_000: b = late("B"); break;
            case 300_000: b = late("C"); break;
            case 350_000: b = late("D"); break;
            case 400_000: b = late("E"); break;
            case 450_000: b = new A(); break;
            }
        }
        return sum;
    }

    public static void main(String[] args) throws Exception {
        System.out.println(oneLoop());
        System.out.println(run(new Base[] { new A() }, 200_000));
        System.out.println(run(new Base[] { new A(), new D() }, 100_000));
        System.out.println(run(new Base[] { new A(), late("F") }, 200_000));
        System.out.println(run(new Base[] { late("C"), new D(), new E() }, 200_000));
        System.out.println(run(new Base[] { new A(), new B(), new C(), new D(), new E(), new F(), late("G") }, 200_000));
        tryIt(new Base[] { new A(), null });
        tryIt(new Base[] { new A(), late("Thrower") });
        System.out.println(run(new Base[] { new A() }, 100_000));
        int text = 0;
        for (int i = 0; i < 100_000; i++) text += viaObject(i < 90_000 ? "text" : i < 95_000 ? (Object) i : new int[0].getClass());
        System.out.println(text);
        int[] array = { 1 };
        int calls = 0;
        for (int i = 0; i < 200_000; i++) {                     // methods of Object on arrays
            Object o = (i & 1) == 0 ? array : args;
            if (o.equals(array)) calls++;
            if (o.getClass() == int[].class) calls++;
            if (o.hashCode() == array.hashCode() && o == array) calls++;
        }
        System.out.println(calls);
    }
}
