// Names, kinds, supertypes and packages as java.lang.Class tells them.
import java.util.*;

public class ClassNames {
    record R(int i) { }
    enum E { A }
    @interface N { }
    sealed interface S permits T { }
    static final class T implements S { }

    public static void main(String[] args) throws Exception {
        Class<?>[] classes = { Object.class, String.class, int.class, void.class, int[].class, String[][].class, Map.Entry.class, R.class, E.class, N.class,
            S.class, T.class, ArrayList.class, Runnable.class, Integer.class, Thread.State.class, Override.class };
        for (Class<?> c : classes) {
            System.out.println(c.getName() + " " + c.getSimpleName() + " " + c.getTypeName() + " " + c.getCanonicalName() + " " + c.descriptorString() + " " + c.toGenericString());
            System.out.println("  " + c.getSuperclass() + " " + Arrays.toString(c.getInterfaces()) + " " + c.getPackageName() + " " + c.getComponentType() + " "
                + c.isInterface() + c.isPrimitive() + c.isArray() + c.isEnum() + c.isRecord() + c.isAnnotation() + c.isSealed() + c.isHidden() + " " + Integer.toHexString(c.getModifiers()));
            System.out.println("  " + c.getModule().getName() + " " + (c.getClassLoader() == null) + " " + (c == void.class ? null : c.arrayType()) + " " + c.desiredAssertionStatus());
        }
        for (String name : new String[] { "java.lang.String", "[I", "[[Ljava.lang.String;", "ClassNames$R", "int", "java/lang/String", "[int", "", "[", "ClassNames.R", "[LNope;" })
            try {
                System.out.println(Class.forName(name));
            } catch (ClassNotFoundException e) {
                System.out.println("not found: " + e.getMessage());
            }
        System.out.println(String.class.getPackage().getName() + " " + ClassNames.class.getPackage().getName().isEmpty() + " " + int.class.getPackage());
        System.out.println(Arrays.toString(S.class.getPermittedSubclasses()) + " " + Arrays.toString(R.class.getRecordComponents()) + Arrays.toString(E.class.getEnumConstants()));
    }
}
