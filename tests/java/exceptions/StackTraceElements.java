// Stack trace elements: class, method, file, line, module; trimmed, replaced and missing traces.
public class StackTraceElements {
    static class Quiet extends RuntimeException {
        Quiet() { super("quiet", null, false, false); }
    }

    static class NoFill extends RuntimeException {
        @Override public synchronized Throwable fillInStackTrace() { return this; }
    }

    static Throwable thrown(Runnable r) {
        try {
            r.run();
            return null;
        } catch (Throwable t) {
            return t;
        }
    }

    public static void main(String[] args) {
        for (StackTraceElement e : thrown(() -> java.util.List.of(1, 2).forEach(i -> { throw new RuntimeException(); })).getStackTrace())
            System.out.println(e.getClassName() + " " + e.getMethodName() + " " + e.getFileName() + " " + (e.getClassName().startsWith("Stack") ? e.getLineNumber() : -9)
                + " " + e.getModuleName() + " " + e.getClassLoaderName() + " " + e.isNativeMethod());
        Quiet q = new Quiet();
        q.addSuppressed(new Exception());
        System.out.println(q.getStackTrace().length + " " + q.getSuppressed().length);
        q.printStackTrace(System.out);
        System.out.println(new NoFill().getStackTrace().length);
        Throwable t = new Throwable("mine");
        t.setStackTrace(new StackTraceElement[] { new StackTraceElement("a.B", "m", "B.java", 12), new StackTraceElement("a.B", "n", null, -1),
            new StackTraceElement("C", "native", "C.java", -2), new StackTraceElement("app", "mod", "1.0", "p.Q", "r", "Q.java", 3) });
        t.printStackTrace(System.out);
        t.fillInStackTrace();
        System.out.println(t.getStackTrace()[0]);
        StackTraceElement[] here = Thread.currentThread().getStackTrace();
        System.out.println(here[0] + " " + here[1]);
        System.out.println(new Throwable().getStackTrace()[0].equals(new Throwable().getStackTrace()[0]));
        try {
            Class.forName("java.lang.String").getMethod("valueOf", char[].class).invoke(null, (Object) null);
        } catch (ReflectiveOperationException e) {
            System.out.println(e.getCause().getClass().getName() + " " + e.getStackTrace()[e.getStackTrace().length - 1]);
        }
    }
}
