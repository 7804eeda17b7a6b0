// Objects.checkIndex and kin at the edges, negative lengths among them.
import java.util.Objects;
import java.util.function.IntSupplier;

public class CheckedIndexes {
    static String outcome(IntSupplier check) {
        try {
            return "" + check.getAsInt();
        } catch (IndexOutOfBoundsException e) {
            return e.getMessage();
        }
    }

    public static void main(String[] args) {
        int[] edges = { 0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE };
        for (int index : edges) {
            for (int length : edges) {
                System.out.println(outcome(() -> Objects.checkIndex(index, length)));
                System.out.println(outcome(() -> Objects.checkFromToIndex(0, index, length)));
                System.out.println(outcome(() -> Objects.checkFromIndexSize(index, 1, length)));
            }
        }
    }
}
