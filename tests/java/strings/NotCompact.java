// args: -XX:-CompactStrings --add-opens=java.base/java.lang=ALL-UNNAMED
import java.lang.reflect.Field;

/** Every string is of UTF-16 units, whoever made it. */
public class NotCompact {
    static String coder(String s) throws Exception {
        Field coder = String.class.getDeclaredField("coder");
        coder.setAccessible(true);
        return s + " " + coder.get(s);
    }

    public static void main(String[] args) throws Exception {
        String digit = Integer.toString(args.length), named = "Not" + "Compact".substring(0, 7);
        System.out.println(coder("literal"));
        System.out.println(coder("joined" + digit));
        System.out.println(coder(NotCompact.class.getName()));
        System.out.println(coder(new StringBuilder().append('x').append("yz").append(1.5).reverse().toString()));
        System.out.println(coder(System.getProperty("java.specification.version")));
        System.out.println(coder("caf\u00e9 \u4e00".toUpperCase()) + " " + "literal".hashCode());
        System.out.println(("joined" + digit).intern() == "joined0");
        System.out.println(NotCompact.class.getName().equals(named) + " " + NotCompact.class.getSimpleName().compareTo("NotX"));
        System.out.println(Class.forName(named) == NotCompact.class);
        try {
            Class.forName("no.such.Class");
        } catch (ClassNotFoundException e) {
            System.out.println(coder(e.getMessage()));
        }
    }
}
