import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;

/** Order of accesses to two variables, x and y, by how they are accessed. */
final class Ordering extends Cell {
    private static final int PLAIN = 0, OPAQUE = 1, RELEASE = 2, VOLATILE = 3;
    private static final List<Mode> modes = new ArrayList<>();

    private record Mode(String name, int strength, Put putX, Get getX, Put putY, Get getY) {
        /** Those are tested in all shapes. */
        boolean isMain() {
            return switch (name) {
                case "plain", "volatile int", "volatile long", "VarHandle volatile int", "VarHandle release int", "VarHandle opaque int",
                     "Unsafe volatile int", "Field.setLong", "AtomicInteger", "AtomicInteger.lazySet", "fullFence", "synchronized" -> true;
                default -> false;
            };
        }
    }

    private static void mode(String name, int strength, Put putX, Get getX, Put putY, Get getY) {
        modes.add(new Mode(name, strength, putX, getX, putY, getY));
    }

    private abstract static class Test extends Litmus.Of<Cell> {
        final Mode mode;

        Test(String shape, Mode mode, int actors) {
            super(shape + ", " + mode.name, actors);
            this.mode = mode;
        }
        @Override Cell make() { return new Cell(); }
        @Override void renew(Cell c) {
            mode.putX.put(c, 0);
            mode.putY.put(c, 0);
            c.renew();
        }
        @Override int outcome(Cell c) { return 10 * c.r1 + c.r2; }
        /** What accesses that are weaker may show, and these must not. */
        void forbid(int strength, int... codes) { if (mode.strength < strength) interesting(codes); }
    }

    private static void storeBuffering(Mode m) {
        new Test("store buffering", m, 2) {
            { possible(1, 10).interesting(11); forbid(VOLATILE, 0); }
            @Override void first(Cell c) { m.putX.put(c, 1); c.r1 = m.getY.get(c); }
            @Override void second(Cell c) { m.putY.put(c, 1); c.r2 = m.getX.get(c); }
        };
    }

    private static void messagePassing(Mode m) {
        new Test("message passing", m, 2) {
            { possible(0, 11).interesting(1); forbid(RELEASE, 10); }
            @Override void first(Cell c) { c.data = 1; m.putX.put(c, 1); }
            @Override void second(Cell c) { c.r1 = m.getX.get(c); c.r2 = c.data; }
        };
    }

    private static void loadBuffering(Mode m) {
        new Test("load buffering", m, 2) {
            { possible(1, 10).interesting(0); forbid(RELEASE, 11); }
            @Override void first(Cell c) { c.r1 = m.getX.get(c); m.putY.put(c, 1); }
            @Override void second(Cell c) { c.r2 = m.getY.get(c); m.putX.put(c, 1); }
        };
    }

    /** Values out of nowhere: each writes what it has read. */
    private static void thinAir(Mode m) {
        new Test("out of thin air", m, 2) {
            { possible(0); }
            @Override void first(Cell c) { int r = m.getX.get(c); m.putY.put(c, r); c.r1 = r; }
            @Override void second(Cell c) { int r = m.getY.get(c); m.putX.put(c, r); c.r2 = r; }
        };
    }

    private static void coherence(Mode m) {
        new Test("coherence of reads", m, 2) {
            { possible(0, 11).interesting(1); forbid(OPAQUE, 10); }
            @Override void first(Cell c) { m.putX.put(c, 1); }
            @Override void second(Cell c) { c.r1 = m.getX.get(c); c.r2 = m.getX.get(c); }
        };
    }

    private static void twoWrites(Mode m) {
        new Test("two writes each", m, 2) {
            { possible(12, 21).interesting(22); forbid(VOLATILE, 11); }
            @Override void first(Cell c) { m.putX.put(c, 1); m.putY.put(c, 2); }
            @Override void second(Cell c) { m.putY.put(c, 1); m.putX.put(c, 2); }
            @Override int outcome(Cell c) { return 10 * m.getX.get(c) + m.getY.get(c); }
        };
    }

    private static void writeAndRead(Mode m) {
        new Test("write after write, then read", m, 2) {
            { possible(10, 21).interesting(11); forbid(VOLATILE, 20); }
            @Override void first(Cell c) { m.putX.put(c, 1); m.putY.put(c, 1); }
            @Override void second(Cell c) { m.putY.put(c, 2); c.r2 = m.getX.get(c); }
            @Override int outcome(Cell c) { return 10 * m.getY.get(c) + c.r2; }
        };
    }

    /** Independent reads of independent writes. */
    private static void independentReads(Mode m) {
        new Test("IRIW", m, 4) {
            {
                possible(0, 1111);
                for (int bits = 1; bits < 15; bits++) interesting(bits / 8 * 1000 + bits / 4 % 2 * 100 + bits / 2 % 2 * 10 + bits % 2);
                if (m.strength == VOLATILE) forbidden(1010);
            }
            @Override void first(Cell c) { m.putX.put(c, 1); }
            @Override void second(Cell c) { m.putY.put(c, 1); }
            @Override void third(Cell c) { c.r1 = m.getX.get(c); c.r2 = m.getY.get(c); }
            @Override void fourth(Cell c) { c.r3 = m.getY.get(c); c.r4 = m.getX.get(c); }
            @Override int outcome(Cell c) { return 1000 * c.r1 + 100 * c.r2 + 10 * c.r3 + c.r4; }
        }.cost(10);
    }

    /** Shapes that need no accessor in between: the compiler sees both accesses at once. */
    private static void direct() {
        new Litmus.Of<Cell>("store buffering, plain, direct", 2) {
            { possible(1, 10).interesting(0, 11); }
            @Override Cell make() { return new Cell(); }
            @Override void renew(Cell c) { c.ix = c.iy = 0; c.renew(); }
            @Override int outcome(Cell c) { return 10 * c.r1 + c.r2; }
            @Override void first(Cell c) { c.ix = 1; c.r1 = c.iy; }
            @Override void second(Cell c) { c.iy = 1; c.r2 = c.ix; }
        };
        new Litmus.Of<Cell>("store buffering, volatile, direct", 2) {
            { possible(1, 10).interesting(11); }
            @Override Cell make() { return new Cell(); }
            @Override void renew(Cell c) { c.vix = c.viy = 0; c.renew(); }
            @Override int outcome(Cell c) { return 10 * c.r1 + c.r2; }
            @Override void first(Cell c) { c.vix = 1; c.r1 = c.viy; }
            @Override void second(Cell c) { c.viy = 1; c.r2 = c.vix; }
        };
        new Litmus.Of<Cell>("message passing, volatile, direct", 2) {
            { possible(0, 11).interesting(1); }
            @Override Cell make() { return new Cell(); }
            @Override void renew(Cell c) { c.vix = 0; c.renew(); }
            @Override int outcome(Cell c) { return 10 * c.r1 + c.r2; }
            @Override void first(Cell c) { c.data = 1; c.vix = 1; }
            @Override void second(Cell c) { c.r1 = c.vix; c.r2 = c.data; }
        };
        new Litmus.Of<Cell>("coherence of reads, volatile, direct", 2) {
            { possible(0, 11).interesting(1); }
            @Override Cell make() { return new Cell(); }
            @Override void renew(Cell c) { c.vix = 0; c.renew(); }
            @Override int outcome(Cell c) { return 10 * c.r1 + c.r2; }
            @Override void first(Cell c) { c.vix = 1; }
            @Override void second(Cell c) { c.r1 = c.vix; c.r2 = c.vix; }
        };
    }

    static void add() {
        addModes();
        direct();
        for (Mode m : modes) {
            storeBuffering(m);
            messagePassing(m);
            if (!m.isMain()) continue;
            loadBuffering(m);
            thinAir(m);
            coherence(m);
            twoWrites(m);
            writeAndRead(m);
            independentReads(m);
        }
    }

    private static void addModes() {
        mode("plain", PLAIN, (c, v) -> c.ix = v, c -> c.ix, (c, v) -> c.iy = v, c -> c.iy);
        mode("volatile boolean", VOLATILE,
             (c, v) -> c.vzx = v != 0, c -> c.vzx ? 1 : 0,
             (c, v) -> c.vzy = v != 0, c -> c.vzy ? 1 : 0);
        mode("volatile byte", VOLATILE,
             (c, v) -> c.vbx = (byte) v, c -> c.vbx,
             (c, v) -> c.vby = (byte) v, c -> c.vby);
        mode("volatile short", VOLATILE,
             (c, v) -> c.vsx = (short) v, c -> c.vsx,
             (c, v) -> c.vsy = (short) v, c -> c.vsy);
        mode("volatile char", VOLATILE,
             (c, v) -> c.vcx = (char) v, c -> c.vcx,
             (c, v) -> c.vcy = (char) v, c -> c.vcy);
        mode("volatile int", VOLATILE,
             (c, v) -> c.vix = v, c -> c.vix,
             (c, v) -> c.viy = v, c -> c.viy);
        mode("volatile long", VOLATILE,
             (c, v) -> c.vlx = (long) v, c -> (int) c.vlx,
             (c, v) -> c.vly = (long) v, c -> (int) c.vly);
        mode("volatile float", VOLATILE,
             (c, v) -> c.vfx = (float) v, c -> (int) c.vfx,
             (c, v) -> c.vfy = (float) v, c -> (int) c.vfy);
        mode("volatile double", VOLATILE,
             (c, v) -> c.vdx = (double) v, c -> (int) c.vdx,
             (c, v) -> c.vdy = (double) v, c -> (int) c.vdy);
        mode("volatile reference", VOLATILE,
             (c, v) -> c.vox = Cell.box(v), c -> c.vox,
             (c, v) -> c.voy = Cell.box(v), c -> c.voy);
        mode("VarHandle volatile boolean", VOLATILE,
             (c, v) -> ZX.setVolatile(c, v != 0), c -> ((boolean) ZX.getVolatile(c)) ? 1 : 0,
             (c, v) -> ZY.setVolatile(c, v != 0), c -> ((boolean) ZY.getVolatile(c)) ? 1 : 0);
        mode("VarHandle volatile byte", VOLATILE,
             (c, v) -> BX.setVolatile(c, (byte) v), c -> (byte) BX.getVolatile(c),
             (c, v) -> BY.setVolatile(c, (byte) v), c -> (byte) BY.getVolatile(c));
        mode("VarHandle release byte", RELEASE,
             (c, v) -> BX.setRelease(c, (byte) v), c -> (byte) BX.getAcquire(c),
             (c, v) -> BY.setRelease(c, (byte) v), c -> (byte) BY.getAcquire(c));
        mode("VarHandle opaque byte", OPAQUE,
             (c, v) -> BX.setOpaque(c, (byte) v), c -> (byte) BX.getOpaque(c),
             (c, v) -> BY.setOpaque(c, (byte) v), c -> (byte) BY.getOpaque(c));
        mode("VarHandle volatile short", VOLATILE,
             (c, v) -> SX.setVolatile(c, (short) v), c -> (short) SX.getVolatile(c),
             (c, v) -> SY.setVolatile(c, (short) v), c -> (short) SY.getVolatile(c));
        mode("VarHandle volatile char", VOLATILE,
             (c, v) -> CX.setVolatile(c, (char) v), c -> (char) CX.getVolatile(c),
             (c, v) -> CY.setVolatile(c, (char) v), c -> (char) CY.getVolatile(c));
        mode("VarHandle volatile int", VOLATILE,
             (c, v) -> IX.setVolatile(c, v), c -> (int) IX.getVolatile(c),
             (c, v) -> IY.setVolatile(c, v), c -> (int) IY.getVolatile(c));
        mode("VarHandle release int", RELEASE,
             (c, v) -> IX.setRelease(c, v), c -> (int) IX.getAcquire(c),
             (c, v) -> IY.setRelease(c, v), c -> (int) IY.getAcquire(c));
        mode("VarHandle opaque int", OPAQUE,
             (c, v) -> IX.setOpaque(c, v), c -> (int) IX.getOpaque(c),
             (c, v) -> IY.setOpaque(c, v), c -> (int) IY.getOpaque(c));
        mode("VarHandle volatile long", VOLATILE,
             (c, v) -> LX.setVolatile(c, (long) v), c -> (int) (long) LX.getVolatile(c),
             (c, v) -> LY.setVolatile(c, (long) v), c -> (int) (long) LY.getVolatile(c));
        mode("VarHandle release long", RELEASE,
             (c, v) -> LX.setRelease(c, (long) v), c -> (int) (long) LX.getAcquire(c),
             (c, v) -> LY.setRelease(c, (long) v), c -> (int) (long) LY.getAcquire(c));
        mode("VarHandle opaque long", OPAQUE,
             (c, v) -> LX.setOpaque(c, (long) v), c -> (int) (long) LX.getOpaque(c),
             (c, v) -> LY.setOpaque(c, (long) v), c -> (int) (long) LY.getOpaque(c));
        mode("VarHandle volatile float", VOLATILE,
             (c, v) -> FX.setVolatile(c, (float) v), c -> (int) (float) FX.getVolatile(c),
             (c, v) -> FY.setVolatile(c, (float) v), c -> (int) (float) FY.getVolatile(c));
        mode("VarHandle volatile double", VOLATILE,
             (c, v) -> DX.setVolatile(c, (double) v), c -> (int) (double) DX.getVolatile(c),
             (c, v) -> DY.setVolatile(c, (double) v), c -> (int) (double) DY.getVolatile(c));
        mode("VarHandle volatile reference", VOLATILE,
             (c, v) -> OX.setVolatile(c, Cell.box(v)), c -> (Integer) OX.getVolatile(c),
             (c, v) -> OY.setVolatile(c, Cell.box(v)), c -> (Integer) OY.getVolatile(c));
        mode("VarHandle release reference", RELEASE,
             (c, v) -> OX.setRelease(c, Cell.box(v)), c -> (Integer) OX.getAcquire(c),
             (c, v) -> OY.setRelease(c, Cell.box(v)), c -> (Integer) OY.getAcquire(c));
        mode("VarHandle opaque reference", OPAQUE,
             (c, v) -> OX.setOpaque(c, Cell.box(v)), c -> (Integer) OX.getOpaque(c),
             (c, v) -> OY.setOpaque(c, Cell.box(v)), c -> (Integer) OY.getOpaque(c));
        mode("VarHandle volatile boolean[]", VOLATILE,
             (c, v) -> ZA.setVolatile(c.booleans, 0, v != 0), c -> ((boolean) ZA.getVolatile(c.booleans, 0)) ? 1 : 0,
             (c, v) -> ZA.setVolatile(c.booleans, 3, v != 0), c -> ((boolean) ZA.getVolatile(c.booleans, 3)) ? 1 : 0);
        mode("VarHandle volatile byte[]", VOLATILE,
             (c, v) -> BA.setVolatile(c.bytes, 0, (byte) v), c -> (byte) BA.getVolatile(c.bytes, 0),
             (c, v) -> BA.setVolatile(c.bytes, 3, (byte) v), c -> (byte) BA.getVolatile(c.bytes, 3));
        mode("VarHandle volatile short[]", VOLATILE,
             (c, v) -> SA.setVolatile(c.shorts, 0, (short) v), c -> (short) SA.getVolatile(c.shorts, 0),
             (c, v) -> SA.setVolatile(c.shorts, 3, (short) v), c -> (short) SA.getVolatile(c.shorts, 3));
        mode("VarHandle volatile char[]", VOLATILE,
             (c, v) -> CA.setVolatile(c.chars, 0, (char) v), c -> (char) CA.getVolatile(c.chars, 0),
             (c, v) -> CA.setVolatile(c.chars, 3, (char) v), c -> (char) CA.getVolatile(c.chars, 3));
        mode("VarHandle volatile int[]", VOLATILE,
             (c, v) -> IA.setVolatile(c.ints, 0, v), c -> (int) IA.getVolatile(c.ints, 0),
             (c, v) -> IA.setVolatile(c.ints, 3, v), c -> (int) IA.getVolatile(c.ints, 3));
        mode("VarHandle release int[]", RELEASE,
             (c, v) -> IA.setRelease(c.ints, 0, v), c -> (int) IA.getAcquire(c.ints, 0),
             (c, v) -> IA.setRelease(c.ints, 3, v), c -> (int) IA.getAcquire(c.ints, 3));
        mode("VarHandle volatile long[]", VOLATILE,
             (c, v) -> LA.setVolatile(c.longs, 0, (long) v), c -> (int) (long) LA.getVolatile(c.longs, 0),
             (c, v) -> LA.setVolatile(c.longs, 3, (long) v), c -> (int) (long) LA.getVolatile(c.longs, 3));
        mode("VarHandle volatile float[]", VOLATILE,
             (c, v) -> FA.setVolatile(c.floats, 0, (float) v), c -> (int) (float) FA.getVolatile(c.floats, 0),
             (c, v) -> FA.setVolatile(c.floats, 3, (float) v), c -> (int) (float) FA.getVolatile(c.floats, 3));
        mode("VarHandle volatile double[]", VOLATILE,
             (c, v) -> DA.setVolatile(c.doubles, 0, (double) v), c -> (int) (double) DA.getVolatile(c.doubles, 0),
             (c, v) -> DA.setVolatile(c.doubles, 3, (double) v), c -> (int) (double) DA.getVolatile(c.doubles, 3));
        mode("VarHandle volatile reference[]", VOLATILE,
             (c, v) -> OA.setVolatile(c.objects, 0, Cell.box(v)), c -> (Integer) OA.getVolatile(c.objects, 0),
             (c, v) -> OA.setVolatile(c.objects, 3, Cell.box(v)), c -> (Integer) OA.getVolatile(c.objects, 3));
        mode("VarHandle release reference[]", RELEASE,
             (c, v) -> OA.setRelease(c.objects, 0, Cell.box(v)), c -> (Integer) OA.getAcquire(c.objects, 0),
             (c, v) -> OA.setRelease(c.objects, 3, Cell.box(v)), c -> (Integer) OA.getAcquire(c.objects, 3));
        mode("fullFence", VOLATILE,
             (c, v) -> { VarHandle.fullFence(); c.ix = v; VarHandle.fullFence(); }, c -> { int r = c.ix; VarHandle.fullFence(); return r; },
             (c, v) -> { VarHandle.fullFence(); c.iy = v; VarHandle.fullFence(); }, c -> { int r = c.iy; VarHandle.fullFence(); return r; });
        mode("releaseFence", RELEASE,
             (c, v) -> { VarHandle.releaseFence(); c.ix = v; }, c -> { int r = c.ix; VarHandle.acquireFence(); return r; },
             (c, v) -> { VarHandle.releaseFence(); c.iy = v; }, c -> { int r = c.iy; VarHandle.acquireFence(); return r; });
        mode("Unsafe fences", VOLATILE,
             (c, v) -> { U.storeFence(); c.ix = v; U.fullFence(); }, c -> { int r = c.ix; U.loadFence(); return r; },
             (c, v) -> { U.storeFence(); c.iy = v; U.fullFence(); }, c -> { int r = c.iy; U.loadFence(); return r; });
        mode("Unsafe volatile int", VOLATILE,
             (c, v) -> U.putIntVolatile(c, OFFSET_IX, v), c -> U.getIntVolatile(c, OFFSET_IX),
             (c, v) -> U.putIntVolatile(c, OFFSET_IY, v), c -> U.getIntVolatile(c, OFFSET_IY));
        mode("Unsafe volatile long", VOLATILE,
             (c, v) -> U.putLongVolatile(c, OFFSET_LX, v), c -> (int) U.getLongVolatile(c, OFFSET_LX),
             (c, v) -> U.putLongVolatile(c, OFFSET_LY, v), c -> (int) U.getLongVolatile(c, OFFSET_LY));
        mode("Unsafe ordered", RELEASE,
             (c, v) -> U.putOrderedInt(c, OFFSET_IX, v), c -> U.getIntVolatile(c, OFFSET_IX),
             (c, v) -> U.putOrderedInt(c, OFFSET_IY, v), c -> U.getIntVolatile(c, OFFSET_IY));
        mode("Unsafe getAndSet", VOLATILE,
             (c, v) -> U.getAndSetInt(c, OFFSET_IX, v), c -> U.getAndAddInt(c, OFFSET_IX, 0),
             (c, v) -> U.getAndSetInt(c, OFFSET_IY, v), c -> U.getAndAddInt(c, OFFSET_IY, 0));
        mode("Field.setInt", VOLATILE,
             (c, v) -> reflect(REFLECTED_IX, c, v), c -> reflect(REFLECTED_IX, c),
             (c, v) -> reflect(REFLECTED_IY, c, v), c -> reflect(REFLECTED_IY, c));
        mode("Field.setLong", VOLATILE,
             (c, v) -> reflect(REFLECTED_LX, c, v), c -> reflect(REFLECTED_LX, c),
             (c, v) -> reflect(REFLECTED_LY, c, v), c -> reflect(REFLECTED_LY, c));
        mode("MethodHandle", VOLATILE,
             (c, v) -> invoke(true, c, v), c -> invoke(true, c),
             (c, v) -> invoke(false, c, v), c -> invoke(false, c));
        mode("AtomicInteger", VOLATILE,
             (c, v) -> c.aix.set(v), c -> c.aix.get(),
             (c, v) -> c.aiy.set(v), c -> c.aiy.get());
        mode("AtomicInteger.lazySet", RELEASE,
             (c, v) -> c.aix.lazySet(v), c -> c.aix.get(),
             (c, v) -> c.aiy.lazySet(v), c -> c.aiy.get());
        mode("AtomicInteger.getAndSet", VOLATILE,
             (c, v) -> c.aix.getAndSet(v), c -> c.aix.get(),
             (c, v) -> c.aiy.getAndSet(v), c -> c.aiy.get());
        mode("AtomicLong", VOLATILE,
             (c, v) -> c.alx.set(v), c -> (int) c.alx.get(),
             (c, v) -> c.aly.set(v), c -> (int) c.aly.get());
        mode("AtomicReference", VOLATILE,
             (c, v) -> c.arx.set(box(v)), c -> c.arx.get(),
             (c, v) -> c.ary.set(box(v)), c -> c.ary.get());
        mode("AtomicIntegerArray", VOLATILE,
             (c, v) -> c.array.set(0, v), c -> c.array.get(0),
             (c, v) -> c.array.set(3, v), c -> c.array.get(3));
        mode("AtomicIntegerFieldUpdater", VOLATILE,
             (c, v) -> UPDATE_IX.set(c, v), c -> UPDATE_IX.get(c),
             (c, v) -> UPDATE_IY.set(c, v), c -> UPDATE_IY.get(c));
        mode("AtomicLongFieldUpdater", VOLATILE,
             (c, v) -> UPDATE_LX.set(c, v), c -> (int) UPDATE_LX.get(c),
             (c, v) -> UPDATE_LY.set(c, v), c -> (int) UPDATE_LY.get(c));
        mode("int view of byte[]", VOLATILE,
             (c, v) -> INTS_IN_BYTES.setVolatile(c.bytes, 4, v), c -> (int) INTS_IN_BYTES.getVolatile(c.bytes, 4),
             (c, v) -> INTS_IN_BYTES.setVolatile(c.bytes, 16, v), c -> (int) INTS_IN_BYTES.getVolatile(c.bytes, 16));
        mode("successful compareAndSet", VOLATILE,
             (c, v) -> { while (!c.aix.compareAndSet(c.aix.getPlain(), v)) Thread.onSpinWait(); }, c -> c.aix.get(),
             (c, v) -> { while (!c.aiy.compareAndSet(c.aiy.getPlain(), v)) Thread.onSpinWait(); }, c -> c.aiy.get());
        mode("synchronized", VOLATILE,
             (c, v) -> { synchronized (c.ints) { c.ix = v; } }, c -> { synchronized (c.ints) { return c.ix; } },
             (c, v) -> { synchronized (c.ints) { c.iy = v; } }, c -> { synchronized (c.ints) { return c.iy; } });
    }
}
