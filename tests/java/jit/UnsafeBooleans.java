// Booleans read through Unsafe: any byte but 0 is true, and only 0 and 1 get into a boolean.
import java.lang.reflect.Field;
import sun.misc.Unsafe;

public class UnsafeBooleans {
    static boolean and(Unsafe unsafe, byte[] bytes, long at) {
        boolean one = unsafe.getBoolean(bytes, at), two = unsafe.getBoolean(bytes, at + 1);
        return one & two;
    }

    static int bits(Unsafe unsafe, byte[] bytes, long at) {
        boolean[] copy = { unsafe.getBooleanVolatile(bytes, at), unsafe.getBoolean(bytes, at + 1) };
        return unsafe.getByte(copy, Unsafe.ARRAY_BOOLEAN_BASE_OFFSET) * 1000 + unsafe.getByte(copy, Unsafe.ARRAY_BOOLEAN_BASE_OFFSET + 1);
    }

    public static void main(String[] args) throws Exception {
        Field field = Unsafe.class.getDeclaredField("theUnsafe");
        field.setAccessible(true);
        Unsafe unsafe = (Unsafe) field.get(null);
        byte[] bytes = { 4, 2, 0, 1, (byte) 0x80, (byte) 0xff };
        for (int at = 0; at < bytes.length - 1; at++) {
            int trues = 0, sum = 0;
            for (int i = 0; i < 20_000; i++) {
                if (and(unsafe, bytes, Unsafe.ARRAY_BYTE_BASE_OFFSET + at)) trues++;
                sum += bits(unsafe, bytes, Unsafe.ARRAY_BYTE_BASE_OFFSET + at);
            }
            System.out.println(at + " " + trues + " " + sum);
        }
        long memory = unsafe.allocateMemory(1);
        unsafe.putByte(memory, (byte) 6);
        System.out.println(unsafe.getBoolean(null, memory) & true);
        unsafe.freeMemory(memory);
    }
}
