// A call that finds no implementation, or several defaults: AbstractMethodError and IncompatibleClassChangeError.
public class AbstractMethodErrors {
    public interface Face { String face(int i); }
    public interface Left { default String both() { return "left"; } }
    public interface Right { default String unrelated() { return "right"; } }
    public static abstract class Base { public abstract String base(); }
    public static class Impl extends Base implements Face, Left, Right {
        public String face(int i) { return "face" + i; }
        public String base() { return "base"; }
    }
    public static class Users implements Runnable {
        static void attempt(java.util.function.Supplier<String> s) {
            for (int i = 0; i < 2; i++)
                try {
                    System.out.println(s.get());
                } catch (LinkageError e) {
                    System.out.println(Patch.clean(e));
                }
        }
        public void run() {
            Impl impl = new Impl();
            Face f = impl;
            Base b = impl;
            Left l = impl;
            attempt(() -> f.face(1));
            attempt(() -> impl.face(2));
            attempt(() -> b.base());
            attempt(() -> l.both());
            attempt(() -> impl.both());
        }
    }

    static Patch.Loader loader() {
        String p = "AbstractMethodErrors$";
        return new Patch.Loader().unchanged(p + "Face", p + "Left", p + "Right", p + "Base", p + "Impl", p + "Users");
    }

    public static void main(String[] args) {
        String p = "AbstractMethodErrors$";
        byte[] impl = Patch.bytes(p + "Impl");
        loader().run(p + "Users");
        loader().with(p + "Impl", Patch.remove(impl, "face")).run(p + "Users");
        loader().with(p + "Impl", Patch.remove(impl, "base")).run(p + "Users");
        loader().with(p + "Right", Patch.rename(Patch.bytes(p + "Right"), "unrelated", "both")).run(p + "Users");
        loader().with(p + "Impl", Patch.memberFlags(impl, "face", 1, 4)).run(p + "Users");       // protected now
        loader().with(p + "Left", Patch.memberFlags(Patch.bytes(p + "Left"), "both", 1, 2)).run(p + "Users");  // private default
    }
}
