// Messages of exceptions the library throws often.
import java.util.*;
import java.util.concurrent.*;

public class LibraryMessages {
    static void attempt(Callable<?> c) {
        try {
            System.out.println("result " + c.call());
        } catch (Throwable t) {
            System.out.println(t);
        }
    }

    enum E { A }

    public static void main(String[] args) {
        attempt(() -> Integer.parseInt("12x"));
        attempt(() -> Integer.parseInt(""));
        attempt(() -> Integer.parseInt(null));
        attempt(() -> Long.parseLong("99999999999999999999"));
        attempt(() -> Double.parseDouble("1e"));
        attempt(() -> Boolean.parseBoolean("TRUE"));
        attempt(() -> E.valueOf("B"));
        attempt(() -> List.of(1).add(2));
        attempt(() -> List.of(1, null));
        attempt(() -> Map.of(1, 2, 1, 3));
        attempt(() -> new ArrayList<>(List.of(1, 2)).get(5));
        attempt(() -> new ArrayList<>(-1));
        attempt(() -> Arrays.asList(1, 2).remove(0));
        attempt(() -> new ArrayDeque<>().pop());
        attempt(() -> new LinkedList<>().getFirst());
        attempt(() -> new PriorityQueue<>().remove());
        attempt(() -> List.of().iterator().next());
        attempt(() -> Optional.empty().get());
        attempt(() -> Optional.empty().orElseThrow(IllegalStateException::new));
        attempt(() -> { List<Integer> l = new ArrayList<>(List.of(1, 2, 3)); for (Integer i : l) l.remove(i); return l; });
        attempt(() -> { Map<Integer, Integer> m = new HashMap<>(Map.of(1, 2)); m.computeIfAbsent(3, k -> { m.put(4, 4); return 5; }); return m; });
        attempt(() -> "abc".substring(-1));
        attempt(() -> "abc".charAt(7));
        attempt(() -> new StringBuilder("abc").deleteCharAt(9));
        attempt(() -> "abc".repeat(-1));
        attempt(() -> String.format("%d", "x"));
        attempt(() -> String.format("%s %s", 1));
        attempt(() -> new Scanner("x").nextInt());
        attempt(() -> Objects.checkIndex(5, 3));
        attempt(() -> Collections.emptyList().get(0));
        attempt(() -> Collections.max(List.<Integer>of()));
        attempt(() -> new Random().nextInt(0));
        attempt(() -> java.util.regex.Pattern.compile("a(b"));
        attempt(() -> new java.math.BigDecimal(1).divide(new java.math.BigDecimal(3)));
        attempt(() -> java.time.LocalDate.of(2023, 2, 29));
        attempt(() -> UUID.fromString("zz"));
        attempt(() -> Class.forName("x.Y"));
        attempt(() -> String.class.getMethod("nope", int.class));
        attempt(() -> CompletableFuture.supplyAsync(() -> { throw new IllegalStateException("async"); }).get());
        attempt(() -> new java.io.FileInputStream("/no/such/file"));
        attempt(() -> java.nio.file.Files.readString(java.nio.file.Path.of("/no/such/file")));
        attempt(() -> Thread.State.valueOf("X"));
        attempt(() -> new SubList().subList(2, 1));
    }

    static class SubList extends AbstractList<Integer> {
        public Integer get(int i) { return i; }
        public int size() { return 3; }
    }
}
