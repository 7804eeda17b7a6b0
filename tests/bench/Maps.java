import java.util.*;

/** Hash maps, tree maps, lists, deques and priority queues of boxed values. */
public class Maps {
    public static void main(String[] args) {
        int n = args.length > 0 ? Integer.parseInt(args[0]) : 50_000;
        Map<Integer, Integer> hash = new HashMap<>();
        Map<String, Integer> words = new HashMap<>();
        TreeMap<Integer, Integer> tree = new TreeMap<>();
        PriorityQueue<Integer> heap = new PriorityQueue<>();
        ArrayDeque<Integer> deque = new ArrayDeque<>();
        List<Integer> list = new ArrayList<>();
        int x = 12345;
        for (int i = 0; i < n; i++) {
            x = x * 1103515245 + 12345;
            int key = x >>> 16;
            hash.merge(key, 1, Integer::sum);
            words.merge("w" + key % 1000, i, Integer::sum);
            tree.put(key, i);
            heap.add(key);
            deque.addLast(key);
            if (deque.size() > 100)
                list.add(deque.removeFirst());
        }
        long sum = 0;
        for (Map.Entry<Integer, Integer> e : hash.entrySet())
            sum += (long) e.getKey() * e.getValue();
        for (int i = 0; i < n / 2; i++)
            sum = sum * 3 + heap.remove();
        for (int i = 0; i < n; i += 7) {
            Integer floor = tree.floorKey(i & 0xffff);
            sum += floor == null ? 0 : tree.get(floor) + hash.getOrDefault(i, -1);
        }
        for (Iterator<Integer> it = list.iterator(); it.hasNext(); )
            sum += it.next();
        System.out.println(sum + " " + words.size() + " " + tree.size() + " " + words.get("w77"));
    }
}
