import java.util.Map;
import java.util.TreeMap;

/** The library that samples/call_back.c uses: counts the words that its host lets it count. */
public class Tally {
    private final Map<String, Integer> counts = new TreeMap<>();

    /** Whether to count a word: the C program knows.  IllegalArgumentException: what this word is not. */
    private static native boolean accepts(String word);

    /** Counts the words of a line; how many of them were counted. */
    int add(String line) {
        int counted = 0;
        for (String word : line.split(" ")) {
            try {
                if (!accepts(word)) continue;
                counts.merge(word, 1, Integer::sum);
                counted++;
            } catch (IllegalArgumentException e) {
                System.out.println("refused: " + e.getMessage());
            }
        }
        return counted;
    }

    /** The word that occurred most often. */
    String winner() {
        return counts.entrySet().stream().max(Map.Entry.comparingByValue())
                     .orElseThrow(() -> new IllegalStateException("nothing was counted")).getKey();
    }
}
