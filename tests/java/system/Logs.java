// java.util.logging: levels, handlers, formatters, parents, filters, resource use.
import java.util.logging.*;

public class Logs {
    public static void main(String[] args) {
        Logger root = Logger.getLogger("tests"), child = Logger.getLogger("tests.child");
        root.setUseParentHandlers(false);
        Handler h = new StreamHandler(System.out, new Formatter() {
            @Override public String format(LogRecord r) { return r.getLevel() + " " + r.getLoggerName() + " " + r.getSourceClassName() + "." + r.getSourceMethodName() + ": " + formatMessage(r) + (r.getThrown() == null ? "" : " " + r.getThrown()) + "\n"; }
        });
        h.setLevel(Level.ALL);
        root.addHandler(h);
        root.setLevel(Level.FINE);
        root.info("plain");
        child.log(Level.WARNING, "with {0} and {1}", new Object[] { "one", 2 });
        child.fine("fine");
        child.finer("not shown");
        child.log(Level.SEVERE, "thrown", new IllegalStateException("x"));
        child.setLevel(Level.OFF);
        child.severe("off");
        root.setFilter(r -> !r.getMessage().startsWith("secret"));
        root.info("secret thing");
        root.log(Level.INFO, () -> "supplied");
        root.entering("Class", "method", 5);
        h.flush();
        System.out.println(Level.parse("800") + " " + Level.parse("CONFIG").intValue() + " " + root.isLoggable(Level.FINEST) + " " + child.getParent().getName() + " " + Logger.getGlobal().getName());
        System.setProperty("java.util.logging.SimpleFormatter.format", "%4$s %5$s%6$s%n");
        Handler simple = new StreamHandler(System.out, new SimpleFormatter());
        root.removeHandler(h);
        root.addHandler(simple);
        root.warning("simple");
        simple.flush();
        System.Logger l = System.getLogger("tests.system");
        l.log(System.Logger.Level.INFO, "system logger {0}", 1);
        simple.flush();
    }
}
