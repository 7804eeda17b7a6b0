# Tomcat answers a thousand requests over the loopback from the same process, then a thousand from a second one.
tomcat=/usr/share/java/tomcat10-embed-core.jar:/usr/share/java/tomcat10-embed-el.jar
tomcat+=:/usr/share/java/tomcat10-annotations-api.jar:/usr/share/java/tomcat10-juli.jar
needs() { have ${tomcat//:/ }; }
prepare() { "$JAVA_HOME/bin/javac" -cp "$tomcat" -d classes "$DATA/TomcatServer.java" "$DATA/HttpClients.java"; }
run()
{
    local server
    "$VM" -Djava.io.tmpdir="$PWD" -cp "$tomcat:classes" TomcatServer || return
    mkfifo stop
    "$VM" -Djava.io.tmpdir="$PWD" -cp "$tomcat:classes" TomcatServer alone <stop >port &
    server=$!
    exec 3>stop
    while kill -0 $server && [ ! -s port ]; do sleep 0.05; done
    "$VM" -cp classes HttpClients "$(cat port)" 1000
    exec 3>&-                   # the server ends with its standard input
    wait $server
    echo "server's exit code $?"
    rm -rf stop port tomcat*
}
