// exit: 42
// System.exit ends the VM with its code after the shutdown hooks, even from a finally block.
public class ExitCode {
    public static void main(String[] args) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
        Thread removed = new Thread(() -> System.out.println("removed"));
        Runtime.getRuntime().addShutdownHook(removed);
        System.out.println(Runtime.getRuntime().removeShutdownHook(removed));
        try {
            throw new IllegalStateException();
        } finally {
            System.out.println("exiting");
            System.exit(42);
        }
    }
}
