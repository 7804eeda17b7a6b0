// java.nio.file: reading, writing, copying, moving, links, attributes, walking, globbing, errors.
import java.io.*;
import java.nio.charset.*;
import java.nio.file.*;
import java.nio.file.attribute.*;
import java.util.*;
import java.util.stream.*;

public class FilesApi {
    static Path root;

    interface Body { Object run() throws Exception; }

    static void show(Body b) {
        try {
            System.out.println(String.valueOf(b.run()).replace(root.toString(), "ROOT"));
        } catch (Exception e) {
            System.out.println((e.getClass().getSimpleName() + " " + e.getMessage()).replace(root.toString(), "ROOT").replace("\0", "\\0"));
        }
    }

    public static void main(String[] args) throws Exception {
        root = Files.createTempDirectory("nio").toRealPath();
        Path a = root.resolve("a.txt"), d = root.resolve("d/e/f"), link = root.resolve("link");
        show(() -> Files.writeString(a, "one\ntwo\nthr\u00e9e\n"));
        show(() -> Files.readAllLines(a) + " " + Files.size(a) + " " + Files.lines(a).filter(l -> l.startsWith("t")).count() + " " + Files.readString(a).length());
        show(() -> Files.write(a, List.of("four"), StandardOpenOption.APPEND) + " " + Files.readAllBytes(a).length);
        show(() -> Files.createDirectories(d) + " " + Files.isDirectory(d) + Files.exists(root.resolve("none")) + Files.notExists(root.resolve("none")));
        show(() -> Files.copy(a, d.resolve("copy")) + " " + Files.mismatch(a, d.resolve("copy")) + " " + Files.isSameFile(a, a));
        show(() -> Files.copy(a, d.resolve("copy")));
        show(() -> Files.copy(new ByteArrayInputStream("stream".getBytes()), d.resolve("copy"), StandardCopyOption.REPLACE_EXISTING) + " " + Files.readString(d.resolve("copy")));
        show(() -> Files.move(d.resolve("copy"), root.resolve("moved"), StandardCopyOption.ATOMIC_MOVE));
        show(() -> Files.createSymbolicLink(link, Path.of("a.txt")) + " " + Files.readSymbolicLink(link) + Files.isSymbolicLink(link) + " " + link.toRealPath().getFileName() + Files.isRegularFile(link, LinkOption.NOFOLLOW_LINKS));
        show(() -> Files.setPosixFilePermissions(a, PosixFilePermissions.fromString("rw-r-----")) + PosixFilePermissions.toString(Files.getPosixFilePermissions(a)));
        show(() -> { Files.setLastModifiedTime(a, FileTime.fromMillis(1_500_000_000_000L)); BasicFileAttributes at = Files.readAttributes(a, BasicFileAttributes.class); return at.lastModifiedTime() + " " + at.size() + at.isRegularFile() + at.isDirectory() + at.isSymbolicLink() + (at.fileKey() != null); });
        show(() -> Files.readAttributes(a, "size,isDirectory").entrySet().stream().map(Object::toString).sorted().toList() + " " + Files.getAttribute(a, "unix:mode").equals(33184) + Files.getOwner(a).getName().isEmpty());
        show(() -> { try (Stream<Path> s = Files.walk(root)) { return s.map(p -> root.relativize(p).toString()).sorted().toList(); } });
        show(() -> { try (Stream<Path> s = Files.list(root)) { return s.map(p -> p.getFileName().toString()).sorted().toList(); } });
        show(() -> { try (DirectoryStream<Path> s = Files.newDirectoryStream(root, "*.{txt,md}")) { List<String> l = new ArrayList<>(); s.forEach(p -> l.add(p.getFileName().toString())); return l; } });
        show(() -> { try (Stream<Path> s = Files.find(root, 5, (p, at) -> at.isDirectory())) { return s.count(); } });
        show(() -> { Files.delete(d.getParent()); return "deleted"; });
        show(() -> Files.readString(root.resolve("none")));
        show(() -> Files.createFile(a));
        show(() -> Files.newInputStream(d).read());
        show(() -> Files.write(root.resolve("bad"), new byte[] { (byte) 0xff, 65 }) + " " + Files.readString(root.resolve("bad")));
        show(() -> Files.newByteChannel(a, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
        show(() -> { try (BufferedWriter w = Files.newBufferedWriter(a, StandardCharsets.ISO_8859_1)) { w.write("\u00e9"); w.newLine(); } return Files.size(a) + Files.readString(a, StandardCharsets.ISO_8859_1); });
        show(() -> Path.of("/a/b/../c/./d").normalize() + " " + Path.of("a/b").resolveSibling("c") + " " + Path.of("/x/y").relativize(Path.of("/x/z/w")) + " " + Path.of("a", "b", "c").subpath(1, 3) + Path.of("/a").startsWith("/") + " " + Path.of("").toAbsolutePath().isAbsolute() + Path.of("/a/b").getNameCount() + Path.of("/").getFileName() + Path.of("a.b").endsWith("b"));
        show(() -> FileSystems.getDefault().getPathMatcher("glob:**/*.java").matches(Path.of("x/y/Z.java")) + " " + FileSystems.getDefault().getPathMatcher("regex:.*z").matches(Path.of("xyz")) + " " + FileSystems.getDefault().getSeparator() + Path.of("a\0b"));
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override public FileVisitResult visitFile(Path f, BasicFileAttributes at) throws IOException { Files.delete(f); return FileVisitResult.CONTINUE; }
            @Override public FileVisitResult postVisitDirectory(Path p, IOException e) throws IOException { Files.delete(p); return FileVisitResult.CONTINUE; }
        });
        show(() -> Files.exists(root) + " " + Files.deleteIfExists(root) + " " + Files.isWritable(Path.of("/tmp")) + Files.isExecutable(Path.of("/bin/sh")) + Files.probeContentType(Path.of("x.html")));
    }
}
