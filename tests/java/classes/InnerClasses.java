// Inner, local, anonymous and static nested classes: captured variables, outer instances, shadowed names.
import java.util.function.*;

public class InnerClasses {
    int x = 1;

    class Inner {
        int x = 2;
        class Innermost {
            int x = 3;
            String all(int x) { return x + " " + this.x + " " + Inner.this.x + " " + InnerClasses.this.x; }
        }
    }

    static class Nested extends Thread {
        final String tag;
        Nested(String tag) { this.tag = tag; }
    }

    class Child extends Inner {
        Child(InnerClasses other) { other.super(); }
    }

    Supplier<String> local(int p, String q) {
        int r = p * 2;
        class Local {
            int calls;
            String show() { calls++; return p + q + r + x + calls; }
        }
        Local l = new Local();
        l.show();
        return new Supplier<>() {
            Local again = new Local();
            { again.calls = 10; }
            public String get() { return l.show() + " " + again.show(); }
        };
    }

    static abstract class Template {
        Template() { hook(); }
        abstract void hook();
    }

    public static void main(String[] args) {
        InnerClasses o = new InnerClasses();
        o.x = 100;
        InnerClasses.Inner i = o.new Inner();
        System.out.println(i.new Innermost().all(4));
        System.out.println(o.local(5, "q").get());
        System.out.println(new Nested("t").tag + " " + o.new Child(new InnerClasses()).x);
        int captured = 9;
        new Template() {
            int field = 7;
            void hook() { System.out.println("hook " + field + " " + captured); }
        }.hook();
        Class<?>[] classes = { Inner.class, Inner.Innermost.class, Nested.class, o.local(1, "").getClass(), new Object() { }.getClass() };
        for (Class<?> c : classes)
            System.out.println(c.getName() + " '" + c.getSimpleName() + "' " + c.getEnclosingClass() + " " + c.getDeclaringClass() + " " + c.isAnonymousClass()
                + c.isMemberClass() + c.isLocalClass() + " " + c.getEnclosingMethod() + " " + java.lang.reflect.Modifier.toString(c.getModifiers()) + " " + c.getCanonicalName());
    }
}
