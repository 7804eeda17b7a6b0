// args: -Xmx64m -XX:+UseSerialGC -Xlog:gc:file=/tmp/collection_%p.log
// What -Xlog:gc says of each collection, and what Runtime says of memory.
import java.nio.file.*;
import java.util.*;
import java.util.regex.*;

public class CollectionLog {
    static Object garbage;
    static final List<byte[]> kept = new ArrayList<>();

    static long used() { return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory(); }

    public static void main(String[] args) throws Exception {
        Runtime r = Runtime.getRuntime();
        for (int i = 0; i < 100_000; i++) garbage = new long[200];
        for (int i = 0; i < 20; i++) kept.add(new byte[1 << 20]);
        garbage = null;
        System.gc();
        long with = used();
        kept.clear();
        System.gc();
        long without = used();
        System.out.println("kept counts: " + (with - without > 15 << 20 && with < 50 << 20));
        System.out.println("bounds hold: " + (r.maxMemory() <= 64 << 20 && r.totalMemory() <= r.maxMemory() && r.freeMemory() <= r.totalMemory()));

        Path log = Path.of("/tmp/collection_" + ProcessHandle.current().pid() + ".log");
        Pattern line = Pattern.compile("\\[\\d+\\.\\d+s\\]\\[info\\]\\[gc\\] GC\\((\\d+)\\) Pause (Young|Full) "
                                       + "\\((Allocation Failure|System.gc\\(\\))\\) (\\d+)M->(\\d+)M\\((\\d+)M\\) \\d+\\.\\d+ms");
        int next = 0, young = 0, full = 0, odd = 0;
        for (String text : Files.readAllLines(log)) {
            Matcher m = line.matcher(text);
            if (!text.contains("Pause")) continue;
            if (!m.matches() || Integer.parseInt(m.group(1)) != next++ || Integer.parseInt(m.group(5)) > Integer.parseInt(m.group(6))) {
                odd++;
                System.out.println(text);
            }
            if (text.contains("Young (Allocation")) young++;
            if (text.contains("Full (System")) full++;
        }
        Files.delete(log);
        System.out.println("young: " + (young > 2) + ", full: " + (full >= 2) + ", odd: " + odd);
    }
}
