// argv: one "two" -three= \u00e9 *
// Program arguments arrive as given; main may be inherited and use varargs.
public class Interop extends InteropBase {
}

class InteropBase {
    public static void main(String... args) {
        System.out.println(args.length);
        for (String a : args)
            System.out.println("[" + a + "] " + a.length());
    }
}
