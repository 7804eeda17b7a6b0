// Enums: bodies, fields, valueOf, EnumSet, EnumMap, switch, interfaces, constant classes, reflection.
import java.util.*;
import java.util.function.*;

public class Enums {
    enum Planet {
        MERCURY(3.303e+23, 2.4397e6), EARTH(5.976e+24, 6.37814e6);
        final double mass, radius;
        private static final Map<String, Planet> BY_NAME = new TreeMap<>();
        static { for (Planet p : values()) BY_NAME.put(p.name().toLowerCase(), p); }
        Planet(double mass, double radius) { this.mass = mass; this.radius = radius; }
        double gravity() { return 6.67300E-11 * mass / (radius * radius); }
    }
    enum Op implements IntBinaryOperator {
        ADD("+") { public int applyAsInt(int a, int b) { return a + b; } },
        SUB("-") { public int applyAsInt(int a, int b) { return a - b; } @Override Op inverse() { return ADD; } };
        final String sign;
        Op(String sign) { this.sign = sign; }
        Op inverse() { return SUB; }
        @Override public String toString() { return sign; }
    }
    enum Single { INSTANCE; int hits; }
    enum Nothing { }
    enum Big { A0, A1, A2, A3, A4, A5, A6, A7, A8, A9, B0, B1, B2, B3, B4, B5, B6, B7, B8, B9, C0, C1, C2, C3, C4, C5, C6, C7, C8, C9, D0, D1, D2, D3, D4, D5, D6, D7, D8, D9,
        E0, E1, E2, E3, E4, E5, E6, E7, E8, E9, F0, F1, F2, F3, F4, F5, F6, F7, F8, F9, G0, G1, G2, G3, G4, G5, G6, G7, G8, G9 }

    public static void main(String[] args) {
        for (Planet p : Planet.values())
            System.out.printf(Locale.ROOT, "%s %.2f %d%n", p, p.gravity(), p.ordinal());
        System.out.println(Planet.BY_NAME + " " + Planet.valueOf("EARTH").compareTo(Planet.MERCURY));
        for (Op op : Op.values())
            System.out.print(op.name() + op + op.applyAsInt(5, 3) + op.inverse() + op.getClass() + op.getDeclaringClass() + " ");
        System.out.println(Enum.valueOf(Op.class, "SUB") + " " + (Op.valueOf("ADD") == Op.ADD) + " " + Nothing.values().length);
        try {
            Op.valueOf("+");
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        Single.INSTANCE.hits += 5;
        EnumSet<Big> set = EnumSet.range(Big.C3, Big.C7);
        set.addAll(EnumSet.of(Big.G9, Big.A0));
        System.out.println(set + " " + EnumSet.complementOf(set).size() + " " + EnumSet.allOf(Op.class) + EnumSet.noneOf(Op.class) + set.contains(Big.G8));
        EnumMap<Op, Integer> map = new EnumMap<>(Op.class);
        map.put(Op.SUB, 2);
        map.merge(Op.ADD, 1, Integer::sum);
        map.merge(Op.ADD, 1, Integer::sum);
        System.out.println(map + " " + map.containsKey(Op.SUB) + " " + Single.valueOf("INSTANCE").hits);
        Op[] values = Op.values();
        values[0] = null;
        System.out.println(Op.values()[0] + " " + Op.class.getEnumConstants().length + " " + Op.ADD.getClass().isAnonymousClass() + " " + Planet.class.isEnum() + " " + Op.ADD.getClass().isEnum());
        try {
            var c = Single.class.getDeclaredConstructors()[0];
            c.setAccessible(true);
            c.newInstance("X", 1);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(Op.ADD.describeConstable().get() + " " + Big.values().length + " " + Big.G9.ordinal());
    }
}
