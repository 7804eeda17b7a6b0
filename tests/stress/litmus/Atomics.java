/** Read-modify-write operations of every kind: two threads do one each on the same variable. */
final class Atomics extends Cell {
    /** Does it with the value, which is 1 for the first and 2 for the second thread. */
    private interface Operation { int apply(Cell c, int value); }

    private abstract static class Test extends Litmus.Of<Cell> {
        private final Operation operation;
        private final Put reset;
        private final Get read;

        Test(String name, Operation operation, Put reset, Get read) {
            super("atomic, " + name, 2);
            this.operation = operation;
            this.reset = reset;
            this.read = read;
        }
        @Override Cell make() { return new Cell(); }
        @Override void renew(Cell c) { reset.put(c, 0); }
        @Override void first(Cell c) { c.r1 = operation.apply(c, 1); }
        @Override void second(Cell c) { c.r2 = operation.apply(c, 2); }
        @Override int outcome(Cell c) { return 100 * c.r1 + 10 * c.r2 + read.get(c); }
    }

    /** Both are added, and each has returned what was there before. */
    private static void sum(String name, Operation operation, Put reset, Get read) {
        new Test(name, operation, reset, read) { { possible(13, 203); interesting(203); } };
    }
    /** One finds 0 and puts its value; the other does nothing. */
    private static void win(String name, Operation operation, Put reset, Get read) {
        new Test(name, operation, reset, read) { { possible(101).interesting(12); } };
    }
    private static void winFlag(String name, Operation operation, Put reset, Get read) {
        new Test(name, operation, reset, read) { { possible(101).interesting(11); } };
    }
    /** What one put the other has taken out, or it is still there. */
    private static void swap(String name, Operation operation, Put reset, Get read) {
        new Test(name, operation, reset, read) { { possible(12).interesting(201); } };
    }

    private static int sharedInt;
    private static volatile long sharedLong;
    private static byte sharedByte;
    private static final java.lang.invoke.VarHandle SHARED_INT, SHARED_LONG, SHARED_BYTE;
    static {
        try {
            var here = java.lang.invoke.MethodHandles.lookup();
            SHARED_INT = here.findStaticVarHandle(Atomics.class, "sharedInt", int.class);
            SHARED_LONG = here.findStaticVarHandle(Atomics.class, "sharedLong", long.class);
            SHARED_BYTE = here.findStaticVarHandle(Atomics.class, "sharedByte", byte.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** All states share one variable; between them nobody resets it, so the ends of a stride must agree. */
    private abstract static class Shared extends Litmus {
        private final long[] done = new long[2];

        Shared(String name) {
            super("atomic, " + name, 2);
            possible(1);
        }
        abstract void one();
        abstract long value();
        abstract long wrap(long sum);
        @Override void act(int actor) {
            for (int i = 0; i < STRIDE; i++) one();
            done[actor] += STRIDE;
        }
        @Override void judge(int from, int to, long[] counts) {
            if (from == 0 && done[0] > 0) count(counts, value() == wrap(done[0] + done[1]) ? 1 : 0);
        }
    }

    private static void statics() {
        new Shared("getAndAdd static int") {
            @Override void one() { int was = (int) SHARED_INT.getAndAdd(1); }
            @Override long value() { return sharedInt; }
            @Override long wrap(long sum) { return (int) sum; }
        };
        new Shared("compareAndSet loop static long") {
            @Override void one() {
                long was;
                do was = sharedLong; while (!SHARED_LONG.compareAndSet(was, was + 1));
            }
            @Override long value() { return sharedLong; }
            @Override long wrap(long sum) { return sum; }
        };
        new Shared("weakCompareAndSet loop static byte") {
            @Override void one() {
                byte was;
                do was = (byte) SHARED_BYTE.getVolatile(); while (!SHARED_BYTE.weakCompareAndSet(was, (byte) (was + 1)));
            }
            @Override long value() { return sharedByte; }
            @Override long wrap(long sum) { return (byte) sum; }
        };
        new Shared("synchronized static method") {
            @Override void one() { increment(); }
            @Override long value() { return count; }
            @Override long wrap(long sum) { return sum; }
        };
        new Shared("recursive synchronized") {
            private long nested;
            @Override synchronized void one() { again(3); }
            synchronized void again(int depth) {
                if (depth == 0) nested++;
                else again(depth - 1);
            }
            @Override long value() { return nested; }
            @Override long wrap(long sum) { return sum; }
        };
        new Shared("LongAdder") {
            private final java.util.concurrent.atomic.LongAdder adder = new java.util.concurrent.atomic.LongAdder();
            @Override void one() { adder.increment(); }
            @Override long value() { return adder.sum(); }
            @Override long wrap(long sum) { return sum; }
        };
    }

    private static long count;
    private static synchronized void increment() { count++; }

    static void add() {
        statics();
        sum("AtomicInteger.getAndAdd", (c, v) -> c.aix.getAndAdd(v), (c, v) -> c.aix.set(v), c -> c.aix.get());
        sum("AtomicInteger.addAndGet", (c, v) -> c.aix.addAndGet(v) - v, (c, v) -> c.aix.set(v), c -> c.aix.get());
        sum("AtomicInteger.updateAndGet", (c, v) -> c.aix.updateAndGet(x -> x + v) - v, (c, v) -> c.aix.set(v), c -> c.aix.get());
        sum("AtomicLong.getAndAdd", (c, v) -> (int) c.alx.getAndAdd(v), (c, v) -> c.alx.set(v), c -> (int) c.alx.get());
        sum("AtomicLong.getAndAccumulate", (c, v) -> (int) c.alx.getAndAccumulate(v, Long::sum), (c, v) -> c.alx.set(v), c -> (int) c.alx.get());
        sum("AtomicIntegerFieldUpdater", (c, v) -> UPDATE_IX.getAndAdd(c, v), (c, v) -> c.vix = v, c -> c.vix);
        sum("AtomicLongFieldUpdater", (c, v) -> (int) UPDATE_LX.getAndAdd(c, v), (c, v) -> c.vlx = v, c -> (int) c.vlx);
        sum("AtomicIntegerArray", (c, v) -> c.array.getAndAdd(2, v), (c, v) -> c.array.set(2, v), c -> c.array.get(2));
        sum("Unsafe.getAndAddInt", (c, v) -> U.getAndAddInt(c, OFFSET_IX, v), (c, v) -> c.ix = v, c -> c.ix);
        sum("Unsafe.getAndAddLong", (c, v) -> (int) U.getAndAddLong(c, OFFSET_LX, v), (c, v) -> c.lx = v, c -> (int) c.lx);
        sum("getAndAdd int in byte[]", (c, v) -> (int) INTS_IN_BYTES.getAndAdd(c.bytes, 4, v),
            (c, v) -> INTS_IN_BYTES.set(c.bytes, 4, v), c -> (int) INTS_IN_BYTES.get(c.bytes, 4));
        sum("getAndAdd long in byte[], big-endian", (c, v) -> (int) (long) LONGS_IN_BYTES.getAndAdd(c.bytes, 8, (long) v),
            (c, v) -> LONGS_IN_BYTES.set(c.bytes, 8, (long) v), c -> (int) (long) LONGS_IN_BYTES.get(c.bytes, 8));
        win("AtomicReference.compareAndSet", (c, v) -> c.arx.compareAndSet(0, v) ? 1 : 0, (c, v) -> c.arx.set(v), c -> c.arx.get());
        win("Unsafe.compareAndSwapInt", (c, v) -> U.compareAndSwapInt(c, OFFSET_IX, 0, v) ? 1 : 0, (c, v) -> c.ix = v, c -> c.ix);
        win("Unsafe.compareAndSwapLong", (c, v) -> U.compareAndSwapLong(c, OFFSET_LX, 0, v) ? 1 : 0, (c, v) -> c.lx = v, c -> (int) c.lx);
        swap("AtomicReference.getAndSet", (c, v) -> c.arx.getAndSet(v), (c, v) -> c.arx.set(v), c -> c.arx.get());
        swap("Unsafe.getAndSetLong", (c, v) -> (int) U.getAndSetLong(c, OFFSET_LX, v), (c, v) -> c.lx = v, c -> (int) c.lx);
        winFlag("compareAndSet boolean", (c, v) -> ZX.compareAndSet(c, false, true) ? 1 : 0,
            (c, v) -> c.zx = v != 0, c -> c.zx ? 1 : 0);
        winFlag("compareAndExchange boolean", (c, v) -> (boolean) ZX.compareAndExchange(c, false, true) ? 0 : 1,
            (c, v) -> c.zx = v != 0, c -> c.zx ? 1 : 0);
        winFlag("getAndSet boolean", (c, v) -> (boolean) ZX.getAndSet(c, true) ? 0 : 1,
            (c, v) -> c.zx = v != 0, c -> c.zx ? 1 : 0);
        winFlag("getAndBitwiseOr boolean", (c, v) -> (boolean) ZX.getAndBitwiseOr(c, true) ? 0 : 1,
            (c, v) -> c.zx = v != 0, c -> c.zx ? 1 : 0);
        winFlag("compareAndSet boolean[]", (c, v) -> ZA.compareAndSet(c.booleans, 1, false, true) ? 1 : 0,
            (c, v) -> c.booleans[1] = v != 0, c -> c.booleans[1] ? 1 : 0);
        winFlag("compareAndExchange boolean[]", (c, v) -> (boolean) ZA.compareAndExchange(c.booleans, 1, false, true) ? 0 : 1,
            (c, v) -> c.booleans[1] = v != 0, c -> c.booleans[1] ? 1 : 0);
        winFlag("getAndSet boolean[]", (c, v) -> (boolean) ZA.getAndSet(c.booleans, 1, true) ? 0 : 1,
            (c, v) -> c.booleans[1] = v != 0, c -> c.booleans[1] ? 1 : 0);
        winFlag("getAndBitwiseOr boolean[]", (c, v) -> (boolean) ZA.getAndBitwiseOr(c.booleans, 1, true) ? 0 : 1,
            (c, v) -> c.booleans[1] = v != 0, c -> c.booleans[1] ? 1 : 0);
        sum("getAndAdd byte", (c, v) -> (byte) BX.getAndAdd(c, (byte) (v)),
            (c, v) -> c.bx = (byte) (v), c -> c.bx);
        sum("getAndBitwiseOr byte", (c, v) -> (byte) BX.getAndBitwiseOr(c, (byte) (v)),
            (c, v) -> c.bx = (byte) (v), c -> c.bx);
        sum("getAndBitwiseXor byte", (c, v) -> (byte) BX.getAndBitwiseXor(c, (byte) (v)),
            (c, v) -> c.bx = (byte) (v), c -> c.bx);
        sum("getAndBitwiseAnd byte", (c, v) -> 3 - ((byte) BX.getAndBitwiseAnd(c, (byte) (~v))),
            (c, v) -> c.bx = (byte) (3 - v), c -> 3 - (c.bx));
        sum("compareAndSet loop byte", (c, v) -> {
                byte was;
                do was = c.bx; while (!BX.compareAndSet(c, was, (byte) (was + v)));
                return was;
            }, (c, v) -> c.bx = (byte) (v), c -> c.bx);
        sum("weakCompareAndSetPlain loop byte", (c, v) -> {
                byte was;
                do was = c.bx; while (!BX.weakCompareAndSetPlain(c, was, (byte) (was + v)));
                return was;
            }, (c, v) -> c.bx = (byte) (v), c -> c.bx);
        sum("weakCompareAndSetAcquire loop byte", (c, v) -> {
                byte was;
                do was = c.bx; while (!BX.weakCompareAndSetAcquire(c, was, (byte) (was + v)));
                return was;
            }, (c, v) -> c.bx = (byte) (v), c -> c.bx);
        sum("weakCompareAndSetRelease loop byte", (c, v) -> {
                byte was;
                do was = c.bx; while (!BX.weakCompareAndSetRelease(c, was, (byte) (was + v)));
                return was;
            }, (c, v) -> c.bx = (byte) (v), c -> c.bx);
        win("compareAndSet byte", (c, v) -> BX.compareAndSet(c, (byte) (0), (byte) (v)) ? 1 : 0,
            (c, v) -> c.bx = (byte) (v), c -> c.bx);
        win("compareAndExchange byte", (c, v) -> (byte) BX.compareAndExchange(c, (byte) (0), (byte) (v)) == 0 ? 1 : 0,
            (c, v) -> c.bx = (byte) (v), c -> c.bx);
        swap("getAndSet byte", (c, v) -> (byte) BX.getAndSet(c, (byte) (v)),
            (c, v) -> c.bx = (byte) (v), c -> c.bx);
        sum("getAndAdd byte[]", (c, v) -> (byte) BA.getAndAdd(c.bytes, 1, (byte) (v)),
            (c, v) -> c.bytes[1] = (byte) (v), c -> c.bytes[1]);
        sum("getAndBitwiseOr byte[]", (c, v) -> (byte) BA.getAndBitwiseOr(c.bytes, 1, (byte) (v)),
            (c, v) -> c.bytes[1] = (byte) (v), c -> c.bytes[1]);
        sum("getAndBitwiseXor byte[]", (c, v) -> (byte) BA.getAndBitwiseXor(c.bytes, 1, (byte) (v)),
            (c, v) -> c.bytes[1] = (byte) (v), c -> c.bytes[1]);
        sum("getAndBitwiseAnd byte[]", (c, v) -> 3 - ((byte) BA.getAndBitwiseAnd(c.bytes, 1, (byte) (~v))),
            (c, v) -> c.bytes[1] = (byte) (3 - v), c -> 3 - (c.bytes[1]));
        sum("compareAndSet loop byte[]", (c, v) -> {
                byte was;
                do was = c.bytes[1]; while (!BA.compareAndSet(c.bytes, 1, was, (byte) (was + v)));
                return was;
            }, (c, v) -> c.bytes[1] = (byte) (v), c -> c.bytes[1]);
        sum("weakCompareAndSet loop byte[]", (c, v) -> {
                byte was;
                do was = c.bytes[1]; while (!BA.weakCompareAndSet(c.bytes, 1, was, (byte) (was + v)));
                return was;
            }, (c, v) -> c.bytes[1] = (byte) (v), c -> c.bytes[1]);
        win("compareAndSet byte[]", (c, v) -> BA.compareAndSet(c.bytes, 1, (byte) (0), (byte) (v)) ? 1 : 0,
            (c, v) -> c.bytes[1] = (byte) (v), c -> c.bytes[1]);
        win("compareAndExchange byte[]", (c, v) -> (byte) BA.compareAndExchange(c.bytes, 1, (byte) (0), (byte) (v)) == 0 ? 1 : 0,
            (c, v) -> c.bytes[1] = (byte) (v), c -> c.bytes[1]);
        swap("getAndSet byte[]", (c, v) -> (byte) BA.getAndSet(c.bytes, 1, (byte) (v)),
            (c, v) -> c.bytes[1] = (byte) (v), c -> c.bytes[1]);
        sum("getAndAdd short", (c, v) -> (short) SX.getAndAdd(c, (short) (v)),
            (c, v) -> c.sx = (short) (v), c -> c.sx);
        sum("getAndBitwiseOr short", (c, v) -> (short) SX.getAndBitwiseOr(c, (short) (v)),
            (c, v) -> c.sx = (short) (v), c -> c.sx);
        sum("getAndBitwiseXor short", (c, v) -> (short) SX.getAndBitwiseXor(c, (short) (v)),
            (c, v) -> c.sx = (short) (v), c -> c.sx);
        sum("getAndBitwiseAnd short", (c, v) -> 3 - ((short) SX.getAndBitwiseAnd(c, (short) (~v))),
            (c, v) -> c.sx = (short) (3 - v), c -> 3 - (c.sx));
        sum("compareAndSet loop short", (c, v) -> {
                short was;
                do was = c.sx; while (!SX.compareAndSet(c, was, (short) (was + v)));
                return was;
            }, (c, v) -> c.sx = (short) (v), c -> c.sx);
        sum("weakCompareAndSetPlain loop short", (c, v) -> {
                short was;
                do was = c.sx; while (!SX.weakCompareAndSetPlain(c, was, (short) (was + v)));
                return was;
            }, (c, v) -> c.sx = (short) (v), c -> c.sx);
        win("compareAndSet short", (c, v) -> SX.compareAndSet(c, (short) (0), (short) (v)) ? 1 : 0,
            (c, v) -> c.sx = (short) (v), c -> c.sx);
        win("compareAndExchange short", (c, v) -> (short) SX.compareAndExchange(c, (short) (0), (short) (v)) == 0 ? 1 : 0,
            (c, v) -> c.sx = (short) (v), c -> c.sx);
        swap("getAndSet short", (c, v) -> (short) SX.getAndSet(c, (short) (v)),
            (c, v) -> c.sx = (short) (v), c -> c.sx);
        sum("getAndAdd short[]", (c, v) -> (short) SA.getAndAdd(c.shorts, 1, (short) (v)),
            (c, v) -> c.shorts[1] = (short) (v), c -> c.shorts[1]);
        sum("getAndBitwiseOr short[]", (c, v) -> (short) SA.getAndBitwiseOr(c.shorts, 1, (short) (v)),
            (c, v) -> c.shorts[1] = (short) (v), c -> c.shorts[1]);
        sum("getAndBitwiseXor short[]", (c, v) -> (short) SA.getAndBitwiseXor(c.shorts, 1, (short) (v)),
            (c, v) -> c.shorts[1] = (short) (v), c -> c.shorts[1]);
        sum("getAndBitwiseAnd short[]", (c, v) -> 3 - ((short) SA.getAndBitwiseAnd(c.shorts, 1, (short) (~v))),
            (c, v) -> c.shorts[1] = (short) (3 - v), c -> 3 - (c.shorts[1]));
        sum("compareAndSet loop short[]", (c, v) -> {
                short was;
                do was = c.shorts[1]; while (!SA.compareAndSet(c.shorts, 1, was, (short) (was + v)));
                return was;
            }, (c, v) -> c.shorts[1] = (short) (v), c -> c.shorts[1]);
        sum("weakCompareAndSet loop short[]", (c, v) -> {
                short was;
                do was = c.shorts[1]; while (!SA.weakCompareAndSet(c.shorts, 1, was, (short) (was + v)));
                return was;
            }, (c, v) -> c.shorts[1] = (short) (v), c -> c.shorts[1]);
        win("compareAndSet short[]", (c, v) -> SA.compareAndSet(c.shorts, 1, (short) (0), (short) (v)) ? 1 : 0,
            (c, v) -> c.shorts[1] = (short) (v), c -> c.shorts[1]);
        win("compareAndExchange short[]", (c, v) -> (short) SA.compareAndExchange(c.shorts, 1, (short) (0), (short) (v)) == 0 ? 1 : 0,
            (c, v) -> c.shorts[1] = (short) (v), c -> c.shorts[1]);
        swap("getAndSet short[]", (c, v) -> (short) SA.getAndSet(c.shorts, 1, (short) (v)),
            (c, v) -> c.shorts[1] = (short) (v), c -> c.shorts[1]);
        sum("getAndAdd char", (c, v) -> (char) CX.getAndAdd(c, (char) (v)),
            (c, v) -> c.cx = (char) (v), c -> c.cx);
        sum("getAndBitwiseOr char", (c, v) -> (char) CX.getAndBitwiseOr(c, (char) (v)),
            (c, v) -> c.cx = (char) (v), c -> c.cx);
        sum("getAndBitwiseXor char", (c, v) -> (char) CX.getAndBitwiseXor(c, (char) (v)),
            (c, v) -> c.cx = (char) (v), c -> c.cx);
        sum("getAndBitwiseAnd char", (c, v) -> 3 - ((char) CX.getAndBitwiseAnd(c, (char) (~v))),
            (c, v) -> c.cx = (char) (3 - v), c -> 3 - (c.cx));
        sum("compareAndSet loop char", (c, v) -> {
                char was;
                do was = c.cx; while (!CX.compareAndSet(c, was, (char) (was + v)));
                return was;
            }, (c, v) -> c.cx = (char) (v), c -> c.cx);
        sum("weakCompareAndSetPlain loop char", (c, v) -> {
                char was;
                do was = c.cx; while (!CX.weakCompareAndSetPlain(c, was, (char) (was + v)));
                return was;
            }, (c, v) -> c.cx = (char) (v), c -> c.cx);
        win("compareAndSet char", (c, v) -> CX.compareAndSet(c, (char) (0), (char) (v)) ? 1 : 0,
            (c, v) -> c.cx = (char) (v), c -> c.cx);
        win("compareAndExchange char", (c, v) -> (char) CX.compareAndExchange(c, (char) (0), (char) (v)) == 0 ? 1 : 0,
            (c, v) -> c.cx = (char) (v), c -> c.cx);
        swap("getAndSet char", (c, v) -> (char) CX.getAndSet(c, (char) (v)),
            (c, v) -> c.cx = (char) (v), c -> c.cx);
        sum("getAndAdd char[]", (c, v) -> (char) CA.getAndAdd(c.chars, 1, (char) (v)),
            (c, v) -> c.chars[1] = (char) (v), c -> c.chars[1]);
        sum("getAndBitwiseOr char[]", (c, v) -> (char) CA.getAndBitwiseOr(c.chars, 1, (char) (v)),
            (c, v) -> c.chars[1] = (char) (v), c -> c.chars[1]);
        sum("getAndBitwiseXor char[]", (c, v) -> (char) CA.getAndBitwiseXor(c.chars, 1, (char) (v)),
            (c, v) -> c.chars[1] = (char) (v), c -> c.chars[1]);
        sum("getAndBitwiseAnd char[]", (c, v) -> 3 - ((char) CA.getAndBitwiseAnd(c.chars, 1, (char) (~v))),
            (c, v) -> c.chars[1] = (char) (3 - v), c -> 3 - (c.chars[1]));
        sum("compareAndSet loop char[]", (c, v) -> {
                char was;
                do was = c.chars[1]; while (!CA.compareAndSet(c.chars, 1, was, (char) (was + v)));
                return was;
            }, (c, v) -> c.chars[1] = (char) (v), c -> c.chars[1]);
        sum("weakCompareAndSet loop char[]", (c, v) -> {
                char was;
                do was = c.chars[1]; while (!CA.weakCompareAndSet(c.chars, 1, was, (char) (was + v)));
                return was;
            }, (c, v) -> c.chars[1] = (char) (v), c -> c.chars[1]);
        win("compareAndSet char[]", (c, v) -> CA.compareAndSet(c.chars, 1, (char) (0), (char) (v)) ? 1 : 0,
            (c, v) -> c.chars[1] = (char) (v), c -> c.chars[1]);
        win("compareAndExchange char[]", (c, v) -> (char) CA.compareAndExchange(c.chars, 1, (char) (0), (char) (v)) == 0 ? 1 : 0,
            (c, v) -> c.chars[1] = (char) (v), c -> c.chars[1]);
        swap("getAndSet char[]", (c, v) -> (char) CA.getAndSet(c.chars, 1, (char) (v)),
            (c, v) -> c.chars[1] = (char) (v), c -> c.chars[1]);
        sum("getAndAdd int", (c, v) -> (int) IX.getAndAdd(c, v),
            (c, v) -> c.ix = v, c -> c.ix);
        sum("getAndAddAcquire int", (c, v) -> (int) IX.getAndAddAcquire(c, v),
            (c, v) -> c.ix = v, c -> c.ix);
        sum("getAndAddRelease int", (c, v) -> (int) IX.getAndAddRelease(c, v),
            (c, v) -> c.ix = v, c -> c.ix);
        sum("getAndBitwiseOr int", (c, v) -> (int) IX.getAndBitwiseOr(c, v),
            (c, v) -> c.ix = v, c -> c.ix);
        sum("getAndBitwiseXor int", (c, v) -> (int) IX.getAndBitwiseXor(c, v),
            (c, v) -> c.ix = v, c -> c.ix);
        sum("getAndBitwiseAnd int", (c, v) -> 3 - ((int) IX.getAndBitwiseAnd(c, ~v)),
            (c, v) -> c.ix = 3 - v, c -> 3 - (c.ix));
        sum("compareAndSet loop int", (c, v) -> {
                int was;
                do was = c.ix; while (!IX.compareAndSet(c, was, was + v));
                return was;
            }, (c, v) -> c.ix = v, c -> c.ix);
        sum("weakCompareAndSetPlain loop int", (c, v) -> {
                int was;
                do was = c.ix; while (!IX.weakCompareAndSetPlain(c, was, was + v));
                return was;
            }, (c, v) -> c.ix = v, c -> c.ix);
        sum("weakCompareAndSetAcquire loop int", (c, v) -> {
                int was;
                do was = c.ix; while (!IX.weakCompareAndSetAcquire(c, was, was + v));
                return was;
            }, (c, v) -> c.ix = v, c -> c.ix);
        sum("weakCompareAndSetRelease loop int", (c, v) -> {
                int was;
                do was = c.ix; while (!IX.weakCompareAndSetRelease(c, was, was + v));
                return was;
            }, (c, v) -> c.ix = v, c -> c.ix);
        win("compareAndSet int", (c, v) -> IX.compareAndSet(c, 0, v) ? 1 : 0,
            (c, v) -> c.ix = v, c -> c.ix);
        win("compareAndExchange int", (c, v) -> (int) IX.compareAndExchange(c, 0, v) == 0 ? 1 : 0,
            (c, v) -> c.ix = v, c -> c.ix);
        swap("getAndSet int", (c, v) -> (int) IX.getAndSet(c, v),
            (c, v) -> c.ix = v, c -> c.ix);
        sum("getAndAdd int[]", (c, v) -> (int) IA.getAndAdd(c.ints, 1, v),
            (c, v) -> c.ints[1] = v, c -> c.ints[1]);
        sum("getAndBitwiseOr int[]", (c, v) -> (int) IA.getAndBitwiseOr(c.ints, 1, v),
            (c, v) -> c.ints[1] = v, c -> c.ints[1]);
        sum("getAndBitwiseXor int[]", (c, v) -> (int) IA.getAndBitwiseXor(c.ints, 1, v),
            (c, v) -> c.ints[1] = v, c -> c.ints[1]);
        sum("getAndBitwiseAnd int[]", (c, v) -> 3 - ((int) IA.getAndBitwiseAnd(c.ints, 1, ~v)),
            (c, v) -> c.ints[1] = 3 - v, c -> 3 - (c.ints[1]));
        sum("compareAndSet loop int[]", (c, v) -> {
                int was;
                do was = c.ints[1]; while (!IA.compareAndSet(c.ints, 1, was, was + v));
                return was;
            }, (c, v) -> c.ints[1] = v, c -> c.ints[1]);
        sum("weakCompareAndSet loop int[]", (c, v) -> {
                int was;
                do was = c.ints[1]; while (!IA.weakCompareAndSet(c.ints, 1, was, was + v));
                return was;
            }, (c, v) -> c.ints[1] = v, c -> c.ints[1]);
        win("compareAndSet int[]", (c, v) -> IA.compareAndSet(c.ints, 1, 0, v) ? 1 : 0,
            (c, v) -> c.ints[1] = v, c -> c.ints[1]);
        win("compareAndExchange int[]", (c, v) -> (int) IA.compareAndExchange(c.ints, 1, 0, v) == 0 ? 1 : 0,
            (c, v) -> c.ints[1] = v, c -> c.ints[1]);
        swap("getAndSet int[]", (c, v) -> (int) IA.getAndSet(c.ints, 1, v),
            (c, v) -> c.ints[1] = v, c -> c.ints[1]);
        sum("getAndAdd long", (c, v) -> (int) (long) LX.getAndAdd(c, (long) (v)),
            (c, v) -> c.lx = (long) (v), c -> (int) c.lx);
        sum("getAndBitwiseOr long", (c, v) -> (int) (long) LX.getAndBitwiseOr(c, (long) (v)),
            (c, v) -> c.lx = (long) (v), c -> (int) c.lx);
        sum("getAndBitwiseXor long", (c, v) -> (int) (long) LX.getAndBitwiseXor(c, (long) (v)),
            (c, v) -> c.lx = (long) (v), c -> (int) c.lx);
        sum("getAndBitwiseOrAcquire long", (c, v) -> (int) (long) LX.getAndBitwiseOrAcquire(c, (long) (v)),
            (c, v) -> c.lx = (long) (v), c -> (int) c.lx);
        sum("getAndBitwiseXorRelease long", (c, v) -> (int) (long) LX.getAndBitwiseXorRelease(c, (long) (v)),
            (c, v) -> c.lx = (long) (v), c -> (int) c.lx);
        sum("getAndBitwiseAnd long", (c, v) -> 3 - ((int) (long) LX.getAndBitwiseAnd(c, (long) (~v))),
            (c, v) -> c.lx = (long) (3 - v), c -> 3 - ((int) c.lx));
        sum("compareAndSet loop long", (c, v) -> {
                long was;
                do was = c.lx; while (!LX.compareAndSet(c, was, (long) (was + v)));
                return (int) was;
            }, (c, v) -> c.lx = (long) (v), c -> (int) c.lx);
        sum("weakCompareAndSetPlain loop long", (c, v) -> {
                long was;
                do was = c.lx; while (!LX.weakCompareAndSetPlain(c, was, (long) (was + v)));
                return (int) was;
            }, (c, v) -> c.lx = (long) (v), c -> (int) c.lx);
        win("compareAndSet long", (c, v) -> LX.compareAndSet(c, (long) (0), (long) (v)) ? 1 : 0,
            (c, v) -> c.lx = (long) (v), c -> (int) c.lx);
        win("compareAndExchange long", (c, v) -> (long) LX.compareAndExchange(c, (long) (0), (long) (v)) == 0 ? 1 : 0,
            (c, v) -> c.lx = (long) (v), c -> (int) c.lx);
        swap("getAndSet long", (c, v) -> (int) (long) LX.getAndSet(c, (long) (v)),
            (c, v) -> c.lx = (long) (v), c -> (int) c.lx);
        sum("getAndAdd long[]", (c, v) -> (int) (long) LA.getAndAdd(c.longs, 1, (long) (v)),
            (c, v) -> c.longs[1] = (long) (v), c -> (int) c.longs[1]);
        sum("getAndBitwiseOr long[]", (c, v) -> (int) (long) LA.getAndBitwiseOr(c.longs, 1, (long) (v)),
            (c, v) -> c.longs[1] = (long) (v), c -> (int) c.longs[1]);
        sum("getAndBitwiseXor long[]", (c, v) -> (int) (long) LA.getAndBitwiseXor(c.longs, 1, (long) (v)),
            (c, v) -> c.longs[1] = (long) (v), c -> (int) c.longs[1]);
        sum("getAndBitwiseAnd long[]", (c, v) -> 3 - ((int) (long) LA.getAndBitwiseAnd(c.longs, 1, (long) (~v))),
            (c, v) -> c.longs[1] = (long) (3 - v), c -> 3 - ((int) c.longs[1]));
        sum("compareAndSet loop long[]", (c, v) -> {
                long was;
                do was = c.longs[1]; while (!LA.compareAndSet(c.longs, 1, was, (long) (was + v)));
                return (int) was;
            }, (c, v) -> c.longs[1] = (long) (v), c -> (int) c.longs[1]);
        sum("weakCompareAndSet loop long[]", (c, v) -> {
                long was;
                do was = c.longs[1]; while (!LA.weakCompareAndSet(c.longs, 1, was, (long) (was + v)));
                return (int) was;
            }, (c, v) -> c.longs[1] = (long) (v), c -> (int) c.longs[1]);
        win("compareAndSet long[]", (c, v) -> LA.compareAndSet(c.longs, 1, (long) (0), (long) (v)) ? 1 : 0,
            (c, v) -> c.longs[1] = (long) (v), c -> (int) c.longs[1]);
        win("compareAndExchange long[]", (c, v) -> (long) LA.compareAndExchange(c.longs, 1, (long) (0), (long) (v)) == 0 ? 1 : 0,
            (c, v) -> c.longs[1] = (long) (v), c -> (int) c.longs[1]);
        swap("getAndSet long[]", (c, v) -> (int) (long) LA.getAndSet(c.longs, 1, (long) (v)),
            (c, v) -> c.longs[1] = (long) (v), c -> (int) c.longs[1]);
        sum("getAndAdd float", (c, v) -> (int) (float) FX.getAndAdd(c, (float) (v)),
            (c, v) -> c.fx = (float) (v), c -> (int) c.fx);
        sum("compareAndSet loop float", (c, v) -> {
                float was;
                do was = c.fx; while (!FX.compareAndSet(c, was, (float) (was + v)));
                return (int) was;
            }, (c, v) -> c.fx = (float) (v), c -> (int) c.fx);
        sum("weakCompareAndSetPlain loop float", (c, v) -> {
                float was;
                do was = c.fx; while (!FX.weakCompareAndSetPlain(c, was, (float) (was + v)));
                return (int) was;
            }, (c, v) -> c.fx = (float) (v), c -> (int) c.fx);
        win("compareAndSet float", (c, v) -> FX.compareAndSet(c, (float) (0), (float) (v)) ? 1 : 0,
            (c, v) -> c.fx = (float) (v), c -> (int) c.fx);
        win("compareAndExchange float", (c, v) -> (float) FX.compareAndExchange(c, (float) (0), (float) (v)) == 0 ? 1 : 0,
            (c, v) -> c.fx = (float) (v), c -> (int) c.fx);
        swap("getAndSet float", (c, v) -> (int) (float) FX.getAndSet(c, (float) (v)),
            (c, v) -> c.fx = (float) (v), c -> (int) c.fx);
        sum("getAndAdd float[]", (c, v) -> (int) (float) FA.getAndAdd(c.floats, 1, (float) (v)),
            (c, v) -> c.floats[1] = (float) (v), c -> (int) c.floats[1]);
        sum("compareAndSet loop float[]", (c, v) -> {
                float was;
                do was = c.floats[1]; while (!FA.compareAndSet(c.floats, 1, was, (float) (was + v)));
                return (int) was;
            }, (c, v) -> c.floats[1] = (float) (v), c -> (int) c.floats[1]);
        sum("weakCompareAndSet loop float[]", (c, v) -> {
                float was;
                do was = c.floats[1]; while (!FA.weakCompareAndSet(c.floats, 1, was, (float) (was + v)));
                return (int) was;
            }, (c, v) -> c.floats[1] = (float) (v), c -> (int) c.floats[1]);
        win("compareAndSet float[]", (c, v) -> FA.compareAndSet(c.floats, 1, (float) (0), (float) (v)) ? 1 : 0,
            (c, v) -> c.floats[1] = (float) (v), c -> (int) c.floats[1]);
        win("compareAndExchange float[]", (c, v) -> (float) FA.compareAndExchange(c.floats, 1, (float) (0), (float) (v)) == 0 ? 1 : 0,
            (c, v) -> c.floats[1] = (float) (v), c -> (int) c.floats[1]);
        swap("getAndSet float[]", (c, v) -> (int) (float) FA.getAndSet(c.floats, 1, (float) (v)),
            (c, v) -> c.floats[1] = (float) (v), c -> (int) c.floats[1]);
        sum("getAndAdd double", (c, v) -> (int) (double) DX.getAndAdd(c, (double) (v)),
            (c, v) -> c.dx = (double) (v), c -> (int) c.dx);
        sum("compareAndSet loop double", (c, v) -> {
                double was;
                do was = c.dx; while (!DX.compareAndSet(c, was, (double) (was + v)));
                return (int) was;
            }, (c, v) -> c.dx = (double) (v), c -> (int) c.dx);
        sum("weakCompareAndSetPlain loop double", (c, v) -> {
                double was;
                do was = c.dx; while (!DX.weakCompareAndSetPlain(c, was, (double) (was + v)));
                return (int) was;
            }, (c, v) -> c.dx = (double) (v), c -> (int) c.dx);
        win("compareAndSet double", (c, v) -> DX.compareAndSet(c, (double) (0), (double) (v)) ? 1 : 0,
            (c, v) -> c.dx = (double) (v), c -> (int) c.dx);
        win("compareAndExchange double", (c, v) -> (double) DX.compareAndExchange(c, (double) (0), (double) (v)) == 0 ? 1 : 0,
            (c, v) -> c.dx = (double) (v), c -> (int) c.dx);
        swap("getAndSet double", (c, v) -> (int) (double) DX.getAndSet(c, (double) (v)),
            (c, v) -> c.dx = (double) (v), c -> (int) c.dx);
        sum("getAndAdd double[]", (c, v) -> (int) (double) DA.getAndAdd(c.doubles, 1, (double) (v)),
            (c, v) -> c.doubles[1] = (double) (v), c -> (int) c.doubles[1]);
        sum("compareAndSet loop double[]", (c, v) -> {
                double was;
                do was = c.doubles[1]; while (!DA.compareAndSet(c.doubles, 1, was, (double) (was + v)));
                return (int) was;
            }, (c, v) -> c.doubles[1] = (double) (v), c -> (int) c.doubles[1]);
        sum("weakCompareAndSet loop double[]", (c, v) -> {
                double was;
                do was = c.doubles[1]; while (!DA.weakCompareAndSet(c.doubles, 1, was, (double) (was + v)));
                return (int) was;
            }, (c, v) -> c.doubles[1] = (double) (v), c -> (int) c.doubles[1]);
        win("compareAndSet double[]", (c, v) -> DA.compareAndSet(c.doubles, 1, (double) (0), (double) (v)) ? 1 : 0,
            (c, v) -> c.doubles[1] = (double) (v), c -> (int) c.doubles[1]);
        win("compareAndExchange double[]", (c, v) -> (double) DA.compareAndExchange(c.doubles, 1, (double) (0), (double) (v)) == 0 ? 1 : 0,
            (c, v) -> c.doubles[1] = (double) (v), c -> (int) c.doubles[1]);
        swap("getAndSet double[]", (c, v) -> (int) (double) DA.getAndSet(c.doubles, 1, (double) (v)),
            (c, v) -> c.doubles[1] = (double) (v), c -> (int) c.doubles[1]);
        sum("compareAndSet loop Integer", (c, v) -> {
                Integer was;
                do was = c.ox; while (!OX.compareAndSet(c, was, Cell.box(was + v)));
                return was;
            }, (c, v) -> c.ox = Cell.box(v), c -> c.ox);
        sum("weakCompareAndSetPlain loop Integer", (c, v) -> {
                Integer was;
                do was = c.ox; while (!OX.weakCompareAndSetPlain(c, was, Cell.box(was + v)));
                return was;
            }, (c, v) -> c.ox = Cell.box(v), c -> c.ox);
        win("compareAndSet Integer", (c, v) -> OX.compareAndSet(c, Cell.box(0), Cell.box(v)) ? 1 : 0,
            (c, v) -> c.ox = Cell.box(v), c -> c.ox);
        win("compareAndExchange Integer", (c, v) -> (Integer) OX.compareAndExchange(c, Cell.box(0), Cell.box(v)) == 0 ? 1 : 0,
            (c, v) -> c.ox = Cell.box(v), c -> c.ox);
        swap("getAndSet Integer", (c, v) -> (Integer) OX.getAndSet(c, Cell.box(v)),
            (c, v) -> c.ox = Cell.box(v), c -> c.ox);
        sum("compareAndSet loop Integer[]", (c, v) -> {
                Integer was;
                do was = c.objects[1]; while (!OA.compareAndSet(c.objects, 1, was, Cell.box(was + v)));
                return was;
            }, (c, v) -> c.objects[1] = Cell.box(v), c -> c.objects[1]);
        sum("weakCompareAndSet loop Integer[]", (c, v) -> {
                Integer was;
                do was = c.objects[1]; while (!OA.weakCompareAndSet(c.objects, 1, was, Cell.box(was + v)));
                return was;
            }, (c, v) -> c.objects[1] = Cell.box(v), c -> c.objects[1]);
        win("compareAndSet Integer[]", (c, v) -> OA.compareAndSet(c.objects, 1, Cell.box(0), Cell.box(v)) ? 1 : 0,
            (c, v) -> c.objects[1] = Cell.box(v), c -> c.objects[1]);
        win("compareAndExchange Integer[]", (c, v) -> (Integer) OA.compareAndExchange(c.objects, 1, Cell.box(0), Cell.box(v)) == 0 ? 1 : 0,
            (c, v) -> c.objects[1] = Cell.box(v), c -> c.objects[1]);
        swap("getAndSet Integer[]", (c, v) -> (Integer) OA.getAndSet(c.objects, 1, Cell.box(v)),
            (c, v) -> c.objects[1] = Cell.box(v), c -> c.objects[1]);
    }
}
