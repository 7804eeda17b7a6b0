// args: -Xlog:stacktrace=info:stdout:none -XX:MaxJavaStackTraceDepth=50
// The log names each exception whose trace is taken, and the frames in it.
public class LoggedDepths {
    static void fail(int depth) {
        if (depth == 0) throw new IllegalStateException();
        fail(depth - 1);
    }

    public static void main(String[] args) {
        for (int depth : new int[] { 0, 1, 10, 60 }) {
            try {
                fail(depth);
            } catch (IllegalStateException e) {
                System.out.println("caught at " + e.getStackTrace().length);
            }
        }
    }
}
