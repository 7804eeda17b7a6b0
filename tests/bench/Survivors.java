import java.util.*;

/** Allocation with survivors: a cache of records whose oldest are dropped, lists and strings that live for a moment. */
public class Survivors {
    record Entry(int key, String name, int[] data, List<Integer> links) {}

    static final int LIVE = 30_000;
    static final Map<Integer, Entry> cache = new LinkedHashMap<>();

    static Entry make(int key, Random random) {
        int[] data = new int[4 + random.nextInt(20)];
        Arrays.fill(data, key);
        List<Integer> links = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) links.add(key - random.nextInt(LIVE));
        return new Entry(key, "entry-" + key, data, links);
    }

    static long visit(Entry e) {
        long sum = e.name.length();
        for (int link : e.links) {
            Entry other = cache.get(link);
            if (other != null) sum += other.data[0];
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < e.data.length; i++) text.append(e.data[i]).append(',');
        return sum + text.toString().hashCode();
    }

    public static void main(String[] args) {
        int count = args.length > 0 ? Integer.parseInt(args[0]) : 400_000;
        Random random = new Random(42);
        long sum = 0;
        for (int key = 0; key < count; key++) {
            Entry e = make(key, random);
            cache.put(key, e);
            if (key >= LIVE) cache.remove(key - LIVE);
            sum += visit(e);
        }
        System.out.println(cache.size() + " entries, check " + sum);
    }
}
