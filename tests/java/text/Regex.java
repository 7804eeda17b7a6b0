// Regular expressions: groups, quantifiers, lookaround, flags, replacement, splitting, Unicode, errors.
import java.util.*;
import java.util.regex.*;
import java.util.stream.*;

public class Regex {
    static void find(String regex, int flags, String text) {
        try {
            Matcher m = Pattern.compile(regex, flags).matcher(text);
            StringBuilder out = new StringBuilder();
            while (m.find())
                out.append(m.start()).append('-').append(m.end()).append(IntStream.rangeClosed(0, m.groupCount()).mapToObj(m::group).collect(Collectors.toList())).append(' ');
            System.out.println(regex + ": " + out);
        } catch (PatternSyntaxException e) {
            System.out.println(e.getDescription() + " at " + e.getIndex() + " in " + e.getPattern());
        }
    }

    public static void main(String[] args) {
        find("(\\w+)@(\\w+)\\.com", 0, "ann@example.com, bob@test.com");
        find("a*?b|a++c|a{2,3}", 0, "aab aac aaaa");
        find("(?<year>\\d{4})-(?<month>\\d\\d)", 0, "2020-01 1999-12");
        find("(?<=\\$)\\d+(?!\\d|%)", 0, "$100 $200% 300");
        find("(?<!x)y(?=z)", 0, "xyz yz yx");
        find("^\\s*(#.*)?$", Pattern.MULTILINE, "a\n # c\n\nb");
        find("hello.world", Pattern.CASE_INSENSITIVE | Pattern.DOTALL, "Hello\nWORLD");
        find("\u00e9(?u)\u00c9", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE, "\u00c9\u00e9");
        find("(a)|(b)|(c)", 0, "cab");
        find("(\\w)\\1", 0, "aabbcd");
        find("[a-c&&[^b]]+|[\\p{Lu}\\d]+|\\p{IsGreek}", 0, "abcca X1 \u03b1");
        find("(?x) \\d + # digits", 0, "12 3");
        find("\\bfoo\\b|\\Bbar|\\Aq|z\\z", 0, "foo foobar q z");
        find("\\Qa.b\\E+|\\x41|\\u0042|\\t", 0, "a.bb aXb A B\t");
        find(".", 0, "\ud83d\ude00x");
        find("(?:(a+)+b)", 0, "aaab");
        find("\\R|\\h", 0, "a\r\nb c");
        find("(unclosed", 0, "");
        find("[z-a]", 0, "");
        find("a{2,1}", 0, "");
        find("*", 0, "");
        find("(?<n>a)(?<n>b)", 0, "");
        System.out.println("a1b22".replaceAll("(\\d+)", "<$1>") + " " + Pattern.compile("\\d").matcher("a1b2").replaceAll(r -> "" + (Integer.parseInt(r.group()) + 1)) + " " + "x.y".replaceAll("\\.", Matcher.quoteReplacement("$")));
        System.out.println(Arrays.toString("a, b;c".split("[,;]\\s*")) + Arrays.toString("".split(",")) + Arrays.toString(",a,".split(",")) + Arrays.toString("abc".split("")) + Arrays.toString("a1b2".split("(?<=\\d)")) + Pattern.compile(":").splitAsStream("x:y").toList());
        Matcher m = Pattern.compile("(a)(b)?").matcher("ab a");
        System.out.println(m.matches() + " " + m.lookingAt() + m.end() + " " + m.reset("xa").find() + m.hitEnd() + m.start(1) + m.start(2) + m.group(2));
        StringBuilder sb = new StringBuilder();
        Matcher r = Pattern.compile("(?<w>\\w)(\\w*)").matcher("hello world");
        while (r.find()) r.appendReplacement(sb, "${w}-$2");
        System.out.println(r.appendTail(sb) + " " + r.region(6, 11).find() + r.regionStart());
        try {
            m.reset().group();
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
        try {
            "a".replaceAll("a", "$1");
        } catch (IndexOutOfBoundsException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(Pattern.matches("(\\d{1,3}\\.){3}\\d{1,3}", "192.168.0.1") + " " + Pattern.compile("x").asPredicate().test("axb") + Pattern.compile("x").asMatchPredicate().test("axb") + " " + Pattern.compile("a|b").flags() + Pattern.quote("a\\Eb"));
    }
}
