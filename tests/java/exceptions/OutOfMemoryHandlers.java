// args: -Xmx24m -XX:+UseSerialGC
// exit: 1
// What fills the heap is referred to by locals that the handler does not read: it can allocate at once.  Errors have their traces.
import java.util.*;

public class OutOfMemoryHandlers {
    static int fillMap(int round) {
        int kept = round;
        try {
            Map<String, String> map = new HashMap<>();
            List<Object> list = new ArrayList<>();
            for (int k = 0; ; k++) {
                map.put("k" + k, "v" + k);
                list.add(new long[1000]);
            }
        } catch (OutOfMemoryError e) {
            String text = "round " + kept + " " + e.getMessage();
            if (round < 1) System.out.println(text + " " + (e.getStackTrace().length > 0));
            return new int[100000].length + text.length() - text.length();
        }
    }

    static int fillArray() {
        Object[] first = new Object[1], last = first;
        try {
            for (;;) last = (Object[]) (last[0] = new Object[5000]);
        } catch (OutOfMemoryError e) {
            first = null;
            return new int[100000].length;
        } finally {
            byte[] more = new byte[100000];
            if (more.length != 100000) throw new Error();
        }
    }

    public static void main(String[] args) {
        int sum = 0;
        for (int i = 0; i < 3; i++) {
            sum += fillMap(i);
            sum += fillArray();
        }
        System.out.println(sum);
        throw new OutOfMemoryError("thrown by hand");
    }
}
