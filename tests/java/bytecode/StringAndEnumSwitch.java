// Switches over strings (with colliding hash codes) and enums, statements and expressions.
public class StringAndEnumSwitch {
    enum Color { RED, GREEN { @Override String tint() { return "leafy"; } }, BLUE; String tint() { return "plain"; } }

    static int byName(String s) {
        switch (s) {
        case "Aa": return 1;
        case "BB": return 2;            // the same hash code as "Aa"
        case "": return 3;
        case "a long key with spaces": return 4;
        case "\ud83d\ude00": return 5;
        default: return 0;
        }
    }

    static String byColor(Color c) {
        return switch (c) {
            case RED -> "r";
            case GREEN -> "g";
            case BLUE -> "b";
        };
    }

    public static void main(String[] args) {
        for (String s : new String[] { "Aa", "BB", "C#", "", "a long key with spaces", "\ud83d\ude00", "x" })
            System.out.print(byName(s) + " ");
        System.out.println(byName(new String("BB")));
        for (Color c : Color.values())
            System.out.print(byColor(c) + c.tint() + c.getClass().isEnum() + c.getDeclaringClass().getSimpleName() + " ");
        System.out.println();
        try {
            byName(null);
        } catch (NullPointerException e) {
            System.out.println("null string");
        }
        try {
            byColor(null);
        } catch (NullPointerException e) {
            System.out.println("null enum");
        }
        Object o = Color.GREEN;
        if (o instanceof Color c && c != Color.RED)
            switch (c) {
            case GREEN:
                System.out.println("green " + c.ordinal());
                break;
            default:
                System.out.println("other");
            }
    }
}
