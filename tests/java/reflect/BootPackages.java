// Packages of the boot loader are those that classes were loaded into, not those that only proxies were defined in.
import java.lang.reflect.Proxy;

public class BootPackages {
    static class Loader extends ClassLoader {
        Loader() { super(null); }
        Package[] packages() { return getPackages(); }
    }

    static void report(String when) {
        int missing = 0;
        boolean lang = false;
        for (Package p : new Loader().packages()) {
            if (p == null) missing++;
            else lang |= p.getName().equals("java.lang");
        }
        System.out.println(when + ": " + missing + " missing, java.lang " + (lang ? "there" : "not there"));
    }

    public static void main(String[] args) {
        report("before");
        Object proxy = Proxy.newProxyInstance(null, new Class<?>[] { Runnable.class }, (p, m, a) -> null);
        System.out.println(proxy.getClass().getClassLoader() + " " + proxy.getClass().getPackage());
        report("after");
    }
}
