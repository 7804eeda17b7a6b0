// ServiceLoader with providers from a directory made at run time, resources, resource bundles, properties.
import java.io.*;
import java.net.*;
import java.nio.file.*;
import java.util.*;

public class ServicesAndResources {
    public interface Greeter { String greet(); }
    public static class English implements Greeter { public String greet() { return "hello"; } }
    public static class French implements Greeter { public String greet() { return "bonjour"; } }
    public static class Words extends ListResourceBundle { protected Object[][] getContents() { return new Object[][] { { "yes", "Yes" }, { "n", 1 } }; } }
    public static class Words_de extends ListResourceBundle { protected Object[][] getContents() { return new Object[][] { { "yes", "Ja" } }; } }

    public static void main(String[] args) throws Exception {
        Path dir = Files.createTempDirectory("services");
        Path services = Files.createDirectories(dir.resolve("META-INF/services"));
        Files.writeString(services.resolve("ServicesAndResources$Greeter"), "# providers\nServicesAndResources$English\nServicesAndResources$French # second\n");
        Files.writeString(dir.resolve("messages.properties"), "hi=Hi {0}\nlong = continued \\\n   line\nu\\u0041=\\u00e9\n! comment\nempty\n");
        Files.writeString(dir.resolve("messages_fr_CA.properties"), "hi=All\u00f4 {0}\n");
        try (URLClassLoader loader = new URLClassLoader(new URL[] { dir.toUri().toURL() })) {
            ServiceLoader<Greeter> found = ServiceLoader.load(Greeter.class, loader);
            for (Greeter g : found)
                System.out.print(g.greet() + " ");
            System.out.println(found.stream().count() + " " + found.findFirst().get().greet());
            Files.writeString(services.resolve("ServicesAndResources$Greeter"), "no.such.Provider\n");
            try (URLClassLoader second = new URLClassLoader(new URL[] { dir.toUri().toURL() })) {
                ServiceLoader.load(Greeter.class, second).iterator().next();
            } catch (ServiceConfigurationError e) {
                System.out.println(e.getMessage());
            }
            for (Locale l : new Locale[] { Locale.ROOT, Locale.CANADA_FRENCH }) {
                ResourceBundle b = ResourceBundle.getBundle("messages", l, loader, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT));
                System.out.println(java.text.MessageFormat.format(b.getString("hi"), "you") + " " + b.getString("long") + " " + b.getString("uA") + "[" + b.getString("empty") + "] " + new TreeSet<>(b.keySet()) + b.getLocale());
            }
        }
        ResourceBundle de = ResourceBundle.getBundle("ServicesAndResources$Words", Locale.GERMANY);
        System.out.println(de.getString("yes") + de.getObject("n") + de.containsKey("x"));
        try {
            ResourceBundle.getBundle("no.Such", Locale.ITALY);
        } catch (MissingResourceException e) {
            System.out.println(e.getMessage());
        }
        Properties p = new Properties();
        p.load(new StringReader("a=1\nb : two\nc three\n#no\n"));
        Properties q = new Properties(p);
        q.setProperty("key with space", "v:=#!\n\u20ac");
        StringWriter w = new StringWriter();
        q.store(w, null);
        System.out.println(w.toString().lines().filter(l -> !l.startsWith("#")).toList() + " " + q.getProperty("b") + q.getProperty("zz", "dflt") + " " + new TreeSet<>(q.stringPropertyNames()));
        System.out.println(ServicesAndResources.class.getResource("none") + " " + (Object.class.getResourceAsStream("Object.class") != null));
        try (var walk = Files.walk(dir)) {
            walk.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
        }
    }
}
