package pb;

public class Latest extends pa.Late {
    @Override public String m() { return "Latest"; }
}
