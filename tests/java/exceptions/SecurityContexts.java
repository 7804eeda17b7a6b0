// Callers as security sees them: class contexts, protection domains on the stack, privileged frames.
import java.lang.invoke.*;
import java.security.*;
import java.util.*;

public class SecurityContexts {
    static class Manager extends SecurityManager {
        Class<?>[] context() { return getClassContext(); }
    }
    static class Callee {
        static Class<?> caller() { return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE).getCallerClass(); }
    }
    static Class<?> viaReflection() { return Callee.caller(); }

    static String check() {
        try {
            AccessController.checkPermission(new RuntimePermission("something"));
            return "allowed";
        } catch (AccessControlException e) {
            return e.getMessage();
        }
    }

    public static void main(String[] args) throws Throwable {
        System.out.println(Arrays.toString(new Manager().context()));
        System.out.println(Callee.caller());
        System.out.println(SecurityContexts.class.getDeclaredMethod("viaReflection").invoke(null));
        MethodHandle handle = MethodHandles.lookup().findStatic(Callee.class, "caller", MethodType.methodType(Class.class));
        System.out.println((Class<?>) handle.invokeExact());
        AccessControlContext here = AccessController.getContext();
        System.out.println(AccessController.doPrivileged((PrivilegedAction<Boolean>) () -> AccessController.getContext().equals(here)));
        System.out.println(check());
        AccessControlContext nothing = new AccessControlContext(new ProtectionDomain[] { new ProtectionDomain(null, null) });
        System.out.println(AccessController.doPrivileged((PrivilegedAction<String>) SecurityContexts::check, nothing));
        Permissions all = new Permissions();
        all.add(new AllPermission());
        AccessControlContext everything = new AccessControlContext(new ProtectionDomain[] { new ProtectionDomain(null, all) });
        System.out.println(AccessController.doPrivileged((PrivilegedAction<String>) SecurityContexts::check, everything));
        try {
            AccessController.doPrivileged((PrivilegedExceptionAction<String>) () -> { throw new java.io.IOException("inside"); });
        } catch (PrivilegedActionException e) {
            System.out.println(e.getCause());
        }
        Thread heir = new Thread(() -> System.out.println(AccessController.getContext().getDomainCombiner() + " " + check()));
        heir.start();
        heir.join();
    }
}
