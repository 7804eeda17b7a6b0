// Threads that look at each other's stacks, all at the same time, while others run and come and go.
public class DumpEachOther {
    static volatile boolean done;
    static volatile long sink;
    static int deep(int depth) { if (depth % 4 == 0) Runtime.getRuntime().freeMemory(); return depth == 0 ? 0 : 1 + deep(depth - 1); }

    public static void main(String[] args) throws Exception {
        Thread[] threads = new Thread[4];
        Thread busy = new Thread(() -> { while (!done) sink += deep(20) + Long.parseLong("" + (sink & 1023)); });
        for (int i = 0; i < threads.length; i++) {
            int number = i;
            threads[i] = new Thread(() -> {
                for (int k = 0; k < 1000; k++) {
                    if (k % 10 == number) Thread.getAllStackTraces();
                    StackTraceElement[] trace = (k % 2 == 0 ? busy : threads[(number + 1 + k % 3) % 4]).getStackTrace();
                    sink += trace.length;
                    String oldest = trace.length == 0 ? "run" : trace[trace.length - 1].getMethodName();
                    if (!oldest.equals("run") && !oldest.equals("exit")) System.out.println("cut off at " + oldest);
                }
            });
        }
        busy.setDaemon(true);
        busy.start();
        for (Thread t : threads) t.start();
        for (Thread t : threads) t.join();
        done = true;
        busy.join();
        System.out.println("ok");
    }
}
