module words.app {
    requires words.lib;
    provides java.util.function.UnaryOperator with words.app.Louder;
}
