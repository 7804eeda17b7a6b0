// StackWalker: frames, filters, declaring classes, caller class, reflection and hidden frames.
import java.util.*;
import java.util.stream.*;

public class StackWalking {
    static final StackWalker plain = StackWalker.getInstance();
    static final StackWalker classes = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
    static final StackWalker all = StackWalker.getInstance(Set.of(StackWalker.Option.SHOW_REFLECT_FRAMES, StackWalker.Option.RETAIN_CLASS_REFERENCE));

    static class Inner {
        static List<String> frames() { return plain.walk(s -> s.map(f -> f.getMethodName() + ":" + f.getLineNumber()).collect(Collectors.toList())); }
        static Class<?> caller() { return classes.getCallerClass(); }
    }

    public static List<String> reflected() {
        return plain.walk(s -> s.map(StackWalker.StackFrame::getMethodName).collect(Collectors.toList()));
    }

    static int depth(int n) {
        return n == 0 ? (int) (long) plain.walk(Stream::count) : depth(n - 1);
    }

    @SuppressWarnings("unchecked")
    public static void main(String[] args) throws Exception {
        System.out.println(Inner.frames());
        System.out.println(Inner.caller());
        Runnable r = () -> System.out.println(Inner.frames() + " " + Inner.caller());
        r.run();
        System.out.println(StackWalking.class.getMethod("reflected").invoke(null));
        System.out.println(depth(0) + " " + depth(100) + " " + depth(1000));
        System.out.println((Object) classes.walk(s -> s.map(f -> f.getDeclaringClass().getSimpleName() + f.getMethodType()).collect(Collectors.toList())));
        System.out.println((Object) plain.walk(s -> s.findFirst().map(f -> f.getClassName() + " " + f.getDescriptor() + " " + f.getFileName() + " " + f.isNativeMethod() + " " + (f.getByteCodeIndex() >= 0)).get()));
        System.out.println((Object) plain.walk(s -> s.limit(1).map(StackWalker.StackFrame::toStackTraceElement).findFirst().get()));
        try {
            plain.walk(s -> s.findFirst().get().getDeclaringClass());
        } catch (UnsupportedOperationException e) {
            System.out.println("no class references");
        }
        List.of(3, 1, 2).stream().sorted((a, b) -> { if (a == 1) Inner.frames(); return a - b; }).forEach(i -> System.out.print(i + " "));
        System.out.println();
        int[] seen = { 0 };
        plain.forEach(f -> seen[0]++);
        System.out.println(seen[0]);
        StackTraceElement[] trace = Thread.currentThread().getStackTrace();
        System.out.println(trace.length + " " + trace[1].getMethodName());
    }
}
