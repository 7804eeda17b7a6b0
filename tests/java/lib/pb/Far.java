package pb;

/** Another package: packagePrivate() does not override pa.Base's. */
public class Far extends pa.Base {
    String packagePrivate() {
        return "pb.Far";
    }

    public static String call(Far f) {
        return f.packagePrivate();
    }

    public String protectedAccess() {
        count++;
        value += count;
        return guarded() + " " + value;
    }

    @Override protected String guarded() {
        return "guarded pb.Far over " + super.guarded();
    }
}
