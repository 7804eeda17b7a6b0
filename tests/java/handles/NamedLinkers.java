// args: --add-opens java.base/java.lang.invoke=ALL-UNNAMED
// Found by a lookup that may name them, the linkers of method handles have just the type that was asked for, and no other arity.
import java.lang.invoke.*;
import java.lang.invoke.MethodHandles.Lookup;

public class NamedLinkers {
    public static void main(String[] args) throws Throwable {
        var field = Lookup.class.getDeclaredField("IMPL_LOOKUP");
        field.setAccessible(true);
        Lookup trusted = (Lookup) field.get(null);
        Class<?> memberName = Class.forName("java.lang.invoke.MemberName");
        for (String name : new String[] { "linkToStatic", "linkToSpecial", "linkToVirtual", "linkToInterface" }) {
            MethodHandle linker = trusted.findStatic(MethodHandle.class, name, MethodType.methodType(Object.class, Object.class, memberName));
            System.out.println(name + " " + linker.isVarargsCollector() + " " + linker.type());
        }
        MethodHandle basic = trusted.findVirtual(MethodHandle.class, "invokeBasic", MethodType.methodType(Object.class, Object.class));
        System.out.println("invokeBasic " + basic.isVarargsCollector() + " " + basic.type());
    }
}
