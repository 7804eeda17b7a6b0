# Netty: an HTTP server with a thousand requests over the loopback, a line protocol, pooled buffers and timers.
netty=/usr/share/java/netty-buffer.jar:/usr/share/java/netty-codec.jar:/usr/share/java/netty-codec-http.jar
netty+=:/usr/share/java/netty-common.jar:/usr/share/java/netty-handler.jar:/usr/share/java/netty-resolver.jar
netty+=:/usr/share/java/netty-transport.jar:/usr/share/java/jctools-core.jar
needs() { have ${netty//:/ }; }
prepare() { "$JAVA_HOME/bin/javac" -nowarn -cp "$netty" -d classes "$DATA/NettyServer.java" "$DATA/HttpClients.java"; }
run() { "$VM" -cp "$netty:classes" NettyServer; }
