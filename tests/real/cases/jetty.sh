# Jetty answers a thousand requests over the loopback from the same process, then a thousand from a second one.
jetty=/usr/share/java/jetty9-server.jar:/usr/share/java/jetty9-servlet.jar:/usr/share/java/jetty9-http.jar:/usr/share/java/jetty9-io.jar
jetty+=:/usr/share/java/jetty9-util.jar:/usr/share/java/jetty9-security.jar:/usr/share/java/jetty9-util-ajax.jar:/usr/share/java/servlet-api.jar
needs() { have ${jetty//:/ }; }
prepare() { "$JAVA_HOME/bin/javac" -cp "$jetty" -d classes "$DATA/JettyServer.java" "$DATA/HttpClients.java"; }
run()
{
    local server
    "$VM" -Djava.io.tmpdir="$PWD" -cp "$jetty:classes" JettyServer || return
    mkfifo stop
    "$VM" -Djava.io.tmpdir="$PWD" -cp "$jetty:classes" JettyServer alone <stop >port &
    server=$!
    exec 3>stop
    while kill -0 $server && [ ! -s port ]; do sleep 0.05; done
    "$VM" -cp classes HttpClients "$(cat port)" 1000
    exec 3>&-                   # the server ends with its standard input
    wait $server
    echo "server's exit code $?"
    rm -rf stop port
}
