// args: --add-opens java.base/java.lang=ALL-UNNAMED --add-exports java.base/jdk.internal.misc=ALL-UNNAMED
// javac: --add-exports java.base/jdk.internal.misc=ALL-UNNAMED
// Packages opened and exported on the command line are reachable by reflection and directly.
public class AddOpens {
    public static void main(String[] args) throws Exception {
        var f = String.class.getDeclaredField("hash");
        f.setAccessible(true);
        String s = "abc";
        s.hashCode();
        System.out.println(f.get(s));
        System.out.println(jdk.internal.misc.VM.initLevel());
        System.out.println(jdk.internal.misc.Unsafe.getUnsafe().pageSize() > 0);
        try {
            java.util.ArrayList.class.getDeclaredField("size").setAccessible(true);
        } catch (RuntimeException e) {
            System.out.println(e.getClass().getSimpleName());
        }
        System.out.println(Object.class.getModule().isOpen("java.lang", AddOpens.class.getModule()));
    }
}
