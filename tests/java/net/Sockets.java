// TCP sockets on loopback: streams, half close, timeouts, refused connections, several clients, UDP.
import java.io.*;
import java.net.*;
import java.util.*;

public class Sockets {
    public static void main(String[] args) throws Exception {
        InetAddress loop = InetAddress.getLoopbackAddress();
        ServerSocket server = new ServerSocket(0, 10, loop);
        Thread acceptor = new Thread(() -> {
            try {
                for (int i = 0; i < 3; i++) {
                    Socket s = server.accept();
                    new Thread(() -> {
                        try (s; BufferedReader in = new BufferedReader(new InputStreamReader(s.getInputStream())); PrintWriter out = new PrintWriter(s.getOutputStream(), true)) {
                            for (String line; (line = in.readLine()) != null; )
                                out.println(line.toUpperCase());
                            out.println("bye");
                        } catch (IOException e) {
                            System.out.println(e);
                        }
                    }).start();
                }
            } catch (IOException e) {
                System.out.println(e);
            }
        });
        acceptor.start();
        for (int i = 0; i < 3; i++)
            try (Socket s = new Socket(loop, server.getLocalPort())) {
                s.setTcpNoDelay(true);
                s.setSoTimeout(10_000);
                OutputStream out = s.getOutputStream();
                out.write(("hello " + i + "\nagain\n").getBytes());
                s.shutdownOutput();
                System.out.println(new String(s.getInputStream().readAllBytes()).replace('\n', '|') + s.isConnected() + s.isOutputShutdown() + s.getTcpNoDelay() + s.getInetAddress().isLoopbackAddress() + (s.getPort() == server.getLocalPort()));
            }
        acceptor.join();
        server.setSoTimeout(20);
        try {
            server.accept();
        } catch (SocketTimeoutException e) {
            System.out.println(e.getMessage());
        }
        int port = server.getLocalPort();
        server.close();
        System.out.println(server.isClosed());
        try {
            new Socket(loop, port);
        } catch (ConnectException e) {
            System.out.println(e.getMessage());
        }
        try {
            server.accept();
        } catch (SocketException e) {
            System.out.println(e.getMessage());
        }
        try (DatagramSocket a = new DatagramSocket(0, loop); DatagramSocket b = new DatagramSocket(0, loop)) {
            byte[] data = "datagram".getBytes();
            a.send(new DatagramPacket(data, data.length, loop, b.getLocalPort()));
            DatagramPacket p = new DatagramPacket(new byte[100], 100);
            b.setSoTimeout(10_000);
            b.receive(p);
            System.out.println(new String(p.getData(), 0, p.getLength()) + (p.getPort() == a.getLocalPort()));
            b.setSoTimeout(10);
            b.receive(p);
        } catch (SocketTimeoutException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(InetAddress.getByName("127.0.0.1") + " " + InetAddress.getByAddress("name", new byte[] { 10, 0, 0, 1 }) + " " + Arrays.toString(InetAddress.getByName("::1").getAddress()) + " " + new InetSocketAddress("127.0.0.1", 80) + " " + InetSocketAddress.createUnresolved("nowhere", 1));
        System.out.println(NetworkInterface.getByInetAddress(loop).isLoopback());
    }
}
