// exit: 1
// The main class's own initialiser fails.
public class UncaughtInInitializer {
    static int zero = 0 * System.out.printf("initialising%n").hashCode();
    static int value = 5 / zero;

    public static void main(String[] args) {
        System.out.println("never");
    }
}
