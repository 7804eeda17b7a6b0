// Linkage errors at invokedynamic: a bootstrap that fails, a wrong target, and that the error stays.
public class Lambdas {
    static int calls;

    public static java.lang.invoke.CallSite failing(java.lang.invoke.MethodHandles.Lookup l, String name, java.lang.invoke.MethodType t) {
        calls++;
        throw new IllegalStateException("bootstrap of " + name);
    }

    public static java.lang.invoke.CallSite wrongType(java.lang.invoke.MethodHandles.Lookup l, String name, java.lang.invoke.MethodType t) {
        return new java.lang.invoke.ConstantCallSite(java.lang.invoke.MethodHandles.constant(String.class, "x"));
    }

    public static java.lang.invoke.CallSite nothing(java.lang.invoke.MethodHandles.Lookup l, String name, java.lang.invoke.MethodType t) {
        return null;
    }

    public static Object notASite(java.lang.invoke.MethodHandles.Lookup l, String name, java.lang.invoke.MethodType t) {
        return "text";
    }

    public static void main(String[] args) throws Exception {
        String type = "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;)";
        for (String name : new String[] { "failing", "wrongType", "nothing", "notASite", "missing" }) {
            Asm a = new Asm(61, 0x21, "Site", "java/lang/Object");
            int handle = a.methodHandle(6, a.method("Lambdas", name, type + (name.equals("notASite") ? "Ljava/lang/Object;" : "Ljava/lang/invoke/CallSite;")));
            int site = a.dynamic(18, a.bootstrap(handle), "site", "()I");
            a.addMethod(9, "call", "()I", 1, 0, 0xba, Asm.hi(site), Asm.lo(site), 0, 0, 0xac);
            var method = new Patch.Loader().define("Site", a.bytes()).getMethod("call");
            for (int i = 0; i < 2; i++)
                try {
                    System.out.println(method.invoke(null));
                } catch (java.lang.reflect.InvocationTargetException e) {
                    System.out.println(name + ": " + e.getCause() + " / " + e.getCause().getCause());
                }
        }
        System.out.println("failing ran " + calls + " times");
    }
}
