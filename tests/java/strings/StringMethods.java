// The methods of String, on Latin-1 and UTF-16 contents.
import java.util.*;
import java.util.stream.*;

public class StringMethods {
    public static void main(String[] args) {
        String[] samples = { "", "hello", "Hello, World", "  padded \t", "na\u00efve \u00dcber", "\u03b1\u03b2\u03b3 greek", "\ud83d\ude00 emoji \ud83c\udf0d", "\u0130stanbul \u00df \ufb01", "a,b,,c,,", "line1\nline2\r\nline3\rline4" };
        for (String s : samples) {
            System.out.println(s.length() + " " + s.codePointCount(0, s.length()) + " " + s.hashCode() + " " + s.isEmpty() + s.isBlank() + " [" + s.trim() + "] [" + s.strip() + "] [" + s.stripLeading() + "] " + s.toUpperCase(Locale.ROOT) + " " + s.toLowerCase(Locale.ROOT));
            System.out.println(s.indexOf('l') + " " + s.indexOf("l", 3) + " " + s.lastIndexOf('e') + " " + s.lastIndexOf("l") + " " + s.indexOf(0x1f600) + " " + s.contains("o") + s.startsWith("he") + s.endsWith("d") + " " + s.replace('l', 'L') + " " + s.replace("l", "<>") + " " + s.concat("!"));
            System.out.println(Arrays.toString(s.split(",")) + Arrays.toString(s.split(",", -1)) + Arrays.toString(s.split("\\s+", 2)) + s.lines().count() + " " + s.chars().sum() + " " + s.codePoints().boxed().map(Integer::toHexString).collect(Collectors.joining(" ")));
            System.out.println(s.compareTo("hello") + " " + s.compareToIgnoreCase("HELLO") + " " + s.equalsIgnoreCase("HELLO") + " " + s.matches("[a-z]+") + " " + s.replaceAll("[aeiou]", "*") + " " + s.replaceFirst("l+", "_") + " " + s.repeat(2).length());
            System.out.println(new StringBuilder(s).reverse() + " " + Arrays.toString(s.getBytes(java.nio.charset.StandardCharsets.UTF_8)) + " " + s.intern().equals(s) + " " + (s.substring(0) == s));
        }
        System.out.println("abc".substring(1, 2) + "abc".subSequence(0, 2) + "abc".regionMatches(true, 1, "XBC", 1, 2) + "x".compareTo("xyz") + "b".compareTo("a"));
        System.out.println(String.join("-", List.of("a", "b")) + String.valueOf((Object) null) + String.valueOf(new char[] { 'x', 'y' }) + String.copyValueOf(new char[] { 'a', 'b', 'c' }, 1, 2));
        System.out.println("%d%%".formatted(5) + "tab\\tesc\\101".translateEscapes() + "  a\n    b\n".stripIndent() + "x".indent(3) + "abc".transform(t -> t + "d"));
        System.out.println("abc".contentEquals(new StringBuilder("abc")) + " " + "a".equals(null) + " " + "\u00e9".equals("e\u0301") + " " + new String(new int[] { 0x1f600, 65 }, 0, 2));
        System.out.println("a\0b".length() + " " + "\u00ff\u0100".charAt(1) + " " + new String(new char[] { '\u00ff', 'x' }).codePointAt(0) + " " + "x\ud83dy".codePointAt(1));
        System.out.println("AbC".chars().mapToObj(c -> String.valueOf((char) c)).collect(Collectors.joining("|")) + " " + "mississippi".chars().distinct().count());
        String latin = "caf\u00e9", wide = "caf\u00e9\u20ac";
        System.out.println(latin.equals(wide.substring(0, 4)) + " " + (latin.hashCode() == wide.substring(0, 4).hashCode()) + " " + wide.indexOf(latin) + " " + wide.replace("\u20ac", "").equals(latin));
    }
}
