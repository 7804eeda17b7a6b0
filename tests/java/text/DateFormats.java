// SimpleDateFormat, DateFormat, Calendar and TimeZone with fixed zones and locales.
import java.text.*;
import java.util.*;

public class DateFormats {
    public static void main(String[] args) throws Exception {
        Date d = new Date(1_234_567_890_123L);
        for (String p : new String[] { "yyyy-MM-dd HH:mm:ss.SSS zzz", "EEE, d MMM yy h:mm a z Z XXX", "EEEE MMMM 'literal' D w W F u k K G", "''yy" })
            for (String zone : new String[] { "UTC", "America/New_York", "Asia/Kolkata", "GMT+3:30" }) {
                SimpleDateFormat f = new SimpleDateFormat(p, Locale.US);
                f.setTimeZone(TimeZone.getTimeZone(zone));
                System.out.println(f.format(d));
            }
        SimpleDateFormat f = new SimpleDateFormat("dd/MM/yyyy HH:mm", Locale.ROOT);
        f.setTimeZone(TimeZone.getTimeZone("UTC"));
        System.out.println(f.parse("29/02/2020 13:45").getTime() + " " + f.parse("31/02/2021 25:00").getTime());
        f.setLenient(false);
        try {
            f.parse("31/02/2021 12:00");
        } catch (ParseException e) {
            System.out.println(e.getMessage() + " " + e.getErrorOffset());
        }
        for (Locale l : new Locale[] { Locale.US, Locale.GERMANY, Locale.FRANCE, Locale.JAPAN, Locale.forLanguageTag("ru") }) {
            DateFormat df = DateFormat.getDateTimeInstance(DateFormat.LONG, DateFormat.SHORT, l);
            df.setTimeZone(TimeZone.getTimeZone("UTC"));
            System.out.println(df.format(d) + " | " + new DateFormatSymbols(l).getMonths()[0] + " " + Calendar.getInstance(l).getFirstDayOfWeek());
        }
        Calendar c = new GregorianCalendar(2024, Calendar.FEBRUARY, 28, 23, 59, 58);
        c.setTimeZone(TimeZone.getTimeZone("UTC"));
        c.add(Calendar.SECOND, 3);
        System.out.println(c.get(Calendar.DAY_OF_MONTH) + " " + c.get(Calendar.DAY_OF_WEEK) + " " + c.getActualMaximum(Calendar.DAY_OF_MONTH) + " " + c.get(Calendar.WEEK_OF_YEAR) + " " + c.isSet(Calendar.HOUR));
        c.roll(Calendar.MONTH, 11);
        System.out.println(c.get(Calendar.YEAR) + "-" + c.get(Calendar.MONTH) + " " + new GregorianCalendar().isLeapYear(1900));
        TimeZone ny = TimeZone.getTimeZone("America/New_York");
        System.out.println(ny.getOffset(1_720_000_000_000L) + " " + ny.getRawOffset() + " " + ny.inDaylightTime(d) + " " + ny.getDisplayName(true, TimeZone.SHORT, Locale.US) + " " + ny.getDisplayName(Locale.US) + " " + TimeZone.getTimeZone("No/Where").getID() + " " + TimeZone.getDefault().getID());
        System.out.println(d.after(new Date(0)) + " " + d.compareTo(d) + " " + new Date(0).toInstant() + " " + d);
    }
}
