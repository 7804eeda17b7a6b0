import java.util.Iterator;

/** Without anything newer than Java 8. */
public class Plain implements Iterable<String> {
    private static final int LIMIT = 3;
    enum Kind { SMALL { @Override int size() { return 1; } }, LARGE; int size() { return 10; } }

    native int fromC(String text, long[] values);
    static native void alsoFromC();

    @Override public Iterator<String> iterator() {
        return new Iterator<String>() {
            private int at;
            @Override public boolean hasNext() { return at < LIMIT; }
            @Override public String next() { return "element " + at++; }
        };
    }

    class Inner { int both() { return LIMIT + hidden; } }
    private int hidden = 4;

    public static void main(String[] args) {
        for (String s : new Plain()) {
            Runnable r = () -> System.out.println(s + Kind.valueOf("SMALL").size());
            r.run();
        }
        switch (args.length == 0 ? "none" : args[0]) {
        case "none": System.out.println(new Plain().new Inner().both()); break;
        default: throw new AssertionError(args[0]);
        }
    }
}
