// Non-blocking socket channels with a selector: an echo server for several clients in one thread.
import java.net.*;
import java.nio.*;
import java.nio.channels.*;
import java.util.*;

public class SocketChannels {
    public static void main(String[] args) throws Exception {
        ServerSocketChannel server = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        server.configureBlocking(false);
        Selector selector = Selector.open();
        server.register(selector, SelectionKey.OP_ACCEPT);
        int clients = 4;
        int[] closed = { 0 };
        Thread loop = new Thread(() -> {
            try {
                ByteBuffer b = ByteBuffer.allocateDirect(64);
                while (closed[0] < clients) {
                    selector.select();
                    for (Iterator<SelectionKey> it = selector.selectedKeys().iterator(); it.hasNext(); ) {
                        SelectionKey k = it.next();
                        it.remove();
                        if (k.isAcceptable()) {
                            SocketChannel s = server.accept();
                            s.configureBlocking(false);
                            s.register(selector, SelectionKey.OP_READ);
                        } else {
                            SocketChannel s = (SocketChannel) k.channel();
                            b.clear();
                            if (s.read(b) < 0) {
                                s.close();
                                closed[0]++;
                            } else {
                                b.flip();
                                while (b.hasRemaining()) s.write(b);
                            }
                        }
                    }
                }
            } catch (Exception e) {
                System.out.println(e);
            }
        });
        loop.start();
        for (int i = 0; i < clients; i++)
            try (SocketChannel c = SocketChannel.open(server.getLocalAddress())) {
                String message = "message number " + i + " " + "x".repeat(100 * i);
                ByteBuffer out = ByteBuffer.wrap(message.getBytes()), in = ByteBuffer.allocate(message.length());
                while (out.hasRemaining()) c.write(out);
                while (in.hasRemaining()) c.read(in);
                System.out.println(new String(in.array()).equals(message) + " " + c.isConnected() + c.isBlocking());
            }
        loop.join();
        System.out.println(closed[0]);
        server.close();
        selector.close();
        try {
            SocketChannel.open().write(ByteBuffer.allocate(1));
        } catch (NotYetConnectedException e) {
            System.out.println("not connected");
        }
        try (AsynchronousServerSocketChannel as = AsynchronousServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.1", 0)); AsynchronousSocketChannel ac = AsynchronousSocketChannel.open()) {
            var accepted = as.accept();
            ac.connect(as.getLocalAddress()).get();
            ac.write(ByteBuffer.wrap("async".getBytes())).get();
            ByteBuffer b = ByteBuffer.allocate(5);
            accepted.get().read(b).get();
            System.out.println(new String(b.array()));
        }
    }
}
