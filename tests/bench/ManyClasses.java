import java.io.*;
import java.nio.file.*;
import java.util.*;
import java.util.jar.*;
import java.util.zip.*;
import javax.tools.*;

/** Makes a jar of 2,000 generated classes and a Main that uses every one of them: argument 0 is the jar to write. */
public class ManyClasses {
    static String source(int i, int count) {
        String parent = i % 10 == 0 ? "" : " extends C" + (i / 10 * 10);
        return "package many; public class C" + i + parent + " implements Shape {\n"
            + "    private static final int[] TABLE = { " + i + ", " + (i * 7) + ", " + (i * 31) + " };\n"
            + "    private final String name = \"class " + i + "\"; protected long total;\n"
            + "    public int area(int x) { int r = x; for (int k = 0; k < TABLE.length; k++) r = r * 31 + TABLE[k]; total += r; return r; }\n"
            + "    public String name() { return name + total; }\n"
            + "    public static int chain(int depth) { return depth == 0 ? " + i + " : C" + ((i + 1) % count) + ".chain(depth - 1) + 1; }\n"
            + "}\n";
    }

    public static void main(String[] args) throws IOException {
        int count = 2000;
        Path dir = Files.createTempDirectory("manyclasses");
        Path sources = Files.createDirectories(dir.resolve("src/many"));
        List<File> files = new ArrayList<>();
        for (int i = 0; i < count; i++)
            files.add(Files.writeString(sources.resolve("C" + i + ".java"), source(i, count)).toFile());
        files.add(Files.writeString(sources.resolve("Shape.java"), "package many; public interface Shape { int area(int x); String name(); default int twice(int x) { return 2 * area(x); } }").toFile());
        StringBuilder main = new StringBuilder("package many; public class Main { static int sum; static void use(Shape s) { sum = sum * 31 + s.twice(sum & 7) + s.name().hashCode(); }\n");
        for (int part = 0; part < count / 100; part++) {
            main.append("static void part").append(part).append("() {");
            for (int i = part * 100; i < part * 100 + 100; i++)
                main.append("use(new C").append(i).append("()); sum += C").append(i).append(".chain(2);\n");
            main.append("}\n");
        }
        main.append("public static void main(String[] a) {");
        for (int part = 0; part < count / 100; part++)
            main.append("part").append(part).append("();");
        main.append("System.out.println(sum); } }");
        files.add(Files.writeString(sources.resolve("Main.java"), main).toFile());
        Path classes = Files.createDirectories(dir.resolve("classes"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null);
        if (!compiler.getTask(null, manager, null, List.of("-d", classes.toString(), "-nowarn"), null, manager.getJavaFileObjectsFromFiles(files)).call())
            System.exit(1);
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "many.Main");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(Path.of(args[0])), manifest); DirectoryStream<Path> all = Files.newDirectoryStream(classes.resolve("many"))) {
            for (Path p : new TreeSet<>(iterate(all))) {
                jar.putNextEntry(new ZipEntry("many/" + p.getFileName()));
                Files.copy(p, jar);
            }
        }
        try (var walk = Files.walk(dir)) {
            walk.sorted(Comparator.reverseOrder()).forEach(p -> p.toFile().delete());
        }
    }

    private static List<Path> iterate(DirectoryStream<Path> paths) {
        List<Path> list = new ArrayList<>();
        paths.forEach(list::add);
        return list;
    }
}
