// Class files that break the rules of sealed classes, records and nests.
public class SealedAndRecords {
    public static sealed class Parent permits Child { }
    public static final class Child extends Parent { }
    public static sealed interface Face permits Impl { }
    public static record Impl(int x) implements Face { }

    static void attempt(String name, Patch.Loader loader) {
        try {
            Class<?> c = Class.forName(name, true, loader);
            System.out.println(c.getName() + " " + c.getSuperclass().getSimpleName() + " sealed " + c.isSealed() + " record " + c.isRecord());
        } catch (Throwable t) {
            System.out.println(t);
        }
    }

    public static void main(String[] args) throws Exception {
        String p = "SealedAndRecords$";
        attempt(p + "Child", new Patch.Loader().unchanged(p + "Parent", p + "Child"));
        attempt("Stranger", new Patch.Loader().unchanged(p + "Parent").with("Stranger", new Asm(61, 0x31, "Stranger", p + "Parent").bytes()));
        attempt("Outsider", new Patch.Loader().unchanged(p + "Face").with("Outsider", new Asm(61, 0x31, "Outsider", "java/lang/Object", p + "Face").bytes()));
        attempt(p + "Child", new Patch.Loader().unchanged(p + "Child"));      // another run-time package and module
        attempt(p + "Impl", new Patch.Loader().unchanged(p + "Face", p + "Impl"));
        attempt("NotARecord", new Patch.Loader().with("NotARecord", new Asm(61, 0x31, "NotARecord", "java/lang/Record").bytes()));
        attempt("E", new Patch.Loader().with("E", new Asm(61, 0x4031, "E", "java/lang/Enum").bytes()));
        System.out.println(new Impl(3) + " " + Impl.class.getRecordComponents()[0].getAccessor().invoke(new Impl(4)));
        System.out.println(java.util.Arrays.toString(Face.class.getPermittedSubclasses()));
    }
}
