// What LiveStackFrame shows of locals, operands and monitors.
// args: --add-opens java.base/java.lang=ALL-UNNAMED -Xint
import java.lang.reflect.Method;

public class LiveFrames {
    static StackWalker walker;

    static Object[] get(Object frame, String what) throws ReflectiveOperationException {
        Method m = Class.forName("java.lang.LiveStackFrame").getDeclaredMethod(what);
        m.setAccessible(true);
        return (Object[]) m.invoke(frame);
    }

    static String show(Object[] slots) {
        StringBuilder text = new StringBuilder();
        for (Object o : slots) {
            if (o == null)
                text.append("null ");
            else if (o instanceof String || o.getClass().getSimpleName().startsWith("PrimitiveSlot"))
                text.append(o).append(' ');
            else
                text.append(o.getClass().getSimpleName()).append(' ');
        }
        return text.toString();
    }

    static void dump(int x, long y) {
        walker.forEach(frame -> {
            try {
                if (frame.getClassName().equals("LiveFrames") && !frame.getMethodName().equals("main"))
                    System.out.println(frame.getMethodName() + ": " + show(get(frame, "getLocals")) + "| " + show(get(frame, "getStack"))
                                       + "| " + show(get(frame, "getMonitors")) + frame);
            } catch (ReflectiveOperationException e) {
                System.out.println(e);
            }
        });
    }

    int instance(int a, long b, String s, byte by) {
        int k = a + 1;
        Object o = s;
        boolean z = a > 3;
        char c = 'c';
        synchronized (this) {
            synchronized (s) {
                return a + branching(b, k, s) + k;
            }
        }
    }

    static int branching(long b, int k, String s) {
        Object q = b > 1 ? s : null;
        for (int i = 0; i < k; i++) q = s + i;
        dump(3, 4);
        return 1;
    }

    static synchronized void locked() {
        long[] array = { 1 };
        int n = 0;
        try {
            n = array.length + Integer.parseInt("x");
        } catch (NumberFormatException e) {
            n += 7;
            dump(n, array[0]);
        }
    }

    public static void main(String[] args) throws ReflectiveOperationException {
        Method m = Class.forName("java.lang.LiveStackFrame").getDeclaredMethod("getStackWalker");
        m.setAccessible(true);
        walker = (StackWalker) m.invoke(null);
        new LiveFrames().instance(1, 2L, "s", (byte) 5);
        locked();
    }
}
