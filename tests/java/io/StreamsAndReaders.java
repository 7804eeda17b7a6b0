// Buffered, data, pushback, sequence, piped, print and line-number streams and readers.
import java.io.*;
import java.nio.charset.StandardCharsets;
import java.util.*;

public class StreamsAndReaders {
    public static void main(String[] args) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream d = new DataOutputStream(new BufferedOutputStream(bytes, 4))) {
            d.writeByte(-1); d.writeShort(-2); d.writeInt(-3); d.writeLong(-4); d.writeFloat(1.5f); d.writeDouble(-0.0); d.writeChar('\u20ac'); d.writeBoolean(true); d.writeUTF("\0\u00e9\u20ac\ud83d\ude00");
            System.out.println(d.size());
        }
        DataInputStream in = new DataInputStream(new BufferedInputStream(new ByteArrayInputStream(bytes.toByteArray()), 3));
        System.out.println(in.readByte() + " " + in.readShort() + " " + in.readInt() + " " + in.readLong() + " " + in.readFloat() + " " + in.readDouble() + " " + in.readChar() + " " + in.readBoolean() + " " + in.readUTF().length());
        try {
            in.readInt();
        } catch (EOFException e) {
            System.out.println("eof " + e.getMessage());
        }
        BufferedInputStream b = new BufferedInputStream(new ByteArrayInputStream("abcdefghij".getBytes()), 4);
        b.read(); b.mark(6); b.read(new byte[3]); b.reset();
        System.out.println((char) b.read() + new String(b.readNBytes(2)) + b.markSupported() + b.skip(100));
        PushbackInputStream p = new PushbackInputStream(new ByteArrayInputStream("xy".getBytes()), 2);
        int c = p.read();
        p.unread('z'); p.unread(c);
        System.out.println(new String(p.readAllBytes()));
        System.out.println(new String(new SequenceInputStream(new ByteArrayInputStream("one".getBytes()), new ByteArrayInputStream("two".getBytes())).readAllBytes()));
        PipedInputStream pin = new PipedInputStream(16);
        PipedOutputStream pout = new PipedOutputStream(pin);
        Thread writer = new Thread(() -> { try (pout) { for (int i = 0; i < 100; i++) pout.write(("line " + i + "\n").getBytes()); } catch (IOException e) { System.out.println(e); } });
        writer.start();
        System.out.println(new BufferedReader(new InputStreamReader(pin)).lines().mapToInt(String::length).sum());
        writer.join();
        LineNumberReader l = new LineNumberReader(new StringReader("a\nb\r\nc\rd"));
        while (l.readLine() != null) System.out.print(l.getLineNumber() + " ");
        System.out.println();
        StringWriter sw = new StringWriter();
        try (PrintWriter w = new PrintWriter(sw)) { w.printf("%03d|", 7); w.print(1.5); w.println('c'); w.append("x"); }
        System.out.println(sw.toString().replace('\n', '/'));
        Reader r = new InputStreamReader(new ByteArrayInputStream("\u00e9\u20ac\ud83d\ude00x".getBytes("UTF-8")) { @Override public int read(byte[] x, int o, int n) { return super.read(x, o, Math.min(n, 1)); } }, "UTF-8");
        StringBuilder sb = new StringBuilder();
        for (int ch; (ch = r.read()) >= 0; ) sb.append(Integer.toHexString(ch)).append(' ');
        System.out.println(sb);
        StreamTokenizer t = new StreamTokenizer(new StringReader("x = 3.5 + 'q' // comment\n\"str\" y"));
        t.slashSlashComments(true);
        while (t.nextToken() != StreamTokenizer.TT_EOF) System.out.print((t.ttype == StreamTokenizer.TT_NUMBER ? "n" + t.nval : t.sval == null ? "" + (char) t.ttype : "w" + t.sval) + " ");
        System.out.println();
        CharArrayWriter ca = new CharArrayWriter();
        new BufferedReader(new CharArrayReader("chars".toCharArray(), 1, 3)).transferTo(ca);
        System.out.println(ca + " " + InputStream.nullInputStream().read() + " " + new ByteArrayInputStream(new byte[] { 1, -1 }).readAllBytes().length + " " + Arrays.toString("\u20ac".getBytes(StandardCharsets.UTF_16LE)));
        Scanner s = new Scanner("1,2;3 true 0x1F 99999999999 end").useDelimiter("[,; ]");
        System.out.println(s.nextInt() + s.nextLong() + s.nextByte() + " " + s.nextBoolean() + s.hasNextInt() + s.next() + s.hasNextInt() + s.nextBigInteger() + s.next() + s.hasNext());
        System.out.println(new Scanner("a1b22c").findInLine("(\\d+)") + " " + new Scanner("k=v; k2=v2").findAll("(\\w+)=(\\w+)").map(m -> m.group(2)).toList());
        ObjectOutputStream o = new ObjectOutputStream(OutputStream.nullOutputStream());
        o.writeObject("x");
        try {
            new InputStreamReader(System.in, "none");
        } catch (UnsupportedEncodingException e) {
            System.out.println(e.getMessage());
        }
    }
}
