// VarHandles of instance and static fields of every type, in all access modes.
import java.lang.invoke.*;

public class FieldVarHandles {
    int i; long l; byte b; short s; char c; boolean z; float f; double d; String o = "start";
    final int constant = 5;
    static int si;
    volatile int vi;

    static VarHandle find(String name, Class<?> type) throws Exception {
        return MethodHandles.lookup().findVarHandle(FieldVarHandles.class, name, type);
    }

    public static void main(String[] args) throws Throwable {
        FieldVarHandles x = new FieldVarHandles();
        VarHandle i = find("i", int.class), l = find("l", long.class), o = find("o", String.class);
        i.set(x, 1);
        System.out.println((int) i.get(x) + " " + i.getAndAdd(x, 4) + " " + (int) i.getAndSet(x, 10) + " " + i.compareAndSet(x, 10, 11) + i.compareAndSet(x, 10, 12) + " " + (int) i.compareAndExchange(x, 11, 13) + (int) i.compareAndExchange(x, 11, 14) + " " + x.i);
        System.out.println((int) i.getAndBitwiseOr(x, 0xf0) + " " + (int) i.getAndBitwiseAnd(x, 0x3c) + " " + (int) i.getAndBitwiseXor(x, -1) + " " + x.i);
        i.setVolatile(x, 20); i.setRelease(x, 21); i.setOpaque(x, 22);
        System.out.println((int) i.getVolatile(x) + (int) i.getAcquire(x) + (int) i.getOpaque(x) + " " + i.weakCompareAndSetPlain(x, 99, 1) + " " + (int) i.getAndAddAcquire(x, 1) + (int) i.getAndAddRelease(x, 1) + (int) i.getAndSetAcquire(x, 5));
        System.out.println((long) l.getAndAdd(x, 1L << 40) + " " + (long) l.getAndAdd(x, 1) + " " + l.compareAndSet(x, (1L << 40) + 1, -1L) + x.l + " " + (long) l.getAndBitwiseXor(x, 0xffL) + x.l);
        System.out.println((String) o.getAndSet(x, "next") + " " + o.compareAndSet(x, "next", null) + " " + x.o + " " + o.compareAndSet(x, null, "last") + (String) o.compareAndExchange(x, "no", "never") + o.get(x));
        VarHandle b = find("b", byte.class), s = find("s", short.class), c = find("c", char.class), z = find("z", boolean.class), f = find("f", float.class), d = find("d", double.class);
        b.set(x, (byte) 127);
        System.out.println((byte) b.getAndAdd(x, (byte) 1) + " " + x.b + " " + (short) s.getAndAdd(x, (short) -1) + x.s + " " + b.compareAndSet(x, (byte) -128, (byte) 3) + x.b + " " + s.compareAndSet(x, (short) -1, (short) 300) + x.s);
        System.out.println(c.compareAndSet(x, '\0', 'q') + "" + x.c + (char) c.getAndAdd(x, (char) 1) + x.c + " " + z.compareAndSet(x, false, true) + (boolean) z.getAndBitwiseXor(x, true) + x.z + (boolean) z.getAndBitwiseOr(x, true) + (boolean) z.getAndSet(x, false) + x.z);
        f.set(x, 1.5f);
        System.out.println((float) f.getAndAdd(x, 2f) + " " + x.f + " " + f.compareAndSet(x, 3.5f, -0f) + x.f + f.compareAndSet(x, 0f, 1f) + " " + (double) d.getAndAdd(x, 0.25) + x.d + d.compareAndSet(x, 0.25, Double.NaN) + d.compareAndSet(x, Double.NaN, 1.0) + x.d);
        VarHandle si = MethodHandles.lookup().findStaticVarHandle(FieldVarHandles.class, "si", int.class);
        si.set(3);
        System.out.println((int) si.getAndAdd(2) + FieldVarHandles.si + " " + si.coordinateTypes() + i.coordinateTypes() + i.varType() + " " + find("constant", int.class).isAccessModeSupported(VarHandle.AccessMode.SET) + o.isAccessModeSupported(VarHandle.AccessMode.GET_AND_ADD));
        try {
            o.getAndAdd(x, "x");
        } catch (UnsupportedOperationException e) {
            System.out.println("no add on references");
        }
        try {
            find("constant", int.class).set(x, 6);
        } catch (UnsupportedOperationException e) {
            System.out.println("final");
        }
        try {
            i.set(x, "text");
        } catch (WrongMethodTypeException e) {
            System.out.println(e.getMessage());
        }
        try {
            i.get((FieldVarHandles) null);
        } catch (NullPointerException e) {
            System.out.println("null object");
        }
        try {
            i.withInvokeExactBehavior().set(x, (short) 1);
        } catch (WrongMethodTypeException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(i.toMethodHandle(VarHandle.AccessMode.GET_AND_ADD).invoke(x, 100) + " " + x.i + " " + i.accessModeType(VarHandle.AccessMode.COMPARE_AND_SET) + " " + VarHandle.AccessMode.valueFromMethodName("getAcquire"));
        Object plainObject = x;
        System.out.println((Object) i.getAndAdd(plainObject, Integer.valueOf(1)) + " " + i.get(x));
        VarHandle.fullFence(); VarHandle.acquireFence(); VarHandle.releaseFence(); VarHandle.loadLoadFence(); VarHandle.storeStoreFence();
    }
}
