// Members or classes that changed kind: IncompatibleClassChangeError and its texts.
public class IncompatibleChanges {
    public static class Target {
        public static int sf;
        public int f;
        public static int sm() { int three = 3; return three; }
        public int m() { return 4; }
    }
    public interface Face { int call(); }
    public static class Impl implements Face { public int call() { return 1; } }
    public static class Plain { public int call() { return 2; } }
    public static class Base { }
    public static class Child extends Base { }

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
            attempt(() -> { Face f = new Impl(); f.call(); });
            attempt(() -> new Plain().call());
            attempt(() -> new Child());
        }
    }

    static Patch.Loader loader() {
        return new Patch.Loader().unchanged("IncompatibleChanges$Target", "IncompatibleChanges$Face", "IncompatibleChanges$Impl", "IncompatibleChanges$Plain",
            "IncompatibleChanges$Base", "IncompatibleChanges$Child", "IncompatibleChanges$Users");
    }

    public static void main(String[] args) {
        String p = "IncompatibleChanges$";
        byte[] target = Patch.bytes(p + "Target");
        loader().run(p + "Users");
        for (String member : new String[] { "sf", "f" })
            loader().with(p + "Target", Patch.memberFlags(target, member, member.equals("sf") ? 8 : 0, member.equals("sf") ? 0 : 8)).run(p + "Users");
        byte[] swapped = Patch.memberFlags(Patch.memberFlags(target, "sm", 8, 0), "m", 0, 8);
        loader().with(p + "Target", swapped).run(p + "Users");
        // Impl no longer implements Face; Plain becomes an interface; Base becomes final, then an interface
        loader().with(p + "Impl", Patch.rename(Patch.bytes(p + "Impl"), p + "Face", "java/io/Serializable")).run(p + "Users");
        byte[] asInterface = new Asm(61, 0x0601, p + "Plain", "java/lang/Object").addMethod(0x0401, "call", "()I").bytes();
        loader().with(p + "Plain", asInterface).run(p + "Users");
        loader().with(p + "Base", Patch.classFlags(Patch.bytes(p + "Base"), 0, 0x10)).run(p + "Users");
        loader().with(p + "Base", new Asm(61, 0x0601, p + "Base", "java/lang/Object").bytes()).run(p + "Users");
        byte[] faceClass = new Asm(61, 0x0021, p + "Face", "java/lang/Object").addConstructor("java/lang/Object").bytes();
        loader().with(p + "Face", faceClass).run(p + "Users");
    }
}
