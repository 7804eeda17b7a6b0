// clone, equals, hashCode, getClass, toString of Object; identity hash codes stay the same across collections.
public class ObjectMethods implements Cloneable {
    int[] data = { 1, 2 };
    String name = "n";

    static class NotCloneable {
        Object copy() throws CloneNotSupportedException { return clone(); }
    }

    public static void main(String[] args) throws Exception {
        ObjectMethods a = new ObjectMethods();
        ObjectMethods b = (ObjectMethods) a.clone();
        System.out.println((a != b) + " " + (a.data == b.data) + " " + b.name + " " + b.getClass());
        try {
            new NotCloneable().copy();
        } catch (CloneNotSupportedException e) {
            System.out.println(e);
        }
        Object o = new Object();
        int hash = o.hashCode();
        boolean stable = true;
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 2000; j++)
                o.equals(new byte[100]);
            if (i == 2)
                System.gc();
            synchronized (o) {
                stable &= hash == o.hashCode() && hash == System.identityHashCode(o);
            }
        }
        System.out.println(stable + " " + System.identityHashCode(null) + " " + o.equals(o) + " " + o.equals(null));
        System.out.println(o.toString().equals("java.lang.Object@" + Integer.toHexString(hash)));
        System.out.println(new int[0].toString().startsWith("[I@") + " " + new String[0].toString().startsWith("[Ljava.lang.String;@"));
        java.util.HashSet<Integer> hashes = new java.util.HashSet<>();
        Object[] alive = new Object[1000];
        for (int i = 0; i < alive.length; i++)
            hashes.add((alive[i] = new Object()).hashCode());
        System.out.println(hashes.size() > 990);
        Object[] arrays = { new int[][] { { 1 } }.clone(), new String[] { "x" }.clone(), new double[0].clone() };
        for (Object x : arrays)
            System.out.println(x.getClass().getName());
    }
}
