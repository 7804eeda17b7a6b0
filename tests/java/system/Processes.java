// Child processes: output, input, exit codes, environment, directory, redirection, destroy, failure to start.
import java.io.*;
import java.nio.file.*;
import java.util.*;
import java.util.concurrent.*;

public class Processes {
    static String read(Process p) throws IOException { return new String(p.getInputStream().readAllBytes()).trim(); }

    public static void main(String[] args) throws Exception {
        Process echo = new ProcessBuilder("/bin/echo", "hello", "two words").start();
        System.out.println(read(echo) + " " + echo.waitFor() + " " + echo.exitValue() + " " + echo.isAlive());
        Process cat = new ProcessBuilder("/bin/cat").start();
        try (Writer w = cat.outputWriter()) {
            w.write("through cat\n");
        }
        System.out.println(read(cat) + " " + cat.waitFor());
        ProcessBuilder sh = new ProcessBuilder("/bin/sh", "-c", "echo $VAR; pwd; echo oops >&2; exit 3").directory(new File("/")).redirectErrorStream(true);
        sh.environment().put("VAR", "env value");
        Process p = sh.start();
        System.out.println(read(p).replace('\n', '|') + " " + p.waitFor());
        Path out = Files.createTempFile("process", ".txt");
        new ProcessBuilder("/bin/echo", "to file").redirectOutput(out.toFile()).start().waitFor();
        new ProcessBuilder("/bin/echo", "appended").redirectOutput(ProcessBuilder.Redirect.appendTo(out.toFile())).start().waitFor();
        System.out.println(Files.readAllLines(out));
        System.out.println(read(new ProcessBuilder("/bin/cat").redirectInput(out.toFile()).start()).length());
        Files.delete(out);
        Process sleep = new ProcessBuilder("/bin/sleep", "60").start();
        System.out.println(sleep.isAlive() + " " + sleep.waitFor(10, TimeUnit.MILLISECONDS) + " " + (sleep.pid() > 0) + " " + sleep.toHandle().isAlive());
        sleep.destroy();
        System.out.println(sleep.waitFor() + " " + sleep.onExit().get().isAlive());
        Process killed = new ProcessBuilder("/bin/sleep", "60").start();
        System.out.println(killed.destroyForcibly().waitFor());
        try {
            new ProcessBuilder("/no/such/program").start();
        } catch (IOException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(Runtime.getRuntime().exec(new String[] { "/bin/true" }).waitFor() + " " + Runtime.getRuntime().exec("/bin/false").waitFor());
        new ProcessBuilder("/bin/echo", "inherited").inheritIO().start().waitFor();
        List<Process> pipeline = ProcessBuilder.startPipeline(List.of(new ProcessBuilder("/bin/echo", "a\nb\nc"), new ProcessBuilder("/usr/bin/wc", "-l")));
        System.out.println(read(pipeline.get(1)));
        System.out.println(ProcessHandle.current().pid() == ProcessHandle.of(ProcessHandle.current().pid()).get().pid());
        InputStream err = new ProcessBuilder("/bin/sh", "-c", "echo err >&2").start().getErrorStream();
        System.out.println(new String(err.readAllBytes()).trim());
    }
}
