// Switches in hot code: dense, sparse, at both ends of int, one case, none, nested, on strings with equal hashes, on enums and chars.
public class SwitchExtremes {
    static int dense(int x) { switch (x) { case 0: return 5; case 1: return 6; case 2: return 7; case 3: x += 1; case 4: return x; case 6: return 1; default: return -1; } }
    static int low(int x) { switch (x) { case Integer.MIN_VALUE: return 1; case Integer.MIN_VALUE + 1: return 2; case Integer.MIN_VALUE + 3: return 3; default: return 4; } }
    static int high(int x) { switch (x) { case Integer.MAX_VALUE: return 1; case Integer.MAX_VALUE - 1: return 2; case Integer.MAX_VALUE - 2: return 3; default: return 4; } }
    static int ends(int x) { switch (x) { case Integer.MIN_VALUE: return 1; case -1: return 2; case 0: return 3; case 1: return 4; case Integer.MAX_VALUE: return 5; default: return 6; } }
    static int sparse(int x) {
        switch (x) {
        case -2000000000: return 1; case -1000003: return 2; case -65536: return 3; case -32769: return 4; case -129: return 5; case 0: return 6; case 128: return 7;
        case 32768: return 8; case 65535: return 9; case 1000003: return 10; case 0x40000000: return 11; case 2000000000: return 12;
        }
        return 0;
    }
    static int one(int x) { switch (x) { case 42: return 1; } return 0; }
    static int none(int x) { switch (x) { default: return x; } }
    static int same(int x) { int r = 0; switch (x & 7) { case 0: case 1: case 2: r = 1; break; case 3: r = 2; case 4: r += 3; break; case 5: case 6: return 9; } return r; }
    static int negative(int x) { switch (x) { case -5: return 1; case -4: return 2; case -3: return 3; case -2: return 4; case -1: return 5; case 0: return 6; case 1: return 7; default: return 8; } }
    static int text(String s) {
        switch (s) {
        case "Aa": return 1; case "BB": return 2; case "AaAa": return 3; case "BBBB": return 4; case "AaBB": return 5; case "": return 6; case "\u00e9": return 7; case "default": return 8;
        default: return 0;
        }
    }
    enum Color { RED, GREEN, BLUE, NONE }
    static int color(Color c) { return switch (c) { case RED -> 1; case GREEN -> { int x = c.ordinal(); yield x * 10; } case BLUE -> 3; default -> 4; }; }
    static int letter(char c) { switch (c) { case 'a': return 1; case 'z': return 2; case '\0': return 3; case '\uffff': return 4; case '\u8000': return 5; default: return 6; } }
    static int octet(byte b) { switch (b) { case -128: return 1; case -1: return 2; case 0: return 3; case 127: return 4; default: return 5; } }
    static long machine(int[] code, int rounds) {               // a small interpreter: a switch in a loop in a loop
        long acc = 1;
        for (int r = 0; r < rounds; r++)
            loop:
            for (int pc = 0; ; ) {
                switch (code[pc++]) {
                case 0: acc += code[pc++]; continue;
                case 1: acc *= code[pc++]; break;
                case 2: acc ^= acc >>> 7; break;
                case 3: if ((acc & 1) == 0) pc += code[pc]; else pc++; break;
                case 4: switch ((int) acc & 3) { case 0: acc++; break; case 3: acc--; continue loop; default: acc -= 2; } break;
                case 5: break loop;
                case 100: acc = 0; break;
                default: throw new IllegalStateException("code " + code[pc - 1] + " at " + pc);
                }
                acc += pc;
            }
        return acc;
    }
    static int nested(int a, int b, String s) {
        switch (a) {
        case 1: switch (b) { case 1: switch (s) { case "x": return 111; case "y": return 112; } return 110; case 2: return 12; } return 10;
        case 2: if (b > 5) break; return 20;
        case 3: for (int i = 0; ; i++) { switch (i) { case 3: return i + b; default: continue; } }
        default: return 0;
        }
        return -1;
    }

    public static void main(String[] args) {
        int[] values = { 0, 1, 2, 3, 4, 5, 6, 7, -1, -2, -3, -4, -5, -6, 42, 41, 43, 127, 128, -128, -129, 32767, 32768, 65535, 65536, -65536, -32769, 1000003, -1000003, 0x40000000, 2000000000, -2000000000,
            Integer.MIN_VALUE, Integer.MIN_VALUE + 1, Integer.MIN_VALUE + 2, Integer.MIN_VALUE + 3, Integer.MIN_VALUE + 4, Integer.MAX_VALUE, Integer.MAX_VALUE - 1, Integer.MAX_VALUE - 2, Integer.MAX_VALUE - 3 };
        String[] texts = { "Aa", "BB", "AaAa", "BBBB", "AaBB", "BBAa", "", "\u00e9", "default", "other", new String("Aa"), "C#" };
        long sum = 0;
        for (int round = 0; round < 12_000; round++) {
            int v = values[round % values.length];
            for (int k = 0; k < 2; k++, v = round - 6_000)
                sum = sum * 31 + dense(v) + low(v) * 3 + high(v) * 5 + ends(v) * 7 + sparse(v) * 11 + one(v) * 13 + none(v) + same(v) * 17 + negative(v) * 19 + letter((char) v) * 23 + octet((byte) v) * 29;
            sum = sum * 31 + text(texts[round % texts.length]) + color(Color.values()[round & 3]) + nested(round & 3, round % 7, (round & 8) == 0 ? "x" : "y");
        }
        System.out.println(sum);
        for (int v : values) System.out.print(dense(v) + "" + low(v) + high(v) + ends(v) + sparse(v) + one(v) + same(v) + negative(v) + letter((char) v) + octet((byte) v) + " ");
        System.out.println();
        for (String s : texts) System.out.print(text(s) + " ");
        System.out.println();
        int[] code = { 0, 5, 1, 3, 2, 3, 4, 0, 7, 4, 0, 1, 0, -9, 5 };
        System.out.println(machine(code, 100_000));
        code[14] = 77;
        try {
            machine(code, 1);
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
        int caught = 0;
        for (int i = 0; i < 2000; i++)
            try {
                caught += i % 10 == 0 ? text(null) : i % 10 == 1 ? color(null) : text("BB");
            } catch (NullPointerException e) {
                caught += 10;
            }
        System.out.println(caught);
    }
}
