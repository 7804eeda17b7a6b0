// args: -Xmx64m
// OutOfMemoryError is thrown and caught again and again; memory freed in between is used again.
import java.util.*;

public class OutOfMemory {
    public static void main(String[] args) {
        for (int round = 0; round < 3; round++) {
            List<byte[]> hoard = new ArrayList<>();
            try {
                while (true)
                    hoard.add(new byte[1 << 20]);
            } catch (OutOfMemoryError e) {
                int size = hoard.size();
                hoard = null;
                System.out.println(e.getMessage() + " " + (size > 20 && size < 64));
            }
        }
        try {
            long[] big = new long[100_000_000];
            System.out.println(big.length);
        } catch (OutOfMemoryError e) {
            System.out.println(e);
        }
        try {
            int[] limit = new int[Integer.MAX_VALUE];
            System.out.println(limit.length);
        } catch (OutOfMemoryError e) {
            System.out.println(e);
        }
        try {
            System.out.println(new Object[1000][1000][1000].length);
        } catch (OutOfMemoryError e) {
            System.out.println(e.getMessage());
        }
        try {
            "x".repeat(Integer.MAX_VALUE).length();
        } catch (OutOfMemoryError e) {
            System.out.println(e.getClass().getSimpleName());
        }
        long sum = 0;
        for (int i = 0; i < 300; i++)
            sum += new byte[1 << 20].length;
        System.out.println(sum);
        System.out.println(Runtime.getRuntime().maxMemory() <= 64 << 20);
    }
}
