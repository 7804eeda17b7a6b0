// exit: 143
// Handlers of sun.misc.Signal, refused signals, and SIGTERM running the shutdown hooks.
import java.util.concurrent.*;
import sun.misc.*;

public class Signals {
    public static void main(String[] args) throws Exception {
        CountDownLatch got = new CountDownLatch(1);
        Signal.handle(new Signal("USR2"), s -> { System.out.println(s + " in " + Thread.currentThread().getName()); got.countDown(); });
        Signal.raise(new Signal("USR2"));
        System.out.println(got.await(10, TimeUnit.SECONDS));
        for (String name : new String[] { "SEGV", "QUIT", "FOO", "SIGX", "KILL", "WINCH" })
            try {
                Signal.handle(new Signal(name), SignalHandler.SIG_DFL);
                System.out.println("may handle " + name);
            } catch (IllegalArgumentException e) {
                System.out.println(e.getMessage());
            }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
        Signal.raise(new Signal("TERM"));
        Thread.sleep(30_000);
    }
}
