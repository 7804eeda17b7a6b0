import java.util.*;

/** Integers in collections of every kind, walked by iterators: ArrayList, LinkedList, TreeMap, HashSet, PriorityQueue. */
public class BoxedCollections {
    static long sum(Iterable<Integer> numbers) {
        long sum = 0;
        for (int n : numbers) sum += n;
        return sum;
    }

    static List<Integer> evens(Collection<Integer> from) {
        List<Integer> to = new LinkedList<>();
        for (Iterator<Integer> it = from.iterator(); it.hasNext(); ) {
            Integer n = it.next();
            if (n % 2 == 0) to.add(n);
        }
        return to;
    }

    static Map<Integer, List<Integer>> groups(List<Integer> from) {
        Map<Integer, List<Integer>> to = new TreeMap<>();
        for (Integer n : from) to.computeIfAbsent(n % 97, k -> new ArrayList<>()).add(n);
        return to;
    }

    public static void main(String[] args) {
        long check = 0;
        for (int round = 0; round < 3; round++) {
            List<Integer> numbers = new ArrayList<>();
            int seed = round + 5;
            for (int i = 0; i < 25_000; i++) {
                seed = seed * 1103515245 + 12345;
                numbers.add(seed >>> 12);
            }
            List<Integer> even = evens(numbers);
            for (ListIterator<Integer> it = even.listIterator(); it.hasNext(); ) {
                int n = it.next();
                if (n % 3 == 0) it.remove(); else if (n % 5 == 0) it.set(n + 1);
            }
            Set<Integer> distinct = new HashSet<>(numbers), kept = new TreeSet<>(even);
            distinct.removeAll(kept);
            PriorityQueue<Integer> heap = new PriorityQueue<>(numbers.subList(0, 10_000));
            for (int k = 0; k < 5_000; k++) check = check * 31 + heap.poll();
            for (Map.Entry<Integer, List<Integer>> e : groups(numbers).entrySet()) check = check * 7 + e.getKey() * e.getValue().size() + Collections.max(e.getValue());
            Collections.sort(numbers);
            Collections.reverse(numbers);
            int found = 0;
            for (int i = 0; i < 20_000; i++) if (kept.contains(i * 53) || distinct.contains(i * 53)) found++;
            check += sum(numbers) + sum(even) * 3 + sum(distinct) * 5 + sum(kept) * 7 + found;
        }
        System.out.println(check);
    }
}
