// Collator, BreakIterator, Normalizer, Bidi, CharacterIterator.
import java.text.*;
import java.util.*;

public class Collation {
    static void breaks(BreakIterator b, String s) {
        b.setText(s);
        StringBuilder out = new StringBuilder();
        for (int start = b.first(), end = b.next(); end != BreakIterator.DONE; start = end, end = b.next())
            out.append('[').append(s, start, end).append(']');
        System.out.println(out);
    }

    public static void main(String[] args) throws Exception {
        String[] words = { "\u00e9tude", "zebra", "Apple", "apple", "\u00c4pfel", "eclair", "cote", "cot\u00e9", "c\u00f4te", "c\u00f4t\u00e9" };
        for (Locale l : new Locale[] { Locale.US, Locale.GERMANY, Locale.FRANCE, new Locale("sv") }) {
            String[] w = words.clone();
            Collator c = Collator.getInstance(l);
            Arrays.sort(w, c);
            System.out.println(l + " " + Arrays.toString(w));
        }
        Collator primary = Collator.getInstance(Locale.US);
        primary.setStrength(Collator.PRIMARY);
        System.out.println(primary.equals("resume", "R\u00e9sum\u00e9") + " " + primary.getCollationKey("a").compareTo(primary.getCollationKey("b")));
        System.out.println(new RuleBasedCollator("< c < b < a").compare("a", "b"));
        breaks(BreakIterator.getWordInstance(Locale.US), "It's 3.14 o'clock, isn't it?");
        breaks(BreakIterator.getSentenceInstance(Locale.US), "Hello there. How are you? Fine! Ok.");
        breaks(BreakIterator.getCharacterInstance(Locale.US), "e\u0301a\ud83d\ude00b");
        breaks(BreakIterator.getLineInstance(Locale.US), "break this-line (please) now");
        for (Normalizer.Form f : Normalizer.Form.values())
            System.out.println(f + " " + Normalizer.normalize("\u00e9\ufb01\u212b\u1e9b\u0323", f).chars().mapToObj(Integer::toHexString).toList() + " " + Normalizer.isNormalized("e\u0301", f));
        Bidi b = new Bidi("abc \u05d0\u05d1\u05d2 123", Bidi.DIRECTION_LEFT_TO_RIGHT);
        System.out.println(b.isMixed() + " " + b.getRunCount() + " " + b.getLevelAt(5));
        StringCharacterIterator it = new StringCharacterIterator("iter");
        for (char c = it.last(); c != CharacterIterator.DONE; c = it.previous()) System.out.print(c);
        System.out.println();
    }
}
