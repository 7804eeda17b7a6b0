import java.util.BitSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/** How an object made by one thread looks to another that gets hold of it. */
final class Publication {
    static class Finals {
        final boolean z;
        final byte b;
        final int i;
        final long l;
        final double d;
        final int[] array;
        final String text;
        final Finals inner;
        Finals(int i, Finals inner) {
            z = true;
            b = 7;
            this.i = i;
            l = -1L;
            d = 2.5;
            array = new int[] { i, i, i };
            text = Integer.toString(i);
            this.inner = inner;
        }
        boolean isWhole() {
            return z && b == 7 && i == 42 && l == -1L && d == 2.5 && array.length == 3 && array[0] == 42 && array[2] == 42
                && text.length() == 2 && text.charAt(1) == '2' && (inner == null || inner.isWhole());
        }
    }

    static class Loose {
        int i;
        long l;
        Object o;
        Loose() { i = 1; l = -1; o = this; }
        int virtual() { return 1; }
    }
    static class LooseSub extends Loose implements Runnable {
        int more = 1;
        @Override int virtual() { return 2; }
        @Override public void run() { more = 2; }
    }

    static class Slot {
        Finals finals;
        Object any;
        int[] ints;
        Object[] objects;
        byte[] bytes;
        String text;
        Integer boxed;
        volatile Loose lazy;
        Loose lazyToo;
        final Object mutex = new Object();
        final ReentrantLock lock = new ReentrantLock();
        final StampedLock stamped = new StampedLock();
        final ReentrantReadWriteLock readWrite = new ReentrantReadWriteLock();
        final BitSet bits = new BitSet(64);
        int x, y, made, r1, r2, r3;
        synchronized int takeNumber() { return ++x; }
    }

    private abstract static class Test extends Litmus.Of<Slot> {
        Test(String name, int actors) { super("publication, " + name, actors); }
        @Override Slot make() { return new Slot(); }
        @Override void renew(Slot s) {
            s.finals = null;
            s.any = null;
            s.ints = null;
            s.objects = null;
            s.bytes = null;
            s.text = null;
            s.boxed = null;
            s.lazy = s.lazyToo = null;
            s.x = s.y = s.made = s.r1 = s.r2 = s.r3 = 0;
        }
        @Override int outcome(Slot s) { return 10 * s.r1 + s.r2; }
    }

    private static void finals() {
        new Test("final fields through a race", 2) {
            { possible(0, 1); }
            @Override void first(Slot s) { s.finals = new Finals(42, null); }
            @Override void second(Slot s) {
                Finals f = s.finals;
                s.r2 = f == null ? 0 : f.isWhole() ? 1 : 2;
            }
        }.cost(2);
        new Test("nested final fields through a race", 2) {
            { possible(0, 1); }
            @Override void first(Slot s) { s.finals = new Finals(42, new Finals(42, null)); }
            @Override void second(Slot s) {
                Finals f = s.finals;
                s.r2 = f == null ? 0 : f.isWhole() && f.inner != null ? 1 : 2;
            }
        }.cost(4);
        new Test("a String through a race", 2) {
            { possible(0, 1); }
            @Override void first(Slot s) { s.text = "ab" + s.x + "cd"; }
            @Override void second(Slot s) {
                String text = s.text;
                s.r2 = text == null ? 0 : text.length() == 5 && text.charAt(2) == '0' && text.equals("ab0cd") ? 1 : 2;
            }
        }.cost(4);
        new Test("an Integer through a race", 2) {
            { possible(0, 1); }
            @Override void first(Slot s) { s.boxed = 1_000_000 + s.x; }
            @Override void second(Slot s) {
                Integer boxed = s.boxed;
                s.r2 = boxed == null ? 0 : boxed == 1_000_000 ? 1 : 2;
            }
        };
    }

    /** Without final fields or a lock the fields may be default values, but header, length and class are right. */
    private static void unsafe() {
        new Test("an object's fields, unsafely", 2) {
            { possible(0, 1).interesting(2); }
            @Override void first(Slot s) { s.any = new LooseSub(); }
            @Override void second(Slot s) {
                Object o = s.any;
                if (o == null) return;
                LooseSub l = (LooseSub) o;
                int i = l.i, more = l.more;
                long wide = l.l;
                Object self = l.o;
                boolean sane = (i == 0 || i == 1) && (more == 0 || more == 1) && (wide == 0 || wide == -1) && (self == null || self == l);
                s.r2 = !sane ? 3 : i == 1 && more == 1 && wide == -1 && self == l ? 1 : 2;
            }
        };
        new Test("an object's header, unsafely", 2) {
            { possible(0, 1); }
            @Override void first(Slot s) { s.any = (s.x & 1) == 0 ? new LooseSub() : new Loose(); }
            @Override void second(Slot s) {
                Object o = s.any;
                if (o == null) return;
                s.r2 = o.getClass() == LooseSub.class && o instanceof Runnable r && ((Loose) o).virtual() == 2 && !(o instanceof int[]) ? 1 : 2;
                ((Runnable) o).run();
            }
        };
        new Test("an object's monitor, unsafely", 2) {
            { possible(0, 1); }
            @Override void first(Slot s) { s.any = new Object(); }
            @Override void second(Slot s) {
                Object o = s.any;
                if (o == null) return;
                synchronized (o) {
                    s.r2 = Thread.holdsLock(o) && o.hashCode() == System.identityHashCode(o) ? 1 : 2;
                }
                if (Thread.holdsLock(o)) s.r2 = 3;
            }
        };
        new Test("an int[]'s length and elements, unsafely", 2) {
            { possible(0, 1).interesting(2); }
            @Override void first(Slot s) {
                int[] made = new int[24];
                for (int i = 0; i < 24; i++) made[i] = -1;
                s.ints = made;
            }
            @Override void second(Slot s) {
                int[] got = s.ints;
                if (got == null) return;
                int set = 0, unset = 0;
                for (int e : got) { if (e == -1) set++; else if (e == 0) unset++; }
                s.r2 = got.length != 24 || set + unset != 24 ? 3 : set == 24 ? 1 : 2;
            }
        }.cost(3);
        new Test("an array of references, unsafely", 2) {
            { possible(0, 1).interesting(2); }
            @Override void first(Slot s) { s.objects = new Object[] { "a", new Object[] { "b" }, new int[3], new Loose() }; }
            @Override void second(Slot s) {
                Object[] got = s.objects;
                if (got == null) return;
                int nulls = 0;
                for (Object o : got) if (o == null) nulls++;
                boolean sane = got.length == 4 && (got[0] == null || got[0].equals("a")) && (got[1] == null || ((Object[]) got[1]).length == 1)
                    && (got[2] == null || ((int[]) got[2]).length == 3) && (got[3] == null || ((Loose) got[3]).virtual() == 1);
                s.r2 = !sane ? 3 : nulls == 0 ? 1 : 2;
            }
        }.cost(4);
        new Test("clones and copies, unsafely", 2) {
            final byte[] pattern = { 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5 };
            { possible(0, 1).interesting(2); }
            @Override void first(Slot s) { s.bytes = (s.x & 1) == 0 ? pattern.clone() : java.util.Arrays.copyOf(pattern, 17); }
            @Override void second(Slot s) {
                byte[] got = s.bytes;
                if (got == null) return;
                int fives = 0, zeros = 0;
                for (byte b : got) { if (b == 5) fives++; else if (b == 0) zeros++; }
                s.r2 = got.length != 17 || fives + zeros != 17 ? 3 : fives == 17 ? 1 : 2;
            }
        }.cost(3);
    }

    private static void locks() {
        new Test("two variables under a monitor", 2) {
            { possible(0, 11); }
            @Override void first(Slot s) { synchronized (s.mutex) { s.x = 1; s.y = 1; } }
            @Override void second(Slot s) { synchronized (s.mutex) { s.r1 = s.x; s.r2 = s.y; } }
        };
        new Test("two variables under a ReentrantLock", 2) {
            { possible(0, 11); }
            @Override void first(Slot s) {
                s.lock.lock();
                s.x = 1;
                s.y = 1;
                s.lock.unlock();
            }
            @Override void second(Slot s) {
                s.lock.lock();
                s.r1 = s.x;
                s.r2 = s.y;
                s.lock.unlock();
            }
        }.cost(4);
        new Test("two variables under a StampedLock", 2) {
            { possible(0, 11).interesting(77); }
            @Override void first(Slot s) {
                long stamp = s.stamped.writeLock();
                s.x = 1;
                s.y = 1;
                s.stamped.unlockWrite(stamp);
            }
            @Override void second(Slot s) {
                long stamp = s.stamped.tryOptimisticRead();
                int x = s.x, y = s.y;
                boolean valid = s.stamped.validate(stamp);
                s.r1 = valid ? x : 7;
                s.r2 = valid ? y : 7;
            }
        }.cost(4);
        new Test("two variables under a read-write lock", 3) {
            { possible(0, 1, 10, 11); }
            @Override void first(Slot s) {
                s.readWrite.writeLock().lock();
                s.x = 1;
                s.y = 1;
                s.readWrite.writeLock().unlock();
            }
            @Override void second(Slot s) { s.r1 = read(s); }
            @Override void third(Slot s) { s.r2 = read(s); }
            private int read(Slot s) {
                s.readWrite.readLock().lock();
                int r = s.x == s.y ? s.x : 7;
                s.readWrite.readLock().unlock();
                return r;
            }
        }.cost(20);
        new Test("tickets of a synchronized method", 3) {
            { possible(123, 132, 213, 231, 312, 321); }
            @Override void first(Slot s) { s.r1 = s.takeNumber(); }
            @Override void second(Slot s) { s.r2 = s.takeNumber(); }
            @Override void third(Slot s) { s.r3 = s.takeNumber(); }
            @Override int outcome(Slot s) { return 100 * s.r1 + 10 * s.r2 + s.r3; }
        }.cost(4);
        new Test("exceptions leave a monitor", 2) {
            { possible(12, 21); }
            @Override void first(Slot s) { s.r1 = fail(s); }
            @Override void second(Slot s) { s.r2 = fail(s); }
            private int fail(Slot s) {
                int mine = 0;
                try {
                    synchronized (s.mutex) {
                        mine = ++s.x;
                        s.ints[0] = 1;
                    }
                } catch (NullPointerException e) {
                    if (Thread.holdsLock(s.mutex)) mine = 9;
                }
                return mine;
            }
        }.cost(100);
        new Test("bits of a BitSet under its lock", 2) {
            { possible(11); }
            @Override void renew(Slot s) { s.bits.clear(); }
            @Override void first(Slot s) { synchronized (s.bits) { s.bits.set(3); } }
            @Override void second(Slot s) { synchronized (s.bits) { s.bits.set(4); } }
            @Override int outcome(Slot s) { return (s.bits.get(3) ? 10 : 0) + (s.bits.get(4) ? 1 : 0); }
        };
    }

    private static void once() {
        new Test("double-checked locking", 3) {
            { possible(111); }
            @Override void first(Slot s) { s.r1 = get(s); }
            @Override void second(Slot s) { s.r2 = get(s); }
            @Override void third(Slot s) { s.r3 = get(s); }
            private int get(Slot s) {
                Loose l = s.lazy;
                if (l == null)
                    synchronized (s.mutex) {
                        l = s.lazy;
                        if (l == null) {
                            s.made++;
                            s.lazy = l = new Loose();
                        }
                    }
                return l.i == 1 && l.l == -1 && l.o == l ? s.made : 9;
            }
            @Override int outcome(Slot s) { return 100 * s.r1 + 10 * s.r2 + s.r3; }
        }.cost(4);
        new Test("double-checked locking with fences", 2) {
            { possible(11); }
            @Override void first(Slot s) { s.r1 = get(s); }
            @Override void second(Slot s) { s.r2 = get(s); }
            private int get(Slot s) {
                Loose l = s.lazyToo;
                java.lang.invoke.VarHandle.acquireFence();
                if (l == null)
                    synchronized (s.mutex) {
                        l = s.lazyToo;
                        if (l == null) {
                            s.made++;
                            l = new Loose();
                            java.lang.invoke.VarHandle.releaseFence();
                            s.lazyToo = l;
                        }
                    }
                return l.i == 1 && l.l == -1 && l.o == l ? s.made : 9;
            }
        };
    }

    static void add() {
        finals();
        unsafe();
        locks();
        once();
        Starts.add();
    }
}
