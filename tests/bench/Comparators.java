import java.util.*;
import java.util.function.Function;

/** Sorts people by comparators made of lambdas and key functions, merges and binary-searches the results. */
public class Comparators {
    record Person(String name, int age, double height, long id) { }

    static <T, K extends Comparable<K>> Comparator<T> by(Function<T, K> key) { return (a, b) -> key.apply(a).compareTo(key.apply(b)); }

    static <T> void insertionSort(T[] a, Comparator<? super T> order) {
        for (int i = 1; i < a.length; i++) {
            T x = a[i];
            int k = i;
            for (; k > 0 && order.compare(a[k - 1], x) > 0; k--) a[k] = a[k - 1];
            a[k] = x;
        }
    }

    static <T> void quickSort(T[] a, int from, int to, Comparator<? super T> order) {
        while (from < to) {
            T pivot = a[from + to >>> 1];
            int i = from, k = to;
            while (i <= k) {
                while (order.compare(a[i], pivot) < 0) i++;
                while (order.compare(a[k], pivot) > 0) k--;
                if (i <= k) { T swap = a[i]; a[i++] = a[k]; a[k--] = swap; }
            }
            if (k - from < to - i) { quickSort(a, from, k, order); from = i; } else { quickSort(a, i, to, order); to = k; }
        }
    }

    public static void main(String[] args) {
        int seed = 99;
        Person[] people = new Person[6_000];
        for (int i = 0; i < people.length; i++) {
            seed = seed * 1103515245 + 12345;
            people[i] = new Person("n" + (seed >>> 20) % 500, (seed >>> 12 & 0xff) % 90, 1 + (seed >>> 8 & 0xfff) / 4096.0, i);
        }
        List<Comparator<Person>> orders = List.of(
                Comparator.comparing(Person::name).thenComparingInt(Person::age).thenComparingLong(Person::id),
                (a, b) -> a.age() != b.age() ? Integer.compare(a.age(), b.age()) : Long.compare(a.id(), b.id()),
                Comparator.comparingDouble(Person::height).reversed().thenComparing(by(Person::id)),
                by(Person::name).thenComparing((a, b) -> Double.compare(b.height(), a.height())).thenComparing(Comparator.comparing(Person::id, Comparator.reverseOrder())));
        long check = 0;
        for (Comparator<Person> order : orders) {
            Person[] a = people.clone(), b = people.clone(), c = Arrays.copyOf(people, 400);
            Arrays.sort(a, order);
            quickSort(b, 0, b.length - 1, order);
            insertionSort(c, order);
            for (int i = 0; i < a.length; i++) {
                if (a[i] != b[i]) throw new AssertionError("at " + i);
                check = check * 31 + a[i].id();
            }
            for (int i = 0; i < 5_000; i++) check += Arrays.binarySearch(a, people[i], order) ^ c[i % 400].id();
        }
        System.out.println(check);
    }
}
