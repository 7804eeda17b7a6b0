import jakarta.servlet.http.*;
import java.io.*;
import java.nio.file.*;
import java.util.stream.Collectors;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;

/** Embedded Tomcat with a servlet on an ephemeral port.  "alone": prints the port and serves until standard input ends. */
public class TomcatServer extends HttpServlet {
    @Override protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String n = request.getParameter("n");
        switch (request.getServletPath()) {
        case "/square": response.setContentType("text/plain"); response.getWriter().print(Integer.parseInt(n) * Integer.parseInt(n)); break;
        case "/large": response.getOutputStream().write(new byte[Integer.parseInt(n)]); break;
        case "/fail": throw new IllegalStateException("on purpose");
        default: response.sendError(404);
        }
    }
    @Override protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.setCharacterEncoding("UTF-8");
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().print(request.getReader().lines().collect(Collectors.joining("|")).toUpperCase());
    }

    public static void main(String[] args) throws Exception {
        Path base = Files.createTempDirectory("tomcat");
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(base.toString());
        tomcat.setHostname("127.0.0.1");
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        Context context = tomcat.addContext("", Files.createDirectory(base.resolve("root")).toString());
        Tomcat.addServlet(context, "ours", new TomcatServer());
        for (String path : new String[] {"/square", "/large", "/fail", "/echo"}) context.addServletMappingDecoded(path, "ours");
        tomcat.start();
        int port = tomcat.getConnector().getLocalPort();
        if (args.length > 0) {
            System.out.println(port);
            while (System.in.read() >= 0) { }
        } else {
            System.out.println(tomcat.getServer().getState() + " " + (port > 0));
            HttpClients.run(port, 1000);
        }
        tomcat.stop();
        if (args.length == 0) System.out.println(tomcat.getServer().getState());
        tomcat.destroy();
    }
}
