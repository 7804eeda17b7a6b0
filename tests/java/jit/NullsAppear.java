// args: -XX:-OmitStackTraceInFastThrow
// Every kind of access, long with an object and then with null: message and line must be right, and nothing half done.
public class NullsAppear {
    static class Parent { long p0, p1, p2, p3, p4, p5, p6, p7; Object q0, q1, q2, q3; }
    static class T extends Parent {
        byte b; short s; char c; boolean z; int i; long j; float f; double d; Object o; T next; volatile long v; final int fin; int[] ints;
        T(int x) { b = 1; s = 2; c = 3; z = true; i = x; j = 5; f = 6; d = 7; o = "o"; v = 8; fin = 9; ints = new int[] { x, 1 }; }
        int get() { return i; }
        T next() { return next; }
        private int own() { return i + 1; }
        final int last() { return i + 2; }
        synchronized int locked() { return i + 3; }
        int deep() { return next.get() + 1; }
        int deeper() { return next.deep() + 1; }
        void set(int x) { i = x; }
    }
    interface Able { int able(int x); }
    static class AbleA implements Able { public int able(int x) { return x; } }
    static int effects;
    static int effect() { return ++effects; }

    static long use(int how, T t, int[] ints, Object[] objects, Able able, Integer boxed, String text, long[][] grid) {
        switch (how) {
        case 0: return t.b;
        case 1: return t.s + t.c;
        case 2: return t.z ? 1 : 0;
        case 3: return t.i;
        case 4: return t.j;
        case 5: return (long) t.f;
        case 6: return (long) t.d;
        case 7: return t.o == null ? 1 : 2;
        case 8: return t.v;
        case 9: return t.q3 == null ? t.p7 : 3;
        case 10: t.b = (byte) effect(); return 1;
        case 11: t.s = (short) effect(); return 2;
        case 12: t.z = effect() > 0; return 3;
        case 13: t.i = effect(); return 4;
        case 14: t.j = effect(); return 5;
        case 15: t.f = effect(); return 6;
        case 16: t.d = effect(); return 7;
        case 17: t.o = "x" + (effect() & 3); return 8;
        case 18: t.v = effect(); return 9;
        case 19: t.i++; return t.i;
        case 20: t.j += effect(); return t.j & 0;
        case 21: t.d *= 1.5; return 0;
        case 22: return ints.length;
        case 23: return ints[1];
        case 24: ints[1] = effect(); return 1;
        case 25: ints[0] += effect(); return 1;
        case 26: return objects.length + (objects[0] == null ? 1 : 0);
        case 27: objects[0] = "s"; return 4;
        case 28: return t.get();
        case 29: return t.own();
        case 30: return t.last();
        case 31: return t.locked();
        case 32: return t.deep();
        case 33: return t.deeper();
        case 34: return able.able(effect());
        case 35: return boxed;
        case 36: return text.length();
        case 37: return text.charAt(0) + text.hashCode();
        case 38: return text.equals("x") ? 1 : 0;
        case 39: synchronized (t) { return effect(); }
        case 40: return grid[1][0];
        case 41: grid[1][0]++; return grid[0].length;
        case 42: return t.ints[0];
        case 43: t.set(effect()); return 0;
        case 44: return t.next().next().i;
        case 45: switch (text) { case "x": return 1; case "text": return 2; default: return 3; }
        case 46: return t.getClass() == T.class ? 1 : 0;
        case 47: return ints.clone().length;
        case 48: for (int x : ints) if (x > 1_000_000_000) return x; return 0;
        case 49: return t.fin;
        default: throw null;
        }
    }

    static T fresh() {
        T t = new T(4);
        t.next = new T(5);
        t.next.next = new T(6);
        return t;
    }

    static void tryUse(int how, boolean inner) {
        effects = 0;
        T t = inner ? new T(1) : null;
        try {
            System.out.println(how + " gives " + use(how, t, null, null, null, null, null, inner ? new long[][] { { 1 }, null } : null));
        } catch (NullPointerException e) {
            StringBuilder trace = new StringBuilder();
            for (StackTraceElement at : e.getStackTrace())
                trace.append(' ').append(at.getMethodName()).append(':').append(at.getLineNumber());
            System.out.println(how + " " + e.getMessage() + trace + " after " + effects);
        }
    }

    public static void main(String[] args) {
        AbleA able = new AbleA();
        long sum = 0;
        for (int how = 0; how < 50; how++) {
            T t = fresh();
            int[] ints = { 1, 2, 3 };
            Object[] objects = new Object[2];
            long[][] grid = { { 1 }, { 2 } };
            for (int i = 0; i < (how == 17 ? 2000 : 8_000); i++)
                sum += use(how, t, ints, objects, able, how, "text", grid);
        }
        System.out.println(sum);
        for (int how = 0; how <= 50; how++) tryUse(how, false);
        for (int how : new int[] { 32, 33, 40, 41, 44 }) tryUse(how, true);
        for (int round = 0; round < 20_000; round++)                // the same faults over and over
            try {
                sum += use(round % 50, round % 3 == 0 ? fresh() : null, null, null, able, null, null, null);
            } catch (NullPointerException e) {
                sum = sum * 31 + e.getStackTrace()[0].getLineNumber();
            }
        System.out.println(sum);
    }
}
