package pa;

public class Base {
    protected static int count;
    protected int value = 10;

    String packagePrivate() {
        return "pa.Base";
    }

    protected String guarded() {
        return "guarded pa.Base";
    }

    public String callPackagePrivate() {
        return packagePrivate();
    }

    public static String call(Base b) {
        return b.packagePrivate();
    }
}
