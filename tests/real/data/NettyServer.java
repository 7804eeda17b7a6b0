import io.netty.bootstrap.*;
import io.netty.buffer.*;
import io.netty.channel.*;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.*;
import io.netty.handler.codec.http.*;
import io.netty.handler.codec.string.*;
import io.netty.handler.codec.LineBasedFrameDecoder;
import io.netty.util.*;
import io.netty.util.concurrent.*;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;

/** Netty: an HTTP server and clients, a line protocol, pooled direct buffers, the timer wheel. */
public class NettyServer {
    static class Handler extends SimpleChannelInboundHandler<FullHttpRequest> {
        @Override protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
            QueryStringDecoder query = new QueryStringDecoder(request.uri());
            HttpResponseStatus status = HttpResponseStatus.OK;
            byte[] body = {};
            int n = query.parameters().containsKey("n") ? Integer.parseInt(query.parameters().get("n").get(0)) : 0;
            if (!request.decoderResult().isSuccess()) status = HttpResponseStatus.BAD_REQUEST;
            else switch (query.path()) {
            case "/square": body = ("" + n * n).getBytes(); break;
            case "/large": body = new byte[n]; break;
            case "/echo": body = request.content().toString(StandardCharsets.UTF_8).toUpperCase().getBytes(StandardCharsets.UTF_8); break;
            case "/fail": status = HttpResponseStatus.INTERNAL_SERVER_ERROR; break;
            default: status = HttpResponseStatus.NOT_FOUND;
            }
            FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(body));
            boolean keep = HttpUtil.isKeepAlive(request) && status != HttpResponseStatus.BAD_REQUEST;
            response.headers().set(HttpHeaderNames.CONTENT_TYPE, "text/plain;charset=UTF-8");
            HttpUtil.setContentLength(response, body.length);
            HttpUtil.setKeepAlive(response, keep);
            ChannelFuture written = context.writeAndFlush(response);
            if (!keep) written.addListener(ChannelFutureListener.CLOSE);
        }
    }
    static ChannelInitializer<SocketChannel> pipeline(java.util.function.Supplier<ChannelHandler[]> handlers) {
        return new ChannelInitializer<>() { @Override protected void initChannel(SocketChannel c) { c.pipeline().addLast(handlers.get()); } };
    }

    static void lines(EventLoopGroup group) throws Exception {
        Channel server = new ServerBootstrap().group(group).channel(NioServerSocketChannel.class).childHandler(pipeline(() -> new ChannelHandler[] {
            new LineBasedFrameDecoder(1024), new StringDecoder(), new StringEncoder(),
            new SimpleChannelInboundHandler<String>() { @Override protected void channelRead0(ChannelHandlerContext c, String s) { c.writeAndFlush(new StringBuilder(s).reverse() + "\n"); } }
        })).bind(new InetSocketAddress("127.0.0.1", 0)).sync().channel();
        BlockingQueue<String> answers = new LinkedBlockingQueue<>();
        Channel client = new Bootstrap().group(group).channel(NioSocketChannel.class).handler(pipeline(() -> new ChannelHandler[] {
            new LineBasedFrameDecoder(1024), new StringDecoder(), new StringEncoder(),
            new SimpleChannelInboundHandler<String>() { @Override protected void channelRead0(ChannelHandlerContext c, String s) { answers.add(s); } }
        })).connect(server.localAddress()).sync().channel();
        for (int i = 0; i < 500; i++) client.writeAndFlush("line " + i + "\r\n");
        int hash = 0;
        for (int i = 0; i < 500; i++) hash = hash * 31 + answers.poll(30, TimeUnit.SECONDS).hashCode();
        System.out.println("lines " + hash);
        client.close().sync();
        server.close().sync();
    }

    static void buffers() {
        ByteBuf direct = PooledByteBufAllocator.DEFAULT.directBuffer(64);
        for (int i = 0; i < 100; i++) direct.writeInt(i).writeLongLE(i * 3L).writeFloat(i / 2f);
        long sum = 0;
        while (direct.isReadable()) sum += direct.readInt() + direct.readLongLE() + (long) direct.readFloat();
        System.out.println(sum + " " + direct.capacity() + " " + direct.release() + " " + direct.refCnt() + " " + ByteBufUtil.hexDump(Unpooled.copiedBuffer("hé", StandardCharsets.UTF_8)));
        try { direct.readByte(); } catch (IllegalReferenceCountException e) { System.out.println(e.getMessage()); }
        EmbeddedChannel embedded = new EmbeddedChannel(new HttpRequestDecoder(), new HttpObjectAggregator(1000));
        embedded.writeInbound(Unpooled.copiedBuffer("POST /x HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n", StandardCharsets.US_ASCII));
        FullHttpRequest request = embedded.readInbound();
        System.out.println(request.method() + " " + request.uri() + " " + request.content().toString(StandardCharsets.US_ASCII) + " " + embedded.finish());
    }

    public static void main(String[] args) throws Exception {
        EventLoopGroup acceptors = new NioEventLoopGroup(1), workers = new NioEventLoopGroup(4);
        Channel server = new ServerBootstrap().group(acceptors, workers).channel(NioServerSocketChannel.class)
            .childHandler(pipeline(() -> new ChannelHandler[] {new HttpServerCodec(), new HttpObjectAggregator(1 << 20), new Handler()}))
            .bind(new InetSocketAddress("127.0.0.1", 0)).sync().channel();
        HttpClients.run(((InetSocketAddress) server.localAddress()).getPort(), 1000);
        lines(workers);
        buffers();
        HashedWheelTimer timer = new HashedWheelTimer(10, TimeUnit.MILLISECONDS);
        CountDownLatch latch = new CountDownLatch(3);
        for (int i = 1; i <= 3; i++) timer.newTimeout(t -> latch.countDown(), i * 15, TimeUnit.MILLISECONDS);
        System.out.println(latch.await(20, TimeUnit.SECONDS) + " " + timer.stop().size());
        Promise<String> promise = workers.next().newPromise();
        workers.next().schedule(() -> promise.setSuccess("scheduled"), 5, TimeUnit.MILLISECONDS);
        System.out.println(promise.get() + " " + new DefaultEventExecutor().submit(() -> FastThreadLocalThread.willCleanupFastThreadLocals(Thread.currentThread())).get());
        server.close().sync();
        acceptors.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
        workers.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
        System.exit(0);
    }
}
