// Circular hierarchies, a duplicate definition, and a loader that returns the wrong class.
public class Circularity {
    static class Own extends ClassLoader {
        @Override protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = switch (name) {
                case "A" -> new Asm(61, 0x21, "A", "B").bytes();
                case "B" -> new Asm(61, 0x21, "B", "A").bytes();
                case "I" -> new Asm(61, 0x601, "I", "java/lang/Object", "J").bytes();
                case "J" -> new Asm(61, 0x601, "J", "java/lang/Object", "I").bytes();
                case "S" -> new Asm(61, 0x21, "S", "S").bytes();
                case "Fine" -> new Asm(61, 0x21, "Fine", "java/lang/Object").bytes();
                case "Wrong" -> new Asm(61, 0x21, "Right", "java/lang/Object").bytes();
                default -> throw new ClassNotFoundException(name);
            };
            return defineClass(null, bytes, 0, bytes.length);
        }
    }

    public static void main(String[] args) throws Exception {
        Own loader = new Own();
        for (String name : new String[] { "A", "B", "I", "S", "Fine", "Fine", "Wrong", "None" })
            try {
                System.out.println(Class.forName(name, true, loader));
            } catch (ClassNotFoundException | LinkageError e) {
                System.out.println(name + ": " + e);
            }
        try {
            loader.findClass("Fine");
        } catch (LinkageError e) {
            System.out.println(Patch.clean(e.getMessage()));
        }
        Class<?> one = new Own().loadClass("Fine"), two = new Own().loadClass("Fine");
        System.out.println((one == two) + " " + one.getName().equals(two.getName()));
        Object o = one.getConstructors().length;
        System.out.println(o);
    }
}
