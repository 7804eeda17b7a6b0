// Fields and methods that are gone when the caller is linked: NoSuchFieldError and NoSuchMethodError.
public class MissingMembers {
    public static class Target {
        public static int staticField;
        public int field;
        public static int staticMethod(String s, int[] i) { return 3; }
        public int method(long l) { return 4; }
        public Target() { }
        public Target(int i) { }
    }
    public interface Face { int face(double d, Object o); }
    public static class FaceImpl extends Target implements Face { public int face(double d, Object o) { return 5; } }

    public static class GetStatic implements Runnable { public void run() { System.out.println(Target.staticField); } }
    public static class PutField implements Runnable { public void run() { new Target().field = 1; } }
    public static class CallStatic implements Runnable { public void run() { System.out.println(Target.staticMethod("", null)); } }
    public static class CallVirtual implements Runnable { public void run() { System.out.println(new Target().method(1)); } }
    public static class CallInit implements Runnable { public void run() { new Target(1); } }
    public static class CallFace implements Runnable { public void run() { Face f = new FaceImpl(); System.out.println(f.face(1, null)); } }
    public static class Inherited implements Runnable { public void run() { System.out.println(new FaceImpl().method(7)); } }

    static String[] users = { "GetStatic", "PutField", "CallStatic", "CallVirtual", "CallInit", "CallFace", "Inherited" };

    public static void main(String[] args) {
        byte[] target = Patch.bytes("MissingMembers$Target"), face = Patch.bytes("MissingMembers$Face");
        for (String change : new String[] { "none", "staticField", "field", "staticMethod", "method", "face", "type" }) {
            Patch.Loader loader = new Patch.Loader();
            for (String u : users)
                loader.unchanged("MissingMembers$" + u);
            loader.unchanged("MissingMembers$FaceImpl", "MissingMembers$Face", "MissingMembers$Target");
            if (change.equals("face"))
                loader.with("MissingMembers$Face", Patch.remove(face, change));
            else if (change.equals("type"))
                loader.with("MissingMembers$Target", Patch.rename(Patch.rename(target, "(J)I", "(D)I"), "I", "F"));
            else if (!change.equals("none"))
                loader.with("MissingMembers$Target", Patch.remove(target, change));
            System.out.println("-- " + change);
            for (String u : users)
                loader.run("MissingMembers$" + u);
        }
    }
}
