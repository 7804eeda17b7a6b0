import java.util.*;

/** Writes a table as text, splits it into lines and fields, parses the numbers and adds them up per group. */
public class CsvReport {
    static String write(int rows) {
        StringBuilder out = new StringBuilder("id;region;amount;price;date\n");
        String[] regions = { "north", "south", "east", "west", "centre" };
        for (int i = 0; i < rows; i++)
            out.append(i).append(';').append(regions[i * 7 % 5]).append(';').append(i * 37 % 1000 - 100).append(';').append(i % 997 / 8.0).append(';')
                    .append(2000 + i % 25).append('-').append(1 + i % 12).append('-').append(1 + i % 28).append('\n');
        return out.toString();
    }

    static final class Total {
        int count;
        long amount;
        double value;
    }

    public static void main(String[] args) {
        double sum = 0;
        String report = "";
        for (int round = 0; round < 8; round++) {
            Map<String, Total> totals = new TreeMap<>();
            String[] lines = write(8_000 + round).split("\n");
            for (int i = 1; i < lines.length; i++) {
                String[] fields = lines[i].split(";");
                int amount = Integer.parseInt(fields[2]);
                double price = Double.parseDouble(fields[3]);
                int year = Integer.parseInt(fields[4].substring(0, fields[4].indexOf('-')));
                Total t = totals.computeIfAbsent(fields[1] + "/" + (year - year % 5), k -> new Total());
                t.count++;
                t.amount += amount;
                t.value += amount * price;
            }
            StringBuilder out = new StringBuilder();
            for (Map.Entry<String, Total> e : totals.entrySet()) {
                Total t = e.getValue();
                sum += t.value / t.count + t.amount;
                out.append(e.getKey()).append(": ").append(t.count).append(", ").append(t.amount).append(", ").append((long) t.value).append('\n');
            }
            report = out.toString();
        }
        System.out.println(report.hashCode() + " " + report.lines().count() + " " + Math.round(sum));
    }
}
