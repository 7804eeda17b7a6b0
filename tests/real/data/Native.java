import com.sun.jna.*;
import com.sun.jna.ptr.*;
import java.util.*;

/** JNA: calls into libc and libm by name, structures, callbacks from C into Java, also from a thread of C's. */
public class Native {
    public interface C extends Library {
        C INSTANCE = com.sun.jna.Native.load("c", C.class);
        interface Compare extends Callback { int invoke(Pointer a, Pointer b); }
        interface Start extends Callback { Pointer invoke(Pointer argument); }
        int atoi(String s);
        NativeLong strlen(String s);
        int sprintf(byte[] buffer, String format, Object... args);
        void qsort(Pointer base, NativeLong count, NativeLong width, Compare order);
        Tm.ByReference gmtime(LongByReference time);
        int pthread_create(LongByReference thread, Pointer attributes, Start start, Pointer argument);
        int pthread_join(long thread, PointerByReference result);
        int close(int fd) throws LastErrorException;
        Pointer malloc(NativeLong n);
        void free(Pointer p);
        Div div(int a, int b);
    }
    public interface M extends Library {
        M INSTANCE = com.sun.jna.Native.load("m", M.class);
        double cos(double x);
        double fma(double a, double b, double c);
        float sqrtf(float x);
        double frexp(double x, IntByReference exponent);
    }
    @Structure.FieldOrder({"tm_sec", "tm_min", "tm_hour", "tm_mday", "tm_mon", "tm_year", "tm_wday", "tm_yday", "tm_isdst"})
    public static class Tm extends Structure {
        public int tm_sec, tm_min, tm_hour, tm_mday, tm_mon, tm_year, tm_wday, tm_yday, tm_isdst;
        public static class ByReference extends Tm implements Structure.ByReference { }
    }
    @Structure.FieldOrder({"quot", "rem"}) public static class Div extends Structure implements Structure.ByValue { public int quot, rem; }
    static native int abs(int n);
    static native double floor(double x);
    static { com.sun.jna.Native.register("m"); }

    public static void main(String[] args) {
        System.out.println(C.INSTANCE.atoi("123") + " " + C.INSTANCE.strlen("hello") + " " + M.INSTANCE.cos(0.5) + " " + M.INSTANCE.fma(2, 3, 4) + " " + M.INSTANCE.sqrtf(2));
        byte[] buffer = new byte[64];
        int n = C.INSTANCE.sprintf(buffer, "%d-%s-%.3f-%lld", 5, "str", 2.5, 1L << 40);
        System.out.println(n + " " + com.sun.jna.Native.toString(buffer));
        Memory numbers = new Memory(4 * 8);
        numbers.write(0, new int[] {5, 3, 9, 1, 7, 2, 8, 0}, 0, 8);
        int[] calls = new int[1];
        C.INSTANCE.qsort(numbers, new NativeLong(8), new NativeLong(4), (a, b) -> { calls[0]++; return Integer.compare(a.getInt(0), b.getInt(0)); });
        System.out.println(Arrays.toString(numbers.getIntArray(0, 8)) + (calls[0] > 7));
        Tm tm = C.INSTANCE.gmtime(new LongByReference(1_000_000_000L));
        System.out.println(tm.tm_year + 1900 + "-" + (tm.tm_mon + 1) + "-" + tm.tm_mday + " " + tm.tm_hour + ":" + tm.tm_min + ":" + tm.tm_sec);
        Div d = C.INSTANCE.div(17, 5);
        IntByReference exponent = new IntByReference();
        System.out.println(d.quot + " " + d.rem + " " + M.INSTANCE.frexp(48, exponent) + " " + exponent.getValue() + " " + abs(-4) + " " + floor(2.7));
        LongByReference thread = new LongByReference();
        String[] seen = new String[1];
        C.Start start = p -> { seen[0] = Thread.currentThread().isDaemon() + " " + p.getString(0); return p; };
        Memory text = new Memory(16);
        text.setString(0, "from C");
        PointerByReference result = new PointerByReference();
        System.out.println(C.INSTANCE.pthread_create(thread, null, start, text) + " " + C.INSTANCE.pthread_join(thread.getValue(), result));
        System.out.println(seen[0] + " " + result.getValue().getString(0));
        try { C.INSTANCE.close(-1); } catch (LastErrorException e) { System.out.println(e.getErrorCode() + " " + e.getMessage()); }
        try { new Memory(8).getInt(6); } catch (IndexOutOfBoundsException e) { System.out.println(e.getMessage()); }
        try { com.sun.jna.Native.load("no-such-library", C.class); } catch (UnsatisfiedLinkError e) { System.out.println(e.getMessage().lines().findFirst().get()); }
        try { NativeLibrary.getInstance("c").getFunction("no_such_function"); } catch (UnsatisfiedLinkError e) { System.out.println(e.getMessage().replaceAll("': .*: ", "': ")); }
    }
}
