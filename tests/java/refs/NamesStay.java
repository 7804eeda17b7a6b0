// What the mirrors of the first classes keep stays, whenever the collector has run while they were made.
import java.lang.ref.*;

public class NamesStay {
    static byte[] garbage;
    static String[] strings = new String[300];

    public static void main(String[] args) {
        Class<?>[] all = { Reference.class, SoftReference.class, WeakReference.class, PhantomReference.class, Object.class, String.class, Class.class,
                           Thread.class, ThreadGroup.class, System.class, int.class, int[].class, Object[].class, String[].class, NamesStay.class };
        for (Class<?> k : all) k.getName();
        int wrong = 0;
        for (int i = 0; i < 3000; i++) {
            garbage = new byte[40];
            strings[i % 300] = new String("garbage").toUpperCase();
            for (Class<?> k : all) if (k.getName().length() < 3 || k.getClass() != Class.class) wrong++;
        }
        System.out.println(wrong);
        for (Class<?> k : all) System.out.println(k.getName() + " " + k.descriptorString());
    }
}
