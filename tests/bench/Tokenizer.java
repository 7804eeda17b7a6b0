import java.util.*;

/** Splits made-up source text into tokens character by character, and reads it with a recursive parser. */
public class Tokenizer {
    enum Kind { NAME, NUMBER, TEXT, SIGN, KEYWORD, END }
    record Token(Kind kind, String text, int line) { }
    private static final Set<String> KEYWORDS = Set.of("if", "else", "while", "return", "let", "fun");

    private final String source;
    private int at, line = 1;
    Tokenizer(String source) { this.source = source; }

    private char peek() { return at < source.length() ? source.charAt(at) : '\0'; }
    private char next() {
        char c = source.charAt(at++);
        if (c == '\n') line++;
        return c;
    }

    Token token() {
        while (peek() == ' ' || peek() == '\n' || peek() == '#')
            if (next() == '#') while (peek() != '\n') next();
        int start = at;
        char c = peek();
        if (c == '\0') return new Token(Kind.END, "", line);
        if (Character.isLetter(c) || c == '_') {
            while (Character.isLetterOrDigit(peek()) || peek() == '_') next();
            String name = source.substring(start, at);
            return new Token(KEYWORDS.contains(name) ? Kind.KEYWORD : Kind.NAME, name, line);
        }
        if (c >= '0' && c <= '9') {
            while (peek() >= '0' && peek() <= '9' || peek() == '.') next();
            return new Token(Kind.NUMBER, source.substring(start, at), line);
        }
        if (c == '"') {
            StringBuilder text = new StringBuilder();
            next();
            while (peek() != '"') text.append(peek() == '\\' ? (char) (next() + next() & 0x7f) : next());
            next();
            return new Token(Kind.TEXT, text.toString(), line);
        }
        next();
        if ((c == '=' || c == '<' || c == '>' || c == '!') && peek() == '=') next();
        return new Token(Kind.SIGN, source.substring(start, at), line);
    }

    static final class Parser {
        private final List<Token> tokens;
        private int at, nodes;
        Parser(List<Token> tokens) { this.tokens = tokens; }
        private boolean accept(String text) {
            if (!tokens.get(at).text().equals(text)) return false;
            at++;
            return true;
        }
        int program() {
            int depth = 0;
            while (tokens.get(at).kind() != Kind.END) depth = Math.max(depth, statement());
            return depth * 1_000_000 + nodes;
        }
        private int statement() {
            nodes++;
            if (accept("{")) {
                int depth = 0;
                while (!accept("}")) depth = Math.max(depth, statement());
                return depth + 1;
            }
            if (accept("if") || accept("while")) {
                int depth = Math.max(expression(0), statement());
                return accept("else") ? Math.max(depth, statement()) + 1 : depth + 1;
            }
            if (accept("let")) {
                at++;
                if (!accept("=")) throw new IllegalStateException("line " + tokens.get(at).line());
            } else
                accept("return");
            int depth = expression(0);
            if (!accept(";")) throw new IllegalStateException("line " + tokens.get(at).line() + ": " + tokens.get(at));
            return depth;
        }
        private int strength(String sign) {
            switch (sign) {
            case "==": case "<": case "<=": case "!=": return 1;
            case "+": case "-": return 2;
            case "*": case "/": return 3;
            default: return 0;
            }
        }
        private int expression(int least) {
            nodes++;
            int depth;
            if (accept("(")) {
                depth = expression(0);
                accept(")");
            } else {
                Token t = tokens.get(at++);
                depth = t.kind() == Kind.NUMBER ? (int) Double.parseDouble(t.text()) & 1 : 1;
                while (accept("(")) {
                    while (!accept(")")) { depth = Math.max(depth, expression(0)); accept(","); }
                    depth++;
                }
            }
            for (int s; tokens.get(at).kind() == Kind.SIGN && (s = strength(tokens.get(at).text())) > least; ) {
                at++;
                depth = Math.max(depth, expression(s)) + 1;
            }
            return depth;
        }
    }

    static String source(int blocks) {
        StringBuilder s = new StringBuilder();
        for (int i = 0; i < blocks; i++)
            s.append("let value_").append(i).append(" = (").append(i).append(".5 + x") .append(i % 10).append(") * call(").append(i % 7).append(", \"text \\\" ").append(i).append("\", f(y - 1)) ;\n")
                    .append("# a comment that is left out\nwhile a <= b { if x == ").append(i).append(" return x / 2 + 1; else { count(3); let z = z * z - 4 * a * c; } }\n");
        return s.toString();
    }

    public static void main(String[] args) {
        String source = source(400);
        long check = 0;
        int count = 0;
        for (int round = 0; round < 16; round++) {
            Tokenizer tokenizer = new Tokenizer(source);
            List<Token> tokens = new ArrayList<>();
            Token t;
            do tokens.add(t = tokenizer.token()); while (t.kind() != Kind.END);
            for (Token each : tokens) check = check * 31 + each.text().length() + each.kind().ordinal() + each.line();
            check += new Parser(tokens).program();
            count = tokens.size();
        }
        System.out.println(count + " " + check);
    }
}
