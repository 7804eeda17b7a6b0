// Locales: tags, display names, fallback, extensions, filtering.
import java.util.*;

public class Locales {
    public static void main(String[] args) {
        for (String tag : new String[] { "en-US", "de", "zh-Hant-TW", "sr-Latn-RS", "th-TH-u-ca-buddhist-nu-thai", "de-DE-1996", "x-private", "und", "iw" }) {
            Locale l = Locale.forLanguageTag(tag);
            System.out.println(tag + " -> " + l + " " + l.getLanguage() + "|" + l.getScript() + "|" + l.getCountry() + "|" + l.getVariant() + " " + l.getDisplayName(Locale.ENGLISH) + " " + l.toLanguageTag() + " " + l.getExtensionKeys() + " " + l.getDisplayLanguage(Locale.FRENCH));
        }
        System.out.println(Locale.US.getISO3Country() + " " + Locale.GERMAN.getISO3Language() + " " + Locale.getISOCountries().length + " " + Locale.getISOLanguages().length + " " + new Locale("EN", "us").equals(Locale.US));
        System.out.println(new Locale.Builder().setLanguage("pt").setRegion("BR").build() + " " + Locale.lookup(Locale.LanguageRange.parse("fr-CH,en;q=0.5"), List.of(Locale.ENGLISH, Locale.FRENCH)) + " " + Locale.filter(Locale.LanguageRange.parse("de"), List.of(Locale.GERMANY, Locale.US, Locale.GERMAN)));
        try {
            new Locale.Builder().setLanguage("not a language");
        } catch (IllformedLocaleException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(Currency.getInstance("EUR").getDisplayName(Locale.US) + " " + Currency.getInstance(Locale.JAPAN).getDefaultFractionDigits() + " " + Currency.getInstance("GBP").getSymbol(Locale.UK) + " " + Currency.getInstance("USD").getNumericCode());
        Locale.setDefault(Locale.GERMANY);
        System.out.println(String.format("%,.2f", 1234.5) + " " + Locale.getDefault() + " " + Locale.getDefault(Locale.Category.FORMAT));
    }
}
