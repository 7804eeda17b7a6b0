// The JDK's HttpServer with HttpClient and HttpURLConnection on loopback.
import com.sun.net.httpserver.*;
import java.io.*;
import java.net.*;
import java.net.http.*;
import java.util.*;
import java.util.concurrent.*;

public class Http {
    public static void main(String[] args) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hello", x -> {
            byte[] body = (x.getRequestMethod() + " " + x.getRequestURI().getQuery() + " " + new String(x.getRequestBody().readAllBytes())).getBytes();
            x.getResponseHeaders().add("X-Test", "yes");
            x.sendResponseHeaders(200, body.length);
            x.getResponseBody().write(body);
            x.close();
        });
        server.createContext("/missing", x -> { x.sendResponseHeaders(404, -1); x.close(); });
        server.createContext("/redirect", x -> { x.getResponseHeaders().add("Location", "/hello?from=redirect"); x.sendResponseHeaders(302, -1); x.close(); });
        ExecutorService pool = Executors.newFixedThreadPool(2);
        server.setExecutor(pool);
        server.start();
        String base = "http://127.0.0.1:" + server.getAddress().getPort();
        HttpURLConnection c = (HttpURLConnection) new URL(base + "/hello?q=1").openConnection();
        System.out.println(c.getResponseCode() + " " + c.getHeaderField("X-Test") + " " + new String(c.getInputStream().readAllBytes()));
        HttpURLConnection post = (HttpURLConnection) new URL(base + "/hello").openConnection();
        post.setDoOutput(true);
        post.getOutputStream().write("posted".getBytes());
        System.out.println(new String(post.getInputStream().readAllBytes()) + " " + post.getResponseMessage());
        try {
            new URL(base + "/missing").openStream();
        } catch (FileNotFoundException e) {
            System.out.println("404 " + e.getMessage().endsWith("/missing"));
        }
        HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).version(HttpClient.Version.HTTP_1_1).build();
        HttpResponse<String> r = client.send(HttpRequest.newBuilder(URI.create(base + "/redirect")).build(), HttpResponse.BodyHandlers.ofString());
        System.out.println(r.statusCode() + " " + r.body() + " " + r.headers().firstValue("x-test").get() + " " + r.version());
        List<CompletableFuture<String>> all = new ArrayList<>();
        for (int i = 0; i < 5; i++)
            all.add(client.sendAsync(HttpRequest.newBuilder(URI.create(base + "/hello?n=" + i)).POST(HttpRequest.BodyPublishers.ofString("body" + i)).build(), HttpResponse.BodyHandlers.ofString()).thenApply(HttpResponse::body));
        for (CompletableFuture<String> f : all)
            System.out.println(f.get(30, TimeUnit.SECONDS));
        server.stop(0);
        pool.shutdown();
        try {
            client.send(HttpRequest.newBuilder(URI.create(base + "/hello")).build(), HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            System.out.println(e.getClass().getSimpleName());
        }
        System.exit(0);
    }
}
