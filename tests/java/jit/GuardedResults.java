// The result of a method that was inlined for the receivers seen first is not known for others: null or not, this constant or another.
import java.util.function.*;

public class GuardedResults {
    static class Base {
        String name() { return "base"; }
        boolean flag() { return false; }
        static final int SEVEN = Integer.getInteger("none", 7);
        int number() { return SEVEN; }
    }

    static class Null extends Base {
        @Override String name() { return null; }
        @Override boolean flag() { return true; }
        @Override int number() { return 8; }
    }

    static int isNull(Supplier<String> s) { return s.get() == null ? 1 : 0; }
    static int length(Supplier<String> s) {
        String text = s.get();
        return text != null ? text.trim().length() : -1;
    }
    static int isSame(Supplier<String> s) { return s.get() == "constant" ? 1 : 0; }
    static int truth(BooleanSupplier s) { return s.getAsBoolean() ? 1 : 0; }
    static int virtually(Base b) { return (b.name() == null ? 100 : 0) + (b.flag() ? 10 : 0) + (b.number() == 7 ? 1 : 0); }

    public static void main(String[] args) throws Exception {
        Supplier<String> constant = () -> "constant", none = () -> null, other = () -> new String("constant");
        BooleanSupplier no = () -> false, yes = () -> true;
        for (int i = 0; i < 20_000; i++)
            if (isNull(constant) + length(constant) + isSame(constant) + truth(no) + virtually(new Base()) != 10) System.out.println("odd at " + i);
        Thread.sleep(100);                              // compiled
        for (int i = 0; i < 3; i++) {
            System.out.println(isNull(constant) + " " + isNull(none) + " " + isNull(other));
            System.out.println(length(constant) + " " + length(none) + " " + length(other));
            System.out.println(isSame(constant) + " " + isSame(none) + " " + isSame(other));
            System.out.println(truth(no) + " " + truth(yes));
            System.out.println(virtually(new Base()) + " " + virtually(new Null()));
        }
    }
}
