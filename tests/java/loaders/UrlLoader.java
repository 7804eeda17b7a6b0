// URLClassLoader over a jar made on the spot: classes, resources, packages, manifest, closing.
import java.io.*;
import java.net.*;
import java.nio.file.*;
import java.util.jar.*;
import java.util.zip.*;

public class UrlLoader {
    public static class Plugin implements java.util.function.Supplier<String> {
        public String get() {
            try (InputStream in = getClass().getResourceAsStream("/data/message.txt")) {
                return new String(in.readAllBytes()) + " from " + (getClass().getClassLoader() instanceof URLClassLoader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public static void main(String[] args) throws Exception {
        Path jar = Files.createTempFile("plugin", ".jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_TITLE, "A plugin");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.putNextEntry(new ZipEntry("UrlLoader$Plugin.class"));
            out.write(Patch.bytes("UrlLoader$Plugin"));
            out.putNextEntry(new ZipEntry("data/message.txt"));
            out.write("hello".getBytes());
            out.putNextEntry(new ZipEntry("q/Q.class"));
            out.write(new Asm(61, 0x21, "q/Q", "java/lang/Object").addConstructor("java/lang/Object").bytes());
        }
        try (URLClassLoader loader = new URLClassLoader("plugins", new URL[] { jar.toUri().toURL() }, ClassLoader.getPlatformClassLoader())) {
            Class<?> c = loader.loadClass("UrlLoader$Plugin");
            System.out.println(((java.util.function.Supplier<?>) c.getConstructor().newInstance()).get());
            Class<?> q = loader.loadClass("q.Q");
            System.out.println(q + " " + q.getPackage() + " " + q.getPackage().getImplementationTitle() + " " + q.getModule().isNamed());
            System.out.println(c.getProtectionDomain().getCodeSource().getLocation().equals(jar.toUri().toURL()));
            try {
                loader.loadClass("UrlLoader");
            } catch (ClassNotFoundException e) {
                System.out.println(e.getMessage());
            }
            URL u = loader.findResource("data/message.txt");
            System.out.println(u.getProtocol() + " " + u.getPath().endsWith("!/data/message.txt"));
        }
        Files.delete(jar);
        System.out.println(UrlLoader.class.getProtectionDomain().getCodeSource().getLocation().getProtocol());
    }
}
