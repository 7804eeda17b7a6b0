/** Sorts words. */
module words.lib {
    exports words.lib;
    uses java.util.function.UnaryOperator;
}
