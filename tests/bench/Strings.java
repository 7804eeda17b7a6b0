/** String building, concatenation, substrings, searching, splitting and formatting. */
public class Strings {
    public static void main(String[] args) {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 200;
        long checksum = 0;
        for (int round = 0; round < rounds; round++) {
            StringBuilder sb = new StringBuilder();
            for (int i = 0; i < 400; i++)
                sb.append("item ").append(i * round).append(i % 2 == 0 ? ';' : ',');
            String s = sb.toString();
            checksum = checksum * 31 + s.hashCode();
            int at = 0, found = 0;
            while ((at = s.indexOf("7;", at) + 1) > 0)
                found++;
            for (String part : s.split(";"))
                checksum += part.trim().toUpperCase().length() + part.substring(part.length() / 2).length();
            String joined = "";
            for (int i = 0; i < 40; i++)
                joined = joined + i + "-" + (char) ('a' + i % 26) + round;
            checksum = checksum * 17 + joined.replace('-', '+').lastIndexOf("+c") + found + String.format("%05d|%-8s|%.2f", round, "x" + round, round / 3.0).hashCode();
            StringBuilder reversed = new StringBuilder(joined).reverse();
            for (int i = 0; i < reversed.length(); i++)
                if (Character.isDigit(reversed.charAt(i)))
                    checksum += reversed.charAt(i) - '0';
        }
        System.out.println(checksum);
    }
}
