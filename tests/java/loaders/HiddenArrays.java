import java.lang.invoke.*;
import java.lang.reflect.Array;
import java.io.*;
// A hidden class's array class lives as long as the hidden class; so do hidden nest hosts.
public class HiddenArrays {
    public static class Model { public String toString() { return "model"; } }
    public static void main(String[] args) throws Throwable {
        byte[] bytes;
        try (InputStream in = HiddenArrays.class.getResourceAsStream("HiddenArrays$Model.class")) { bytes = in.readAllBytes(); }
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        for (int round = 0; round < 20; round++) {
            Class<?> hidden = lookup.defineHiddenClass(bytes, false).lookupClass();
            Array.newInstance(hidden, 3);
            Array.newInstance(hidden, 3, 3);
            churn();
            Object array = Array.newInstance(hidden, 3);
            churn();
            Object[] two = (Object[]) Array.newInstance(hidden, 2, 2);
            if (array.getClass().getComponentType() != hidden) throw new AssertionError();
            if (two[0].getClass() != array.getClass()) throw new AssertionError();
            Object big = Array.newInstance(hidden, 5000);
            hidden = null; array = null; two = null;
            churn();
            if (!big.getClass().isArray() || !big.getClass().getComponentType().isHidden()) throw new AssertionError();
        }
        System.out.println("ok");
    }
    static void churn() {
        System.gc();
        for (int i = 0; i < 300; i++) Array.newInstance(Object.class, 20).hashCode();
        for (int i = 0; i < 300; i++) { byte[] b = new byte[150 + i]; java.util.Arrays.fill(b, (byte) 0x55); }
        System.gc();
    }
}
