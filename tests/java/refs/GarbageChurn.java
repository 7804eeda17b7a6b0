// args: -Xmx48m
// Much garbage of all shapes in a small heap: lists, maps, arrays, strings, cycles, threads' locals.
import java.util.*;

public class GarbageChurn {
    static class Node { Node left, right; int[] payload; Node(int depth) { if (depth > 0) { left = new Node(depth - 1); right = new Node(depth - 1); } else payload = new int[4]; } int count() { return left == null ? 1 : 1 + left.count() + right.count(); } }

    public static void main(String[] args) throws Exception {
        Node keep = new Node(10);
        long total = 0;
        for (int i = 0; i < 30; i++) {
            Node n = new Node(9);
            n.left.left = n;                    // a cycle
            total += n.right.count();
            StringBuilder sb = new StringBuilder();
            for (int k = 0; k < 200; k++) sb.append(k).append(',');
            total += sb.toString().split(",").length;
            Map<String, List<Integer>> m = new HashMap<>();
            for (int k = 0; k < 200; k++) m.computeIfAbsent("k" + k % 20, x -> new LinkedList<>()).add(k);
            total += m.size();
            byte[][] big = new byte[4][];
            for (int k = 0; k < 4; k++) big[k] = new byte[1 << 20];
            total += big[3].length >> 20;
        }
        System.out.println(total + " " + keep.count());
        long[] sums = new long[3];
        Thread[] ts = new Thread[3];
        for (int t = 0; t < 3; t++) {
            int id = t;
            ts[t] = new Thread(() -> { Object[] chain = null; for (int i = 0; i < 20_000; i++) { chain = i % 500 == 0 ? null : new Object[] { chain, i }; sums[id] += chain == null ? 0 : (Integer) chain[1]; } });
            ts[t].start();
        }
        for (Thread t : ts) t.join();
        System.out.println(Arrays.toString(sums));
        System.out.println(Runtime.getRuntime().totalMemory() <= 64L << 20);
    }
}
