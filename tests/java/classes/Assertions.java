// args: -ea:Assertions... -da:Assertions$Quiet
// Assertions are on or off as the command line says.
public class Assertions {
    static class Quiet {
        static boolean active() { boolean on = false; assert on = true; return on; }
    }
    static class Loud {
        static boolean active() { boolean on = false; assert on = true; return on; }
    }

    public static void main(String[] args) {
        System.out.println(Quiet.active() + " " + Loud.active());
        try {
            assert args.length == 1 : "length " + args.length;
        } catch (AssertionError e) {
            System.out.println(e);
        }
        try {
            assert args.length == 1;
        } catch (AssertionError e) {
            System.out.println(e);
        }
        ClassLoader.getSystemClassLoader().setDefaultAssertionStatus(false);
        class Later { boolean active() { boolean on = false; assert on = true; return on; } }
        System.out.println(new Later().active() + " " + Assertions.class.desiredAssertionStatus() + " " + String.class.desiredAssertionStatus());
        try {
            assert args == null : new IllegalStateException("cause");
        } catch (AssertionError e) {
            System.out.println(e.getMessage() + " / " + e.getCause());
        }
    }
}
