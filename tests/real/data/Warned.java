import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** Compiles, with one warning of each of many kinds. */
public class Warned implements Serializable {
    List raw = new ArrayList();
    void unchecked() { raw.add("text"); List<String> l = (List<String>) raw; }
    int divide() { return 1 / 0; }
    void fall(int n) { switch (n) { case 1: n++; case 2: n--; } }
    void cast() { String s = (String) "text"; }
    void empty(int n) { if (n == 0); }
    int last() { try { return 1; } finally { return 2; } }
    @Deprecated void old() { }
    void thread() { new Thread().stop(); new Integer(5); }
    <T> void varargs(T... ts) { }
    void resource() throws Exception { try (AutoCloseable c = () -> { }) { } }
    static void s() { }
    void viaInstance() { this.s(); }
    int shift() { return 1 << 40; }
}
