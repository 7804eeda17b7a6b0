// Java serialization: graphs, cycles, transient and static fields, inheritance, custom hooks, enums, records, arrays.
import java.io.*;
import java.util.*;

public class Serialization {
    static class Base { int base = 1; Base() { base = 99; } }
    static class Node extends Base implements Serializable {
        private static final long serialVersionUID = 5;
        String name; Node next; transient int cache = 7; static int st = 3; final List<Object> items = new ArrayList<>(); int[][] grid = { { 1 }, { 2, 3 } };
        Node(String name) { this.name = name; base = 5; }
    }
    static class Custom implements Serializable {
        private transient String secret; private int n;
        Custom(String s, int n) { secret = s; this.n = n; }
        private void writeObject(ObjectOutputStream out) throws IOException { out.defaultWriteObject(); out.writeUTF(new StringBuilder(secret).reverse().toString()); out.writeInt(n * 2); }
        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException { in.defaultReadObject(); secret = in.readUTF() + in.readInt(); }
    }
    public static class Ext implements Externalizable {
        String s; long l;
        public Ext() { System.out.print("Ext() "); }
        Ext(String s, long l) { this.s = s; this.l = l; }
        public void writeExternal(ObjectOutput out) throws IOException { out.writeObject(s); out.writeLong(l); }
        public void readExternal(ObjectInput in) throws IOException, ClassNotFoundException { s = (String) in.readObject(); l = in.readLong(); }
    }
    static class Single implements Serializable { static final Single ONE = new Single(); private Object readResolve() { return ONE; } }
    static class Replaced implements Serializable { int v; Replaced(int v) { this.v = v; } private Object writeReplace() { return "replaced " + v; } }
    record Rec(int x, String s, Rec inner) implements Serializable { Rec { if (x < 0) throw new IllegalArgumentException("negative"); } }
    enum E { A, B { } }
    static class Fields implements Serializable {
        private static final ObjectStreamField[] serialPersistentFields = { new ObjectStreamField("total", int.class), new ObjectStreamField("label", String.class) };
        int a, b;
        private void writeObject(ObjectOutputStream out) throws IOException { ObjectOutputStream.PutField f = out.putFields(); f.put("total", a + b); f.put("label", "sum"); out.writeFields(); }
        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException { ObjectInputStream.GetField f = in.readFields(); a = f.get("total", 0); b = ((String) f.get("label", "")).length(); }
    }

    static byte[] write(Object... os) throws IOException {
        ByteArrayOutputStream b = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(b)) {
            for (Object o : os) out.writeObject(o);
        }
        return b.toByteArray();
    }

    @SuppressWarnings("unchecked")
    static <T> T copy(T o) throws IOException, ClassNotFoundException {
        return (T) new ObjectInputStream(new ByteArrayInputStream(write(o))).readObject();
    }

    public static void main(String[] args) throws Exception {
        Node a = new Node("a"), b = new Node("b");
        a.next = b; b.next = a; a.items.add(b); a.items.add(a.items); a.cache = 100; Node.st = 8;
        Node c = copy(a);
        System.out.println(c.name + c.next.name + (c.next.next == c) + (c.items.get(0) == c.next) + (c.items.get(1) == c.items) + c.cache + " " + c.base + Node.st + Arrays.deepToString(c.grid));
        Custom k = copy(new Custom("abc", 4));
        System.out.println(k.secret + k.n + " " + copy(new Ext("ext", 1L << 50)).l + " " + (copy(Single.ONE) == Single.ONE) + " " + (Object) copy((Object) new Replaced(3)));
        Rec r = new Rec(1, "r", new Rec(2, null, null));
        System.out.println(copy(r) + " " + copy(r).equals(r) + " " + (copy(E.B) == E.B) + " " + copy(E.class) + copy(int[].class));
        Fields f = new Fields(); f.a = 3; f.b = 4;
        System.out.println(copy(f).a + " " + copy(f).b);
        Object[] mixed = { 1, 2L, 'c', 1.5f, 2.5, true, "s", null, new byte[] { 1, 2 }, new String[] { "x" }, List.of(1, 2), Map.of("k", "v"), new TreeMap<>(Map.of(3, 4)), new ArrayDeque<>(List.of(5)), Optional.class, new Date(0), java.time.LocalDate.of(2020, 1, 2), new java.math.BigDecimal("1.50"), EnumSet.of(E.A), new BitSet(), Locale.FRANCE, UUID.fromString("00000000-0000-0001-0000-000000000002") };
        System.out.println(Arrays.deepToString(copy(mixed)));
        try {
            write(new Object());
        } catch (NotSerializableException e) {
            System.out.println(e.getMessage());
        }
        Exception t = copy(new IllegalStateException("kept", new RuntimeException("cause")));
        System.out.println(t + " " + t.getCause() + " " + t.getStackTrace()[0]);
        byte[] data = write("shared", "shared");
        System.out.println(HexFormat.of().formatHex(data));
        ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(data));
        in.setObjectInputFilter(info -> info.serialClass() == null ? ObjectInputFilter.Status.UNDECIDED : ObjectInputFilter.Status.REJECTED);
        System.out.println(in.readObject());
        try {
            ObjectInputStream no = new ObjectInputStream(new ByteArrayInputStream(write(new ArrayList<>())));
            no.setObjectInputFilter(ObjectInputFilter.Config.createFilter("!java.util.*"));
            no.readObject();
        } catch (InvalidClassException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(ObjectStreamClass.lookup(Node.class).getSerialVersionUID() + " " + ObjectStreamClass.lookup(Rec.class).getSerialVersionUID() + " " + ObjectStreamClass.lookup(String.class) + " " + ObjectStreamClass.lookup(Custom.class).getFields().length);
        data[data.length - 3] ^= 0x55;
        try {
            new ObjectInputStream(new ByteArrayInputStream(new byte[] { 1, 2, 3, 4 }));
        } catch (StreamCorruptedException e) {
            System.out.println(e.getMessage());
        }
    }
}
