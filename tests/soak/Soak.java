// A server with clients, a compiler, and garbage of all ages, in one VM, for hours: everything goes on, and nothing grows.
//   java Soak SECONDS [PAUSE-IN-MILLISECONDS]
// Between two pieces of work, each part rests for the pause (5): it decides how busy the machine is.  Writes a line a minute (of
// twenty in a short run); the last one sums up.
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.*;
import java.lang.management.ManagementFactory;
import java.lang.ref.*;
import java.net.*;
import java.net.http.*;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntUnaryOperator;
import java.util.stream.*;
import java.util.zip.*;
import javax.tools.*;

public class Soak {
    static final Map<String, AtomicLong> done = new TreeMap<>();
    static final Queue<String> errors = new ConcurrentLinkedQueue<>();
    static volatile boolean ends;
    static long pause = 5;

    interface Work { void round(int number) throws Exception; }

    static Thread start(String part, Work work) {
        AtomicLong count = done.computeIfAbsent(part, p -> new AtomicLong());
        Thread thread = new Thread(() -> {
            for (int i = 0; !ends; i++)
                try {
                    work.round(i);
                    count.incrementAndGet();
                    Thread.sleep(pause);
                } catch (Throwable t) {
                    StringWriter trace = new StringWriter();
                    t.printStackTrace(new PrintWriter(trace));
                    errors.add(part + ": " + trace);
                }
        }, part);
        thread.start();
        return thread;
    }

    // ---- a server, and those who ask it

    static String page(int number) {
        return IntStream.range(0, 200 + number % 300).mapToObj(i -> "{\"id\": " + i + ", \"name\": \"" + Integer.toString(i * number, 36) + "\"}")
            .collect(Collectors.joining(",\n", "[", "]"));
    }

    static void answer(HttpExchange exchange) throws IOException {
        int number = Integer.parseInt(exchange.getRequestURI().getQuery().replace("number=", ""));
        if (number % 97 == 0)
            throw new IllegalStateException("asked for " + number);                 // the server closes the connection
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().add("Content-Encoding", "gzip");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = new GZIPOutputStream(exchange.getResponseBody())) {
            out.write(page(number).getBytes(StandardCharsets.UTF_8));
        }
    }

    static String unpacked(InputStream in) throws IOException {
        try (InputStream unzipped = new GZIPInputStream(in)) {
            return new String(unzipped.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static HttpServer startServer(ExecutorService pool) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.createContext("/page", Soak::answer);
        server.setExecutor(pool);
        server.start();
        return server;
    }

    static void ask(HttpClient client, int port, int number) throws Exception {
        URI uri = URI.create("http://localhost:" + port + "/page?number=" + number);
        String body;
        try {
            if (number % 2 == 0)
                body = unpacked(client.send(HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofString("x".repeat(number % 5000))).build(),
                        HttpResponse.BodyHandlers.ofInputStream()).body());
            else
                body = unpacked(uri.toURL().openStream());
        } catch (IOException e) {
            if (number % 97 != 0)
                throw e;
            return;
        }
        if (!body.equals(page(number)))
            throw new AssertionError("page " + number + " is " + body.length() + " long");
    }

    // ---- a compiler, and what it has compiled

    static class Source extends SimpleJavaFileObject {
        final String text;
        Source(String name, String text) { super(URI.create("string:///" + name + ".java"), Kind.SOURCE); this.text = text; }
        @Override public CharSequence getCharContent(boolean ignoreErrors) { return text; }
    }

    static class Compiled extends SimpleJavaFileObject {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Compiled(String name) { super(URI.create("bytes:///" + name + ".class"), Kind.CLASS); }
        @Override public OutputStream openOutputStream() { return bytes; }
    }

    static void compileAndRun(int number) throws Exception {
        String name = "Generated" + number % 1000;
        String source = "import java.util.function.*; public class " + name + " implements IntUnaryOperator { record Pair(int a, int b) {} enum Sign { MINUS, PLUS }"
            + " public int applyAsInt(int x) { int sum = 0; for (int i = 0; i < 3000; i++) { Pair p = new Pair(i, x);"
            + " IntSupplier s = () -> p.a() ^ p.b(); sum += switch (i % 3) { case 0 -> s.getAsInt(); case 1 -> Sign.values().length; default -> " + number + "; }; }"
            + " return (\"\" + sum + p()).length() + sum; } static String p() { return \"" + number + "\"; } }";
        Map<String, Compiled> classes = new HashMap<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        try (JavaFileManager files = new ForwardingJavaFileManager<>(compiler.getStandardFileManager(problems, null, null)) {
            @Override public JavaFileObject getJavaFileForOutput(Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
                return classes.computeIfAbsent(className, Compiled::new);
            }
        }) {
            if (!compiler.getTask(null, files, problems, List.of("-proc:none"), null, List.of(new Source(name, source))).call())
                throw new AssertionError(problems.getDiagnostics());
        }
        ClassLoader loader = new ClassLoader() {
            @Override protected Class<?> findClass(String wanted) throws ClassNotFoundException {
                Compiled found = classes.get(wanted);
                if (found == null)
                    throw new ClassNotFoundException(wanted);
                return defineClass(wanted, found.bytes.toByteArray(), 0, found.bytes.size());
            }
        };
        int sum = 0;
        for (int i = 0; i < 3000; i++)
            sum += i % 3 == 0 ? i ^ 7 : i % 3 == 1 ? 2 : number;
        int result = ((IntUnaryOperator) loader.loadClass(name).getConstructor().newInstance()).applyAsInt(7);
        if (result != ("" + sum + number).length() + sum)
            throw new AssertionError("class " + number + " says " + result);
    }

    // ---- garbage

    static final Map<Integer, byte[]> latest = new LinkedHashMap<>(100, 0.75f, true) {
        @Override protected boolean removeEldestEntry(Map.Entry<Integer, byte[]> eldest) { return size() > 400; }
    };
    static final Map<Object, String> weakly = new WeakHashMap<>();
    static final List<SoftReference<int[]>> softly = new ArrayList<>();
    static final Cleaner cleaner = Cleaner.create();
    static final AtomicLong cleaned = new AtomicLong(), registered = new AtomicLong();

    record Node(Node left, Node right, int depth) {
        static Node tree(int depth) { return depth == 0 ? new Node(null, null, 0) : new Node(tree(depth - 1), tree(depth - 1), depth); }
        int size() { return depth == 0 ? 1 : 1 + left.size() + right.size(); }
    }

    static void litter(int number) throws Exception {
        Random random = new Random(number);
        if (Node.tree(12).size() != 8191)
            throw new AssertionError("a tree has lost nodes");
        latest.put(random.nextInt(2000), new byte[random.nextInt(40_000)]);
        for (int i = 0; i < 50; i++)
            weakly.put(new Object(), "value " + i);
        if (softly.size() > 100)
            softly.remove(random.nextInt(100));
        softly.add(new SoftReference<>(new int[random.nextInt(5000)]));
        registered.incrementAndGet();
        cleaner.register(new Object(), cleaned::incrementAndGet);
        if (number % 20 == 0) {
            ByteBuffer direct = ByteBuffer.allocateDirect(100_000);
            direct.putLong(0, number);
            if (direct.getLong(0) != number)
                throw new AssertionError("a direct buffer has lost a number");
            Thread brief = new Thread(() -> new ThreadLocal<byte[]>().set(new byte[10_000]));
            brief.start();
            brief.join();
        }
        if (number % 500 == 0 && new byte[3_000_000].length == 0)
            throw new AssertionError();
        if (registered.get() - cleaned.get() > 500_000)
            throw new AssertionError("cleaners do not run: " + registered + ", " + cleaned);
    }

    // ---- what may not grow

    static long status(String field) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status")))
            if (line.startsWith(field + ":"))
                return Long.parseLong(line.replaceAll("[^0-9]", ""));
        throw new IOException(field);
    }

    /** RSS in KiB, threads, descriptors, loaded classes. */
    static final String[] WHAT = { "RSS (KiB)", "threads", "descriptors", "classes" };
    static final long[] MORE_ALLOWED = { 16 << 10, 10, 20, 1500 };
    static long[] look() throws IOException {
        return new long[] { status("VmRSS"), status("Threads"), new File("/proc/self/fd").list().length,
            ManagementFactory.getClassLoadingMXBean().getLoadedClassCount() };
    }

    public static void main(String[] args) throws Exception {
        long seconds = Long.parseLong(args[0]), begin = System.nanoTime();
        if (args.length > 1)
            pause = Long.parseLong(args[1]);
        ExecutorService pool = Executors.newFixedThreadPool(6);
        HttpServer server = startServer(pool);
        HttpClient client = HttpClient.newHttpClient();
        int port = server.getAddress().getPort();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int first = i;
            threads.add(start("requests", number -> ask(client, port, number * 3 + first)));
        }
        threads.add(start("compilations", Soak::compileAndRun));
        threads.add(start("litter", Soak::litter));

        int looks = (int) Math.max(9, seconds / 60), failed = 0;
        long[][] seen = new long[looks][];
        Map<String, Long> before = new TreeMap<>();
        for (int i = 0; i < looks; i++) {
            for (long until = begin + (i + 1) * seconds * 1_000_000_000L / looks; System.nanoTime() < until; )
                Thread.sleep(10);
            long[] most = seen[i] = look();
            System.out.printf("%5d s: %d MiB, %d threads, %d descriptors, %d classes; %s%n", (System.nanoTime() - begin) / 1_000_000_000, most[0] >> 10,
                most[1], most[2], most[3], done);
            for (var part : done.entrySet())
                if (part.getValue().get() == before.getOrDefault(part.getKey(), 0L))
                    errors.add(part.getKey() + " stand still");
            done.forEach((part, count) -> before.put(part, count.get()));
            for (String error; (error = errors.poll()) != null; failed++)
                System.out.println("FAIL " + error);
        }
        ends = true;
        for (Thread thread : threads)
            thread.join();
        server.stop(0);
        pool.shutdown();

        // Of three thirds, the last may not need more than the middle one, but for chance.
        int passed = done.size();
        for (int w = 0; w < WHAT.length; w++) {
            long middle = 0, last = 0;
            for (int i = looks / 3; i < looks; i++)
                if (i < looks * 2 / 3) middle = Math.max(middle, seen[i][w]);
                else last = Math.max(last, seen[i][w]);
            boolean flat = last <= middle + middle / 20 + MORE_ALLOWED[w];
            System.out.printf("%s%s: %d at most, then %d%n", flat ? "" : "FAIL ", WHAT[w], middle, last);
            if (flat) passed++;
            else failed++;
        }
        System.out.println(passed + " passed, " + failed + " failed");
        System.exit(failed == 0 ? 0 : 1);
    }
}
