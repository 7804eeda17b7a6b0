// args: -XX:-OmitStackTraceInFastThrow
import java.util.*;

// Methods of String, StringBuilder and Character that a compiler may replace: Latin-1 and UTF-16, limits, null, exceptions.
public class StringLibrary {
    static final String[] S = { "", "a", "abc", "abcabcabc", "ABC", "Aa", "BB", "\u00e9t\u00e9", "\u4e2d\u6587abc", "abc\u4e2d", "\ud83d\ude00", "x\ud83d\ude00y", "  trim \t", "needle in a haystack with a needle", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", "0123456789abcdef0123456789abcdef0123456789abcdef", "\u0130I\u0131i", "stra\u00dfe", "line\nline\r\nend" };

    static int pairs(String a, String b) {
        int h = (a.equals(b) ? 1 : 0) + Integer.signum(a.compareTo(b)) * 3 + a.compareTo(b) * 5 + (a.equalsIgnoreCase(b) ? 7 : 0) + a.compareToIgnoreCase(b) * 11;
        h = h * 31 + a.indexOf(b) + a.lastIndexOf(b) * 3 + a.indexOf(b, 2) * 5 + (a.contains(b) ? 7 : 0) + (a.startsWith(b) ? 11 : 0) + (a.endsWith(b) ? 13 : 0) + (a.startsWith(b, 1) ? 17 : 0) + (a.regionMatches(1, b, 0, 2) ? 19 : 0) + (a.regionMatches(true, 0, b, 0, b.length()) ? 23 : 0);
        h = h * 31 + a.concat(b).hashCode() + a.replace(b, "-").hashCode() * 3 + String.join(b, a, "k", a).hashCode() * 5 + (a.contentEquals(new StringBuilder(b)) ? 1 : 0);
        return h;
    }
    static int single(String s, int i) {
        int h = s.length() + s.hashCode() * 3 + (s.isEmpty() ? 1 : 0) + (s.isBlank() ? 2 : 0) + s.indexOf('a') * 5 + s.lastIndexOf('e') * 7 + s.indexOf(0x4e2d) * 11 + s.indexOf(0x1f600) * 13 + s.indexOf('\u00e9', i) * 17;
        h = h * 31 + s.toUpperCase(Locale.ROOT).hashCode() + s.toLowerCase(Locale.ROOT).hashCode() * 3 + s.trim().hashCode() * 5 + s.strip().hashCode() * 7 + s.replace('a', '\u4e2d').hashCode() * 11 + s.repeat(i & 3).hashCode() * 13 + s.intern().length();
        h = h * 31 + Arrays.hashCode(s.toCharArray()) + Arrays.hashCode(s.getBytes(java.nio.charset.StandardCharsets.UTF_8)) * 3 + Arrays.hashCode(s.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)) * 5 + new String(s.getBytes(java.nio.charset.StandardCharsets.UTF_16), java.nio.charset.StandardCharsets.UTF_16).hashCode() * 7;
        int n = s.length();
        if (n > 0) {
            h = h * 31 + s.charAt(i % n) + s.charAt(n - 1) * 3 + s.codePointAt(i % n) * 5 + s.substring(i % n).hashCode() * 7 + s.substring(0, i % n).hashCode() * 11 + s.subSequence(i % n / 2, i % n).length() + s.codePointCount(0, n);
            h = h * 31 + String.valueOf(s.toCharArray(), i % n, n - i % n).hashCode() + (int) s.chars().filter(Character::isLetter).count() + s.split("a").length + s.lines().toArray().length;
        }
        return h;
    }
    static int scan(String s) {
        int h = 0;
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            h = h * 31 + (Character.isLetterOrDigit(c) ? c : -c) + (Character.isWhitespace(c) ? 1 : 0) + Character.digit(c, 16) + Character.toUpperCase(c) + Character.getType(c) + (Character.isSurrogate(c) ? 5 : 0);
        }
        return h;
    }
    static String builder(String s, int i) {
        StringBuilder b = new StringBuilder(i & 7);
        b.append(s).append(i).append(s.length() > 3 ? '\u4e2d' : 'z').append(s, 0, s.length() / 2).insert(0, i).insert(b.length() / 2, s);
        for (int k = 0; k < b.length(); k++) if (b.charAt(k) == 'a') b.setCharAt(k, (char) ('a' + (i & 15)));
        b.deleteCharAt(b.length() - 1).delete(0, 1).replace(0, 1, "rep");
        if ((i & 3) == 0) b.reverse();
        b.setLength(b.length() - (i & 1));
        return b.append(b.indexOf(s)).append(b.lastIndexOf("a")).append(b.compareTo(new StringBuilder(s)) > 0).toString();
    }
    static String fails(int how, String s, int i) {
        try {
            switch (how) {
            case 0: return "" + s.charAt(i);
            case 1: return s.substring(i);
            case 2: return s.substring(i, 2);
            case 3: return s.substring(2, i);
            case 4: return "" + s.codePointAt(i);
            case 5: return "" + s.compareTo(i > 2 ? null : "x");
            case 6: return s.repeat(-i);
            case 7: return new StringBuilder(s).deleteCharAt(i).toString();
            case 8: return new StringBuilder(s).insert(i, "x").toString();
            case 9: { new StringBuilder(s).setCharAt(i, 'x'); return "set"; }
            case 10: { char[] to = new char[2]; s.getChars(0, i, to, 0); return new String(to, 0, 1); }
            case 11: return "" + s.equals(null) + s.contentEquals("abc");
            case 12: return s.concat(i > 2 ? null : "y");
            case 13: return "" + s.indexOf((String) (i > 2 ? null : "b")) + s.indexOf('b', -i) + s.indexOf('b', i);
            default: return String.valueOf((Object) null) + new String(new char[] { 'q' }, 0, i / 3);
            }
        } catch (RuntimeException e) {
            return e.getClass().getSimpleName();
        }
    }

    public static void main(String[] args) {
        long h = 0;
        for (int round = 0; round < 6; round++) {
            for (String a : S) for (String b : S) h = h * 31 + pairs(a, round % 3 == 2 ? new String(b) : b);
            for (String a : S) for (int i = 0; i < 8; i++) { h = h * 31 + single(a, i + round); h = h * 31 + builder(a, i + round).hashCode(); }
            if (round % 2 == 0) System.out.println(h);
        }
        for (int i = 0; i < 20_000; i++) h = h * 31 + scan(S[i % S.length]);
        System.out.println(h);
        for (String s : S) System.out.println(pairs(s, "a") + " " + single(s, 3) + " " + scan(s) + " " + builder(s, 5));
        for (int i = 0; i < 6_000; i++) h = h * 31 + fails(i % 15, "abc", i % 3).length();
        System.out.println(h);
        for (int how = 0; how < 15; how++) System.out.print(fails(how, "abc", 3) + " " + fails(how, "abc", -1) + " " + fails(how, "a\u4e2dc", 1) + (how == 11 ? "" : " " + fails(how, null, 0)) + "; ");
        System.out.println();
        String long1 = "x".repeat(100_000), long2 = long1 + "y", wide = long1 + "\u4e2d";
        int n = 0;
        for (int i = 0; i < 30; i++) n += (long2.equals(long1 + (i % 2 == 0 ? "y" : "z")) ? 1 : 0) + long2.indexOf('y') + wide.indexOf("x\u4e2d") + Integer.signum(long2.compareTo(wide)) + (long1.hashCode() & 15);
        System.out.println(n);
    }
}
