import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What samples/server.c knows: the threads of the server ask all at once. */
public class Answers {
    private static final Map<String, String> notes = new ConcurrentHashMap<>();

    /** "put KEY VALUE", "get KEY" or "sum NUMBER ..."; the server sends what is thrown, too. */
    static String answer(String request) {
        String[] words = request.split(" ", 3);
        switch (words[0]) {
        case "put":
            notes.put(words[1], words[2]);
            return "noted " + words[1];
        case "get":
            return notes.getOrDefault(words[1], "nothing of " + words[1]);
        case "sum":
            int sum = 0;
            for (String number : request.substring(4).split(" ")) sum = Math.addExact(sum, Integer.parseInt(number));
            return String.valueOf(sum);
        default:
            throw new IllegalArgumentException("put, get or sum, not " + words[0]);
        }
    }
}
