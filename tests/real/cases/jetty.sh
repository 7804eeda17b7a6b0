# Jetty: a thousand requests over the loopback from the same process, then from a second one.
. "$(dirname "$0")/../programs.sh"
cp=$(jars jetty9-server jetty9-servlet jetty9-http jetty9-io jetty9-util jetty9-security jetty9-util-ajax servlet-api) || exit
compile "$cp" JettyServer.java HttpClients.java
run -cp "$cp:$tmp/classes" JettyServer 2>"$tmp/log"
mkfifo "$tmp/stop"
"$vm" -Djava.io.tmpdir="$tmp" -cp "$cp:$tmp/classes" JettyServer alone <"$tmp/stop" >"$tmp/port" 2>"$tmp/log2" &
server=$!
exec 3>"$tmp/stop"
for ((i = 0; i < 300; i++)); do [ -s "$tmp/port" ] && break; sleep 0.1; done
run -cp "$tmp/classes" HttpClients "$(cat "$tmp/port")" 1000
exec 3>&-
wait "$server"
echo "server's exit $?"
