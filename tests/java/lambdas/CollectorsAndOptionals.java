// Collectors of all kinds and the methods of Optional.
import java.util.*;
import java.util.function.Function;
import java.util.stream.*;
import static java.util.stream.Collectors.*;

public class CollectorsAndOptionals {
    record Person(String name, int age, String city) { }

    static void show(Object o) {
        System.out.println(o);
    }

    public static void main(String[] args) {
        List<Person> people = List.of(new Person("Ann", 30, "Oslo"), new Person("Bob", 20, "Rome"), new Person("Cid", 30, "Rome"), new Person("Dee", 45, "Oslo"), new Person("Eve", 20, "Kyiv"));
        show(people.stream().collect(groupingBy(Person::city, TreeMap::new, mapping(Person::name, joining("+")))));
        show(people.stream().collect(partitioningBy(p -> p.age() > 25, averagingInt(Person::age))));
        show(people.stream().collect(groupingBy(Person::age, TreeMap::new, counting())) + " " + people.stream().collect(summingInt(Person::age)));
        show(people.stream().collect(toMap(Person::city, Person::age, Integer::sum, TreeMap::new)));
        show(people.stream().collect(summarizingDouble(Person::age)) + " " + people.stream().map(Person::name).collect(collectingAndThen(toList(), Collections::unmodifiableList)));
        show(people.stream().collect(minBy(Comparator.comparing(Person::age))).get() + " " + people.stream().collect(reducing(0, Person::age, Math::max)));
        show(people.stream().collect(teeing(counting(), averagingDouble(Person::age), (c, a) -> c + ":" + a)));
        show(people.stream().collect(groupingBy(Person::city, TreeMap::new, filtering(p -> p.age() < 40, flatMapping(p -> Stream.of(p.name(), p.age()), toList())))));
        show(people.stream().sorted(Comparator.comparing(Person::city).thenComparing(Person::age, Comparator.reverseOrder())).map(Person::name).toList());
        show(people.stream().collect(Collector.of(StringBuilder::new, (sb, p) -> sb.append(p.name().charAt(0)), StringBuilder::append, StringBuilder::toString)));
        try {
            people.stream().collect(toMap(Person::city, Function.identity()));
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(new TreeMap<>(people.stream().collect(groupingByConcurrent(Person::city, mapping(Person::age, toCollection(TreeSet::new))))));
        Optional<String> some = Optional.of("value"), none = Optional.empty();
        System.out.println(some.map(String::length) + " " + none.map(String::length) + " " + some.filter(String::isEmpty) + " " + none.or(() -> some) + " " + none.orElse("else")
            + " " + some.flatMap(v -> Optional.of(v + v)) + " " + none.isPresent() + none.isEmpty() + " " + some.stream().count() + " " + Optional.ofNullable(null));
        some.ifPresentOrElse(v -> System.out.print("present " + v + " "), () -> System.out.print("absent "));
        none.ifPresentOrElse(v -> System.out.print("present " + v + " "), () -> System.out.println("absent "));
        System.out.println(OptionalInt.of(3) + " " + OptionalDouble.empty() + " " + OptionalLong.of(4).getAsLong() + " " + some.equals(Optional.of("value")) + some.hashCode());
    }
}
