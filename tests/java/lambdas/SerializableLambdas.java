// Serializable lambdas and method references survive a round trip with their captures.
import java.io.*;
import java.util.function.*;

public class SerializableLambdas {
    interface SerFunction<A, B> extends Function<A, B>, Serializable { }
    interface SerSupplier<A> extends Supplier<A>, Serializable { }

    static byte[] write(Object o) throws IOException {
        ByteArrayOutputStream b = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(b)) {
            out.writeObject(o);
        }
        return b.toByteArray();
    }

    @SuppressWarnings("unchecked")
    static <T> T copy(T t) throws Exception {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(write(t)))) {
            return (T) in.readObject();
        }
    }

    public static void main(String[] args) throws Exception {
        int i = 5;
        String s = "captured";
        long l = 1L << 40;
        SerFunction<String, String> f = x -> x + i + s + l;
        System.out.println(copy(f).apply("f:"));
        SerFunction<String, Integer> g = String::length;
        System.out.println(copy(g).apply("four"));
        SerSupplier<String> bound = s::toUpperCase;
        System.out.println(copy(bound).get());
        SerFunction<Integer, int[]> array = int[]::new;
        System.out.println(copy(array).apply(3).length);
        Runnable r = (Runnable & Serializable) () -> System.out.println("intersection " + i);
        copy(r).run();
        SerFunction<String, StringBuilder> ctor = StringBuilder::new;
        System.out.println(copy(ctor).apply("built").reverse());
        var m = f.getClass().getDeclaredMethod("writeReplace");
        m.setAccessible(true);
        var form = (java.lang.invoke.SerializedLambda) m.invoke(f);
        System.out.println(form.getCapturingClass() + " " + form.getFunctionalInterfaceClass() + " " + form.getFunctionalInterfaceMethodName() + form.getFunctionalInterfaceMethodSignature()
            + " " + form.getImplMethodKind() + " " + form.getImplMethodSignature() + " " + form.getCapturedArgCount() + " " + form.getCapturedArg(1));
        try {
            Runnable plain = () -> { };
            write(plain);
        } catch (NotSerializableException e) {
            System.out.println("not serializable " + e.getMessage().startsWith("SerializableLambdas$$Lambda"));
        }
    }
}
