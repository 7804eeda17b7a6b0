// Weak, soft and phantom references, queues, WeakHashMap, and what stays reachable.
import java.lang.ref.*;
import java.util.*;

public class References {
    static Object strong = new Object();

    static boolean await(java.util.function.BooleanSupplier done) throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            if (done.getAsBoolean()) return true;
            System.gc();
            Thread.sleep(5);
        }
        return false;
    }

    static byte[] garbage;

    static void fill(List<WeakReference<Object>> weak, List<PhantomReference<Object>> phantom, ReferenceQueue<Object> q, Map<Object, String> map) {
        for (int i = 0; i < 20; i++) {
            weak.add(new WeakReference<>(new Object(), q));
            phantom.add(new PhantomReference<>(new byte[10], q));
            map.put(new Object(), "v" + i);
        }
    }

    public static void main(String[] args) throws Exception {
        ReferenceQueue<Object> q = new ReferenceQueue<>();
        List<WeakReference<Object>> weak = new ArrayList<>();
        List<PhantomReference<Object>> phantom = new ArrayList<>();
        Map<Object, String> map = new WeakHashMap<>();
        map.put(strong, "kept");
        WeakReference<Object> kept = new WeakReference<>(strong, q);
        SoftReference<Object> soft = new SoftReference<>(new Object());
        fill(weak, phantom, q, map);
        System.out.println(phantom.get(0).get() + " " + (kept.get() == strong));
        int[] enqueued = { 0 };
        System.out.println(await(() -> { while (q.poll() != null) enqueued[0]++; return enqueued[0] >= 30; }));
        System.out.println((weak.stream().filter(w -> w.get() == null).count() >= 15) + " " + await(() -> map.size() <= 5) + " " + map.get(strong) + " " + (kept.get() == strong) + " " + (soft.get() != null));
        WeakReference<Object> cleared = new WeakReference<>(strong, q);
        System.out.println(cleared.refersTo(strong) + " " + cleared.enqueue() + " " + cleared.get() + " " + (q.remove(1000) == cleared) + " " + cleared.enqueue());
        kept.clear();
        System.out.println(kept.get() + " " + kept.refersTo(null) + " " + q.remove(5));
        String literal = "literal";
        WeakReference<String> w = new WeakReference<>(literal);
        WeakReference<Class<?>> c = new WeakReference<>(References.class);
        System.gc();
        System.out.println(w.get() + " " + c.get().getName());
        Reference.reachabilityFence(strong);
    }
}
