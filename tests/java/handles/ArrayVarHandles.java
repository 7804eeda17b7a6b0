// VarHandles over arrays, byte-array views and byte buffers, bounds, alignment, and combined handles.
import java.lang.invoke.*;
import java.nio.*;
import java.util.*;

public class ArrayVarHandles {
    interface Body { Object run() throws Throwable; }

    static void show(Body b) {
        try {
            System.out.println(b.run());
        } catch (Throwable t) {
            System.out.println(t);
        }
    }

    public static void main(String[] args) throws Throwable {
        VarHandle ia = MethodHandles.arrayElementVarHandle(int[].class), oa = MethodHandles.arrayElementVarHandle(String[].class), ba = MethodHandles.arrayElementVarHandle(byte[].class), da = MethodHandles.arrayElementVarHandle(double[].class);
        int[] ints = new int[4];
        String[] strings = { "a", "b" };
        byte[] bytes = new byte[16];
        show(() -> { ia.set(ints, 1, 5); ia.setVolatile(ints, 2, 6); return (int) ia.getAndAdd(ints, 1, 3) + Arrays.toString(ints) + ia.compareAndSet(ints, 2, 6, 60) + (int) ia.getAcquire(ints, 2); });
        show(() -> (String) oa.getAndSet(strings, 0, "z") + oa.compareAndSet(strings, 1, "b", "y") + Arrays.toString(strings));
        show(() -> { ba.setOpaque(bytes, 15, (byte) -1); return (byte) ba.getAndAdd(bytes, 15, (byte) 2) + " " + bytes[15] + ba.compareAndSet(bytes, 15, (byte) 1, (byte) 0); });
        show(() -> { double[] d = new double[1]; da.getAndAdd(d, 0, 1.5); return d[0]; });
        show(() -> ia.get(ints, 4));
        show(() -> ia.get(ints, -1));
        show(() -> { oa.set((Object[]) new String[1], 0, "x"); return "ok"; });
        show(() -> { MethodHandles.arrayElementVarHandle(Object[].class).set((Object[]) new Integer[1], 0, "x"); return "stored"; });
        for (ByteOrder order : new ByteOrder[] { ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN }) {
            VarHandle iv = MethodHandles.byteArrayViewVarHandle(int[].class, order), lv = MethodHandles.byteArrayViewVarHandle(long[].class, order), sv = MethodHandles.byteArrayViewVarHandle(short[].class, order), dv = MethodHandles.byteArrayViewVarHandle(double[].class, order);
            byte[] a = new byte[16];
            iv.set(a, 0, 0x01020304);
            lv.set(a, 5, 0x1122334455667788L);
            sv.set(a, 14, (short) 0x99aa);
            System.out.println(HexFormat.of().formatHex(a) + " " + Integer.toHexString((int) iv.get(a, 3)) + " " + (short) sv.get(a, 1) + " " + (dv.get(a, 0) instanceof Double));
            show(() -> iv.get(a, 13));
            VarHandle bv = MethodHandles.byteBufferViewVarHandle(int[].class, order);
            ByteBuffer direct = ByteBuffer.allocateDirect(16), heap = ByteBuffer.allocate(16);
            for (ByteBuffer buffer : new ByteBuffer[] { direct, heap }) {
                bv.set(buffer, 4, 0x0a0b0c0d);
                System.out.println(buffer.get(4) + " " + (int) bv.get(buffer, 4) + " " + Integer.toHexString((int) bv.get(buffer, 5)));
            }
            show(() -> { bv.setVolatile(direct, 8, 77); return (int) bv.getAndAdd(direct, 8, 3) + " " + bv.compareAndSet(direct, 8, 80, 81) + (int) bv.getVolatile(direct, 8); });
            show(() -> bv.getVolatile(direct, 9));
            show(() -> { bv.set(direct.asReadOnlyBuffer(), 0, 1); return "written"; });
            show(() -> bv.get(heap, 13));
        }
    }
}
