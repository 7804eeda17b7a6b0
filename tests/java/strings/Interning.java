// Interned strings: literals, constant expressions, run-time strings, across classes, after collections.
public class Interning {
    static final String CONST = "inter" + "ned";
    static class Other { static String s = "interned"; static String wide = "\u4e2d\u6587"; }

    public static void main(String[] args) {
        String built = new StringBuilder("inter").append("ned").toString();
        System.out.println((built == CONST) + " " + (built.intern() == CONST) + " " + (CONST == Other.s) + " " + built.equals(CONST));
        System.out.println((new String("interned") == CONST) + " " + (String.valueOf(new char[] { '\u4e2d', '\u6587' }).intern() == Other.wide));
        String fresh = "fresh" + args.length;
        System.out.println((fresh.intern() == fresh) + " " + (("fresh" + args.length).intern() == fresh));
        System.out.println("".intern() == "");
        String[] kept = new String[2000];
        for (int i = 0; i < kept.length; i++)
            kept[i] = ("key" + i).intern();
        for (int i = 0; i < 20_000; i++)
            ("garbage" + i).intern();
        System.gc();
        boolean same = true;
        for (int i = 0; i < kept.length; i++)
            same &= kept[i] == ("key" + i).intern();
        System.out.println(same + " " + (Other.s == "interned"));
        System.out.println(("a" + (args == null ? "" : "b")).intern() == "ab");
        System.out.println("\ud800".intern() == "\ud800");
        System.out.println(Integer.class.getName() == Integer.class.getName());
        System.out.println(Interning.class.getName() == "Interning");
        System.out.println(Interning.class.getDeclaredFields()[0].getName() == "CONST");
    }
}
