import java.io.*;
import java.net.*;
import java.util.concurrent.*;

/** A server and three clients in one program, over loopback sockets and a thread pool. */
public class EchoServer {
    static void serve(Socket socket) {
        try (socket; BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream()));
             PrintWriter out = new PrintWriter(socket.getOutputStream(), true)) {
            for (String line; (line = in.readLine()) != null; )
                out.println("echo: " + line);
        } catch (IOException e) {
            System.err.println("connection lost: " + e.getMessage());
        }
    }

    static String ask(int port, String question) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write((question + "\n").getBytes());
            return new BufferedReader(new InputStreamReader(socket.getInputStream())).readLine();
        }
    }

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Executors.newCachedThreadPool();
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            pool.execute(() -> {
                try {
                    while (true) {
                        Socket socket = server.accept();
                        pool.execute(() -> serve(socket));
                    }
                } catch (IOException e) {
                    System.out.println("the server is closed");
                }
            });
            for (String question : new String[] { "first", "second", "third" })
                System.out.println(ask(server.getLocalPort(), question));
        }
        pool.shutdown();
        pool.awaitTermination(5, TimeUnit.SECONDS);
    }
}
