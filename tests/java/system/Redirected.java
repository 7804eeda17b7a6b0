// System.setOut and setErr, PrintStream errors and encodings, writes to a closed stream.
import java.io.*;
import java.nio.charset.*;

public class Redirected {
    public static void main(String[] args) throws Exception {
        PrintStream out = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, "UTF-16BE"));
        System.out.print("\u20ac");
        System.out.println('x');
        System.setOut(out);
        System.out.println(java.util.Arrays.toString(bytes.toByteArray()));
        System.out.print("no newline, ");
        System.out.print(1); System.out.print(2L); System.out.print(3.5f); System.out.print('c'); System.out.print(true); System.out.print((Object) null); System.out.print(new char[] { 'o', 'k' });
        System.out.println();
        System.out.append("app").append('e').append("xndx", 1, 3).println();
        System.out.write('w');
        System.out.write("bytes\n".getBytes(), 0, 6);
        System.out.printf("%d %s%n", 5, "f").format("%x%n", 255);
        PrintStream broken = new PrintStream(new OutputStream() { public void write(int b) throws IOException { throw new IOException("disk full"); } });
        broken.println("lost");
        System.out.println(broken.checkError() + " " + System.out.checkError());
        PrintStream closed = new PrintStream(bytes);
        closed.close();
        closed.println("ignored");
        System.out.println(closed.checkError());
        PrintStream ascii = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
        ascii.println("caf\u00e9");
        System.out.println("caf\u00e9 \u65e5\u672c \ud83d\ude00");
        new PrintWriter(System.out, true).println("writer");
        FileOutputStream raw = new FileOutputStream(FileDescriptor.out);
        raw.write("raw\n".getBytes());
        System.err.println("to stderr");
    }
}
