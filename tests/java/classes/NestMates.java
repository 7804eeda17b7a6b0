// Nest mates reach each other's private members directly; nest host and members by reflection.
import java.util.*;

public class NestMates {
    private int secret = 1;
    private static String hidden() { return "hidden"; }
    private NestMates() { }
    private NestMates(int s) { secret = s; }

    static class Inner {
        private int mine = 2;
        private class Deep {
            private int sum(NestMates n) { return n.secret + mine; }
        }
        private int ask(NestMates n) { n.secret += 10; return new Deep().sum(n); }
    }

    interface Face {
        private int calc() { return 42; }
    }

    static class Face1 implements Face { }

    public static void main(String[] args) throws Exception {
        NestMates n = new NestMates(7);
        System.out.println(new Inner().ask(n) + " " + n.secret + " " + new Inner().mine + " " + ((Face) new Face1()).calc());
        Runnable r = new Runnable() {
            private String local = "local";
            public void run() { System.out.println(hidden() + local + n.secret); }
        };
        r.run();
        System.out.println(Inner.Deep.class.getNestHost() + " " + Inner.class.isNestmateOf(r.getClass()) + " " + String.class.isNestmateOf(Object.class));
        Class<?>[] members = NestMates.class.getNestMembers();
        Arrays.sort(members, Comparator.comparing(Class::getName));
        System.out.println(Arrays.toString(members));
        System.out.println(int.class.getNestHost() + " " + int[].class.getNestHost());
        var field = Inner.class.getDeclaredField("mine");
        System.out.println(field.get(new Inner()));
    }
}
