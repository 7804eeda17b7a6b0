import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The program of `make run`: a record, a lambda, a stream, a thread and an exception in a few lines. */
public class Main {
    record Word(String text, int length) {
        Word(String text) { this(text, text.length()); }
    }

    static int collatz(long n) {
        int steps = 0;
        for (; n != 1; steps++)
            n = n % 2 == 0 ? n / 2 : 3 * n + 1;
        return steps;
    }

    public static void main(String[] args) throws InterruptedException {
        System.out.println("Hello from " + System.getProperty("java.vm.name") + " on Java " + Runtime.version().feature());

        Map<Integer, String> byLength = "a small virtual machine runs real Java programs".lines()
            .flatMap(line -> java.util.Arrays.stream(line.split(" ")))
            .map(Word::new)
            .collect(Collectors.groupingBy(Word::length, TreeMap::new, Collectors.mapping(Word::text, Collectors.joining(" "))));
        System.out.println(byLength);

        Thread thread = new Thread(() -> System.out.println("longest Collatz run below 1000: "
            + IntStream.range(1, 1000).map(Main::collatz).max().getAsInt() + " steps"));
        thread.start();
        thread.join();

        try {
            Object nothing = args.length > 100 ? args : null;
            nothing.hashCode();
        } catch (NullPointerException e) {
            System.out.println(e.getMessage());
        }
    }
}
