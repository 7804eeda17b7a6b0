import java.io.*;
import java.util.*;

/** Edits compiled class files, so that a test can meet "another version" of a class; and loads the results. */
public final class Patch {
    private Patch() { }

    /** The bytes of a class of the test, by binary name. */
    public static byte[] bytes(String name) {
        try (InputStream in = ClassLoader.getSystemResourceAsStream(name.replace('.', '/') + ".class")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int u2(byte[] b, int at) {
        return (b[at] & 0xff) << 8 | b[at + 1] & 0xff;
    }

    private static int u4(byte[] b, int at) {
        return u2(b, at) << 16 | u2(b, at + 2);
    }

    /** Offsets of the constant-pool entries' tags; the last element is the end of the pool. */
    public static int[] pool(byte[] b) {
        int count = u2(b, 8), at = 10;
        int[] offsets = new int[count + 1];
        for (int i = 1; i < count; i++) {
            offsets[i] = at;
            switch (b[at]) {
            case 1: at += 3 + u2(b, at + 1); break;
            case 7: case 8: case 16: case 19: case 20: at += 3; break;
            case 15: at += 4; break;
            case 5: case 6: at += 9; i++; break;
            default: at += 5;
            }
        }
        offsets[count] = at;
        return offsets;
    }

    private static String utf8(byte[] b, int at) {
        return new String(b, at + 3, u2(b, at + 1), java.nio.charset.StandardCharsets.UTF_8);
    }

    /** Replaces every Utf8 constant that equals `from`. */
    public static byte[] rename(byte[] b, String from, String to) {
        int[] pool = pool(b);
        boolean found = false;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(b, 0, 10);
        for (int i = 1, at = 10; at < pool[pool.length - 1]; i++) {
            if (pool[i] == 0)
                continue;
            int next = i + 1;
            while (next < pool.length - 1 && pool[next] == 0)
                next++;
            if (b[at] == 1 && utf8(b, at).equals(from)) {
                byte[] chars = to.getBytes(java.nio.charset.StandardCharsets.UTF_8);
                out.write(1);
                out.write(chars.length >> 8);
                out.write(chars.length);
                out.writeBytes(chars);
                found = true;
            } else {
                out.write(b, at, pool[next] - at);
            }
            at = pool[next];
        }
        if (!found)
            throw new IllegalArgumentException("no constant " + from);
        int end = pool[pool.length - 1];
        out.write(b, end, b.length - end);
        return out.toByteArray();
    }

    /** Clears, then sets access flags of the class itself. */
    public static byte[] classFlags(byte[] b, int clear, int set) {
        byte[] copy = b.clone();
        int[] pool = pool(b);
        return putFlags(copy, pool[pool.length - 1], clear, set);
    }

    private static byte[] putFlags(byte[] b, int at, int clear, int set) {
        int flags = u2(b, at) & ~clear | set;
        b[at] = (byte) (flags >> 8);
        b[at + 1] = (byte) flags;
        return b;
    }

    /** {start, end, index of the member count} of the named field or method. */
    private static int[] member(byte[] b, String name) {
        int[] pool = pool(b);
        int at = pool[pool.length - 1] + 6;
        at += 2 + 2 * u2(b, at);
        for (int kind = 0; kind < 2; kind++) {
            int countAt = at, count = u2(b, at);
            at += 2;
            for (int i = 0; i < count; i++) {
                int start = at, attributes = u2(b, at + 6);
                at += 8;
                for (int j = 0; j < attributes; j++)
                    at += 6 + u4(b, at + 2);
                if (utf8(b, pool[u2(b, start + 2)]).equals(name))
                    return new int[] { start, at, countAt };
            }
        }
        throw new IllegalArgumentException("no member " + name);
    }

    /** Clears, then sets access flags of the first field or method of that name. */
    public static byte[] memberFlags(byte[] b, String name, int clear, int set) {
        return putFlags(b.clone(), member(b, name)[0], clear, set);
    }

    /** Removes the first field or method of that name. */
    public static byte[] remove(byte[] b, String name) {
        int[] m = member(b, name);
        byte[] out = new byte[b.length - (m[1] - m[0])];
        System.arraycopy(b, 0, out, 0, m[0]);
        System.arraycopy(b, m[1], out, m[0], b.length - m[1]);
        int count = u2(b, m[2]) - 1;
        out[m[2]] = (byte) (count >> 8);
        out[m[2] + 1] = (byte) count;
        return out;
    }

    /** A message without the identity hash codes of class loaders. */
    public static String clean(Object message) {
        return String.valueOf(message).replaceAll("@[0-9a-f]+", "@hash");
    }

    /** A loader that defines the given classes itself and asks the system loader for all others. */
    public static class Loader extends ClassLoader {
        private final Map<String, byte[]> classes = new HashMap<>();

        public Loader() {
            super("patched", ClassLoader.getSystemClassLoader());
        }

        /** Alternating binary names and class-file bytes; null bytes hide the class, a missing pair means unchanged. */
        public Loader with(String name, byte[] bytes) {
            classes.put(name, bytes);
            return this;
        }

        public Loader unchanged(String... names) {
            for (String name : names)
                classes.put(name, bytes(name));
            return this;
        }

        public Class<?> define(String name, byte[] bytes) {
            return defineClass(name, bytes, 0, bytes.length);
        }

        @Override protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> c = findLoadedClass(name);
                if (c != null)
                    return c;
                if (!classes.containsKey(name))
                    return super.loadClass(name, resolve);
                byte[] bytes = classes.get(name);
                if (bytes == null)
                    throw new ClassNotFoundException(name);
                return defineClass(name, bytes, 0, bytes.length);
            }
        }

        /** Runs a Runnable class defined by this loader and prints the error it ends with. */
        public void run(String name) {
            try {
                ((Runnable) loadClass(name).getDeclaredConstructor().newInstance()).run();
                System.out.println(name + " ran");
            } catch (java.lang.reflect.InvocationTargetException e) {
                System.out.println(clean(e.getCause()));
            } catch (Throwable e) {
                System.out.println(clean(e));
            }
        }
    }
}
