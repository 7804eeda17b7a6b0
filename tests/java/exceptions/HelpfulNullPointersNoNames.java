// javac: -g:none
// Without debug information the messages name locals and parameters by number; no line numbers in traces.
public class HelpfulNullPointersNoNames {
    String s;

    int use(String p, long wide, HelpfulNullPointersNoNames other, int[] array) {
        String local = wide > 0 ? null : p;
        try { return p.length(); } catch (NullPointerException e) { System.out.println(e.getMessage()); }
        try { return other.s.length(); } catch (NullPointerException e) { System.out.println(e.getMessage()); }
        try { return array[(int) wide]; } catch (NullPointerException e) { System.out.println(e.getMessage()); }
        try { return local.length(); } catch (NullPointerException e) { System.out.println(e.getMessage()); }
        try { return this.s.length(); } catch (NullPointerException e) { System.out.println(e.getMessage()); }
        return -1;
    }

    static void fail() {
        throw new IllegalStateException("where");
    }

    public static void main(String[] args) {
        new HelpfulNullPointersNoNames().use(null, 1, new HelpfulNullPointersNoNames(), null);
        new HelpfulNullPointersNoNames().use(null, 1, null, null);
        try {
            fail();
        } catch (IllegalStateException e) {
            e.printStackTrace(System.out);
        }
    }
}
