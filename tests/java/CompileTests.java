import java.io.*;
import java.nio.file.*;
import java.util.*;
import javax.tools.*;

/**
 * Compiles test programs, each into its own directory, in one process.
 * Arguments: the directory of shared helper sources. Standard input: one "source output-directory" per line.
 * A source may ask for compiler options with a first-lines comment "// javac: options".
 */
public class CompileTests {
    public static void main(String[] args) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        boolean ok = true;
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
             BufferedReader in = new BufferedReader(new InputStreamReader(System.in))) {
            for (String line; (line = in.readLine()) != null; ) {
                String[] words = line.split(" ");
                ok &= compile(compiler, files, Path.of(words[0]), Path.of(words[1]), args[0]);
            }
        }
        System.exit(ok ? 0 : 1);
    }

    static boolean compile(JavaCompiler compiler, StandardJavaFileManager files, Path source, Path out, String lib)
            throws IOException {
        Files.createDirectories(out);
        try (DirectoryStream<Path> old = Files.newDirectoryStream(out, "*.class")) {
            for (Path file : old)
                Files.delete(file);
        }
        List<String> options = new ArrayList<>(List.of("-d", out.toString(), "-sourcepath", lib, "-classpath", out.toString(),
                "-nowarn", "-Xlint:none", "-proc:none", "-g"));
        for (String line : Files.readAllLines(source)) {
            if (!line.startsWith("//"))
                break;
            if (line.startsWith("// javac: "))
                options.addAll(Arrays.asList(line.substring(10).trim().split(" +")));
        }
        DiagnosticCollector<JavaFileObject> errors = new DiagnosticCollector<>();
        boolean ok = compiler.getTask(null, files, errors, options, null, files.getJavaFileObjects(source)).call();
        if (!ok)
            errors.getDiagnostics().forEach(d -> { if (d.getKind() == Diagnostic.Kind.ERROR) System.err.println(d); });
        else
            Files.writeString(out.resolve(".stamp"), "");
        return ok;
    }
}
