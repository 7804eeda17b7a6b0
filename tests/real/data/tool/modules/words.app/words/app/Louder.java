package words.app;

import java.util.function.UnaryOperator;

public class Louder implements UnaryOperator<String> {
    @Override public String apply(String s) { return s.toUpperCase() + "!"; }
}
