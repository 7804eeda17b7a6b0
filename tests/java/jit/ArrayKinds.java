// args: -XX:-OmitStackTraceInFastThrow
// Arrays of every type in compiled code: allocation of any length, stores that do not fit, negative sizes, large ones, clones, many dimensions.
public class ArrayKinds {
    static abstract class Animal { }
    static class Cat extends Animal { }
    static class Dog extends Animal implements Runnable { public void run() { } }
    static class Puppy extends Dog { }

    static long make(int kind, int n) {
        switch (kind) {
        case 0: { byte[] a = new byte[n]; long h = 0; for (byte x : a) h += x; if (n > 0) a[n - 1] = 1; return h + a.length; }
        case 1: { boolean[] a = new boolean[n]; long h = 0; for (boolean x : a) h += x ? 1 : 0; if (n > 0) a[n - 1] = true; return h + a.length; }
        case 2: { short[] a = new short[n]; long h = 0; for (short x : a) h += x; if (n > 0) a[n - 1] = -1; return h + a.length; }
        case 3: { char[] a = new char[n]; long h = 0; for (char x : a) h += x; if (n > 0) a[n - 1] = 'x'; return h + a.length; }
        case 4: { int[] a = new int[n]; long h = 0; for (int x : a) h += x; if (n > 0) a[n - 1] = -1; return h + a.length; }
        case 5: { long[] a = new long[n]; long h = 0; for (long x : a) h += x; if (n > 0) a[n - 1] = -1; return h + a.length; }
        case 6: { float[] a = new float[n]; long h = 0; for (float x : a) h += (long) x; if (n > 0) a[n - 1] = -1; return h + a.length; }
        case 7: { double[] a = new double[n]; long h = 0; for (double x : a) h += (long) x; if (n > 0) a[n - 1] = -1; return h + a.length; }
        case 8: { Object[] a = new Object[n]; long h = 0; for (Object x : a) h += x == null ? 0 : 1; if (n > 0) a[n - 1] = a; return h + a.length; }
        case 9: { Animal[] a = new Cat[n]; long h = 0; for (Animal x : a) h += x == null ? 0 : 1; return h + a.length; }
        case 10: { int[][] a = new int[n][3]; long h = 0; for (int[] x : a) { h += x[2] + x.length; x[2] = 1; } return h + a.length; }
        default: { String[][][] a = new String[n][2][]; long h = 0; for (String[][] x : a) h += x.length + (x[1] == null ? 1 : 2); return h + a.length; }
        }
    }
    static String tryMake(int kind, int n) {
        try {
            return "" + make(kind, n);
        } catch (NegativeArraySizeException e) {
            return e.getMessage() + " line " + e.getStackTrace()[0].getLineNumber();
        } catch (OutOfMemoryError e) {
            return "too large";
        }
    }
    static void put(Object[] to, int i, Object what) { to[i] = what; }
    static String tryPut(Object[] to, int i, Object what) {
        try {
            put(to, i, what);
            return to[i] == what ? "ok" : "lost";
        } catch (ArrayStoreException | ArrayIndexOutOfBoundsException | NullPointerException e) {
            return e.getClass().getSimpleName() + " " + e.getMessage();
        }
    }
    static int fill(Animal[] animals, Runnable[] runs, int rounds) {
        int n = 0;
        for (int i = 0; i < rounds; i++) {
            Animal a = (i & 3) == 0 ? new Cat() : (i & 3) == 1 ? new Puppy() : new Dog();
            try {
                animals[i % animals.length] = a;
                n++;
                if (a instanceof Runnable r) runs[i % runs.length] = r;
            } catch (ArrayStoreException e) {
                n += 1000;
            }
        }
        return n;
    }
    static long bytesAsOther(byte[] b, boolean[] z) {           // baload and bastore serve both
        long h = 0;
        for (int i = 0; i < b.length; i++) {
            b[i] = (byte) (i * 37);
            z[i] = (i & 6) == 2;
            h = h * 3 + b[i] + (z[i] ? 1 : 0);
        }
        return h;
    }
    static long narrow(short[] s, char[] c) {
        long h = 0;
        for (int i = 0; i < s.length; i++) {
            s[i] = (short) (i * 70000);
            c[i] = (char) (i * -70000);
            h = h * 3 + s[i] + c[i];
        }
        return h;
    }
    static int copies(int n) {
        int[] a = new int[n];
        for (int i = 0; i < n; i++) a[i] = i;
        int[] b = a.clone();
        b[n / 2] = -1;
        long[][] g = new long[2][n];
        long[][] h = g.clone();
        h[1][0] = 5;
        h[0] = null;
        return a[n / 2] + b[n / 2] * 3 + (int) g[1][0] + g[0].length + b.length;
    }

    public static void main(String[] args) {
        long sum = 0;
        for (int kind = 0; kind < 12; kind++)
            for (int i = 0; i < 3_000; i++) sum = sum * 7 + make(kind, i % 40);
        System.out.println(sum);
        for (int kind = 0; kind < 12; kind++)
            System.out.println(tryMake(kind, 0) + " " + tryMake(kind, 1) + " " + tryMake(kind, 20_000) + " " + tryMake(kind, -1) + " " + tryMake(kind, Integer.MIN_VALUE) + " " + tryMake(kind, Integer.MAX_VALUE));
        for (int i = 0; i < 12_000; i++) sum = sum * 7 + tryMake(i % 12, i % 3 - 1).length();
        System.out.println(sum + " " + make(4, 2_000_000) + " " + make(0, 4_000_001) + " " + make(8, 300_000));
        Object[][] targets = { new Object[4], new String[4], new Animal[4], new Dog[4], new Puppy[4], new Runnable[4], new int[4][], new Object[4][], new Number[4], new Comparable<?>[4], new String[4][4], new Cloneable[4], null };
        Object[] things = { null, "s", new Cat(), new Dog(), new Puppy(), new int[1], new String[1], new Object[1], 1, 2L, new int[1][1], new Dog[1][1], new Puppy[2] };
        for (int round = 0; round < 30_000; round++)
            sum = sum * 31 + (round % 37 == 0 ? tryPut(targets[round % 13], round & 3, things[round / 13 % 13]).length() : tryPut(targets[0], round & 3, things[round % 13]).length());
        System.out.println(sum);
        for (Object[] target : targets) {
            StringBuilder s = new StringBuilder();
            for (Object thing : things) {
                String r = tryPut(target, 1, thing);
                s.append(r.startsWith("NullPointer") ? "null" : r).append(", ");
            }
            System.out.println(s + tryPut(target == null ? new Cat[0] : target, 4, new Cat()));
        }
        System.out.println(fill(new Animal[64], new Runnable[8], 100_000) + " " + fill(new Dog[64], new Dog[8], 5_000) + " " + fill(new Puppy[7], new Puppy[7], 2_000));
        for (int i = 0; i < 200; i++) sum += bytesAsOther(new byte[500], new boolean[500]) + narrow(new short[500], new char[500]);
        for (int i = 1; i < 3_000; i++) sum += copies(i % 50 + 1);
        System.out.println(sum);
        int made = 0, keptAt = 0;
        byte[][] kept = new byte[16][];
        for (int i = 0; i < 300; i++) {                         // large ones come and go
            byte[] big = new byte[200_000 + i];
            big[big.length - 1] = (byte) i;
            kept[keptAt++ & 15] = big;
            made += big[0] + big[big.length - 1];
        }
        System.out.println(made + " " + kept[3].length);
    }
}
