import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.*;

// Volatile fields, atomics, updaters and VarHandles in hot code, alone and by four threads at once.
public class AtomicForms {
    volatile int vi; volatile long vl; volatile boolean vz; volatile Object vo; volatile double vd; volatile short vs;
    int plain; long wide; byte small; Object ref = "start"; double real; boolean flag;
    static int sint; static volatile int svol;
    static final VarHandle PLAIN, WIDE, SMALL, REF, REAL, FLAG, SINT, INTS = MethodHandles.arrayElementVarHandle(int[].class), LONGS = MethodHandles.arrayElementVarHandle(long[].class),
        TEXTS = MethodHandles.arrayElementVarHandle(String[].class), VIEW = MethodHandles.byteArrayViewVarHandle(long[].class, java.nio.ByteOrder.LITTLE_ENDIAN);
    static {
        try {
            MethodHandles.Lookup l = MethodHandles.lookup();
            PLAIN = l.findVarHandle(AtomicForms.class, "plain", int.class);
            WIDE = l.findVarHandle(AtomicForms.class, "wide", long.class);
            SMALL = l.findVarHandle(AtomicForms.class, "small", byte.class);
            REF = l.findVarHandle(AtomicForms.class, "ref", Object.class);
            REAL = l.findVarHandle(AtomicForms.class, "real", double.class);
            FLAG = l.findVarHandle(AtomicForms.class, "flag", boolean.class);
            SINT = l.findStaticVarHandle(AtomicForms.class, "sint", int.class);
        } catch (ReflectiveOperationException e) {
            throw new Error(e);
        }
    }
    static final AtomicIntegerFieldUpdater<AtomicForms> VI = AtomicIntegerFieldUpdater.newUpdater(AtomicForms.class, "vi");
    static final AtomicLongFieldUpdater<AtomicForms> VL = AtomicLongFieldUpdater.newUpdater(AtomicForms.class, "vl");
    static final AtomicReferenceFieldUpdater<AtomicForms, Object> VO = AtomicReferenceFieldUpdater.newUpdater(AtomicForms.class, Object.class, "vo");

    static long atomics(AtomicInteger i, AtomicLong l, AtomicReference<Object> r, AtomicBoolean b, AtomicIntegerArray ia, AtomicLongArray la, int k) {
        long h = i.getAndIncrement() + i.incrementAndGet() + i.getAndAdd(k) + i.addAndGet(-k) + i.decrementAndGet() + i.getAndDecrement();
        h = h * 31 + l.getAndIncrement() + l.incrementAndGet() + l.getAndAdd(k) + l.addAndGet(0x100000000L) + l.getAndSet(l.get() ^ k);
        h = h * 31 + (i.compareAndSet(k, 1) ? 1 : 0) + (i.compareAndSet(i.get(), k) ? 2 : 0) + (l.compareAndSet(-1, 1) ? 4 : 0) + (l.compareAndSet(l.get(), l.get() & 0xffffffffffffL) ? 8 : 0);
        h = h * 31 + i.getAndUpdate(x -> x * 3) + i.updateAndGet(x -> x + 1) + i.accumulateAndGet(k, Math::max) + i.getAndSet(k & 0xff);
        Object old = r.getAndSet(k & 3);
        h = h * 31 + old.hashCode() + (r.compareAndSet("none", "x") ? 1 : 0) + (r.compareAndSet(r.get(), "y") ? 2 : 0) + r.get().hashCode();
        h = h * 31 + (b.getAndSet((k & 1) == 0) ? 1 : 0) + (b.compareAndSet(true, false) ? 2 : 0) + (b.get() ? 4 : 0);
        h = h * 31 + ia.getAndIncrement(k & 3) + ia.addAndGet(k >> 2 & 3, k) + (ia.compareAndSet(0, ia.get(0), k) ? 1 : 0) + la.getAndAdd(k & 3, k) + la.incrementAndGet(1) + la.getAndSet(2, k);
        return h;
    }
    static long handles(AtomicForms o, int[] ints, long[] longs, String[] texts, byte[] bytes, int k) {
        long h = (int) PLAIN.get(o) + (int) PLAIN.getAndAdd(o, k) + (int) PLAIN.getVolatile(o);
        PLAIN.set(o, (int) PLAIN.get(o) & 0xffff);
        PLAIN.setRelease(o, (int) PLAIN.getAcquire(o) + 1);
        h = h * 31 + (PLAIN.compareAndSet(o, 3, 4) ? 1 : 0) + (int) PLAIN.compareAndExchange(o, (int) PLAIN.get(o), k) + (int) PLAIN.getAndBitwiseXor(o, k) + (int) PLAIN.getAndSet(o, k);
        h = h * 31 + (long) WIDE.getAndAdd(o, (long) k) + (WIDE.compareAndSet(o, o.wide, o.wide * 3) ? 1 : 0);
        h = h * 31 + (byte) SMALL.getAndAdd(o, (byte) k) + (SMALL.compareAndSet(o, (byte) 1, (byte) 2) ? 1 : 0);
        h = h * 31 + REF.getAndSet(o, (Object) "k").hashCode() + (REF.compareAndSet(o, (Object) "k", (Object) "l") ? 1 : 0);
        h = h * 31 + (long) (double) REAL.getAndAdd(o, 0.5) + (FLAG.compareAndSet(o, o.flag, !o.flag) ? 1 : 0) + ((boolean) FLAG.getVolatile(o) ? 1 : 0);
        h = h * 31 + (int) SINT.getAndAdd(k) + (int) INTS.getAndAdd(ints, k & 3, k) + (INTS.compareAndSet(ints, 1, ints[1], k) ? 1 : 0) + (long) LONGS.getAndBitwiseOr(longs, k & 3, (long) k);
        h = h * 31 + (TEXTS.compareAndSet(texts, 0, "a", "b") ? 1 : 0) + (TEXTS.compareAndSet(texts, 0, "b", "a") ? 2 : 0) + (long) VIEW.get(bytes, k & 7);
        VIEW.set(bytes, 8, (long) VIEW.get(bytes, 8) + k);
        return h;
    }
    long fields(int k) {
        vi += k; vl = vl * 31 + vi; vz = (k & 4) == 0; vo = vz ? this : "o"; vd = vd / 2 + k; vs++;
        svol ^= k;
        return vi + vl + (vz ? 1 : 0) + (vo == this ? 1 : 0) + (long) vd + vs + svol + VI.getAndIncrement(this) + VL.addAndGet(this, k) + (VO.compareAndSet(this, this, null) ? 5 : 6) + (VI.compareAndSet(this, 1, 2) ? 1 : 0);
    }
    static String fails(int how, int k) {
        try {
            switch (how) {
            case 0: PLAIN.set((AtomicForms) null, k); break;
            case 1: INTS.getAndAdd(new int[2], 2, k); break;
            case 2: TEXTS.setVolatile((Object[]) new Object[1], 0, (Object) "s"); break;
            case 3: VIEW.set(new byte[8], 1, 5L); break;
            case 4: new AtomicIntegerArray(3).getAndIncrement(-1); break;
            case 5: VI.getAndIncrement(null); break;
            default: new AtomicReference<Integer>().getAndUpdate(x -> x + 1);
            }
            return "fine";
        } catch (RuntimeException e) {
            return e.getClass().getSimpleName();
        }
    }

    int turns;
    static volatile boolean ready;
    static int payload;
    static void spinForPayload(int[] seen) {
        while (!ready) Thread.onSpinWait();
        seen[0] = payload;
    }

    public static void main(String[] args) throws Exception {
        AtomicInteger i = new AtomicInteger();
        AtomicLong l = new AtomicLong();
        AtomicReference<Object> r = new AtomicReference<>("none");
        AtomicBoolean b = new AtomicBoolean();
        AtomicIntegerArray ia = new AtomicIntegerArray(4);
        AtomicLongArray la = new AtomicLongArray(4);
        AtomicForms o = new AtomicForms();
        int[] ints = new int[4];
        long[] longs = new long[4];
        String[] texts = { "a" };
        byte[] bytes = new byte[16];
        long sum = 0;
        for (int k = 0; k < 20_000; k++) {
            sum = sum * 31 + atomics(i, l, r, b, ia, la, k);
            if (k < 8_000) sum = sum * 31 + handles(o, ints, longs, texts, bytes, k);
            sum = sum * 31 + o.fields(k);
            if (k % 5_000 == 9) System.out.println(sum);
        }
        System.out.println(sum + " " + i + " " + l + " " + r + " " + b + " " + ia + " " + la + " " + o.plain + " " + o.wide + " " + o.small + " " + sint);
        for (int how = 0; how < 7; how++) System.out.print(fails(how, 1) + " ");
        for (int k = 0; k < 3_500; k++) sum = sum * 31 + fails(k % 7, k).hashCode();
        System.out.println(sum);

        AtomicInteger count = new AtomicInteger();
        AtomicLong big = new AtomicLong();
        LongAdder adder = new LongAdder();
        LongAccumulator max = new LongAccumulator(Long::max, 0);
        AtomicReference<Integer> boxed = new AtomicReference<>(0);
        AtomicForms shared = new AtomicForms();
        AtomicBoolean lock = new AtomicBoolean();
        Thread[] threads = new Thread[4];
        for (int t = 0; t < 4; t++) {
            int me = t;
            (threads[t] = new Thread(() -> {
                for (int k = 0; k < 10_000; k++) {
                    count.incrementAndGet();
                    big.addAndGet(k);
                    adder.add(2);
                    max.accumulate(k * 4L + me);
                    VI.getAndAdd(shared, 3);
                    PLAIN.getAndAdd(shared, 1);
                    WIDE.getAndAdd(shared, 5L);
                    INTS.getAndAdd(ints, 3, 1);
                    for (int x = count.get(); !count.compareAndSet(x, x + 1); x = count.get()) { }
                    if (k % 10 == 0) boxed.updateAndGet(x -> x + 1);
                    while (!lock.compareAndSet(false, true)) Thread.onSpinWait();
                    shared.turns++;
                    lock.set(false);
                }
            })).start();
        }
        for (Thread t : threads) t.join();
        System.out.println(count + " " + big + " " + adder + " " + max + " " + boxed + " " + shared.vi + " " + shared.plain + " " + shared.wide + " " + shared.turns);
        int[] seen = new int[1];
        Thread waiter = new Thread(() -> spinForPayload(seen));
        waiter.start();
        Thread.sleep(20);
        payload = 77;
        ready = true;
        waiter.join();
        System.out.println(seen[0]);
    }
}
