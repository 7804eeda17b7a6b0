import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Loads and links each class file of a directory, and prints the verdict: one line each, with the whole message.
 * With a count and a seed: that many random mutants of each instead, each of them a few changed bytes.
 */
public class LoadAll {
    /** Where a loader finds the classes that the one under test needs; then that one is linked only, not initialized. */
    static final String OTHERS = System.getProperty("others");

    static class Loader extends ClassLoader {
        Loader() { super(LoadAll.class.getClassLoader()); }
        Class<?> define(byte[] bytes) { return defineClass(null, bytes, 0, bytes.length); }

        @Override protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            Path file = OTHERS == null ? null : Path.of(OTHERS, name.replace('.', '/') + ".class");
            if (file == null || !Files.exists(file)) return super.loadClass(name, resolve);
            Class<?> loaded = findLoadedClass(name);
            try {
                return loaded != null ? loaded : define(Files.readAllBytes(file));
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    static String verdict(byte[] bytes) {
        try {
            Class<?> k = new Loader().define(bytes);
            if (OTHERS != null) k.getDeclaredMethods();
            else Class.forName(k.getName(), true, k.getClassLoader());
            return "accepted";
        } catch (Throwable e) {
            return e.getClass().getName() + ": " + String.valueOf(e.getMessage());
        }
    }

    /** Where the constant pool ends: what comes after it is more interesting to change. */
    static int poolEnd(byte[] bytes) {
        java.nio.ByteBuffer in = java.nio.ByteBuffer.wrap(bytes);
        int count = in.getShort(8) & 0xffff, at = 10;
        for (int i = 1; i < count; i++) {
            switch (bytes[at]) {
                case 1: at += 3 + (in.getShort(at + 1) & 0xffff); break;
                case 5: case 6: at += 9; i++; break;
                case 7: case 8: case 16: case 19: case 20: at += 3; break;
                case 15: at += 4; break;
                default: at += 5; break;
            }
        }
        return at;
    }

    /** The last method's bytecode: flags, classes, interfaces, at most one field, one method of one attribute in our cases. */
    static int codeStart(byte[] bytes, int at) {
        java.nio.ByteBuffer in = java.nio.ByteBuffer.wrap(bytes);
        at += 8 + 2 * in.getShort(at + 6);
        at += 2 + 8 * in.getShort(at);
        return at + 24 < bytes.length && in.getShort(at) == 1 ? at + 24 : 0;
    }

    static byte[] mutant(byte[] original, Random random) {
        byte[] bytes = original.clone();
        int start = random.nextInt(8) == 0 ? 10 : poolEnd(original);
        if (random.nextInt(8) != 0) start = Math.max(start, codeStart(original, poolEnd(original)));
        int end = bytes.length;
        if (OTHERS != null) {           // close together: HotSpot verifies methods in the order of their names' addresses, so
            start += random.nextInt(end - start);       // faults in two methods tell nothing
            end = Math.min(end, start + 16);
        }
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            int at = start + random.nextInt(end - start);
            switch (random.nextInt(4)) {
                case 0: bytes[at] = (byte)random.nextInt(256); break;
                case 1: bytes[at]++; break;
                case 2: bytes[at]--; break;
                default: bytes[at] ^= 1 << random.nextInt(8); break;
            }
        }
        return bytes;
    }

    static String oneLine(String text) { return text.replace("\n", "\\n"); }

    public static void main(String[] args) throws IOException {
        List<Path> files;
        try (Stream<Path> stream = Files.list(Path.of(args[0]))) {
            files = stream.filter(p -> p.toString().endsWith(".class")).sorted().collect(Collectors.toList());
        }
        List<String> skipped = List.of(System.getProperty("skipped", "").split(","));
        int mutants = args.length > 1 ? Integer.parseInt(args[1]) : 0;
        PrintStream out = new PrintStream(System.out, true, "UTF-8");
        for (Path file : files) {
            String name = file.getFileName().toString().replace(".class", "");
            byte[] bytes = Files.readAllBytes(file);
            for (int i = 0; i < Math.max(mutants, 1); i++) {
                String title = mutants == 0 ? name : name + "#" + i;
                out.print(title + " ");         // if the VM dies here, this shows of what
                out.flush();
                byte[] candidate = mutants == 0 ? bytes
                        : mutant(bytes, new Random(Long.parseLong(args[2]) + 1000003L * i + name.hashCode()));
                out.println(skipped.contains(title) ? "skipped" : oneLine(verdict(candidate)));
            }
        }
    }
}
