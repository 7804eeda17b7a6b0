import java.util.*;
import java.util.stream.*;

/** What `make run` runs: records, streams, a sealed hierarchy, text blocks and formatting on the real class library. */
public class Main {
    record Planet(String name, double diameterKm, int moons) { }

    sealed interface Shape permits Circle, Square { }
    record Circle(double radius) implements Shape { }
    record Square(double side) implements Shape { }

    static double area(Shape shape) {
        if (shape instanceof Circle circle)
            return Math.PI * circle.radius() * circle.radius();
        return shape instanceof Square square ? square.side() * square.side() : 0;
    }

    public static void main(String[] args) {
        System.out.printf("Hello%s from Java %s on %s%n", args.length > 0 ? " " + String.join(" ", args) : "",
            System.getProperty("java.specification.version"), System.getProperty("java.vm.name"));
        List<Planet> planets = List.of(new Planet("Earth", 12_756, 1), new Planet("Mars", 6_792, 2), new Planet("Jupiter", 142_984, 95),
            new Planet("Saturn", 120_536, 146), new Planet("Venus", 12_104, 0));
        planets.stream().sorted(Comparator.comparing(Planet::diameterKm).reversed())
            .forEach(p -> System.out.printf(Locale.ROOT, "%-8s %,9.0f km %4d moons%n", p.name(), p.diameterKm(), p.moons()));
        Map<Boolean, String> byMoons = planets.stream().collect(Collectors.partitioningBy(p -> p.moons() > 1, Collectors.mapping(Planet::name, Collectors.joining(", "))));
        System.out.println("many moons: " + byMoons.get(true) + "; few: " + byMoons.get(false));
        System.out.println("areas: " + Stream.of(new Circle(1), new Square(2)).map(s -> String.format(Locale.ROOT, "%.3f", area(s))).toList());
        System.out.print("""
            2^100 = %s
            """.formatted(java.math.BigInteger.TWO.pow(100)));
    }
}
