// Modules as java.lang.Module shows them: names, exports, opens, reads, layers, refused access.
import java.util.*;

public class Modules {
    public static void main(String[] args) throws Exception {
        Module base = Object.class.getModule(), xml = javax.xml.parsers.SAXParser.class.getModule(), ours = Modules.class.getModule();
        System.out.println(base + " " + xml + " " + ours.isNamed() + " " + ours.getName());
        System.out.println(base.isExported("java.util") + " " + base.isExported("jdk.internal.misc") + " " + base.isOpen("java.util") + " "
            + base.isExported("jdk.internal.misc", Class.forName("java.util.logging.Logger").getModule()) + " " + base.isExported("sun.security.util", xml));
        System.out.println(xml.canRead(base) + " " + base.canRead(xml) + " " + ours.canRead(xml) + " " + ours.canRead(base));
        System.out.println(base.getDescriptor().name() + " " + base.getDescriptor().isOpen() + " " + xml.getDescriptor().requires().size() + " " + base.getPackages().contains("java.lang"));
        System.out.println(ModuleLayer.boot().findModule("java.logging").isPresent() + " " + ModuleLayer.boot().findModule("no.such").isPresent());
        try {
            Class<?> c = Class.forName("jdk.internal.misc.Unsafe");
            c.getMethod("getUnsafe").invoke(null);
        } catch (IllegalAccessException e) {
            System.out.println(Patch.clean(e.getMessage()));
        }
        try {
            var f = String.class.getDeclaredField("value");
            f.setAccessible(true);
        } catch (RuntimeException e) {
            System.out.println(Patch.clean(e.getMessage()));
        }
        try {
            List.of(1).getClass().getMethod("size").invoke(List.of(1));
        } catch (IllegalAccessException e) {
            System.out.println(Patch.clean(e.getMessage()));
        }
        System.out.println(base.getResourceAsStream("java/lang/Object.class") != null);
        System.out.println(ServiceLoader.load(java.nio.file.spi.FileSystemProvider.class).stream().map(p -> p.type().getName()).sorted().toList());
        System.out.println(new TreeSet<>(Arrays.asList("java.base", "java.xml")).stream().map(n -> ModuleLayer.boot().findModule(n).get().getClassLoader()).toList());
    }
}
