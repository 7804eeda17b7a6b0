import java.util.regex.*;

/** java.util.regex: matching, groups, replacement and splitting over a generated log. */
public class Regexes {
    public static void main(String[] args) {
        int n = args.length > 0 ? Integer.parseInt(args[0]) : 6_000;
        StringBuilder sb = new StringBuilder();
        for (int i = 0; i < n; i++)
            sb.append("192.168.").append(i % 256).append('.').append(i * 7 % 256).append(" - user").append(i % 17).append(" [2024-0").append(i % 9 + 1)
                .append("-11] \"GET /path/").append(i * 31 % 1000).append(".html?q=").append(i).append("\" ").append(i % 5 == 0 ? 404 : 200).append('\n');
        String log = sb.toString();
        Matcher m = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){3}) - (\\w+) \\[(\\d{4})-(\\d\\d)-(\\d\\d)\\] \"(?:GET|POST) (/[^\\s?]*)(\\?\\S*)?\" (\\d+)").matcher(log);
        long sum = 0;
        while (m.find())
            sum = sum * 31 + m.group(1).hashCode() + m.group(6).length() + (m.group(8).equals("404") ? 1 : 0) + m.start(7);
        String replaced = log.replaceAll("user(\\d+)", "<$1>").replaceAll("(?i)get\\b", "FETCH");
        int words = Pattern.compile("[\\s\"\\[\\]]+").split(replaced).length;
        int backtracking = 0;
        Pattern p = Pattern.compile("(a+)*b|(?<x>c|d)+e");
        for (int i = 0; i < 200; i++)
            if (p.matcher("aaaaaaaaaa" + (i % 2 == 0 ? "b" : "c") + "cde").find())
                backtracking++;
        System.out.println(sum + " " + replaced.hashCode() + " " + words + " " + backtracking);
    }
}
