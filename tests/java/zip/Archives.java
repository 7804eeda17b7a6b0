// Zip, jar and gzip round trips in memory and in files; zip file system; CRC32, Adler32, Deflater levels.
import java.io.*;
import java.net.URI;
import java.nio.file.*;
import java.util.*;
import java.util.jar.*;
import java.util.stream.*;
import java.util.zip.*;

public class Archives {
    static byte[] text = IntStream.range(0, 2000).mapToObj(i -> "line " + i % 37 + "\n").collect(Collectors.joining()).getBytes();

    public static void main(String[] args) throws Exception {
        ByteArrayOutputStream b = new ByteArrayOutputStream();
        try (GZIPOutputStream g = new GZIPOutputStream(b)) { g.write(text); }
        System.out.println((b.size() < text.length / 10) + " " + Arrays.equals(new GZIPInputStream(new ByteArrayInputStream(b.toByteArray())).readAllBytes(), text));
        CRC32 crc = new CRC32();
        crc.update(text);
        Adler32 adler = new Adler32();
        adler.update(text, 5, 100);
        CRC32C c = new CRC32C();
        c.update("123456789".getBytes());
        System.out.println(Long.toHexString(crc.getValue()) + " " + adler.getValue() + " " + Long.toHexString(c.getValue()));
        for (int level : new int[] { 0, 1, 9 }) {
            Deflater d = new Deflater(level, true);
            d.setInput(text);
            d.finish();
            byte[] out = new byte[text.length + 100];
            int n = d.deflate(out);
            Inflater i = new Inflater(true);
            i.setInput(out, 0, n);
            byte[] back = new byte[text.length];
            System.out.println(level + " " + d.finished() + " " + i.inflate(back) + " " + i.finished() + " " + Arrays.equals(back, text) + " " + d.getTotalIn() + (n < text.length));
            d.end();
            i.end();
        }
        Path zip = Files.createTempFile("archive", ".zip");
        try (ZipOutputStream z = new ZipOutputStream(Files.newOutputStream(zip))) {
            z.setComment("the comment");
            ZipEntry stored = new ZipEntry("stored.txt");
            stored.setMethod(ZipEntry.STORED);
            stored.setSize(3);
            stored.setCrc(0x352441c2L);
            z.putNextEntry(stored);
            z.write("abc".getBytes());
            z.putNextEntry(new ZipEntry("dir/"));
            ZipEntry e = new ZipEntry("dir/d\u00e9flated");
            e.setTime(1_000_000_000_000L);
            e.setComment("entry comment");
            e.setExtra(new byte[] { 1, 2, 0, 0 });
            z.putNextEntry(e);
            z.write(text);
            try {
                z.putNextEntry(new ZipEntry("stored.txt"));
            } catch (ZipException x) {
                System.out.println(x.getMessage());
            }
        }
        try (ZipFile f = new ZipFile(zip.toFile())) {
            System.out.println(f.size() + " " + f.getComment() + " " + f.stream().map(e -> e.getName() + ":" + e.getSize() + ":" + e.getMethod() + ":" + e.isDirectory() + ":" + e.getComment()).toList());
            System.out.println(new String(f.getInputStream(f.getEntry("stored.txt")).readAllBytes()) + " " + f.getEntry("dir") + " " + f.getEntry("none") + " " + f.getInputStream(f.getEntry("dir/d\u00e9flated")).readAllBytes().length);
        }
        try (ZipInputStream z = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry e; (e = z.getNextEntry()) != null; ) System.out.print(e.getName() + "=" + z.readAllBytes().length + " ");
            System.out.println();
        }
        try (FileSystem fs = FileSystems.newFileSystem(URI.create("jar:" + zip.toUri()), Map.of())) {
            Files.writeString(fs.getPath("/added.txt"), "added");
            Files.delete(fs.getPath("stored.txt"));
            try (Stream<Path> s = Files.walk(fs.getPath("/"))) { System.out.println(s.map(Path::toString).sorted().toList()); }
        }
        try (ZipFile f = new ZipFile(zip.toFile())) { System.out.println(f.stream().map(ZipEntry::getName).sorted().toList()); }
        Files.write(zip, Arrays.copyOf(Files.readAllBytes(zip), 50));
        try {
            new ZipFile(zip.toFile());
        } catch (ZipException e) {
            System.out.println(e.getMessage());
        }
        try {
            new GZIPInputStream(new ByteArrayInputStream(text));
        } catch (ZipException e) {
            System.out.println(e.getMessage());
        }
        try {
            new InflaterInputStream(new ByteArrayInputStream(text)).read();
        } catch (ZipException e) {
            System.out.println(e.getMessage());
        }
        Manifest m = new Manifest();
        m.getMainAttributes().putValue("Manifest-Version", "1.0");
        m.getMainAttributes().putValue("Long-Attribute", "x".repeat(100));
        m.getEntries().computeIfAbsent("a/b", k -> new Attributes()).putValue("Sealed", "true");
        ByteArrayOutputStream mo = new ByteArrayOutputStream();
        m.write(mo);
        System.out.println(mo.toString().replace("\r\n", "|") + " " + new Manifest(new ByteArrayInputStream(mo.toByteArray())).equals(m));
        Files.delete(zip);
    }
}
