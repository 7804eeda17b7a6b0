// Sealed hierarchies with pattern instanceof: scope of pattern variables, conditions, generic types.
import java.util.*;

public class SealedPatterns {
    sealed interface Expr permits Num, Add, Mul, Neg { }
    record Num(double value) implements Expr { }
    record Add(Expr left, Expr right) implements Expr { }
    record Mul(Expr left, Expr right) implements Expr { }
    static non-sealed class Neg implements Expr { final Expr e; Neg(Expr e) { this.e = e; } }
    static class LoudNeg extends Neg { LoudNeg(Expr e) { super(e); } }
    static abstract sealed class Animal { static final class Dog extends Animal { } static sealed class Cat extends Animal permits Lion { } static final class Lion extends Cat { } }

    static double eval(Expr x) {
        if (x instanceof Num n) return n.value();
        if (x instanceof Add a) return eval(a.left()) + eval(a.right());
        if (x instanceof Mul m && eval(m.left()) == 0) return 0;
        if (!(x instanceof Mul m)) {
            if (x instanceof LoudNeg) System.out.print("loud ");
            return -eval(((Neg) x).e);
        }
        return eval(m.left()) * eval(m.right());
    }

    static String describe(Object o) {
        return o instanceof String s && s.length() > 3 ? "long string " + s
            : o instanceof String s ? "string " + s
            : o instanceof Integer i && i > 10 ? "big " + (i + 1)
            : o instanceof int[] a ? "ints " + a.length
            : o instanceof List<?> l && !l.isEmpty() && l.get(0) instanceof Number n ? "numbers from " + n.intValue()
            : "other";
    }

    public static void main(String[] args) {
        System.out.println(eval(new Add(new Num(2), new Mul(new Num(3), new Neg(new Num(4))))) + " " + eval(new LoudNeg(new Num(1))) + " " + eval(new Mul(new Num(0), null)));
        for (Object o : new Object[] { "abcd", "ab", 11, 10, new int[2], List.of(7.5), List.of(), null, 'c' })
            System.out.println(describe(o));
        Object o = "field";
        while (!(o instanceof Integer count)) {
            o = ((String) o).length();
        }
        System.out.println(count + 1);
        for (Class<?> c : new Class<?>[] { Expr.class, Neg.class, Animal.class, Animal.Cat.class, Animal.Lion.class, Num.class })
            System.out.println(c.getSimpleName() + " " + c.isSealed() + " " + Arrays.toString(c.getPermittedSubclasses()));
        Expr e = new Num(1.5);
        System.out.println(e instanceof Num n && n.value() > 1 ? n : "no");
        System.out.println(e.equals(new Num(1.5)) && e instanceof Record r && r.hashCode() == e.hashCode());
    }
}
