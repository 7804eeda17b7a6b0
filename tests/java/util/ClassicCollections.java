// Lists, maps, sets, queues: the classic collections with their views, iterators and order guarantees.
import java.util.*;
import java.util.function.*;

public class ClassicCollections {
    public static void main(String[] args) {
        List<Integer> list = new ArrayList<>(List.of(5, 3, 8, 1, 9, 2));
        list.add(2, 7);
        list.sort(null);
        list.removeIf(i -> i % 2 == 0);
        list.replaceAll(i -> i * 10);
        System.out.println(list + " " + list.indexOf(50) + " " + list.subList(1, 3) + " " + Collections.binarySearch(list, 70) + " " + list.contains(30) + " " + list.hashCode());
        list.subList(0, 2).clear();
        ListIterator<Integer> it = list.listIterator();
        while (it.hasNext()) { int i = it.next(); if (i == 70) it.set(71); else { it.remove(); it.add(1); it.add(2); } }
        System.out.println(list + " " + it.previousIndex());
        LinkedList<String> linked = new LinkedList<>(List.of("a", "b", "c"));
        linked.addFirst("z"); linked.removeLastOccurrence("b"); linked.push("p"); linked.offerLast("q");
        System.out.println(linked + linked.pollLast() + linked.peekFirst() + linked.descendingIterator().next());
        Map<String, Integer> access = new LinkedHashMap<>(16, 0.75f, true) { @Override protected boolean removeEldestEntry(Map.Entry<String, Integer> e) { return size() > 3; } };
        for (String s : "a b c a d e a".split(" ")) access.merge(s, 1, Integer::sum);
        System.out.println(access + " " + access.get("d") + access.keySet());
        TreeMap<Integer, String> tree = new TreeMap<>(Comparator.reverseOrder());
        for (int i = 0; i < 10; i++) tree.put(i * 3, "v" + i);
        System.out.println(tree.firstKey() + " " + tree.floorKey(10) + tree.higherKey(9) + tree.headMap(20) + tree.tailMap(6, false) + tree.subMap(20, 10) + tree.descendingMap().firstEntry() + tree.pollFirstEntry() + tree.navigableKeySet().lower(12));
        tree.headMap(15).clear();
        System.out.println(tree + " " + tree.lastEntry().getValue());
        Map<String, Integer> hash = new HashMap<>();
        for (int i = 0; i < 5000; i++) hash.merge("key" + i % 700, i, Integer::sum);
        System.out.println(hash.size() + " " + hash.get("key5") + " " + hash.values().stream().mapToLong(i -> i).sum() + " " + hash.compute("key5", (k, v) -> null) + hash.containsKey("key5") + hash.computeIfPresent("key6", (k, v) -> v + 1) + hash.putIfAbsent("new", 1) + hash.getOrDefault("none", -1) + hash.replace("new", 2));
        Map<Collide, Integer> bad = new HashMap<>();
        for (int i = 0; i < 300; i++) bad.put(new Collide(i), i);
        for (int i = 0; i < 300; i += 2) bad.remove(new Collide(i));
        System.out.println(bad.size() + " " + bad.get(new Collide(151)) + " " + bad.get(new Collide(150)));
        Set<Integer> set = new LinkedHashSet<>(List.of(3, 1, 2)), other = new TreeSet<>(Set.of(2, 3, 4));
        set.retainAll(other);
        other.addAll(List.of(9, 0));
        System.out.println(set + " " + other + " " + ((TreeSet<Integer>) other).descendingSet() + ((TreeSet<Integer>) other).ceiling(5) + " " + Collections.disjoint(set, other));
        PriorityQueue<String> pq = new PriorityQueue<>(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()));
        Collections.addAll(pq, "ccc", "a", "bb", "aa", "dddd");
        StringBuilder order = new StringBuilder();
        while (!pq.isEmpty()) order.append(pq.poll()).append(' ');
        System.out.println(order);
        ArrayDeque<Integer> dq = new ArrayDeque<>();
        for (int i = 0; i < 20; i++) { if (i % 3 == 0) dq.addFirst(i); else dq.addLast(i); if (i % 5 == 4) dq.removeFirst(); }
        System.out.println(dq + " " + dq.contains(7));
        IdentityHashMap<String, Integer> id = new IdentityHashMap<>();
        id.put("x", 1); id.put(new String("x"), 2);
        BitSet bits = new BitSet();
        bits.set(3, 10); bits.clear(5); bits.flip(200); bits.and(BitSet.valueOf(new long[] { ~0L, 0, 0, ~0L }));
        System.out.println(id.size() + " " + bits + bits.cardinality() + bits.nextClearBit(3) + bits.length() + " " + Arrays.toString(bits.toLongArray()));
        List<Integer> l = new ArrayList<>(List.of(1, 2, 3, 4, 5, 6));
        Collections.rotate(l, 2); Collections.swap(l, 0, 5); Collections.reverse(l);
        System.out.println(l + "" + Collections.frequency(l, 3) + Collections.nCopies(3, "x") + Collections.max(l) + Collections.unmodifiableList(l).subList(0, 2) + Collections.singletonMap("k", 1) + Collections.emptySet() + Collections.indexOfSubList(l, l.subList(2, 4)));
        try {
            for (Integer i : l) if (i == 3) l.add(0);
        } catch (ConcurrentModificationException e) {
            System.out.println("modified " + e.getMessage());
        }
        for (Supplier<Object> s : List.<Supplier<Object>>of(() -> Collections.unmodifiableMap(hash).put("a", 1), () -> List.copyOf(l).remove(0), () -> Set.of(1, 1), () -> Collections.checkedList(new ArrayList<>(), (Class<Object>) (Class<?>) String.class).add(1), () -> new TreeMap<String, Integer>().put(null, 1)))
            try { System.out.println(s.get()); } catch (RuntimeException e) { System.out.println(e); }
        Hashtable<String, Integer> table = new Hashtable<>(Map.of("one", 1));
        Vector<Integer> v = new Vector<>(List.of(1, 2));
        Stack<Integer> stack = new Stack<>();
        stack.push(1); stack.push(2);
        System.out.println(table + " " + v.elementAt(1) + v.elements().nextElement() + stack.pop() + stack.search(1) + stack);
    }

    record Collide(int i) { @Override public int hashCode() { return i % 2; } }
}
