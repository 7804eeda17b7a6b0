// Virtual dispatch over a hierarchy, with changing receivers at one call site, and Object's methods on arrays.
public class VirtualCalls {
    static abstract class Animal {
        abstract String sound();
        String name() { return getClass().getSimpleName(); }
        public String toString() { return name() + ":" + sound(); }
    }
    static class Dog extends Animal { String sound() { return "woof"; } }
    static class Puppy extends Dog { String sound() { return super.sound() + "let"; } String name() { return "pup " + super.name(); } }
    static class Cat extends Animal { String sound() { return "meow"; } public boolean equals(Object o) { return o instanceof Cat; } public int hashCode() { return 9; } }
    static final class Fish extends Animal { String sound() { return ""; } }
    static class Cow extends Animal { String sound() { return "moo"; } }
    static class Hen extends Animal { String sound() { return "cluck"; } }

    static class Base {
        String which(Object o) { return "object"; }
        String which(String s) { return "string"; }
        String which(int i) { return "int"; }
        String which(long l) { return "long"; }
        String which(Integer i) { return "Integer"; }
        String which(int... i) { return "ints"; }
        private String hidden() { return "base"; }
        String reveal() { return hidden(); }
        static String st() { return "base static"; }
    }
    static class Derived extends Base {
        String which(Object o) { return "derived object"; }
        String hidden() { return "derived"; }
        static String st() { return "derived static"; }
    }

    public static void main(String[] args) {
        Animal[] zoo = { new Dog(), new Puppy(), new Cat(), new Fish(), new Cow(), new Hen(), new Dog() };
        for (int round = 0; round < 3; round++) {
            StringBuilder line = new StringBuilder();
            for (Animal a : zoo)
                line.append(a).append(' ').append(a.equals(zoo[2])).append(' ');
            System.out.println(line);
        }
        Base b = new Derived();
        byte small = 1;
        System.out.println(b.which(null == args ? "x" : (Object) "x") + " " + b.which("x") + " " + b.which(1) + " " + b.which(1L) + " " + b.which(small)
            + " " + b.which((Integer) 1) + " " + b.which() + " " + b.which(1, 2) + " " + b.which('c') + " " + b.which(1.0));
        System.out.println(b.reveal() + " " + ((Derived) b).hidden() + " " + Base.st() + " " + Derived.st());
        Object array = new int[] { 1 };
        System.out.println(array.equals(array) + " " + array.getClass() + " " + ((int[]) array).clone().length);
        Object o = zoo;
        System.out.println(o.equals(zoo) + " " + (o.hashCode() == zoo.hashCode()) + " " + new Cat().hashCode());
    }
}
