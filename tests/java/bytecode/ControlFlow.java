// Loops, labelled exits, try/finally with every way out, nested finally, return overriding an exception.
public class ControlFlow {
    static StringBuilder log = new StringBuilder();

    @SuppressWarnings("finally")
    static int returnInFinally() {
        try {
            throw new RuntimeException();
        } finally {
            return 1;
        }
    }

    static int valueIsSavedBeforeFinally() {
        int x = 1;
        try {
            return x;
        } finally {
            x = 2;
            log.append("f").append(x);
        }
    }

    static int nested(int n) {
        for (int i = 0; i < 3; i++) {
            try {
                try {
                    if (n == i) throw new IllegalStateException("n" + i);
                    if (n == 10) return i;
                    if (n == 11) continue;
                    if (n == 12) break;
                    log.append(i);
                } finally {
                    log.append("a");
                }
            } catch (IllegalStateException e) {
                log.append(e.getMessage());
            } finally {
                log.append("b");
            }
        }
        return -1;
    }

    static void rethrow(Throwable t) throws Exception {
        try {
            if (t instanceof Exception) throw (Exception) t;
            if (t instanceof Error) throw (Error) t;
        } catch (RuntimeException | Error e) {
            log.append(e.getClass().getSimpleName()).append(' ');
            throw e;
        }
    }

    public static void main(String[] args) {
        System.out.println(returnInFinally() + " " + valueIsSavedBeforeFinally() + log);
        for (int n : new int[] { 0, 1, 2, 3, 10, 11, 12 }) {
            log.setLength(0);
            System.out.println(n + ": " + nested(n) + " " + log);
        }
        log.setLength(0);
        for (Throwable t : new Throwable[] { new Exception("e"), new RuntimeException("r"), new AssertionError("a") })
            try {
                rethrow(t);
            } catch (Throwable u) {
                log.append(u == t).append(' ');
            }
        System.out.println(log);
        int count = 0;
        outer:
        for (int i = 0; i < 10; i++) {
            for (int j = 0; ; j++) {
                if (j > i) continue outer;
                if (i + j > 12) break outer;
                count += i * j;
            }
        }
        do count++; while (count % 7 != 0);
        System.out.println(count);
    }
}
