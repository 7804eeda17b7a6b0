// args: --enable-preview -Xlog:class+preview=info:file=/tmp/preview_%p.log
// Classes that depend on preview features, by their minor version: loaded with --enable-preview, and named in the log.
import java.nio.file.*;

public class PreviewLog {
    static class Own extends ClassLoader {
        Class<?> define(byte[] bytes) { return defineClass(null, bytes, 0, bytes.length); }
    }

    public static void main(String[] args) throws Exception {
        for (int major : new int[] { 61, 60, 45 }) {
            byte[] bytes = new Asm(major, 0x21, "some/Preview" + major, "java/lang/Object").bytes();
            bytes[4] = bytes[5] = -1;
            try {
                System.out.println(new Own().define(bytes));
            } catch (UnsupportedClassVersionError e) {
                System.out.println(e.getMessage());
            }
        }
        Path log = Path.of("/tmp/preview_" + ProcessHandle.current().pid() + ".log");
        for (String line : Files.readAllLines(log)) System.out.println(line.replaceAll("^\\[.*?s\\]", ""));
        Files.delete(log);
    }
}
