import java.io.*;
import java.util.stream.Collectors;
import javax.servlet.http.*;
import org.eclipse.jetty.server.*;
import org.eclipse.jetty.servlet.*;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Jetty with a servlet on an ephemeral port.  "alone": prints the port and serves until standard input ends. */
public class JettyServer extends HttpServlet {
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
        org.eclipse.jetty.util.log.Log.setLog(new org.eclipse.jetty.util.log.StdErrLog());
        Server server = new Server(new QueuedThreadPool(12));
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler(ServletContextHandler.SESSIONS);
        context.addServlet(new ServletHolder(new JettyServer()), "/*");
        for (String path : new String[] {"/square", "/large", "/fail", "/echo"}) context.addServlet(JettyServer.class, path);
        server.setHandler(context);
        server.start();
        if (args.length > 0) {
            System.out.println(connector.getLocalPort());
            while (System.in.read() >= 0) { }
        } else {
            System.out.println(server.getState() + " " + (connector.getLocalPort() > 0));
            HttpClients.run(connector.getLocalPort(), 1000);
        }
        server.stop();
        server.join();
        if (args.length == 0) System.out.println(server.getState());
    }
}
