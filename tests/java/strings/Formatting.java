// String.format: flags, widths, precisions, argument indexes, all conversions, and the exceptions.
import java.math.*;
import java.util.*;

public class Formatting {
    static void show(String format, Object... args) {
        try {
            System.out.println("[" + String.format(Locale.ROOT, format, args) + "]");
        } catch (IllegalFormatException e) {
            System.out.println(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    static class Own implements Formattable {
        public void formatTo(Formatter f, int flags, int width, int precision) { f.format("own %d %d %d", flags, width, precision); }
    }

    public static void main(String[] args) {
        show("%d %5d %-5d| %05d %+d %,d %(d % d %x %X %o %#x %#o", 42, 42, 42, 42, 42, 1234567, -5, 7, 255, 255, 8, 255, 8);
        show("%d %d %d %x %x", (byte) -1, (short) -2, Long.MIN_VALUE, (byte) -1, -1L);
        show("%f %.2f %10.3f %-10.1f| %+.0f %e %.3E %g %a %,.2f %010.2f", 3.14159, 2.005, -1.5, 1.25, 2.5, 12345.678, 0.00012, 0.0001, 1.0, 9876543.21, -3.5);
        show("%f %e %g %s %.1f %5.1f", Double.NaN, Double.POSITIVE_INFINITY, -0.0, 1e-5, 0.05, Double.NEGATIVE_INFINITY);
        show("%s %10s %-10s| %.2s %S %s %s", "str", "right", "left", "truncate", "upper", null, List.of(1, 2));
        show("%c %C %c %b %B %b %h %n%%", 'c', 'c', 0x1f600, true, false, null, "hash");
        show("%2$s %1$s %<s %s", "a", "b");
        show("%d %x %,d", new BigInteger("123456789012345678901234567890"), new BigInteger("-255"), new BigInteger("1000000"));
        show("%.3f %s %10.2e", new BigDecimal("1.23456"), new BigDecimal("1E+5"), new BigDecimal("12345"));
        Calendar when = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
        when.setTimeInMillis(1_000_000_000_123L);
        show("%tY-%<tm-%<td %<tH:%<tM:%<tS.%<tL %<tB %<tb %<tA %<ta %<tj %<tp %<tI %<tZ %<tz %<ts %<tQ %<tF %<tT %<tR %<tD %<tr %<tc", when);
        show("%tF %<tT", java.time.LocalDateTime.of(2020, 2, 29, 13, 5, 9));
        show("%s %-20s| %#10.3s", new Own(), new Own(), new Own());
        show("%d", "text");
        show("%q", 1);
        show("%d %d", 1);
        show("%-d", 1);
        show("%5$s", 1);
        show("%.2d", 1);
        show("%-05d", 1);
        show("%#s", "x");
        show("%c", 0x110000);
        show("%", 1);
        show("%,x", 5);
        System.out.println(String.format(Locale.GERMANY, "%,.2f %,d", 1234567.891, 1234567) + String.format(Locale.FRANCE, " %,.2f", 1234.5).replace('\u202f', '_') + String.format(Locale.US, " %,.2f", 1234.5));
        StringBuilder out = new StringBuilder();
        try (Formatter f = new Formatter(out, Locale.ROOT)) {
            f.format("%3d|", 1).format("%-3d|", 2);
        }
        System.out.println(out);
        System.out.printf(Locale.ROOT, "%s %s%n", "printf", 1);
        for (double d : new double[] { 0.5, 1.5, 2.5, 0.125, 0.375, 1e15 + 0.3, 99.995, 1.005 })
            System.out.printf(Locale.ROOT, "%.0f %.1f %.2f; ", d, d, d);
        System.out.println();
    }
}
