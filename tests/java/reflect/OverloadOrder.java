import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.util.StringJoiner;

/** Which overload comes first among the members of a class: unspecified, but programs take the first that fits. */
public class OverloadOrder {
    static class Constructors {
        Constructors() { }
        Constructors(int a) { }
        Constructors(String a) { }
        Constructors(Object a) { }
    }

    static class Pair {
        Pair(long a) { }
        Pair(int a) { }
    }

    static class OneName {
        void chosenOne(int a) { }
        void chosenOne(long a) { }
        void chosenOne(String a) { }
        void chosenOne(char a) { }
        void chosenOne(Object a) { }
        void chosenOne() { }
        void chosenOne(byte a) { }
    }

    static class Interleaved {
        static final Object INITIALIZED = new Object();
        void ownFirst() { }
        void ownSecond() { }
        void ownThird() { }
        void ownFirst(int a) { }
        void ownSecond(int a) { }
        void ownThird(int a) { }
        private void ownFirst(String a) { }
        static void ownSecond(String a) { }
        public void ownThird(String a) { }
    }

    static class Many {
        void ownA1(int a) { }
        void ownA1(long a) { }
        void ownA2(int a) { }
        void ownA3(int a) { }
        void ownA3(float a) { }
        void ownA3(double a) { }
        void ownA3(String a) { }
        void ownA4() { }
        void ownA5() { }
        void ownA1(String a) { }
        void ownA1(Object a) { }
        void ownA5(Object a) { }
        void ownA1() { }
        Many(int a, int b) { }
        Many(String a, int b) { }
        Many(int a, String b) { }
    }

    interface Abstract {
        void ownI1();
        default void ownI1(int a) { }
        static void ownI1(String a) { }
        void ownI2();
        void ownI1(long a);
    }

    static String list(Executable[] members) {
        StringJoiner list = new StringJoiner(" ");
        for (Executable e : members) {
            StringJoiner types = new StringJoiner(",", "(", ")");
            for (Class<?> c : e.getParameterTypes()) types.add(c.getSimpleName());
            list.add((e instanceof Constructor ? "" : e.getName()) + types);
        }
        return list.toString();
    }

    public static void main(String[] args) throws Exception {
        for (Class<?> c : new Class<?>[] { Constructors.class, Pair.class, OneName.class, Interleaved.class, Many.class, Abstract.class }) {
            System.out.println(c.getSimpleName() + ": " + list(c.getDeclaredConstructors()));
            System.out.println("    " + list(c.getDeclaredMethods()));
        }
    }
}
