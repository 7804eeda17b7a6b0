import java.math.*;
import java.util.*;
import java.util.function.*;

/** Evaluates expressions like "2 * (3 + x) ^ 2" over BigDecimal by recursive descent; arguments are expressions or x=value. */
public class Calculator {
    private static final Map<String, BinaryOperator<BigDecimal>> OPERATORS = Map.of(
        "+", BigDecimal::add, "-", BigDecimal::subtract, "*", BigDecimal::multiply,
        "/", (a, b) -> a.divide(b, MathContext.DECIMAL64), "^", (a, b) -> a.pow(b.intValueExact()));
    private static final List<Set<String>> LEVELS = List.of(Set.of("+", "-"), Set.of("*", "/"), Set.of("^"));

    private final Map<String, BigDecimal> variables = new TreeMap<>();
    private Deque<String> tokens;

    BigDecimal evaluate(String text) {
        tokens = new ArrayDeque<>();
        for (StringTokenizer t = new StringTokenizer(text, "+-*/^() ", true); t.hasMoreTokens(); ) {
            String token = t.nextToken();
            if (!token.isBlank())
                tokens.add(token);
        }
        BigDecimal result = level(0);
        if (!tokens.isEmpty())
            throw new IllegalArgumentException("unexpected " + tokens.peek());
        return result;
    }

    private BigDecimal level(int level) {
        if (level == LEVELS.size())
            return atom();
        BigDecimal left = level(level + 1);
        while (!tokens.isEmpty() && LEVELS.get(level).contains(tokens.peek()))
            left = OPERATORS.get(tokens.remove()).apply(left, level(level + 1));
        return left;
    }

    private BigDecimal atom() {
        String token = tokens.poll();
        if (token == null)
            throw new IllegalArgumentException("something is missing at the end");
        if (token.equals("-"))
            return atom().negate();
        if (token.equals("(")) {
            BigDecimal inner = level(0);
            if (!")".equals(tokens.poll()))
                throw new IllegalArgumentException("a ) is missing");
            return inner;
        }
        return Character.isLetter(token.charAt(0)) ? Optional.ofNullable(variables.get(token)).orElseThrow(() -> new NoSuchElementException("no variable " + token)) : new BigDecimal(token);
    }

    public static void main(String[] args) {
        Calculator calculator = new Calculator();
        for (String line : args.length > 0 ? args : new String[] { "1 + 2 * 3", "x=2.5", "2 * (3 + x) ^ 2", "1 / 3", "-x - -x", "2 ^ 100", "1 / 0", "(1", "y" })
            try {
                int equals = line.indexOf('=');
                BigDecimal value = calculator.evaluate(line.substring(equals + 1));
                if (equals > 0)
                    calculator.variables.put(line.substring(0, equals).trim(), value);
                System.out.println(line + " -> " + value.toPlainString());
            } catch (RuntimeException e) {
                System.out.println(line + " -> " + e.getMessage());
            }
    }
}
