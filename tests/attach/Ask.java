import com.sun.tools.attach.*;
import java.io.*;
import java.net.*;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.*;

/** Talks to the attach listener of process args[0]: by the tools' API, and past it, byte by byte. */
public class Ask {
    static String pid;

    static void ask(String... strings) throws IOException { send(String.join("\0", strings) + "\0"); }

    static void send(String request) throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of("/tmp/.java_pid" + pid))) {
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.UTF_8)));
            channel.shutdownOutput();
            StringBuilder answer = new StringBuilder();
            try {
                ByteBuffer buffer = ByteBuffer.allocate(4096);
                while (channel.read(buffer) >= 0) {
                    answer.append(StandardCharsets.UTF_8.decode(buffer.flip()));
                    buffer.clear();
                }
            } catch (IOException e) {
                answer.append("(reset)");
            }
            System.out.println(request.replace('\0', '|').substring(0, Math.min(60, request.length())) + " -> " + answer.toString().replace(pid, "PID").trim());
        }
    }

    static void load(String what, VirtualMachine vm, String library) throws Exception {
        try {
            if (what.equals("jar")) vm.loadAgent(library);
            else if (what.equals("path")) vm.loadAgentPath(library);
            else vm.loadAgentLibrary(library);
            System.out.println(what + " loaded");
        } catch (AgentLoadException | AgentInitializationException e) {
            System.out.println(what + " " + e.getClass().getSimpleName());
        }
    }

    public static void main(String[] args) throws Exception {
        pid = args[0];
        VirtualMachine vm = VirtualMachine.attach(pid);
        System.out.println(vm.getSystemProperties().getProperty("some.property") + " " + vm.getSystemProperties().getProperty("java.specification.version"));
        System.out.println(vm.getAgentProperties().getProperty("sun.java.command") + ", " + vm.getAgentProperties().getProperty("sun.jvm.args"));
        load("path", vm, "/no/such/library.so");
        load("library", vm, "no_such_library");
        load("jar", vm, "/no/such.jar");
        String address = vm.startLocalManagementAgent();
        System.out.println(address.startsWith("service:jmx:rmi://") + " " + address.equals(vm.startLocalManagementAgent()));
        try (var connector = javax.management.remote.JMXConnectorFactory.connect(new javax.management.remote.JMXServiceURL(address))) {
            System.out.println(connector.getMBeanServerConnection().getAttribute(new javax.management.ObjectName("java.lang:type=Runtime"), "Name").toString().startsWith(pid + "@"));
        }
        vm.detach();

        ask("2", "properties", "", "", "");
        ask("1", "nothing", "", "", "");
        ask("1", "seventeen letters", "", "", "");
        ask("1", "jcmd", "VM.version" + "x".repeat(1020), "", "");
        ask("1", "printflag", "", "", "");
        ask("1", "printflag", "HeapDumpPath", "", "");
        ask("1", "setflag", "HeapDumpPath", "/some where/x", "");
        ask("1", "printflag", "HeapDumpPath", "", "");
        ask("1", "setflag", "HeapDumpPath", "", "");
        ask("1", "setflag", "HeapDumpOnOutOfMemoryError", "maybe", "");
        ask("1", "setflag", "UseSerialGC", "1", "");
        ask("1", "setflag", "NoSuchFlag", "1", "");
        ask("1", "setflag", "MinHeapFreeRatio", "300", "");
        ask("1", "setflag", "", "300", "");
        ask("1", "inspectheap", "-some", "", "");
        ask("1", "inspectheap", "-live", "", "many");
        ask("1", "dumpheap", "", "", "");
        ask("1", "dumpheap", "x", "-some", "");
        ask("1", "dumpheap", "x", "-live", "0");
        ask("1", "dumpheap", "x", "-live", "a");
        ask("1", "dumpheap", "/no/such/directory", "-live", "");
        ask("1", "jcmd", "VM.version nonsense", "", "");
        ask("1", "jcmd", "NoSuch.command", "", "");
        send("");
        send("1");
        send("1\0jcmd\0");
        send("nonsense without an end");
        ask("1", "jcmd", "VM.uptime -nonsense", "", "");
        ask("1", "printflag", "PrintConcurrentLocks", "", "");
    }
}
