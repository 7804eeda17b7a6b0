// A failing static initialiser: ExceptionInInitializerError first, NoClassDefFoundError afterwards.
public class InitializerErrors {
    static class Fails { static int x = 1 / (InitializerErrors.zero); static int y = 2; }
    static class FailsWithError { static { if (zero == 0) throw new AssertionError("bad start"); } static void call() { } }
    static class SubOfFails extends Fails { static int z = 3; }
    static class Checked { static Object o = sneaky(new java.io.IOException("io")); }
    static int zero = 0;

    @SuppressWarnings("unchecked")
    static <T extends Throwable> Object sneaky(Throwable t) throws T {
        throw (T) t;
    }

    static void attempt(Runnable r) {
        try {
            r.run();
            System.out.println("fine");
        } catch (Throwable t) {
            for (Throwable c = t; c != null; c = c.getCause())
                System.out.print(c + " | ");
            System.out.println();
        }
    }

    public static void main(String[] args) {
        attempt(() -> System.out.println(Fails.x));
        attempt(() -> System.out.println(Fails.y));
        attempt(() -> new Fails());
        attempt(() -> System.out.println(SubOfFails.z));
        attempt(() -> System.out.println(SubOfFails.z));
        attempt(() -> FailsWithError.call());
        attempt(() -> FailsWithError.call());
        attempt(() -> System.out.println(Checked.o));
        attempt(() -> System.out.println(Checked.o));
        attempt(() -> {
            try {
                Class.forName("InitializerErrors$Fails");
            } catch (ClassNotFoundException e) {
                System.out.println(e);
            }
        });
        try {
            Class.forName("no.such.Thing");
        } catch (ClassNotFoundException e) {
            System.out.println(e + " " + e.getCause());
        }
        new Thread(() -> attempt(() -> new FailsWithError())).start();
    }
}
