// Members and classes that became inaccessible: IllegalAccessError texts, also for final fields.
public class AccessErrors {
    public static class Target {
        public static int sf = 1;
        public int f = 2;
        public static int sm() { return 3; }
        public int m() { return 4; }
        public Target() { }
    }
    public static class Parent { protected void p() { } }
    public static class Child extends Parent { protected void p() { } }

    public static class Users implements Runnable {
        static void attempt(Runnable r) {
            try {
                r.run();
                System.out.println("fine");
            } catch (LinkageError e) {
                System.out.println(Patch.clean(e));
            }
        }
        public void run() {
            attempt(() -> System.out.println(Target.sf));
            attempt(() -> Target.sf = 2);
            attempt(() -> System.out.println(new Target().f));
            attempt(() -> new Target().f = 3);
            attempt(() -> Target.sm());
            attempt(() -> new Target().m());
            attempt(() -> new Child());
        }
    }

    /** Without its nest attributes a class is no nest mate: its private members are private. */
    static byte[] alone(String name) {
        return Patch.rename(Patch.bytes(name), "NestHost", "Nothing0");
    }

    static Patch.Loader loader() {
        String p = "AccessErrors$";
        return new Patch.Loader().with(p + "Target", alone(p + "Target")).unchanged(p + "Parent", p + "Child").with(p + "Users", alone(p + "Users"));
    }

    public static void main(String[] args) {
        String p = "AccessErrors$";
        byte[] target = alone(p + "Target");
        loader().run(p + "Users");
        for (String member : new String[] { "sf", "f", "sm", "m", "<init>" })
            loader().with(p + "Target", Patch.memberFlags(target, member, 1, 2)).run(p + "Users");
        loader().with(p + "Target", Patch.memberFlags(Patch.memberFlags(target, "sf", 0, 0x10), "f", 0, 0x10)).run(p + "Users");
        loader().with(p + "Parent", Patch.memberFlags(Patch.bytes(p + "Parent"), "p", 4, 0x10)).run(p + "Users");
        // a class of the same name seen through another loader is in another run-time package
        Patch.Loader other = new Patch.Loader() {
            final Class<?> users = define("AccessErrors$Users", alone("AccessErrors$Users"));
        };
        other.run(p + "Users");
        // what lets subclasses access anything is for the library's own
        for (String magic : new String[] { "MagicAccessorImpl", "MethodAccessorImpl", "UTF8" })
            try {
                System.out.println(new Patch.Loader().define("Accessor", new Asm(61, 0x21, "Accessor", "jdk/internal/reflect/" + magic).bytes()));
            } catch (IllegalAccessError e) {
                System.out.println(Patch.clean(e));
            }
    }
}
