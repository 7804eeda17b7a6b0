// Two loaders that disagree about a class in a shared signature: LinkageError at the call.
public class LoadingConstraints {
    public static class Shared { public String who() { return getClass().getClassLoader().getName(); } }
    public static class Provider {
        public static Shared make() { return new Shared(); }
        public static Shared field = new Shared();
    }
    public static class Caller implements Runnable { public void run() { System.out.println(Provider.make().who()); } }
    public static class Reader implements Runnable { public void run() { System.out.println(Provider.field.who()); } }

    public static void main(String[] args) {
        String p = "LoadingConstraints$";
        // Caller has its own Shared, but takes Provider (and so Provider's Shared) from the parent
        for (String user : new String[] { "Caller", "Reader" }) {
            Patch.Loader l = new Patch.Loader().unchanged(p + user, p + "Shared");
            try {
                l.loadClass(p + "Shared");
                ((Runnable) l.loadClass(p + user).getDeclaredConstructor().newInstance()).run();
            } catch (LinkageError e) {
                System.out.println(e.getClass().getSimpleName() + ": " + Patch.clean(e.getMessage()));
            } catch (ReflectiveOperationException e) {
                System.out.println(e);
            }
        }
        new Patch.Loader().unchanged(p + "Caller", p + "Provider", p + "Shared").run(p + "Caller");
        new Patch.Loader().unchanged(p + "Caller").run(p + "Caller");
    }
}
