// exit: 1
// An uncaught exception ends main with exit code 1 and its trace on standard error; output stays.
public class Uncaught {
    static class Custom extends Exception {
        Custom(String message, Throwable cause) { super(message, cause); }
        @Override public String getLocalizedMessage() { return "localized " + getMessage(); }
    }

    public static void main(String[] args) throws Exception {
        System.out.println("before");
        try {
            Object o = "text";
            Integer i = (Integer) o;
        } catch (ClassCastException e) {
            throw new Custom("custom", e);
        } finally {
            System.out.println("finally");
        }
    }
}
