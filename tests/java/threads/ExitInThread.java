// exit: 7
// System.exit from another thread stops everything at once; hooks run, finally blocks of others do not.
public class ExitInThread {
    public static void main(String[] args) throws Exception {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook " + Thread.currentThread().getName()), "h"));
        Thread t = new Thread(() -> {
            System.out.println("exiting");
            System.exit(7);
        });
        t.start();
        try {
            Thread.sleep(60_000);
        } finally {
            System.out.println("never");
        }
    }
}
