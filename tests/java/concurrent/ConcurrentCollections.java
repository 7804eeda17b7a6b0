// Concurrent maps, sets, lists and queues under several threads.
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;

public class ConcurrentCollections {
    static void run(int n, java.util.function.IntConsumer body) throws Exception {
        Thread[] ts = new Thread[n];
        for (int i = 0; i < n; i++) { int id = i; ts[i] = new Thread(() -> body.accept(id)); ts[i].start(); }
        for (Thread t : ts) t.join();
    }

    public static void main(String[] args) throws Exception {
        ConcurrentHashMap<Integer, Integer> map = new ConcurrentHashMap<>();
        run(4, id -> { for (int k = 0; k < 2000; k++) { map.merge(k % 257, 1, Integer::sum); map.computeIfAbsent(1000 + k % 100, x -> x); } });
        System.out.println(map.size() + " " + map.reduceValuesToLong(1, i -> i, 0, Long::sum) + " " + map.get(5) + " " + map.search(1, (k, v) -> k == 1050 ? v : null));
        map.forEach(10_000, (k, v) -> { });
        System.out.println(map.mappingCount() + " " + map.keySet().stream().mapToInt(i -> i).max().getAsInt() + " " + map.putIfAbsent(5, 0) + " " + map.replace(5, map.get(5), -1) + map.remove(5, -1) + map.containsKey(5) + " " + map.getOrDefault(5, 42));
        map.replaceAll((k, v) -> 1);
        System.out.println(map.values().stream().mapToInt(i -> i).sum() + " " + ConcurrentHashMap.newKeySet().add("x"));
        try {
            map.put(null, 1);
        } catch (NullPointerException e) {
            System.out.println("no nulls");
        }
        try {
            map.computeIfAbsent(-1, k -> map.computeIfAbsent(-1, j -> 1));
            System.out.println("no detection");
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
        ConcurrentSkipListMap<String, Integer> skip = new ConcurrentSkipListMap<>();
        run(3, id -> { for (int k = 0; k < 200; k++) skip.merge("k" + k % 50, id, Integer::sum); });
        System.out.println(skip.size() + " " + skip.firstKey() + " " + skip.ceilingKey("k45") + " " + skip.headMap("k11") + " " + skip.descendingMap().firstKey());
        CopyOnWriteArrayList<Integer> cow = new CopyOnWriteArrayList<>(List.of(1, 2, 3));
        for (int i : cow) cow.add(i * 10);
        System.out.println(cow + " " + cow.addIfAbsent(1));
        ConcurrentLinkedQueue<Integer> clq = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedDeque<Integer> cld = new ConcurrentLinkedDeque<>();
        AtomicLong taken = new AtomicLong();
        run(4, id -> { for (int k = 0; k < 500; k++) { clq.add(k); if (id % 2 == 0) { Integer i = clq.poll(); if (i != null) taken.addAndGet(i); } cld.addFirst(k); } });
        for (Integer i; (i = clq.poll()) != null; ) taken.addAndGet(i);
        System.out.println(taken + " " + cld.size() + " " + clq.isEmpty());
        AtomicIntegerArray array = new AtomicIntegerArray(3);
        AtomicReference<String> ref = new AtomicReference<>("a");
        AtomicStampedReference<String> stamped = new AtomicStampedReference<>("s", 0);
        AtomicIntegerFieldUpdater<Fields> updater = AtomicIntegerFieldUpdater.newUpdater(Fields.class, "v");
        AtomicReferenceFieldUpdater<Fields, String> refUpdater = AtomicReferenceFieldUpdater.newUpdater(Fields.class, String.class, "s");
        Fields f = new Fields();
        LongAccumulator max = new LongAccumulator(Long::max, Long.MIN_VALUE);
        DoubleAdder da = new DoubleAdder();
        run(4, id -> { for (int k = 0; k < 1000; k++) { array.incrementAndGet(k % 3); updater.getAndAdd(f, 2); max.accumulate(k * id); da.add(0.5); } });
        System.out.println(array + " " + f.v + " " + max + " " + da + " " + ref.updateAndGet(s -> s + "b") + ref.getAndAccumulate("c", String::concat) + ref + stamped.compareAndSet("s", "t", 0, 1) + stamped.getStamp() + refUpdater.compareAndSet(f, null, "set") + f.s);
        AtomicBoolean b = new AtomicBoolean();
        System.out.println(b.compareAndSet(false, true) + "" + b.getAndSet(false) + b + new AtomicLong(5).incrementAndGet() + new AtomicInteger(7).getAndUpdate(i -> i * 2));
    }

    static class Fields { volatile int v; volatile String s; }
}
