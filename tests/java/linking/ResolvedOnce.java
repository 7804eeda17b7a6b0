// Threads that resolve the same reference at the same time, with different results: all get what the first one got (JVMS 5.4.3).
import java.util.concurrent.*;

public class ResolvedOnce {
    static class Alternating extends ClassLoader {
        static { registerAsParallelCapable(); }
        final CyclicBarrier barrier = new CyclicBarrier(2);
        int calls;

        synchronized boolean isOdd() { return ++calls % 2 == 1; }

        @Override public Class<?> loadClass(String name) throws ClassNotFoundException {
            if (name.equals("User")) {
                Asm a = new Asm(61, 0x21, "User", "java/lang/Object");
                a.addMethod(9, "use", "()Ljava/lang/Object;", 1, 0, 0x12, a.cls("Target"), 0xb0);     // ldc Target.class
                byte[] bytes = a.bytes();
                return defineClass(name, bytes, 0, bytes.length);
            }
            if (!name.equals("Target")) return super.loadClass(name);
            boolean odd = isOdd();
            try {
                barrier.await();                        // both threads are resolving
                if (odd == (hashCode() % 3 != 0)) Thread.sleep(1);
            } catch (Exception e) {
                throw new ClassNotFoundException(name, e);
            }
            if (odd) throw new NoClassDefFoundError("odd");
            byte[] bytes = new Asm(61, 0x21, "Target", "java/lang/Object").bytes();
            return defineClass(name, bytes, 0, bytes.length);
        }
    }

    static String use(Class<?> user) {
        try {
            return user.getMethod("use").invoke(null).toString();
        } catch (ReflectiveOperationException e) {
            return e.getCause().toString();
        }
    }

    public static void main(String[] args) throws Exception {
        int same = 0;
        for (int i = 0; i < 40; i++) {
            Class<?> user = Class.forName("User", true, new Alternating());
            FutureTask<String> one = new FutureTask<>(() -> use(user)), two = new FutureTask<>(() -> use(user));
            new Thread(one).start();
            new Thread(two).start();
            if (one.get().equals(two.get()) && use(user).equals(one.get())) same++;
        }
        System.out.println(same);
    }
}
