// A loader nobody holds any more is collected with its classes; statics of a held one stay.
import java.lang.ref.*;

public class Unloading {
    public static class Payload { public static byte[] data = new byte[10_000]; public static int state = 5; }

    static WeakReference<ClassLoader> make() throws Exception {
        Patch.Loader l = new Patch.Loader().unchanged("Unloading$Payload");
        Class<?> c = Class.forName("Unloading$Payload", true, l);
        c.getField("state").setInt(null, 7);
        return new WeakReference<>(l);
    }

    public static void main(String[] args) throws Exception {
        Patch.Loader kept = new Patch.Loader().unchanged("Unloading$Payload");
        Class<?> c = Class.forName("Unloading$Payload", true, kept);
        c.getField("state").setInt(null, 9);
        @SuppressWarnings("unchecked") WeakReference<ClassLoader>[] refs = new WeakReference[20];
        for (int i = 0; i < refs.length; i++)
            refs[i] = make();
        boolean some = false;
        for (int i = 0; i < 50 && !some; i++) {
            System.gc();
            for (WeakReference<ClassLoader> r : refs)
                some |= r.get() == null;
            Thread.sleep(10);
        }
        System.out.println(some + " " + c.getField("state").getInt(null) + " " + Payload.state);
    }
}
