package pa;

public class Grand {
    public String m() { return "Grand"; }
    public static String call(Grand g) { return g.m(); }
}
