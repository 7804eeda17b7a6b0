// java.time: dates, times, zones, periods, durations, adjusters, formatting, parsing and errors.
import java.time.*;
import java.time.chrono.*;
import java.time.format.*;
import java.time.temporal.*;
import java.util.*;

public class Dates {
    interface Body { Object run(); }

    static void show(Body b) {
        try {
            System.out.println(b.run());
        } catch (DateTimeException e) {
            System.out.println(e.getMessage());
        }
    }

    public static void main(String[] args) {
        LocalDate d = LocalDate.of(2024, 2, 29);
        LocalDateTime t = d.atTime(23, 59, 30, 5_000_000);
        ZonedDateTime z = ZonedDateTime.of(t, ZoneId.of("Europe/Paris"));
        show(() -> d.plusYears(1) + " " + d.minusMonths(13) + " " + d.withDayOfYear(60) + " " + d.getDayOfWeek() + " " + d.isLeapYear() + d.lengthOfMonth() + " " + d.toEpochDay() + " " + d.with(TemporalAdjusters.firstInMonth(DayOfWeek.MONDAY)) + " " + d.range(ChronoField.DAY_OF_MONTH));
        show(() -> t.plusSeconds(31) + " " + t.truncatedTo(ChronoUnit.HOURS) + " " + t.toLocalTime().plusHours(2) + " " + LocalTime.MIDNIGHT + LocalTime.of(1, 2) + " " + LocalTime.parse("10:15:30.123").toNanoOfDay());
        show(() -> z + " " + z.toInstant() + " " + z.withZoneSameInstant(ZoneId.of("Asia/Tokyo")) + " " + z.toOffsetDateTime() + " " + z.getOffset() + " " + z.plusMonths(4).getOffset());
        show(() -> ZonedDateTime.of(LocalDateTime.of(2024, 3, 31, 2, 30), ZoneId.of("Europe/Paris")) + " " + ZonedDateTime.of(LocalDateTime.of(2024, 10, 27, 2, 30), ZoneId.of("Europe/Paris")).withLaterOffsetAtOverlap());
        show(() -> Period.between(d, LocalDate.of(2026, 1, 1)) + " " + Period.parse("P1Y2M3W4D") + " " + Period.of(0, 14, 3).normalized() + " " + ChronoUnit.DAYS.between(d, LocalDate.of(2025, 1, 1)) + " " + d.until(LocalDate.of(2024, 12, 25)).getMonths());
        show(() -> Duration.between(t, t.plusDays(1).plusNanos(7)) + " " + Duration.ofMinutes(-125) + " " + Duration.parse("PT36H5M0.25S").toDaysPart() + " " + Duration.ofMillis(1234567).toMinutesPart() + " " + Duration.ofSeconds(5).multipliedBy(3).compareTo(Duration.ZERO));
        show(() -> Instant.ofEpochSecond(1_000_000_000, 5) + " " + Instant.parse("2020-01-01T00:00:00.5Z").toEpochMilli() + " " + Instant.EPOCH.minusMillis(1) + " " + Instant.MAX);
        for (String p : new String[] { "yyyy-MM-dd'T'HH:mm:ss.SSS", "EEEE, d MMMM uuuu h:mm a", "QQQ w e D", "dd.MM.yy H:m:s", "MMM", "G", "n N A" })
            show(() -> t.format(DateTimeFormatter.ofPattern(p, Locale.US)) + " | " + t.format(DateTimeFormatter.ofPattern(p, Locale.GERMANY)) + " | " + t.format(DateTimeFormatter.ofPattern(p, Locale.JAPAN)));
        for (FormatStyle s : FormatStyle.values())
            show(() -> d.format(DateTimeFormatter.ofLocalizedDate(s).withLocale(Locale.US)) + " | " + d.format(DateTimeFormatter.ofLocalizedDate(s).withLocale(Locale.FRANCE)));
        show(() -> z.format(DateTimeFormatter.ofPattern("VV z zzzz O x XXX", Locale.US)) + " " + z.format(DateTimeFormatter.RFC_1123_DATE_TIME) + " " + d.format(DateTimeFormatter.ISO_WEEK_DATE) + " " + d.format(DateTimeFormatter.BASIC_ISO_DATE) + " " + d.format(DateTimeFormatter.ISO_ORDINAL_DATE));
        show(() -> LocalDate.parse("03/04/2021", DateTimeFormatter.ofPattern("dd/MM/uuuu")) + " " + ZonedDateTime.parse("2020-06-01T10:00+02:00[Europe/Paris]") + " " + OffsetTime.parse("10:15+01:00") + " " + YearMonth.parse("2020-05") + MonthDay.of(12, 25) + Year.of(1999).isLeap());
        show(() -> LocalDate.of(2023, 2, 29));
        show(() -> LocalDate.of(2023, 13, 1));
        show(() -> LocalDate.parse("2023-02-30"));
        show(() -> LocalTime.parse("25:00"));
        show(() -> ZoneId.of("No/Where"));
        show(() -> d.get(ChronoField.HOUR_OF_DAY));
        show(() -> d.plus(1, ChronoUnit.HOURS));
        show(() -> Instant.MAX.plusSeconds(1));
        show(() -> Clock.fixed(Instant.EPOCH, ZoneOffset.UTC).instant() + " " + LocalDate.now(Clock.fixed(Instant.EPOCH, ZoneOffset.ofHours(-1))) + " " + Month.of(2).maxLength() + DayOfWeek.SUNDAY.plus(1).getDisplayName(TextStyle.SHORT, Locale.ITALY) + Month.JULY.getDisplayName(TextStyle.NARROW, Locale.US));
        show(() -> JapaneseDate.from(d) + " " + ThaiBuddhistDate.from(d) + " " + HijrahDate.from(d) + " " + MinguoDate.from(d) + " " + Chronology.of("ISO").getId());
        show(() -> d.datesUntil(d.plusDays(3)).toList() + " " + ZoneId.of("America/New_York").getRules().nextTransition(Instant.EPOCH) + " " + ZoneOffset.of("+05:30").getTotalSeconds() + " " + d.query(TemporalQueries.precision()) + " " + ChronoUnit.DECADES.between(LocalDate.of(1990, 1, 1), d) + IsoFields.QUARTER_OF_YEAR.getFrom(d) + d.get(WeekFields.ISO.weekOfWeekBasedYear()));
    }
}
