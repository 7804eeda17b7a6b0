// DecimalFormat, NumberFormat, MessageFormat, ChoiceFormat over several locales; parsing and its errors.
import java.math.*;
import java.text.*;
import java.util.*;

public class NumberFormats {
    public static void main(String[] args) throws Exception {
        DecimalFormatSymbols s = DecimalFormatSymbols.getInstance(Locale.ROOT);
        for (String p : new String[] { "#,##0.00", "0000", "#.###", "0.##E0", "##0.##E0", "00%", "\u00a4#,##0.00;(\u00a4#)", "'#'#", "#,####.0", "0.0\u2030" }) {
            DecimalFormat f = new DecimalFormat(p, s);
            System.out.println(p + ": " + f.format(1234567.891) + " " + f.format(-0.005) + " " + f.format(0) + " " + f.format(new BigDecimal("12345678901234567890.125")) + " " + f.format(Double.NaN) + f.format(Double.NEGATIVE_INFINITY) + " " + f.toPattern());
        }
        DecimalFormat round = new DecimalFormat("0.0", s);
        for (RoundingMode m : RoundingMode.values())
            if (m != RoundingMode.UNNECESSARY) {
                round.setRoundingMode(m);
                System.out.print(m + " " + round.format(0.25) + " " + round.format(-0.35) + " " + round.format(0.15) + "; ");
            }
        System.out.println();
        for (Locale l : new Locale[] { Locale.US, Locale.GERMANY, Locale.FRANCE, Locale.JAPAN, new Locale("hi", "IN"), Locale.forLanguageTag("ar-EG"), Locale.forLanguageTag("de-CH") })
            System.out.println(l + " " + NumberFormat.getInstance(l).format(1234567.891) + " " + NumberFormat.getCurrencyInstance(l).format(-1234.5) + " " + NumberFormat.getPercentInstance(l).format(0.256) + " " + NumberFormat.getIntegerInstance(l).format(2.5) + " " + Currency.getInstance(l).getSymbol(l));
        System.out.println(NumberFormat.getCompactNumberInstance(Locale.US, NumberFormat.Style.SHORT).format(12345) + " " + NumberFormat.getCompactNumberInstance(Locale.GERMAN, NumberFormat.Style.LONG).format(2_000_000));
        System.out.println(NumberFormat.getInstance(Locale.GERMANY).parse("1.234,5") + " " + NumberFormat.getInstance(Locale.US).parse("1,234xyz") + " " + new DecimalFormat("0%", s).parse("25%"));
        try {
            NumberFormat.getInstance(Locale.US).parse("abc");
        } catch (ParseException e) {
            System.out.println(e.getMessage() + " " + e.getErrorOffset());
        }
        ParsePosition pos = new ParsePosition(2);
        DecimalFormat big = new DecimalFormat("#,##0.#", s);
        big.setParseBigDecimal(true);
        System.out.println(big.parse("x=1,234.5678901234567890123;", pos) + " " + pos.getIndex());
        System.out.println(new MessageFormat("{0} has {1,number,integer} {1,choice,0#files|1#file|1<files} at {2,number,#.#} '{'quoted'}' it''s {3}", Locale.US).format(new Object[] { "Dir", 1234, 3.14159, null }));
        System.out.println(Arrays.toString(new MessageFormat("{0}-{1,number}", Locale.US).parse("abc-12")) + " " + MessageFormat.format("{1}{0}{5}", 1, 2));
        System.out.println(new ChoiceFormat("0#none|1#one|2#two|2<many").format(5) + " " + new ChoiceFormat(new double[] { 0, 1 }, new String[] { "a", "b" }).format(-3));
        try {
            new DecimalFormat("0.0.0", s);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        FieldPosition fp = new FieldPosition(NumberFormat.Field.FRACTION);
        StringBuffer out = new DecimalFormat("#,##0.00", s).format(1234.5, new StringBuffer(), fp);
        System.out.println(out + " " + fp.getBeginIndex() + "-" + fp.getEndIndex());
    }
}
