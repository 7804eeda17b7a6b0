/** Allocation and collection: many short-lived trees beside a long-lived one. */
public class BinaryTrees {
    static final class Node {
        final Node left, right;

        Node(Node left, Node right) {
            this.left = left;
            this.right = right;
        }

        int check() {
            return left == null ? 1 : 1 + left.check() + right.check();
        }
    }

    static Node build(int depth) {
        return depth == 0 ? new Node(null, null) : new Node(build(depth - 1), build(depth - 1));
    }

    public static void main(String[] args) {
        int max = args.length > 0 ? Integer.parseInt(args[0]) : 14;
        Node keep = build(max);
        for (int depth = 4; depth <= max; depth += 2) {
            int rounds = 1 << (max - depth + 4), total = 0;
            for (int i = 0; i < rounds; i++)
                total += build(depth).check();
            System.out.println(rounds + " trees of depth " + depth + " check " + total);
        }
        System.out.println(keep.check());
    }
}
