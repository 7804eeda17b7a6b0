// Annotations read by reflection: all member types, defaults, repeating, inherited, type use, equality, proxies.
import java.lang.annotation.*;
import java.lang.reflect.*;
import java.util.*;

public class Annotations {
    enum Level { LOW, HIGH }
    @Retention(RetentionPolicy.RUNTIME) @interface Nested { String value() default "nested"; }
    @Retention(RetentionPolicy.RUNTIME) @Inherited @Target({ ElementType.TYPE, ElementType.METHOD, ElementType.FIELD, ElementType.PARAMETER, ElementType.CONSTRUCTOR }) @interface Full {
        boolean z() default true; byte b() default -1; char c() default 'c'; short s() default 2; int i() default 3; long l() default 4; float f() default 5.5f; double d() default 6.5;
        String text() default "default \"quoted\""; Class<?> type() default Object.class; Level level() default Level.LOW; Nested nested() default @Nested;
        int[] ints() default { 1, 2 }; String[] strings() default { }; Class<?>[] types() default { int.class, String[].class }; Level[] levels() default { Level.HIGH }; Nested[] nesteds() default { @Nested("a"), @Nested("b") };
    }
    @Retention(RetentionPolicy.RUNTIME) @Repeatable(Tags.class) @interface Tag { String value(); }
    @Retention(RetentionPolicy.RUNTIME) @interface Tags { Tag[] value(); }
    @Retention(RetentionPolicy.CLASS) @interface Invisible { }
    @Retention(RetentionPolicy.RUNTIME) @Target(ElementType.TYPE_USE) @interface Use { int value(); }

    @Full(i = 42, text = "parent", level = Level.HIGH, type = Map.Entry.class) @Nested("not inherited") static class Parent { }
    @Invisible static class Child extends Parent {
        @Tag("one") @Tag("two") public int field;
        @Deprecated(since = "9", forRemoval = true) public void method(@Full(b = 7) String p, int q, @Nested @Tag("x") Object r) { }
        @Full Child() { }
        public @Use(1) List<@Use(2) String> typed(@Use(3) int @Use(4) [] a) throws @Use(5) Exception { return null; }
    }

    public static void main(String[] args) throws Exception {
        Full full = Child.class.getAnnotation(Full.class);
        System.out.println(full);
        System.out.println(full.i() + full.text() + full.level() + full.type() + full.nested().value() + full.ints().length + full.nesteds()[1].value() + full.annotationType());
        System.out.println(full.equals(Parent.class.getAnnotation(Full.class)) + " " + (full.hashCode() == Parent.class.getAnnotation(Full.class).hashCode()) + " " + full.equals(Child.class.getDeclaredConstructor().getAnnotation(Full.class)));
        System.out.println(Child.class.getAnnotations().length + " " + Child.class.getDeclaredAnnotations().length + " " + Parent.class.getAnnotations().length + " " + Child.class.isAnnotationPresent(Invisible.class));
        Field f = Child.class.getField("field");
        System.out.println(Arrays.toString(f.getAnnotations()) + " " + f.getAnnotationsByType(Tag.class).length + " " + f.getAnnotation(Tag.class));
        Method m = Child.class.getMethod("method", String.class, int.class, Object.class);
        System.out.println(Arrays.toString(m.getAnnotations()));
        for (Annotation[] p : m.getParameterAnnotations())
            System.out.print(p.length + " ");
        System.out.println(((Full) m.getParameterAnnotations()[0][0]).b() + " " + m.getParameters()[2].getAnnotation(Nested.class));
        Method t = Child.class.getMethod("typed", int[].class);
        AnnotatedParameterizedType r = (AnnotatedParameterizedType) t.getAnnotatedReturnType();
        System.out.println(r.getAnnotation(Use.class) + " " + r.getAnnotatedActualTypeArguments()[0].getAnnotation(Use.class) + " " + t.getAnnotatedParameterTypes()[0].getAnnotation(Use.class)
            + " " + ((AnnotatedArrayType) t.getAnnotatedParameterTypes()[0]).getAnnotatedGenericComponentType().getAnnotation(Use.class) + " " + t.getAnnotatedExceptionTypes()[0].getAnnotation(Use.class));
        System.out.println(Full.class.getMethod("ints").getDefaultValue().getClass().getSimpleName() + " " + Tag.class.getMethod("value").getDefaultValue() + " " + Proxy.isProxyClass(full.getClass()));
        System.out.println(FunctionalInterface.class.isAnnotationPresent(Documented.class) + " " + Runnable.class.isAnnotationPresent(FunctionalInterface.class));
    }
}
