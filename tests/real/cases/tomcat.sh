# Tomcat: a thousand requests over the loopback from the same process, then from a second one.
. "$(dirname "$0")/../programs.sh"
cp=$(jars tomcat10-embed-core tomcat10-embed-el tomcat10-annotations-api tomcat10-juli) || exit
compile "$cp" TomcatServer.java HttpClients.java
run -cp "$cp:$tmp/classes" TomcatServer 2>"$tmp/log"
mkfifo "$tmp/stop"
"$vm" -Djava.io.tmpdir="$tmp" -cp "$cp:$tmp/classes" TomcatServer alone <"$tmp/stop" >"$tmp/port" 2>"$tmp/log2" &
server=$!
exec 3>"$tmp/stop"
for ((i = 0; i < 300; i++)); do [ -s "$tmp/port" ] && break; sleep 0.1; done
run -cp "$tmp/classes" HttpClients "$(cat "$tmp/port")" 1000
exec 3>&-
wait "$server"
echo "server's exit $?"
