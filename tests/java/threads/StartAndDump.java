import java.util.*;
// Threads start while others look at their stacks.
public class StartAndDump {
    static volatile boolean done;
    public static void main(String[] args) throws Exception {
        Thread dumper = new Thread(() -> { int n = 0; while (!done) { n += Thread.getAllStackTraces().size(); for (Thread t : Thread.getAllStackTraces().keySet()) t.getStackTrace(); } });
        dumper.start();
        Thread[] starters = new Thread[3];
        for (int i = 0; i < starters.length; i++) {
            starters[i] = new Thread(() -> {
                for (int k = 0; k < 400; k++) {
                    Thread t = new Thread(() -> { });
                    t.start();
                    try { t.join(); } catch (InterruptedException e) { throw new RuntimeException(e); }
                }
            });
            starters[i].start();
        }
        for (Thread t : starters) t.join();
        done = true;
        dumper.join();
        System.out.println("ok");
    }
}
