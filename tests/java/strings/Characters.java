// Character classification, conversion and code point arithmetic, also outside the BMP.
public class Characters {
    public static void main(String[] args) {
        int[] points = { 'a', 'Z', '5', ' ', '_', '\n', 0xe9, 0xdf, 0x130, 0x3b1, 0x5d0, 0x660, 0x4e2d, 0x2028, 0x1f600, 0x10400, 0xd800, 0x10ffff, 0xad, 0x200d };
        for (int p : points)
            System.out.println(Integer.toHexString(p) + " " + Character.isLetter(p) + Character.isDigit(p) + Character.isLetterOrDigit(p) + Character.isUpperCase(p)
                + Character.isLowerCase(p) + Character.isWhitespace(p) + Character.isSpaceChar(p) + Character.isJavaIdentifierStart(p) + Character.isJavaIdentifierPart(p)
                + Character.isISOControl(p) + Character.isSupplementaryCodePoint(p) + Character.isDefined(p) + Character.isMirrored(p) + Character.isIdeographic(p) + " " + Character.getType(p) + " "
                + Character.getNumericValue(p) + " " + Character.digit(p, 16) + " " + Integer.toHexString(Character.toUpperCase(p)) + " "
                + Integer.toHexString(Character.toLowerCase(p)) + " " + Character.charCount(p) + " " + Character.getDirectionality(p) + " " + Character.getName(p)
                + " " + Character.UnicodeBlock.of(p) + " " + Character.UnicodeScript.of(p));
        System.out.println((int) Character.highSurrogate(0x1f600) + " " + (int) Character.lowSurrogate(0x1f600) + " " + Character.toCodePoint('\ud83d', '\ude00')
            + " " + Character.isSurrogatePair('\ud83d', '\ude00') + " " + Character.forDigit(11, 16) + " " + Character.reverseBytes('\u1234') + " " + Character.MAX_RADIX);
        System.out.println(Character.toString(0x1f600) + Character.toChars(0x41)[0] + Character.valueOf('x').compareTo('z') + Character.hashCode('a') + Character.codePointOf("LATIN SMALL LETTER A"));
        String s = "a\ud83d\ude00b\ud83d";
        for (int i = 0; i < s.length(); i = s.offsetByCodePoints(i, 1))
            System.out.print(i + ":" + Integer.toHexString(s.codePointAt(i)) + " ");
        System.out.println(s.codePointBefore(3) + " " + Character.isHighSurrogate(s.charAt(4)));
        System.out.println("\u00df".toUpperCase() + " " + "\u0130".toLowerCase(java.util.Locale.ROOT).length() + " " + "I".toLowerCase(java.util.Locale.forLanguageTag("tr")) + " " + "\u03a3\u0391\u03a3".toLowerCase());
    }
}
