import java.lang.ref.*;
import java.util.*;

// Methods of Object, references and small facts of objects in hot code: hash codes, clones, classes, weak references, identity.
public class ObjectBasics {
    static class P implements Cloneable { int a = 1; long b = 2; Object c = this; double d = 4; byte e = 5; @Override public P clone() { try { return (P) super.clone(); } catch (CloneNotSupportedException x) { throw new AssertionError(x); } } }
    static class Q extends P { String s = "q"; short t = 6; @Override public int hashCode() { return a * 31 + s.length(); } @Override public boolean equals(Object o) { return o instanceof Q q && q.a == a && q.s.equals(s); } }
    static class NotCloneable { Object copy() throws CloneNotSupportedException { return super.clone(); } }
    static class Finalized { static volatile int count; @SuppressWarnings("removal") @Override protected void finalize() { count++; } }
    static class Empty { }
    static class Small { byte x; }

    static int hashes(Object[] all) {
        int same = 0;
        for (Object o : all) {
            int h = System.identityHashCode(o);
            if (h == System.identityHashCode(o)) same++;
            if (o.hashCode() == (o instanceof Q ? ((Q) o).a * 31 + 1 : h)) same++;
            if (h != 0) same++;
        }
        return same;
    }
    static long clones(P p, int[] ints, Object[] objects, long[][] grid) {
        P q = p.clone();
        int[] i = ints.clone();
        Object[] o = objects.clone();
        long[][] g = grid.clone();
        q.a++;
        i[0] += 5;
        o[0] = "changed";
        g[1] = null;
        return q.a * 3 + p.a + q.b + (q.c == p ? 1 : 0) + (long) q.d + q.e + i[0] * 7 + ints[0] + (objects[0] == o[0] ? 1 : 0) + (grid[1] == null ? 100 : 0) + (q.getClass() == p.getClass() ? 3 : 0) + (o.getClass() == objects.getClass() ? 5 : 0) + System.identityHashCode(q) % 1;
    }
    static int classes(Object o) {
        Class<?> c = o.getClass();
        return (c == P.class ? 1 : 0) + (c == Q.class ? 2 : 0) + (c == int[].class ? 4 : 0) + (c.isArray() ? 8 : 0) + (c.isInstance(o) ? 16 : 0) + (P.class.isInstance(o) ? 32 : 0) + (c.getSuperclass() == P.class ? 64 : 0)
            + (c.isInterface() ? 128 : 0) + (c.getComponentType() == null ? 256 : 0) + (Object.class.isAssignableFrom(c) ? 512 : 0) + (c.isPrimitive() ? 1024 : 0) + (c.getName().length() << 11) + (int.class.isPrimitive() ? 1 << 20 : 0) + (c.getModifiers() << 21);
    }
    static int weak(int n) {
        List<WeakReference<Object>> refs = new ArrayList<>();
        Object[] strong = new Object[n];
        for (int i = 0; i < n; i++) {
            Object o = new int[] { i };
            refs.add(new WeakReference<>(o));
            if (i % 2 == 0) strong[i] = o;
        }
        System.gc();
        int lost = 0, right = 0;
        for (int i = 0; i < n; i += 2) {
            Object o = refs.get(i).get();
            if (o == null) lost++; else if (((int[]) o)[0] == i && o == strong[i]) right++;
        }
        return lost * 1000000 + right;
    }
    static int getLoop(Reference<int[]> r, int rounds) {
        int s = 0;
        for (int i = 0; i < rounds; i++) { int[] a = r.get(); if (a != null && r.refersTo(a)) s += a[0]; }
        return s;
    }
    static boolean identity(Object a, Object b) { return a == b != (a != b) && (a == b) == (b == a) && (a == null) == (null == a); }
    static Object keep;
    static void escape(Object o) { keep = o; }
    static int fresh(int i) { Small s = new Small(); s.x = (byte) i; Empty e = new Empty(); if (i % 1000 == 0) escape(e); return s.x + (e.equals(s) ? 1 : 0) + (new P().c == null ? 5 : 0); }
    static void drop(int n) { for (int i = 0; i < n; i++) new Finalized(); }

    public static void main(String[] args) throws Exception {
        Object[] all = { new P(), new Q(), new int[2], "s".getClass(), new Object(), args, new Empty() };
        int sum = 0;
        for (int i = 0; i < 20_000; i++) {
            all[0] = i % 8 == 0 ? new P() : all[0];
            sum += hashes(all);
        }
        System.out.println(sum);
        int[] ints = { 1, 2 };
        Object[] objects = { "o", null };
        long[][] grid = { { 1 }, { 2 } };
        long total = 0;
        for (int i = 0; i < 20_000; i++) total = total * 31 + clones(i < 10_000 || i % 2 == 0 ? (P) all[0] : (P) all[1], ints, i % 3 == 0 ? objects : new String[] { "x" }, grid);
        System.out.println(total);
        for (int i = 0; i < 20_000; i++) total = total * 31 + classes(all[i % 3 == 0 ? 0 : i % 7]);
        System.out.println(total);
        int failed = 0;
        for (int i = 0; i < 3_000; i++)
            try {
                new NotCloneable().copy();
            } catch (CloneNotSupportedException e) {
                failed += e.getMessage().length();
            }
        System.out.println(failed);
        System.out.println(weak(2000) + " " + weak(501));
        int[] strong = { 3 };
        WeakReference<int[]> w = new WeakReference<>(strong);
        System.out.println(getLoop(w, 200_000) + " " + getLoop(new SoftReference<>(strong), 100_000));
        w.clear();
        System.out.println(getLoop(w, 100_000) + " " + w.refersTo(null) + " " + strong[0]);
        PhantomReference<int[]> phantom = new PhantomReference<>(strong, new ReferenceQueue<>());
        System.out.println(getLoop2(phantom) + " " + phantom.refersTo(strong));
        for (int i = 0; i < 100_000; i++) if (identity(all[i % 7], all[i % 5]) && identity(all[i % 7], null)) sum += fresh(i);
        System.out.println(sum + " " + keep.getClass().getName());
        WeakHashMap<Object, Integer> map = new WeakHashMap<>();
        Object[] keys = new Object[100];
        for (int i = 0; i < 5_000; i++) { Object k = new Object(); map.put(k, i); if (i % 50 == 0) keys[i / 50] = k; }
        int found = 0;
        for (int i = 0; i < 100; i++) found += map.get(keys[i]) == i * 50 ? 1 : 0;
        System.out.println(found);
        drop(2000);
        for (int i = 0; i < 200 && Finalized.count == 0; i++) { System.gc(); System.runFinalization(); Thread.sleep(1); }
        System.out.println(Finalized.count > 0);
        Set<Object> identities = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < 20_000; i++) identities.add(i % 3 == 0 ? new Q() : (Object) (i % 100));
        System.out.println(identities.size() > 6600);
        Map<Q, Integer> equal = new HashMap<>();
        for (int i = 0; i < 30_000; i++) { Q q = new Q(); q.a = i % 50; q.s = i % 3 == 0 ? "q" : "r"; equal.merge(q, 1, Integer::sum); }
        System.out.println(equal.size() + " " + new TreeMap<>(Map.of(1, equal.get(new Q()))));
    }
    static int getLoop2(PhantomReference<int[]> r) { int s = 0; for (int i = 0; i < 50_000; i++) if (r.get() == null) s++; return s; }
}
