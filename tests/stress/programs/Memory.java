import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/** Class loaders that are made and dropped; heaps that are filled to the last byte, with the program going on. */
final class Memory {
    public interface Work { int run(int x); }

    /** What each loader has of its own: statics, lambdas, strings put together by generated code. */
    public static class Payload implements Work {
        static final Map<String, Object> table = new HashMap<>();
        static {
            for (int i = 0; i < 20; i++) table.put("key" + i, new Object[i]);
        }
        public int run(int x) {
            IntUnaryOperator add = y -> y + x;
            Supplier<String> text = () -> "text" + x;
            return add.applyAsInt(3) + text.get().length() + table.size();
        }
    }

    private static final class Loader extends ClassLoader {
        final byte[] bytes;
        Loader(byte[] bytes) {
            super(Memory.class.getClassLoader());
            this.bytes = bytes;
        }
        @Override protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(Payload.class.getName())) return super.loadClass(name, resolve);
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded != null ? loaded : defineClass(name, bytes, 0, bytes.length);
            }
        }
    }

    private static byte[] payload;
    private static int loaders;

    private static String loaders() throws Exception {
        if (payload == null)
            try (InputStream in = Memory.class.getResourceAsStream("Memory$Payload.class")) {
                payload = in.readAllBytes();
            }
        for (int i = 0; i < 50; i++, loaders++) {
            Loader loader = new Loader(payload);
            Class<?> k = loader.loadClass(Payload.class.getName());
            Stress.check(k != Payload.class && k.getClassLoader() == loader, "a class of the loader's own");
            Work work = (Work) k.getConstructor().newInstance();
            for (int x = 0; x < 3; x++) Stress.check(work.run(x), x + 3 + 5 + 20, "work");
            Work proxy = (Work) Proxy.newProxyInstance(loader, new Class<?>[] { Work.class }, (p, m, a) -> 7);
            Stress.check(proxy.run(1), 7, "proxy");
        }
        return loaders + " loaders";
    }

    private static int filled;

    private static Object fill(int kind) {
        List<Object> list = new ArrayList<>();
        switch (kind) {
            case 0 -> { for (;;) list.add(new byte[1 << 20]); }
            case 1 -> { for (;;) list.add(new Object[200]); }
            case 2 -> {
                Map<String, String> map = new HashMap<>();
                for (int i = 0; ; i++) map.put("key" + i, "value" + i);
            }
            default -> {
                StringBuilder text = new StringBuilder("x");
                for (;;) text.append(text);
            }
        }
    }

    private static String full() {
        int kind = filled++ % 4;
        String message = null;
        try {
            fill(kind);
        } catch (OutOfMemoryError e) {
            message = e.getMessage();
        }
        Stress.check(message != null && (message.equals("Java heap space") || kind == 3), "OutOfMemoryError " + message);
        int sum = 0;
        for (int i = 0; i < 1000; i++) sum += new int[100].length + ("" + i).length();
        Stress.check(sum, 1000 * 100 + 2890, "allocation afterwards");
        return filled + " times full";
    }

    static void add() {
        new Stress("class loaders") { String round() throws Exception { return loaders(); } };
        new Stress("full heap") { String round() { return full(); } };
    }
}
