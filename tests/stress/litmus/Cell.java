import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.concurrent.atomic.AtomicReference;
import sun.misc.Unsafe;

/** Two variables x and y of each kind, and what was read. */
class Cell {
    int r1, r2, r3, r4, data;

    boolean zx, zy;
    byte bx, by;
    short sx, sy;
    char cx, cy;
    int ix, iy;
    long lx, ly;
    float fx, fy;
    double dx, dy;
    Integer ox = 0, oy = 0;
    volatile boolean vzx, vzy;
    volatile byte vbx, vby;
    volatile short vsx, vsy;
    volatile char vcx, vcy;
    volatile int vix, viy;
    volatile long vlx, vly;
    volatile float vfx, vfy;
    volatile double vdx, vdy;
    volatile Integer vox = 0, voy = 0;
    final AtomicInteger aix = new AtomicInteger(), aiy = new AtomicInteger();
    final AtomicLong alx = new AtomicLong(), aly = new AtomicLong();
    final AtomicReference<Integer> arx = new AtomicReference<>(0), ary = new AtomicReference<>(0);
    final AtomicIntegerArray array = new AtomicIntegerArray(4);
    final byte[] bytes = new byte[32];
    final boolean[] booleans = new boolean[4];
    final short[] shorts = new short[4];
    final char[] chars = new char[4];
    final int[] ints = new int[4];
    final long[] longs = new long[4];
    final float[] floats = new float[4];
    final double[] doubles = new double[4];
    final Integer[] objects = { 0, 0, 0, 0 };

    interface Put { void put(Cell c, int value); }
    interface Get { int get(Cell c); }

    static final VarHandle ZX, ZY, BX, BY, SX, SY, CX, CY, IX, IY, LX, LY, FX, FY, DX, DY, OX, OY;
    static final VarHandle ZA = MethodHandles.arrayElementVarHandle(boolean[].class), BA = MethodHandles.arrayElementVarHandle(byte[].class),
        SA = MethodHandles.arrayElementVarHandle(short[].class), CA = MethodHandles.arrayElementVarHandle(char[].class),
        IA = MethodHandles.arrayElementVarHandle(int[].class), LA = MethodHandles.arrayElementVarHandle(long[].class),
        FA = MethodHandles.arrayElementVarHandle(float[].class), DA = MethodHandles.arrayElementVarHandle(double[].class),
        OA = MethodHandles.arrayElementVarHandle(Integer[].class);
    static final VarHandle INTS_IN_BYTES = MethodHandles.byteArrayViewVarHandle(int[].class, java.nio.ByteOrder.LITTLE_ENDIAN);
    static final VarHandle LONGS_IN_BYTES = MethodHandles.byteArrayViewVarHandle(long[].class, java.nio.ByteOrder.BIG_ENDIAN);
    static final Unsafe U;
    static final long OFFSET_IX, OFFSET_IY, OFFSET_LX, OFFSET_LY;
    static final Field REFLECTED_IX, REFLECTED_IY, REFLECTED_LX, REFLECTED_LY;
    static final MethodHandle SET_IX, SET_IY, GET_IX, GET_IY;
    static final AtomicIntegerFieldUpdater<Cell> UPDATE_IX = AtomicIntegerFieldUpdater.newUpdater(Cell.class, "vix"),
        UPDATE_IY = AtomicIntegerFieldUpdater.newUpdater(Cell.class, "viy");
    static final AtomicLongFieldUpdater<Cell> UPDATE_LX = AtomicLongFieldUpdater.newUpdater(Cell.class, "vlx"),
        UPDATE_LY = AtomicLongFieldUpdater.newUpdater(Cell.class, "vly");
    static {
        try {
            MethodHandles.Lookup here = MethodHandles.lookup();
            ZX = here.findVarHandle(Cell.class, "zx", boolean.class);
            ZY = here.findVarHandle(Cell.class, "zy", boolean.class);
            BX = here.findVarHandle(Cell.class, "bx", byte.class);
            BY = here.findVarHandle(Cell.class, "by", byte.class);
            SX = here.findVarHandle(Cell.class, "sx", short.class);
            SY = here.findVarHandle(Cell.class, "sy", short.class);
            CX = here.findVarHandle(Cell.class, "cx", char.class);
            CY = here.findVarHandle(Cell.class, "cy", char.class);
            IX = here.findVarHandle(Cell.class, "ix", int.class);
            IY = here.findVarHandle(Cell.class, "iy", int.class);
            LX = here.findVarHandle(Cell.class, "lx", long.class);
            LY = here.findVarHandle(Cell.class, "ly", long.class);
            FX = here.findVarHandle(Cell.class, "fx", float.class);
            FY = here.findVarHandle(Cell.class, "fy", float.class);
            DX = here.findVarHandle(Cell.class, "dx", double.class);
            DY = here.findVarHandle(Cell.class, "dy", double.class);
            OX = here.findVarHandle(Cell.class, "ox", Integer.class);
            OY = here.findVarHandle(Cell.class, "oy", Integer.class);
            Field unsafe = Unsafe.class.getDeclaredField("theUnsafe");
            unsafe.setAccessible(true);
            U = (Unsafe) unsafe.get(null);
            OFFSET_IX = U.objectFieldOffset(Cell.class.getDeclaredField("ix"));
            OFFSET_IY = U.objectFieldOffset(Cell.class.getDeclaredField("iy"));
            OFFSET_LX = U.objectFieldOffset(Cell.class.getDeclaredField("lx"));
            OFFSET_LY = U.objectFieldOffset(Cell.class.getDeclaredField("ly"));
            REFLECTED_IX = Cell.class.getDeclaredField("vix");
            REFLECTED_IY = Cell.class.getDeclaredField("viy");
            REFLECTED_LX = Cell.class.getDeclaredField("vlx");
            REFLECTED_LY = Cell.class.getDeclaredField("vly");
            SET_IX = here.findSetter(Cell.class, "vix", int.class);
            SET_IY = here.findSetter(Cell.class, "viy", int.class);
            GET_IX = here.findGetter(Cell.class, "vix", int.class);
            GET_IY = here.findGetter(Cell.class, "viy", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    // References to small Integers only: they are the same objects each time.
    static Integer box(int value) { return value; }

    static void reflect(Field f, Cell c, int value) {
        try {
            if (f.getType() == int.class) f.setInt(c, value);
            else f.setLong(c, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
    static int reflect(Field f, Cell c) {
        try {
            return f.getType() == int.class ? f.getInt(c) : (int) f.getLong(c);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
    static void invoke(boolean isX, Cell c, int value) {
        try {
            if (isX) SET_IX.invokeExact(c, value);
            else SET_IY.invokeExact(c, value);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
    static int invoke(boolean isX, Cell c) {
        try {
            return isX ? (int) GET_IX.invokeExact(c) : (int) GET_IY.invokeExact(c);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    void renew() { r1 = r2 = r3 = r4 = data = 0; }
}
