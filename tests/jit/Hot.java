import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/* What tests/jit.sh runs: methods that become hot, and one that calls a native method from compiled code.
 *   Hot [maps]    maps: afterwards prints the mappings of this process that are both writable and executable */
public class Hot {
    static int sum;

    static int mix(int x, int i) { return (x ^ i) * 31 + (x >>> 7); }

    static int loop(int n) {
        int x = 17;
        for (int i = 0; i < n; i++) x = mix(x, i);
        return x;
    }

    static int collect(int n) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < n; i++) texts.add("n" + i % 97);
        int hash = 0;
        for (String text : texts) hash = 31 * hash + text.hashCode();
        return hash;
    }

    static int yieldBelow(int depth) {
        if (depth > 0) return yieldBelow(depth - 1) + 1;
        Thread.yield();
        return 0;
    }

    public static void main(String[] args) throws Exception {
        for (int i = 0; i < 60; i++) sum += loop(200_000) + collect(2_000);
        System.out.println("sum " + sum);
        int depth = 0;
        for (int i = 0; i < 1000; i++) depth = yieldBelow(20);
        System.out.println("depth " + depth);
        if (args.length == 0) return;
        for (String line : Files.readAllLines(Path.of("/proc/self/maps")))
            if (line.split(" ")[1].matches(".wx.")) System.out.println("writable and executable: " + line);
        System.out.println("maps read");
    }
}
