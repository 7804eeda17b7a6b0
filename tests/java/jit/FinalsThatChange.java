import java.lang.reflect.Method;

/* In class files before version 53 a class may write its static final fields in any method: they are no constants then.  Those of
 * another class are, also when it is initialised late. */
public class FinalsThatChange {
    public static class Box {
        static int limit = 3;                           // made final in the class file
        static boolean on;                              // that, too
        static int other = 8;
        static int sum(int n) {
            int sum = 0;
            for (int i = 0; i < n; i++) {
                if (i % limit == 0) sum += on ? 2 : 1;
                sum += other;
            }
            return sum;
        }
        static void change(int to) { limit = to; on = !on; }
    }

    static class Constants {
        static final int STEP;
        static final boolean DOWN;
        static final char FIRST = "later".charAt(1);
        static final byte SMALL = (byte) "later".length();
        static final short NONE = (short) (SMALL * -7);
        static { STEP = Integer.parseInt("5"); DOWN = STEP < 0; }
    }

    static int constants(int n) {
        int sum = 0;
        for (int i = 0; i < n; i += Constants.STEP) sum += Constants.DOWN ? -i : Constants.FIRST + Constants.SMALL - Constants.NONE;
        return Constants.STEP > 4 ? sum : -sum;
    }

    static byte[] withFinals(byte[] b) {
        b[7] = 52;
        return Patch.memberFlags(Patch.memberFlags(b, "limit", 0, 0x10), "on", 0, 0x10);
    }

    public static void main(String[] args) throws Exception {
        final byte[] bytes = withFinals(Patch.bytes("FinalsThatChange$Box"));
        Class<?> k = new ClassLoader(null) {
            @Override protected Class<?> findClass(String name) { return defineClass(name, bytes, 0, bytes.length); }
        }.loadClass("FinalsThatChange$Box");
        Method sum = k.getDeclaredMethod("sum", int.class), change = k.getDeclaredMethod("change", int.class);
        sum.setAccessible(true);
        change.setAccessible(true);
        System.out.println(java.lang.reflect.Modifier.toString(k.getDeclaredField("limit").getModifiers()));
        for (int round = 0; round < 6; round++) {
            int total = 0;
            for (int i = 0; i < 3000; i++) total += (Integer) sum.invoke(null, 20);
            System.out.println(total + " " + constants(1000));
            change.invoke(null, round + 2);
        }
    }
}
