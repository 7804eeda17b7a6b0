import java.lang.ref.Cleaner;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** References, cleaners and finalizers while threads make garbage. */
final class Refs {
    static final class Payload {
        final int id;
        final byte[] bytes = new byte[200];
        Payload(int id) { this.id = id; }
    }
    static final class Weak extends WeakReference<Payload> {
        final int id;
        Weak(Payload p, ReferenceQueue<Payload> q) { super(p, q); id = p.id; }
    }
    static final class Phantom extends PhantomReference<Payload> {
        final Weak weak;
        Phantom(Payload p, ReferenceQueue<Payload> q, Weak weak) { super(p, q); this.weak = weak; }
    }

    /** What a weak reference gives is the right object or null; those that are held stay; each is enqueued at most once, phantoms after weak ones. */
    private static String queues() throws Exception {
        ReferenceQueue<Payload> weakQueue = new ReferenceQueue<>(), phantomQueue = new ReferenceQueue<>();
        Set<Reference<?>> pending = ConcurrentHashMap.newKeySet();
        List<Thread> threads = new ArrayList<>();
        AtomicInteger kept = new AtomicInteger();
        for (int t = 0; t < 3; t++) {
            int me = t;
            threads.add(Stress.start("maker " + t, () -> {
                Payload[] held = new Payload[64];
                Weak[] refs = new Weak[64];
                for (int i = 0; i < 20_000; i++) {
                    Payload p = new Payload(me << 20 | i);
                    Weak w = new Weak(p, weakQueue);
                    pending.add(w);
                    pending.add(new Phantom(p, phantomQueue, w));
                    if (i % 5 == 0) {
                        held[i / 5 & 63] = p;
                        refs[i / 5 & 63] = w;
                    }
                    int look = i * 7 & 63;
                    if (held[look] != null) {
                        Payload got = refs[look].get();
                        Stress.check(got == held[look] && refs[look].refersTo(got) && got.id == refs[look].id, "a held object is lost");
                        kept.incrementAndGet();
                    }
                }
                Reference.reachabilityFence(held);
            }));
        }
        int weak = 0, phantom = 0;
        while (threads.stream().anyMatch(Thread::isAlive) || weak + phantom == 0) {
            Reference<? extends Payload> r = weakQueue.remove(1);
            if (r != null) {
                weak++;
                Stress.check(r.get() == null && r.refersTo(null), "enqueued but not cleared");
                Stress.check(pending.remove(r), "enqueued twice, or never made");
            }
            while ((r = phantomQueue.poll()) != null) {
                phantom++;
                Stress.check(r.refersTo(null), "a phantom is enqueued but not cleared");
                Stress.check(((Phantom) r).weak.get() == null, "phantom before weak");
                Stress.check(pending.remove(r), "a phantom enqueued twice");
            }
            if (weak + phantom == 0) System.gc();
        }
        Stress.join(threads);
        return weak + " weak, " + phantom + " phantom";
    }

    private static String weakMaps() throws Exception {
        Map<Object, Integer> map = new WeakHashMap<>();
        Map<Object, Integer> shared = java.util.Collections.synchronizedMap(new WeakHashMap<>());
        Object[] keys = new Object[100];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = new Object();
            map.put(keys[i], i);
            shared.put(keys[i], i);
        }
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 3; t++)
            threads.add(Stress.start("churn " + t, () -> {
                for (int i = 0; i < 10_000; i++) {
                    shared.put(new byte[50], i);
                    if (i % 10 == 0) Stress.check(shared.get(keys[i / 10 % 100]), i / 10 % 100, "a kept key's value");
                }
            }));
        for (int i = 0; i < 30_000; i++) {
            map.put(new Object(), i);
            if (i % 10 == 0) Stress.check(map.get(keys[i / 10 % 100]), i / 10 % 100, "a kept key's value");
        }
        Stress.join(threads);
        for (int i = 0; i < keys.length; i++) Stress.check(map.containsKey(keys[i]) && shared.get(keys[i]) == i, "a kept key is gone");
        for (int i = 0; i < 100 && map.size() > 1000; i++) System.gc();
        Stress.check(map.size() <= 1000, "dropped keys stay: " + map.size());
        return "";
    }

    /** The one used last is cleared last, and all before an OutOfMemoryError. */
    private static String soft() throws Exception {
        List<SoftReference<byte[]>> cache = new ArrayList<>();
        for (int i = 0; i < 16; i++) cache.add(new SoftReference<>(new byte[1 << 20]));
        int made = 0;
        List<byte[]> hoard = new ArrayList<>();
        try {
            while (made++ < 100_000) {
                hoard.add(new byte[8 << 20]);
                for (int i = 12; i < 16; i++) cache.get(i).get();
            }
            Stress.check(false, "no OutOfMemoryError");
        } catch (OutOfMemoryError e) {
            hoard = null;
        }
        long left = cache.stream().filter(s -> s.get() != null).count();
        Stress.check(left <= 1, left + " soft references survived an OutOfMemoryError");     // one may be on the stack, where a collector may see it
        return made + " hoarded";
    }

    private static final AtomicInteger finalized = new AtomicInteger(), resurrections = new AtomicInteger();
    private static final List<Object> resurrected = java.util.Collections.synchronizedList(new ArrayList<>());

    static final class Finalized {
        final int kind, check;
        private final Finalized other;
        private int times;
        Finalized(int kind, Finalized other) {
            this.kind = kind;
            this.other = other;
            check = ~kind;
        }
        @SuppressWarnings({ "deprecation", "removal" })
        @Override protected void finalize() throws Throwable {
            Stress.check(check, ~kind, "a finalized object's fields");
            Stress.check(other == null || other.check == ~other.kind, "what a finalized object refers to");
            Stress.check(++times, 1, "finalizations");
            finalized.incrementAndGet();
            switch (kind % 8) {
                case 0 -> {
                    resurrections.incrementAndGet();
                    resurrected.add(this);
                }
                case 1 -> throw new IllegalStateException("ignored");
                case 2 -> { if (kind % 1024 == 2) Thread.sleep(1); }
                case 3 -> { synchronized (this) { notifyAll(); } }
                case 4 -> new Finalized(5, null);
                default -> { }
            }
        }
    }

    private static String finalizers() throws Exception {
        int before = finalized.get(), rounds = 2000;
        for (int i = 0; i < rounds; i++) new Finalized(i, new Finalized(5, null));
        for (int i = 0; i < 500 && finalized.get() - before < rounds; i++) {
            System.gc();
            System.runFinalization();
        }
        Stress.check(finalized.get() - before >= rounds, "finalized: " + (finalized.get() - before));
        synchronized (resurrected) {
            for (Object o : resurrected) Stress.check(((Finalized) o).times, 1, "a resurrected object");
            resurrected.clear();
        }
        return finalized + " finalized, " + resurrections + " of them resurrected";
    }

    private static final AtomicLong cleaned = new AtomicLong();
    private static final Cleaner cleaner = Cleaner.create();

    private static String cleaners() throws Exception {
        long before = cleaned.get();
        int count = 5000;
        Set<Integer> ran = ConcurrentHashMap.newKeySet();
        Cleaner.Cleanable[] explicit = new Cleaner.Cleanable[50];
        for (int i = 0; i < count; i++) {
            int id = i;
            Cleaner.Cleanable c = cleaner.register(new Object(), () -> {
                cleaned.incrementAndGet();
                Stress.check(ran.add(id), "cleaned twice");
                if (id % 100 == 7) throw new IllegalStateException("ignored");
            });
            if (i % 100 == 0) explicit[i / 100] = c;
        }
        for (Cleaner.Cleanable c : explicit) {
            c.clean();
            c.clean();
        }
        for (int i = 0; i < 500 && cleaned.get() - before < count - 50; i++) {
            System.gc();
            Thread.sleep(1);
        }
        Stress.check(cleaned.get() - before >= count - 50, "cleaned: " + (cleaned.get() - before));
        return cleaned + " cleaned";
    }

    /** clear, enqueue, get and refersTo from several threads at once, while the collector does the same. */
    private static String races() throws Exception {
        ReferenceQueue<Object> queue = new ReferenceQueue<>();
        for (int round = 0; round < 20; round++) {
            List<WeakReference<Object>> refs = new ArrayList<>();
            Map<Reference<?>, AtomicInteger> seen = new HashMap<>();
            for (int i = 0; i < 200; i++) {
                WeakReference<Object> w = new WeakReference<>(new Object(), queue);
                refs.add(w);
                seen.put(w, new AtomicInteger());
            }
            CountDownLatch go = new CountDownLatch(1);
            AtomicInteger enqueued = new AtomicInteger();
            List<Thread> threads = new ArrayList<>();
            for (int t = 0; t < 3; t++) {
                int me = t;
                threads.add(Stress.start("racer " + t, () -> {
                    go.await();
                    for (WeakReference<Object> w : refs)
                        switch (me) {
                            case 0 -> { if (w.enqueue()) enqueued.incrementAndGet(); }
                            case 1 -> { Object o = w.get(); Stress.check(o == null || o.getClass() == Object.class, "get"); }
                            default -> { if (w.enqueue()) enqueued.incrementAndGet(); w.clear(); Stress.check(w.refersTo(null), "cleared"); }
                        }
                }));
            }
            go.countDown();
            System.gc();
            Stress.join(threads);
            Reference<?> r;
            int got = 0;
            while (got < 200 && (r = queue.remove(10_000)) != null) {
                got++;
                Stress.check(seen.get(r).incrementAndGet(), 1, "times enqueued");
            }
            Stress.check(got, 200, "references in the queue");
            Stress.check(queue.poll() == null, "too many in the queue");
        }
        return "";
    }

    private static void add(String name, java.util.concurrent.Callable<String> body) {
        new Stress(name) { @Override String round() throws Exception { return body.call(); } };
    }

    static void add() {
        add("reference queues", Refs::queues);
        add("weak maps", Refs::weakMaps);
        add("soft references", Refs::soft);
        add("finalizers", Refs::finalizers);
        add("cleaners", Refs::cleaners);
        add("reference races", Refs::races);
    }
}
