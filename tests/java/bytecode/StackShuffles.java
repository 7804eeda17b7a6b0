// Compound expressions that need dup, dup_x1, dup_x2, dup2, dup2_x1, dup2_x2, pop, pop2 and swap-like orders.
import java.util.Arrays;

public class StackShuffles {
    int i;
    long l;
    double d;
    Object o;
    static int si;
    static long sl;
    static StringBuilder log = new StringBuilder();

    StackShuffles self(String name) {
        log.append(name);
        return this;
    }

    static int index(int i) {
        log.append('[').append(i).append(']');
        return i;
    }

    public static void main(String[] args) {
        StackShuffles s = new StackShuffles();
        int a = s.self("a").i = 5;
        long b = s.self("b").l = 6;
        int c = s.self("c").i++;
        long d = ++s.self("d").l;
        double e = s.self("e").d += 2.5;
        int f = s.i = si = 9;
        long g = s.l = sl = 10;
        Object h = s.o = "object";
        System.out.println(a + " " + b + " " + c + " " + d + " " + e + " " + f + " " + g + " " + h + " " + s.i + s.l + s.d + s.o + si + sl);
        int[] x = { 1, 2, 3 };
        long[] y = { 1, 2, 3 };
        double[] z = { 1, 2, 3 };
        Object[] w = new Object[3];
        int p = x[index(0)] = x[index(1)] += 40;
        long q = y[index(0)]-- + --y[index(2)];
        double r = z[index(1)] *= z[index(2)] = 8;
        Object t = w[index(0)] = w[index(2)] = "w";
        System.out.println(p + " " + q + " " + r + " " + t + Arrays.toString(x) + Arrays.toString(y) + Arrays.toString(z) + Arrays.toString(w));
        String[] text = { "x" };
        String u = text[index(0)] += "y" + 1;
        System.out.println(u + text[0]);
        Long boxed = 5L;
        boxed++;
        Long old = boxed++;
        Character ch = 'a';
        ch++;
        System.out.println(boxed + " " + old + " " + ch + " " + log);
        int order = 1;
        order = order++ * 10 + order + (order = 7) * order;
        System.out.println(order);
    }
}
