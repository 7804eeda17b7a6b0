// Helpful NullPointerException messages for many shapes of expression, with local variable names.
public class HelpfulNullPointers {
    static class Node {
        Node next;
        Node[] nodes;
        int[][] grid;
        long number;
        String text;
        static Node root;
        Node next() { return next; }
        static Node find(String key, int i) { return null; }
        synchronized void locked() { }
    }

    Node field;

    static void show(int id, Runnable r) {
        try {
            r.run();
            System.out.println(id + " no exception");
        } catch (NullPointerException e) {
            System.out.println(id + " " + e.getMessage());
        }
    }

    void instance(Node parameter, long wide, Object[] array) {
        Node local = null;
        int i = 2;
        show(1, () -> System.out.println(field.next));
        try { System.out.println(local.next); } catch (NullPointerException e) { System.out.println(e.getMessage()); }
        try { System.out.println(parameter.next.text); } catch (NullPointerException e) { System.out.println(e.getMessage()); }
        try { System.out.println(this.field.text); } catch (NullPointerException e) { System.out.println(e.getMessage()); }
        try { field.number = wide; } catch (NullPointerException e) { System.out.println(e.getMessage()); }
        try { System.out.println(parameter.nodes[i].next); } catch (NullPointerException e) { System.out.println(e.getMessage()); }
        try { System.out.println(parameter.grid[i][i + 1]); } catch (NullPointerException e) { System.out.println(e.getMessage()); }
        try { parameter.grid[0][1] = 5; } catch (NullPointerException e) { System.out.println(e.getMessage()); }
        try { System.out.println(array[3].hashCode()); } catch (NullPointerException e) { System.out.println(e.getMessage()); }
        try { System.out.println(Node.root.next); } catch (NullPointerException e) { System.out.println(e.getMessage()); }
        try { System.out.println(Node.find("k", 1).next()); } catch (NullPointerException e) { System.out.println(e.getMessage()); }
        try { System.out.println(parameter.next().next()); } catch (NullPointerException e) { System.out.println(e.getMessage()); }
        try { System.out.println(parameter.next().next().text.length()); } catch (NullPointerException e) { System.out.println(e.getMessage()); }
        try { System.out.println(((Object[]) null).length); } catch (NullPointerException e) { System.out.println(e.getMessage()); }
        try { System.out.println(parameter.nodes.length); } catch (NullPointerException e) { System.out.println(e.getMessage()); }
        try { throw (RuntimeException) (Object) parameter.next; } catch (NullPointerException e) { System.out.println(e.getMessage()); }
        try { synchronized (local) { i++; } } catch (NullPointerException e) { System.out.println(e.getMessage()); }
        try { int x = (Integer) (Object) parameter.next; } catch (NullPointerException e) { System.out.println(e.getMessage()); }
        try { for (Node n : parameter.nodes) i++; } catch (NullPointerException e) { System.out.println(e.getMessage()); }
        try { switch (parameter.text) { case "a": i++; } } catch (NullPointerException e) { System.out.println(e.getMessage()); }
        try { local.locked(); } catch (NullPointerException e) { System.out.println(e.getMessage()); }
        try { java.util.Objects.requireNonNull(local); } catch (NullPointerException e) { System.out.println(e.getMessage()); }
        try { java.util.Objects.requireNonNull(local, "given text"); } catch (NullPointerException e) { System.out.println(e.getMessage()); }
        try { throw new NullPointerException(); } catch (NullPointerException e) { System.out.println(e.getMessage()); }
        try { Runnable r = local::next; } catch (NullPointerException e) { System.out.println(e.getMessage()); }
    }

    static void arrays(byte[] b, char[] c, short[] s, long[] l, float[] f, double[] d, boolean[] z, Object[][][] deep) {
        show(1, () -> b[0]++);
        show(2, () -> c[1] = 'x');
        show(3, () -> System.out.println(s[0]));
        show(4, () -> l[0] = 1);
        show(5, () -> System.out.println(f[0]));
        show(6, () -> d[0] += 1);
        show(7, () -> z[0] = true);
        show(8, () -> System.out.println(deep[0][1][2]));
        show(9, () -> deep[1][0][0] = "x");
        show(10, () -> ((String) null).length());
        show(11, () -> ((Runnable) null).run());
    }

    public static void main(String[] args) {
        Node n = new Node();
        n.nodes = new Node[5];
        n.grid = new int[3][];
        new HelpfulNullPointers().instance(n, 1, new Object[4]);
        n.nodes = null;
        n.grid = null;
        new HelpfulNullPointers().instance(n, 1, null);
        arrays(null, null, null, null, null, null, null, new Object[2][2][]);
    }
}
