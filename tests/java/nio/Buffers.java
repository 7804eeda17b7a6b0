// Buffers: views, order, slices, duplicates, compact, read-only, direct, bulk access, errors.
import java.nio.*;
import java.util.*;

public class Buffers {
    interface Body { Object run(); }

    static void attempt(Body b) {
        try {
            System.out.println(b.run());
        } catch (RuntimeException e) {
            System.out.println(e.getClass().getSimpleName() + " " + e.getMessage());
        }
    }

    public static void main(String[] args) {
        for (ByteBuffer b : new ByteBuffer[] { ByteBuffer.allocate(32), ByteBuffer.allocateDirect(32) }) {
            b.put((byte) 1).putShort((short) 2).putInt(3).putLong(4).putFloat(5.5f).putDouble(6.5).putChar('7');
            System.out.println(b + " " + b.position());
            b.flip();
            System.out.println(b.get() + " " + b.getShort() + " " + b.getInt() + " " + b.getLong() + " " + b.getFloat() + " " + b.getDouble() + " " + b.getChar() + " " + b.remaining());
            b.clear().order(ByteOrder.LITTLE_ENDIAN);
            System.out.println(b.putInt(0x01020304).get(0) + " " + b.getInt(0) + " " + b.order(ByteOrder.BIG_ENDIAN).getInt(0) + " " + b.isDirect() + b.hasArray());
            b.position(8).limit(16);
            ByteBuffer s = b.slice(), d = b.duplicate();
            s.put(0, (byte) 99);
            System.out.println(b.get(8) + " " + s + " " + d + " " + s.capacity());
            b.compact();
            System.out.println(b + " " + b.get(0));
            IntBuffer ib = b.clear().asIntBuffer();
            ib.put(new int[] { 1, 2, 3 }).flip();
            int[] ints = new int[3];
            ib.get(ints);
            System.out.println(Arrays.toString(ints) + b.getInt(4) + ib.asReadOnlyBuffer().isReadOnly() + " " + b.asLongBuffer().get(0) + " " + b.asCharBuffer().length() + " " + b.asDoubleBuffer().capacity());
            ByteBuffer ro = b.asReadOnlyBuffer();
            attempt(() -> ro.put((byte) 1));
            attempt(() -> b.get(32));
            attempt(() -> b.position(33));
            attempt(() -> b.limit(4).getLong());
            attempt(() -> b.put(new byte[10]));
            attempt(() -> ro.array());
            b.clear();
            b.put(new byte[] { 9, 8, 7 }, 1, 2).mark().put((byte) 5).reset();
            System.out.println(b.position() + " " + b.get() + " " + b.rewind().get() + " " + b.slice(1, 2).get(1) + " " + b.alignedSlice(8).capacity());
            System.out.println(b.clear().limit(3).equals(ByteBuffer.wrap(new byte[] { 8, 7, 5 })) + " " + b.compareTo(ByteBuffer.wrap(new byte[] { 8, 7, 6 })) + " " + b.hashCode() + " " + b.mismatch(ByteBuffer.wrap(new byte[] { 8, 0 })));
        }
        CharBuffer c = CharBuffer.wrap("characters", 2, 6);
        System.out.println(c + " " + c.length() + " " + c.charAt(1) + " " + c.subSequence(1, 3) + " " + c.isReadOnly() + " " + CharBuffer.allocate(4).put("ab").flip());
        System.out.println(ByteBuffer.wrap(new byte[] { 1, 2, 3 }, 1, 1).arrayOffset() + " " + LongBuffer.wrap(new long[] { 1, 2 }).put(0, 7).get(0) + " " + FloatBuffer.allocate(2).put(1f).position() + " " + ByteOrder.nativeOrder());
        attempt(() -> ByteBuffer.allocate(-1));
        attempt(() -> ByteBuffer.allocate(2).put(ByteBuffer.allocate(3)));
    }
}
