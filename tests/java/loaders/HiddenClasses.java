// Hidden classes: names, nest membership, class data, not findable, several from the same bytes.
import java.lang.invoke.*;

public class HiddenClasses {
    private static String secret() { return "secret of the host"; }

    public static class Template implements Runnable {
        public void run() { System.out.println("template " + getClass().isHidden() + " " + getClass().getName().startsWith("HiddenClasses$Template/")); }
        public static Object data() throws Exception { return MethodHandles.classData(MethodHandles.lookup(), "_", String.class); }
    }

    public static void main(String[] args) throws Throwable {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        byte[] bytes = Patch.bytes("HiddenClasses$Template");
        byte[] free = Patch.rename(bytes, "NestHost", "Nothing0");
        MethodHandles.Lookup one = lookup.defineHiddenClass(free, true), two = lookup.defineHiddenClass(free, false, MethodHandles.Lookup.ClassOption.NESTMATE);
        Class<?> c = one.lookupClass(), d = two.lookupClass();
        System.out.println((c != d) + " " + c.isHidden() + " " + (c.getNestHost() == c) + " " + (d.getNestHost() == HiddenClasses.class));
        System.out.println(c.getTypeName().startsWith("HiddenClasses$Template/") + " " + c.getCanonicalName() + " " + c.descriptorString().startsWith("LHiddenClasses$Template."));
        ((Runnable) c.getConstructor().newInstance()).run();
        ((Runnable) d.getConstructor().newInstance()).run();
        try {
            Class.forName(c.getName());
        } catch (ClassNotFoundException e) {
            System.out.println("not found by name");
        }
        Class<?> withData = lookup.defineHiddenClassWithClassData(free, "class data", true).lookupClass();
        System.out.println(withData.getMethod("data").invoke(null));
        // a hidden nest mate that calls the host's private method
        Asm a = new Asm(61, 0x21, "Peer", "java/lang/Object");
        int m = a.method("HiddenClasses", "secret", "()Ljava/lang/String;");
        a.addMethod(9, "peek", "()Ljava/lang/String;", 1, 0, 0xb8, 0, m, 0xb0);
        MethodHandles.Lookup peer = lookup.defineHiddenClass(a.bytes(), true, MethodHandles.Lookup.ClassOption.NESTMATE, MethodHandles.Lookup.ClassOption.STRONG);
        System.out.println((String) peer.findStatic(peer.lookupClass(), "peek", MethodType.methodType(String.class)).invokeExact());
        try {
            Class<?> stranger = lookup.defineHiddenClass(a.bytes(), true).lookupClass();
            stranger.getMethod("peek").invoke(null);
        } catch (java.lang.reflect.InvocationTargetException e) {
            System.out.println(e.getCause().getClass().getSimpleName());
        }
        Class<?> defined = lookup.defineClass(new Asm(61, 0x21, "Plain", "java/lang/Object").addConstructor("java/lang/Object").bytes());
        System.out.println(defined.getName() + " " + defined.isHidden() + " " + (Class.forName("Plain") == defined));
        Runnable r = () -> { };
        System.out.println(r.getClass().isHidden() + " " + r.getClass().isSynthetic());
        try {
            lookup.defineClass(new Asm(61, 0x21, "other/Package", "java/lang/Object").bytes());
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
    }
}
