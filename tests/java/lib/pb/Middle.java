package pb;

/** Its m() is made package-private by tests/java/classes/TransitiveOverriding.java. */
public class Middle extends pa.Grand {
    @Override public String m() { return "Middle"; }
    public static String callMiddle(Middle g) { return g.m(); }
}
