package other;

/** Protected members, for subclasses in another package. */
public class Base {
    protected int field;
    protected static int shared;
    protected Base() { }
    protected Base(int i) { }
    protected void method() { }
    public void open() { }
}
