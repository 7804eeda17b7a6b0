// Text blocks: indentation, escapes, line continuations, quotes.
public class TextBlocks {
    public static void main(String[] args) {
        String block = """
            first
              second "quoted" \"""triple\"""
            third \
            continued
            trailing   \s
            tab\there \u0041
            """;
        System.out.print(block);
        for (String s : block.split("\n"))
            System.out.println(s.length());
        String noEnd = """
            {"a": 1,
             "b": [%d, %s]}""".formatted(2, "x");
        System.out.println(noEnd);
        String outdented = """
            a
          b
            c
          """;
        System.out.print(outdented.replace(' ', '.'));
        System.out.println("""
            """.isEmpty() + " " + """
            x""".equals("x") + " " + ("""
            same""" == "same"));
    }
}
