// A class that is not there: NoClassDefFoundError with its cause, at new, cast, static call, super and catch.
public class MissingClasses {
    public static class Gone { public static int f; public static void m() { } }
    public interface GoneFace { }
    public static class GoneException extends RuntimeException { }
    public static class Heir extends Gone { }
    public static class ByNew implements Runnable { public void run() { new Gone(); } }
    public static class ByField implements Runnable { public void run() { System.out.println(Gone.f); } }
    public static class ByCall implements Runnable { public void run() { Gone.m(); } }
    public static class ByCast implements Runnable { public void run() { Object o = "x"; System.out.println((Gone) o); } }
    public static class ByNullCast implements Runnable { public void run() { Object o = null; System.out.println((Gone) o); } }
    public static class ByTest implements Runnable { public void run() { Object o = "x"; System.out.println(o instanceof GoneFace); } }
    public static class ByArray implements Runnable { public void run() { System.out.println(new Gone[1][2].length); } }
    public static class ByLiteral implements Runnable { public void run() { System.out.println(Gone.class); } }
    public static class BySuper implements Runnable { public void run() { new Heir(); } }
    public static class ByCatch implements Runnable {
        public void run() {
            try {
                throw new IllegalStateException("thrown");
            } catch (GoneException e) {
                System.out.println("caught");
            }
        }
    }
    public static class ByUnusedBranch implements Runnable { public void run() { if (System.nanoTime() == 0) new Gone(); System.out.println("never needed"); } }
    public static class ByMethodRef implements Runnable { public void run() { Runnable r = Gone::m; System.out.println(r != null); } }

    public static void main(String[] args) {
        String p = "MissingClasses$";
        Patch.Loader loader = new Patch.Loader().with(p + "Gone", null).with(p + "GoneFace", null).with(p + "GoneException", null).unchanged(p + "Heir");
        String[] users = { "ByNew", "ByField", "ByCall", "ByCast", "ByNullCast", "ByTest", "ByArray", "ByLiteral", "BySuper", "ByCatch", "ByUnusedBranch", "ByMethodRef" };
        for (String u : users)
            loader.unchanged(p + u);
        for (String u : users)
            try {
                Runnable r = (Runnable) loader.loadClass(p + u).getDeclaredConstructor().newInstance();
                for (int i = 0; i < 2; i++)
                    try {
                        r.run();
                        System.out.println(u + " fine");
                    } catch (Throwable t) {
                        System.out.println(u + ": " + t + " / " + t.getCause());
                    }
            } catch (Throwable t) {
                System.out.println(u + " not linked: " + t + " / " + t.getCause());
            }
    }
}
