import java.io.*;
import java.net.*;
import java.net.http.*;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.AtomicLong;

/** HttpClients PORT REQUESTS: requests of three kinds to a server of ours on the loopback, from four threads; prints sums. */
public class HttpClients {
    public static void main(String[] args) throws Exception { run(Integer.parseInt(args[0]), Integer.parseInt(args[1])); }

    interface Exchange { String get(int n) throws Exception; }

    static void run(int port, int requests) throws Exception {
        String base = "http://127.0.0.1:" + port;
        HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).version(HttpClient.Version.HTTP_1_1).build();
        measure("url connection", requests / 2, n -> {
            HttpURLConnection c = (HttpURLConnection) new URL(base + "/square?n=" + n).openConnection();
            try (InputStream in = c.getInputStream()) { return c.getResponseCode() + " " + new String(in.readAllBytes(), StandardCharsets.UTF_8); }
        });
        measure("http client", requests / 4, n -> {
            HttpRequest r = HttpRequest.newBuilder(URI.create(base + "/echo")).POST(HttpRequest.BodyPublishers.ofString("body é " + n)).build();
            HttpResponse<String> answer = client.send(r, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body();
        });
        measure("socket", requests / 4, n -> {
            try (Socket s = new Socket("127.0.0.1", port)) {
                s.getOutputStream().write(("GET /square?n=" + n + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").getBytes());
                String text = new String(s.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
                return text.substring(0, text.indexOf("\r\n")).trim() + " " + text.contains("" + n * n);
            }
        });
        List<CompletableFuture<Integer>> futures = new ArrayList<>();
        for (int i = 0; i < 20; i++)
            futures.add(client.sendAsync(HttpRequest.newBuilder(URI.create(base + "/large?n=" + i * 10000)).build(), HttpResponse.BodyHandlers.ofByteArray())
                .thenApply(a -> a.body().length));
        System.out.println("large " + futures.stream().mapToInt(CompletableFuture::join).sum());
        System.out.println("missing " + client.send(HttpRequest.newBuilder(URI.create(base + "/none")).build(), HttpResponse.BodyHandlers.discarding()).statusCode());
        System.out.println("failing " + client.send(HttpRequest.newBuilder(URI.create(base + "/fail")).build(), HttpResponse.BodyHandlers.discarding()).statusCode());
        try (Socket s = new Socket("127.0.0.1", port)) {
            s.getOutputStream().write("nonsense\r\n\r\n".getBytes());
            String text = new String(s.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            System.out.println("malformed " + text.lines().findFirst().orElse("nothing").trim());
        }
    }

    static void measure(String what, int requests, Exchange exchange) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        AtomicLong bytes = new AtomicLong(), hashes = new AtomicLong();
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            int n = i;
            all.add(pool.submit(() -> {
                String answer = exchange.get(n);
                bytes.addAndGet(answer.length());
                hashes.addAndGet(answer.hashCode());
                return null;
            }));
        }
        for (Future<?> f : all) f.get(60, TimeUnit.SECONDS);
        pool.shutdown();
        System.out.println(what + ": " + requests + " answers, " + bytes + " characters, hash " + hashes + ", first " + exchange.get(1) + ", " + pool.awaitTermination(9, TimeUnit.SECONDS));
    }
}
