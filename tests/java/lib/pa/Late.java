package pa;

public class Late extends pb.Middle {
    @Override public String m() { return "Late"; }
    public static String callLate(Late g) { return g.m(); }
}
