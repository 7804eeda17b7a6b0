// Constants of all sizes: iconst, bipush, sipush, ldc, ldc_w (many entries), ldc2_w, class constants.
import java.lang.reflect.Field;
import java.util.*;

public class Constants {
    static final long L = Long.MIN_VALUE;
    static final double D = Math.PI;
    static final float F = 1e-7f;
    static final String S = "con" + "stant" + 1 + 2L + 'c' + true + null;

    static int sum() {
        return -1 + 0 + 1 + 2 + 3 + 4 + 5 + 6 + 127 + 128 + -128 + -129 + 32767 + 32768 + -32768 + -32769 + 1234567;
    }

    static String manyStrings() {
        String[] s = { "k000", "k001", "k002", "k003", "k004", "k005", "k006", "k007", "k008", "k009", "k010", "k011", "k012", "k013",
            "k014", "k015", "k016", "k017", "k018", "k019", "k020", "k021", "k022", "k023", "k024", "k025", "k026", "k027", "k028", "k029",
            "k030", "k031", "k032", "k033", "k034", "k035", "k036", "k037", "k038", "k039", "k040", "k041", "k042", "k043", "k044", "k045",
            "k046", "k047", "k048", "k049", "k050", "k051", "k052", "k053", "k054", "k055", "k056", "k057", "k058", "k059", "k060", "k061",
            "k062", "k063", "k064", "k065", "k066", "k067", "k068", "k069", "k070", "k071", "k072", "k073", "k074", "k075", "k076", "k077",
            "k078", "k079", "k080", "k081", "k082", "k083", "k084", "k085", "k086", "k087", "k088", "k089", "k090", "k091", "k092", "k093",
            "k094", "k095", "k096", "k097", "k098", "k099", "k100", "k101", "k102", "k103", "k104", "k105", "k106", "k107", "k108", "k109" };
        return s[0] + s[50] + s[109] + String.join("", s).hashCode();
    }

    static float manyFloats() {
        float[] f = { 1.5f, 2.5f, 3.5f, 4.5f, 5.5f, 6.5f, 7.5f, 8.5f, 9.5f, 10.5f, 11.5f, 12.5f, 13.5f, 14.5f, 15.5f, 16.5f, 17.5f, 18.5f,
            19.5f, 20.5f, 21.5f, 22.5f, 23.5f, 24.5f, 25.5f, 26.5f, 27.5f, 28.5f, 29.5f, 30.5f, 31.5f, 32.5f, 33.5f, 34.5f };
        float total = 0f;
        for (float x : f)
            total += x;
        return total;
    }

    public static void main(String[] args) throws Exception {
        int zero = 0;
        System.out.println(sum() + zero);
        System.out.println(manyStrings() + manyFloats());
        System.out.println(L + " " + D + " " + F + " " + S);
        System.out.println(0L + 1L + 2L + " " + 0f + 1f + 2f + 3f + " " + 0.0 + 1.0 + 2.0);
        System.out.println(int.class + " " + int[].class + " " + Map.Entry.class + " " + void.class + " " + Constants.class + " " + String[].class);
        System.out.println("constant" + 12 == S.substring(0, 10) ? "same" : "not same");
        System.out.println(("con" + "stant") == "constant");
        Field f = Constants.class.getDeclaredField("S");
        System.out.println(f.get(null) == S);
        System.out.println("\u0000\u0001\u007f\u0080\u07ff\u0800\uffff".length() + " " + "\ud800".length() + " " + "a\0b".indexOf('\0'));
    }
}
