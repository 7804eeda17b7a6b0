import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Values of 64 bits are written and read whole (JLS §17.7 demands it of volatile ones only, but every VM of 64 bits does so);
 * narrow ones do not touch their neighbours (§17.6).
 */
final class Tearing extends Cell {
    private interface PutWide { void put(Cell c, long value); }
    private interface GetWide { long get(Cell c); }

    /** One writes all ones over zeros, one reads. */
    private static void wide(String name, PutWide put, GetWide get) {
        new Litmus.Of<Cell>("tearing, " + name, 2) {
            { possible(0).interesting(1); }
            @Override Cell make() { return new Cell(); }
            @Override void renew(Cell c) {
                put.put(c, 0);
                c.renew();
            }
            @Override void first(Cell c) { put.put(c, -1L); }
            @Override void second(Cell c) {
                long got = get.get(c);
                c.r1 = got == 0 ? 0 : got == -1L ? 1 : 2;
            }
            @Override int outcome(Cell c) { return c.r1; }
        };
    }

    /** One variable for all states: two threads write different values to it all the time, the third looks. */
    private abstract static class Shared extends Litmus {
        private long zeros, ones, torn;

        Shared(String name) {
            super("tearing, " + name, 3);
            possible(0).interesting(1);
        }
        abstract void put(long value);
        abstract long get();
        @Override void act(int actor) {
            for (int i = 0; i < STRIDE; i++) {
                if (actor < 2) put(-actor);
                else {
                    long got = get();
                    if (got == 0) zeros++;
                    else if (got == -1L) ones++;
                    else torn++;
                }
            }
        }
        @Override void judge(int from, int to, long[] counts) {
            if (to != STRIDE) return;                        // the reader's own
            counts[0] += zeros;
            counts[1] += ones;
            counts[2] += torn;
            zeros = ones = torn = 0;
        }
    }

    private static long plainLong;
    private static double plainDouble;
    private static volatile long volatileLong;
    private static volatile double volatileDouble;

    private static void shared() {
        new Shared("static long") {
            @Override void put(long value) { plainLong = value; }
            @Override long get() { return plainLong; }
        };
        new Shared("static volatile long") {
            @Override void put(long value) { volatileLong = value; }
            @Override long get() { return volatileLong; }
        };
        new Shared("static double") {
            @Override void put(long value) { plainDouble = value == 0 ? 0.0 : Double.longBitsToDouble(0x3fffffff_ffffffffL); }
            @Override long get() { return whole(Double.doubleToRawLongBits(plainDouble)); }
        };
        new Shared("static volatile double") {
            @Override void put(long value) { volatileDouble = value == 0 ? 0.0 : Double.longBitsToDouble(0x3fffffff_ffffffffL); }
            @Override long get() { return whole(Double.doubleToRawLongBits(volatileDouble)); }
        };
    }

    private static long whole(long bits) { return bits == 0x3fffffff_ffffffffL ? -1L : bits; }
    private static double wholeDouble(long value) { return value == 0 ? 0.0 : Double.longBitsToDouble(0x3fffffff_ffffffffL); }

    /** An odd number of narrow fields before them. */
    static class Packed {
        byte b0;
        long l;
        byte b1;
        double d;
        short s;
        volatile long v;
        byte b2;
        int r;
    }

    private static void packed() {
        new Litmus.Of<Packed>("tearing, long and double between narrow fields", 2) {
            { possible(0, 1, 100, 101, 10, 11, 110).interesting(111); }
            @Override Packed make() { return new Packed(); }
            @Override void renew(Packed p) {
                p.l = p.v = 0;
                p.d = 0;
                p.b0 = p.b1 = p.b2 = 0;
                p.s = 0;
            }
            @Override void first(Packed p) {
                p.b0 = 1;
                p.l = -1;
                p.b1 = 1;
                p.d = wholeDouble(-1);
                p.s = 1;
                p.v = -1;
                p.b2 = 1;
            }
            @Override void second(Packed p) {
                long l = p.l, d = whole(Double.doubleToRawLongBits(p.d)), v = p.v;
                p.r = (l == 0 ? 0 : l == -1 ? 1 : 2) + (d == 0 ? 0 : d == -1 ? 10 : 20) + (v == 0 ? 0 : v == -1 ? 100 : 200);
            }
            @Override int outcome(Packed p) { return p.r; }
        };
    }

    static class Narrow {
        byte b0, b1, b2;
        boolean z0, z1, z2;
        short s0, s1;
        char c0, c1;
        final byte[] bytes = new byte[5];
        final boolean[] booleans = new boolean[5];
        final short[] shorts = new short[5];
        final char[] chars = new char[5];
        final int[] ints = new int[5];
    }

    private abstract static class Neighbours extends Litmus.Of<Narrow> {
        Neighbours(String name) {
            super("word tearing, " + name, 2);
            possible(33);
        }
        @Override Narrow make() { return new Narrow(); }
        static int digits(int first, int second) { return 10 * first + second; }
    }

    private static void narrow() {
        new Neighbours("byte fields") {
            @Override void renew(Narrow n) { n.b1 = n.b2 = 0; }
            @Override void first(Narrow n) { n.b1++; n.b1++; n.b1++; }
            @Override void second(Narrow n) { n.b2++; n.b2++; n.b2++; }
            @Override int outcome(Narrow n) { return digits(n.b1, n.b2); }
        };
        new Neighbours("boolean fields") {
            @Override void renew(Narrow n) { n.z1 = n.z2 = false; }
            @Override void first(Narrow n) { n.z1 = true; n.z1 = !n.z1; n.z1 ^= true; }
            @Override void second(Narrow n) { n.z2 = true; n.z2 = !n.z2; n.z2 ^= true; }
            @Override int outcome(Narrow n) { return digits(n.z1 ? 3 : 0, n.z2 ? 3 : 0); }
        };
        new Neighbours("short fields") {
            @Override void renew(Narrow n) { n.s0 = n.s1 = 0; }
            @Override void first(Narrow n) { n.s0++; n.s0++; n.s0++; }
            @Override void second(Narrow n) { n.s1++; n.s1++; n.s1++; }
            @Override int outcome(Narrow n) { return digits(n.s0, n.s1); }
        };
        new Neighbours("char fields") {
            @Override void renew(Narrow n) { n.c0 = n.c1 = 0; }
            @Override void first(Narrow n) { n.c0++; n.c0++; n.c0++; }
            @Override void second(Narrow n) { n.c1++; n.c1++; n.c1++; }
            @Override int outcome(Narrow n) { return digits(n.c0, n.c1); }
        };
        new Neighbours("byte[]") {
            @Override void renew(Narrow n) { n.bytes[2] = n.bytes[3] = 0; }
            @Override void first(Narrow n) { n.bytes[2]++; n.bytes[2]++; n.bytes[2]++; }
            @Override void second(Narrow n) { n.bytes[3]++; n.bytes[3]++; n.bytes[3]++; }
            @Override int outcome(Narrow n) { return digits(n.bytes[2], n.bytes[3]); }
        };
        new Neighbours("boolean[]") {
            @Override void renew(Narrow n) { n.booleans[2] = n.booleans[3] = false; }
            @Override void first(Narrow n) { n.booleans[2] = true; n.booleans[2] ^= true; n.booleans[2] = !n.booleans[2]; }
            @Override void second(Narrow n) { n.booleans[3] = true; n.booleans[3] ^= true; n.booleans[3] = !n.booleans[3]; }
            @Override int outcome(Narrow n) { return digits(n.booleans[2] ? 3 : 0, n.booleans[3] ? 3 : 0); }
        };
        new Neighbours("short[]") {
            @Override void renew(Narrow n) { n.shorts[2] = n.shorts[3] = 0; }
            @Override void first(Narrow n) { n.shorts[2]++; n.shorts[2]++; n.shorts[2]++; }
            @Override void second(Narrow n) { n.shorts[3]++; n.shorts[3]++; n.shorts[3]++; }
            @Override int outcome(Narrow n) { return digits(n.shorts[2], n.shorts[3]); }
        };
        new Neighbours("char[]") {
            @Override void renew(Narrow n) { n.chars[0] = n.chars[1] = 0; }
            @Override void first(Narrow n) { n.chars[0]++; n.chars[0]++; n.chars[0]++; }
            @Override void second(Narrow n) { n.chars[1]++; n.chars[1]++; n.chars[1]++; }
            @Override int outcome(Narrow n) { return digits(n.chars[0], n.chars[1]); }
        };
        new Neighbours("int[]") {
            @Override void renew(Narrow n) { n.ints[0] = n.ints[1] = 0; }
            @Override void first(Narrow n) { n.ints[0]++; n.ints[0]++; n.ints[0]++; }
            @Override void second(Narrow n) { n.ints[1]++; n.ints[1]++; n.ints[1]++; }
            @Override int outcome(Narrow n) { return digits(n.ints[0], n.ints[1]); }
        };
        VarHandle bytes = MethodHandles.arrayElementVarHandle(byte[].class), shorts = MethodHandles.arrayElementVarHandle(short[].class);
        new Neighbours("byte[] beside getAndAdd") {
            @Override void renew(Narrow n) { n.bytes[1] = n.bytes[2] = 0; }
            @Override void first(Narrow n) { for (int i = 0; i < 3; i++) { byte was = (byte) bytes.getAndAdd(n.bytes, 1, (byte) 1); } }
            @Override void second(Narrow n) { n.bytes[2]++; n.bytes[2]++; n.bytes[2]++; }
            @Override int outcome(Narrow n) { return digits(n.bytes[1], n.bytes[2]); }
        }.cost(2);
        new Neighbours("short[] beside compareAndSet") {
            @Override void renew(Narrow n) { n.shorts[0] = n.shorts[1] = 0; }
            @Override void first(Narrow n) {
                for (int i = 0; i < 3; i++)
                    while (!shorts.compareAndSet(n.shorts, 0, (short) i, (short) (i + 1))) Thread.onSpinWait();
            }
            @Override void second(Narrow n) { n.shorts[1]++; n.shorts[1]++; n.shorts[1]++; }
            @Override int outcome(Narrow n) { return digits(n.shorts[0], n.shorts[1]); }
        }.cost(2);
    }

    static void add() {
        wide("long field", (c, v) -> c.lx = v, c -> c.lx);
        wide("volatile long field", (c, v) -> c.vlx = v, c -> c.vlx);
        wide("double field", (c, v) -> c.dx = wholeDouble(v), c -> whole(Double.doubleToRawLongBits(c.dx)));
        wide("volatile double field", (c, v) -> c.vdx = wholeDouble(v), c -> whole(Double.doubleToRawLongBits(c.vdx)));
        wide("long[]", (c, v) -> c.longs[1] = v, c -> c.longs[1]);
        wide("double[]", (c, v) -> c.doubles[1] = wholeDouble(v), c -> whole(Double.doubleToRawLongBits(c.doubles[1])));
        wide("VarHandle opaque long", (c, v) -> LX.setOpaque(c, v), c -> (long) LX.getOpaque(c));
        wide("VarHandle volatile double", (c, v) -> DX.setVolatile(c, wholeDouble(v)), c -> whole(Double.doubleToRawLongBits((double) DX.getVolatile(c))));
        wide("Field.setLong", (c, v) -> setLong(c, v), c -> getLong(c));
        wide("Unsafe.putLong", (c, v) -> U.putLong(c, OFFSET_LX, v), c -> U.getLong(c, OFFSET_LX));
        wide("long view of byte[]", (c, v) -> LONGS_IN_BYTES.setOpaque(c.bytes, 8, v), c -> (long) LONGS_IN_BYTES.getOpaque(c.bytes, 8));
        VarHandle buffered = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
        ByteBuffer direct = ByteBuffer.allocateDirect(16);
        new Shared("long in a direct buffer") {
            @Override void put(long value) { buffered.setVolatile(direct, 8, value); }
            @Override long get() { return (long) buffered.getVolatile(direct, 8); }
        };
        shared();
        packed();
        narrow();
    }

    private static void setLong(Cell c, long value) {
        try {
            REFLECTED_LX.setLong(c, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
    private static long getLong(Cell c) {
        try {
            return REFLECTED_LX.getLong(c);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
