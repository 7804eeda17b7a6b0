package named_packages.deep_er;

/* Natives whose names need escapes. */
public class Named_Class {
    public interface Check {
        void equal(String what, Object got, Object wanted);
    }

    static native int simple();
    static native int with_under__scores_();
    static native int overloaded(int a);
    static native int overloaded(long a);
    static native int overloaded(String a, int[] b, Object[][] c);
    static native int overloaded();
    static native int straß();
    static native int $dollar();
    static native int 𠀀();
    static native int longNameOnly(In_ner a);
    static native int shortFirst(int a);
    native int instance(int a);
    static native int missing(String[] a, int b);

    static class In_ner {
        static native int simple();
    }

    public static void callAll(Check check) {
        check.equal("a simple name", simple(), 1);
        check.equal("underscores", with_under__scores_(), 2);
        check.equal("overloaded: int", overloaded(1), 3);
        check.equal("overloaded: long", overloaded(1L), 4);
        check.equal("overloaded: objects", overloaded(null, null, null), 5);
        check.equal("overloaded: nothing", overloaded(), 6);
        check.equal("a letter beyond ASCII", straß(), 7);
        check.equal("a dollar", $dollar(), 8);
        check.equal("a surrogate pair", 𠀀(), 9);
        check.equal("a nested class", In_ner.simple(), 10);
        check.equal("a long name", longNameOnly(null), 11);
        check.equal("short before long", shortFirst(0), 12);
        check.equal("an instance's", new Named_Class().instance(0), 14);
        try {
            check.equal("a missing one", missing(null, 0), "an error");
        } catch (UnsatisfiedLinkError e) {
            check.equal("a missing one", e.getMessage(), "'int named_packages.deep_er.Named_Class.missing(java.lang.String[], int)'");
        }
    }
}
