// args: -Xint -Xlog:exceptions=info:file=/tmp/exceptions_%p.log
// What -Xlog:exceptions says of an exception: its class and message, where it is thrown, and where it is handled.
import java.nio.file.*;

public class ExceptionLog {
    static void thrower(int i) {
        if (i == 0) throw new IllegalStateException("in Java");
        if (i == 1) throw new IllegalStateException();
        Object[] strings = new String[1];
        strings[0] = i;
    }

    public static void main(String[] args) throws Exception {
        for (int i = 0; i < 3; i++)
            try {
                thrower(i);
            } catch (IllegalStateException | ArrayStoreException e) {
            }
        Path log = Path.of("/tmp/exceptions_" + ProcessHandle.current().pid() + ".log");
        String text = Files.readString(log).replaceAll("(?m)^\\[.*?s\\]\\[info\\]\\[exceptions\\] ", "").replaceAll("0x[0-9a-f]{16}", "#");
        for (String line : text.replace(">\n thrown in i", "> thrown in i").replace(">\n at bci", "> at bci").split("\n"))
            if (line.contains("IllegalStateException") || line.contains("ArrayStoreException") && line.contains("interpreter"))
                System.out.println(line.replaceAll("for thread .*", ""));
        Files.delete(log);
    }
}
