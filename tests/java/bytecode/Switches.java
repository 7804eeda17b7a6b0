// tableswitch and lookupswitch: dense, sparse, negative, extreme keys, fall-through, nesting, switch expressions.
public class Switches {
    static int dense(int i) {
        switch (i) {
        case -2: return 1;
        case -1: return 2;
        case 0: return 3;
        case 1:
        case 2: return 4;
        case 4: return 5;
        default: return -1;
        }
    }

    static String sparse(int i) {
        switch (i) {
        case Integer.MIN_VALUE: return "min";
        case -1000: return "-1000";
        case 0: return "zero";
        case 77: return "77";
        case 1_000_000: return "million";
        case Integer.MAX_VALUE: return "max";
        }
        return "none";
    }

    static int extremes(int i) {
        switch (i) {
        case Integer.MAX_VALUE - 1: return 1;
        case Integer.MAX_VALUE: return 2;
        default: return 0;
        }
    }

    static String fall(char c) {
        StringBuilder s = new StringBuilder();
        switch (c) {
        default: s.append("d");
        case 'a': s.append("a");
        case 'b': s.append("b"); break;
        case 'z': s.append("z");
        }
        return s.toString();
    }

    static int expression(byte b) {
        return switch (b) {
            case 1, 2, 3 -> b * 10;
            case 100 -> { int t = b; yield t + 1; }
            default -> switch (b & 1) { case 0 -> -2; default -> -1; };
        };
    }

    public static void main(String[] args) {
        for (int i = -4; i < 7; i++)
            System.out.print(dense(i) + " ");
        System.out.println(dense(Integer.MAX_VALUE) + " " + dense(Integer.MIN_VALUE));
        for (int i : new int[] { Integer.MIN_VALUE, Integer.MIN_VALUE + 1, -1000, -999, 0, 1, 76, 77, 78, 1_000_000, Integer.MAX_VALUE - 1, Integer.MAX_VALUE })
            System.out.print(sparse(i) + " " + extremes(i) + " ");
        System.out.println();
        System.out.println(fall('a') + " " + fall('b') + " " + fall('z') + " " + fall('q'));
        for (byte b : new byte[] { 0, 1, 2, 3, 4, 5, 100, -128 })
            System.out.print(expression(b) + " ");
        System.out.println();
        loop:
        for (int i = 0; ; i++) {
            switch (i % 5) {
            case 3: continue loop;
            case 4: if (i > 20) break loop;
            }
            System.out.print(i + " ");
        }
        System.out.println();
    }
}
