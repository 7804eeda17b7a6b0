// args: -Djava.security.manager=allow --add-exports=java.base/sun.util.logging=ALL-UNNAMED --add-exports=java.base/jdk.internal.misc=ALL-UNNAMED
// javac: --add-exports=java.base/sun.util.logging=ALL-UNNAMED --add-exports=java.base/jdk.internal.misc=ALL-UNNAMED
import java.security.*;

/** What code could use before there was a security manager it can use afterwards; what it had not used yet is asked for. */
public class RememberedAccess {
    static class Nobody extends Policy {
        @Override public boolean implies(ProtectionDomain domain, Permission permission) {
            return !permission.getName().startsWith("accessClassInPackage.");
        }
    }

    static class Handler implements jdk.internal.misc.Signal.Handler {
        @Override public void handle(jdk.internal.misc.Signal signal) { }
    }

    static void attempt(String what, Runnable use) {
        try {
            use.run();
            System.out.println(what + ": may");
        } catch (AccessControlException e) {
            System.out.println(what + ": " + e.getMessage());
        }
    }
    static void find(String name) {
        attempt("forName " + name, () -> {
            try {
                Class.forName(name);
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    public static void main(String[] args) throws Exception {
        Class.forName("sun.util.logging.PlatformLogger$Level");
        new Handler();
        Policy.setPolicy(new Nobody());
        System.setSecurityManager(new SecurityManager());
        attempt("by name before", () -> sun.util.logging.PlatformLogger.Level.valueOf("FINE"));
        find("sun.util.logging.PlatformLogger$Level");
        find("jdk.internal.misc.Signal$Handler");
        attempt("new", () -> jdk.internal.misc.VM.isBooted());
        attempt("new again", () -> jdk.internal.misc.VM.isBooted());
        find("jdk.internal.misc.VM");
        find("jdk.internal.misc.Signal");
        find("[Ljdk.internal.misc.Signal;");
    }
}
