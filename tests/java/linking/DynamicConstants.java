// Dynamic constants: computed once by their bootstrap, of reference and primitive type, with static arguments.
import java.lang.invoke.*;

public class DynamicConstants {
    static int runs;

    public static Object make(MethodHandles.Lookup lookup, String name, Class<?> type, Object... extra) {
        runs++;
        System.out.println("bootstrap " + name + " " + type + " " + java.util.Arrays.toString(extra));
        if (type == int.class) return 42;
        if (type == long.class) return 1L << 40;
        if (type == double.class) return 2.5;
        if (type == boolean.class) return true;
        if (name.equals("bad")) throw new IllegalArgumentException("no constant");
        return name + extra.length;
    }

    public static void main(String[] args) throws Exception {
        Asm a = new Asm(61, 0x21, "Condy", "java/lang/Object");
        int handle = a.methodHandle(6, a.method("DynamicConstants", "make",
            "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;[Ljava/lang/Object;)Ljava/lang/Object;"));
        int none = a.bootstrap(handle), some = a.bootstrap(handle, a.str("s"), a.integer(7), a.cls("java/util/List"), a.methodType("(I)V"), a.longValue(5));
        int s = a.dynamic(17, some, "text", "Ljava/lang/String;"), i = a.dynamic(17, none, "int", "I"), l = a.dynamic(17, none, "long", "J"),
            d = a.dynamic(17, none, "double", "D"), z = a.dynamic(17, none, "flag", "Z"), bad = a.dynamic(17, none, "bad", "Ljava/lang/Object;"),
            nested = a.dynamic(17, a.bootstrap(handle, i, s), "nested", "Ljava/lang/Object;");
        a.addMethod(9, "text", "()Ljava/lang/String;", 1, 0, 0x12, s, 0xb0);
        a.addMethod(9, "integer", "()I", 1, 0, 0x13, 0, i, 0xac);
        a.addMethod(9, "longs", "()J", 2, 0, 0x14, 0, l, 0xad);
        a.addMethod(9, "doubles", "()D", 2, 0, 0x14, 0, d, 0xaf);
        a.addMethod(9, "flag", "()Z", 1, 0, 0x13, 0, z, 0xac);
        a.addMethod(9, "bad", "()Ljava/lang/Object;", 1, 0, 0x13, 0, bad, 0xb0);
        a.addMethod(9, "nested", "()Ljava/lang/Object;", 1, 0, 0x13, 0, nested, 0xb0);
        int classEntry = a.cls("java/util/Map"), mt = a.methodType("(Ljava/lang/String;)I");
        a.addMethod(9, "type", "()Ljava/lang/invoke/MethodType;", 1, 0, 0x13, 0, mt, 0xb0);
        a.addMethod(9, "handle", "()Ljava/lang/invoke/MethodHandle;", 1, 0, 0x13, 0, handle, 0xb0);
        a.addMethod(9, "cls", "()Ljava/lang/Class;", 1, 0, 0x13, 0, classEntry, 0xb0);
        Class<?> c = new Patch.Loader().define("Condy", a.bytes());
        for (String name : new String[] { "text", "integer", "longs", "doubles", "flag", "nested", "bad", "type", "handle", "cls" })
            for (int n = 0; n < 2; n++)
                try {
                    System.out.println(name + " = " + c.getMethod(name).invoke(null));
                } catch (java.lang.reflect.InvocationTargetException e) {
                    System.out.println(name + ": " + e.getCause() + " / " + e.getCause().getCause());
                }
        System.out.println(c.getMethod("text").invoke(null) == c.getMethod("text").invoke(null));
        System.out.println(runs);
    }
}
