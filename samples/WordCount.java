import java.io.*;
import java.util.*;

/** Counts the words of standard input and prints the most frequent ones: WordCount [how-many]. */
public class WordCount {
    public static void main(String[] args) throws IOException {
        int howMany = args.length > 0 ? Integer.parseInt(args[0]) : 10;
        Map<String, Integer> counts = new HashMap<>();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        for (String line; (line = in.readLine()) != null; )
            for (String word : line.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"))
                if (!word.isEmpty())
                    counts.merge(word, 1, Integer::sum);
        counts.entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
            .limit(howMany)
            .forEach(e -> System.out.printf("%6d %s%n", e.getValue(), e.getKey()));
    }
}
