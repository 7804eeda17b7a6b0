// Members as reflection lists them: order-independent listing, generic signatures, parameters, modifiers, exceptions.
// javac: -parameters
import java.lang.reflect.*;
import java.util.*;
import java.util.function.*;

public class Declarations<T extends Number & Comparable<T>, U> implements Comparable<Declarations<T, U>> {
    protected Map<String, ? super List<T[]>> map;
    volatile transient U u;
    T[][] arrays;
    static final strictfp synchronized <X extends Exception> void thrower(X x, final int... rest) throws X, java.io.IOException { }
    public <A, B extends List<? extends A>> Function<? super A, B> generic(A a, Map.Entry<T, U> e) { return null; }
    native int nativeMethod();
    public int compareTo(Declarations<T, U> o) { return 0; }
    abstract static class Nested<V> extends ArrayList<V> implements Supplier<V>, Runnable { class Deep<W> { Deep<W> d; } }
    private interface Hidden { int X = 1; void m(); }

    static void print(AnnotatedElement[] members) {
        Arrays.stream(members).map(m -> m instanceof Executable e ? e.toGenericString() + " | " + e : ((Field) m).toGenericString() + " | " + m).sorted().forEach(System.out::println);
    }

    public static void main(String[] args) throws Exception {
        Class<?> c = Declarations.class;
        print(c.getDeclaredFields());
        print(Arrays.stream(c.getDeclaredMethods()).filter(m -> !m.isSynthetic() || m.isBridge()).toArray(AnnotatedElement[]::new));
        print(c.getDeclaredConstructors());
        Arrays.stream(c.getDeclaredClasses()).map(k -> k.toGenericString() + " " + k.getGenericSuperclass() + Arrays.toString(k.getGenericInterfaces())).sorted().forEach(System.out::println);
        System.out.println(Arrays.toString(c.getTypeParameters()) + Arrays.toString(c.getTypeParameters()[0].getBounds()) + Arrays.toString(c.getGenericInterfaces()));
        Method g = c.getMethod("generic", Object.class, Map.Entry.class), t = c.getDeclaredMethod("thrower", Exception.class, int[].class);
        System.out.println(g.getGenericReturnType() + " " + Arrays.toString(g.getGenericParameterTypes()) + Arrays.toString(g.getTypeParameters()) + " " + Arrays.toString(t.getGenericExceptionTypes()) + Arrays.toString(t.getExceptionTypes()) + t.isVarArgs());
        for (Parameter p : t.getParameters())
            System.out.print(p + " " + p.getName() + " " + p.isNamePresent() + " " + Modifier.toString(p.getModifiers()) + p.isVarArgs() + "; ");
        System.out.println();
        ParameterizedType map = (ParameterizedType) c.getDeclaredField("map").getGenericType();
        WildcardType w = (WildcardType) map.getActualTypeArguments()[1];
        System.out.println(map.getRawType() + " " + map.getOwnerType() + " " + w + Arrays.toString(w.getLowerBounds()) + Arrays.toString(w.getUpperBounds()));
        System.out.println(((GenericArrayType) c.getDeclaredField("arrays").getGenericType()).getGenericComponentType() + " " + Nested.Deep.class.getDeclaredField("d").getGenericType());
        System.out.println(Modifier.toString(Hidden.class.getModifiers()) + " " + Modifier.toString(Hidden.class.getField("X").getModifiers()) + " " + Modifier.toString(Hidden.class.getMethod("m").getModifiers()) + " " + Modifier.toString(0xfff));
        System.out.println(g.equals(c.getMethod("generic", Object.class, Map.Entry.class)) + " " + (g.hashCode() == c.getMethod("generic", Object.class, Map.Entry.class).hashCode()) + " " + (g == c.getMethod("generic", Object.class, Map.Entry.class)));
        System.out.println(Arrays.stream(HashMap.class.getMethods()).filter(m -> m.getName().equals("remove")).map(Method::toString).sorted().toList() + " " + String.class.getMethods().length + " " + Thread.class.getDeclaredConstructors().length);
        System.out.println(Collections.class.getMethod("sort", List.class).toGenericString());
    }
}
