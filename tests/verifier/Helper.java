/** What the cases refer to. */
public class Helper implements Runnable {
    public static int s; public int i; public long l; public Object o; public String text; public Helper next;
    public Helper() { }
    public Helper(int i) { }
    public void run() { }
    public static Object boot(java.lang.invoke.MethodHandles.Lookup l, String n, Object t) { return null; }
    public static class Sub extends Helper { }
    public static class Other { }
    public interface Face { default void hello() { } }
    public interface SubFace extends Face { }
    public static class Faced implements SubFace { }
}
