import java.util.*;

/** Counts the words of a made-up text: substrings as keys of a HashMap, and the entries sorted by count. */
public class WordCount {
    static String makeText(int words) {
        String[] roots = { "sun", "moon", "river", "stone", "tree", "wind", "fire", "snow", "bird", "fish" }, ends = { "", "s", "ly", "ed", "ing", "er", "est", "ness" };
        StringBuilder text = new StringBuilder();
        int seed = 17;
        for (int i = 0; i < words; i++) {
            seed = seed * 1103515245 + 12345;
            int a = (seed >>> 16) % roots.length, b = (seed >>> 20) % ends.length, c = (seed >>> 8 & 0xffff) % 10;
            text.append(c < 2 ? roots[(a + 3) % roots.length] : "").append(c == 9 ? Character.toUpperCase(roots[a].charAt(0)) + roots[a].substring(1) : roots[a]).append(ends[b]);
            text.append(i % 11 == 10 ? ".\n" : i % 7 == 6 ? ", " : " ");
        }
        return text.toString();
    }

    static Map<String, Integer> count(String text) {
        Map<String, Integer> counts = new HashMap<>();
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean letter = i < text.length() && Character.isLetter(text.charAt(i));
            if (letter && start < 0) start = i;
            if (!letter && start >= 0) {
                counts.merge(text.substring(start, i).toLowerCase(), 1, Integer::sum);
                start = -1;
            }
        }
        return counts;
    }

    public static void main(String[] args) {
        String text = makeText(40_000);
        long check = 0;
        List<Map.Entry<String, Integer>> entries = null;
        for (int round = 0; round < 3; round++) {
            entries = new ArrayList<>(count(text).entrySet());
            entries.sort((a, b) -> a.getValue().equals(b.getValue()) ? a.getKey().compareTo(b.getKey()) : b.getValue() - a.getValue());
            for (Map.Entry<String, Integer> e : entries) check = check * 31 + e.getKey().length() * e.getValue();
        }
        System.out.println(entries.subList(0, 5) + " " + entries.size() + " " + check);
    }
}
