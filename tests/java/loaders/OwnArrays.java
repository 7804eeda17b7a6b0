// args: -Djava.security.manager=allow
// Code may use arrays of its own domain's classes, as those classes, without being asked by a security manager.
import java.nio.file.*;
import java.util.Map;

@SuppressWarnings("removal")
public class OwnArrays {
    public static void main(String[] args) throws Exception {
        Path zip = Files.createTempDirectory("own").resolve("archive.zip");
        System.setSecurityManager(new SecurityManager() {
            @Override public void checkPackageAccess(String name) {
                if (name.startsWith("jdk.nio.zipfs")) throw new SecurityException("not " + name);
            }
            @Override public void checkPermission(java.security.Permission permission) { }
        });
        try (FileSystem archive = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
            Files.createDirectory(archive.getPath("/directory"));
            Files.writeString(archive.getPath("/directory/file"), "text");
        }
        try (FileSystem archive = FileSystems.newFileSystem(zip)) {
            System.out.println(Files.readString(archive.getPath("/directory/file")));
        }
        Files.delete(zip);
        Files.delete(zip.getParent());
    }
}
