import java.util.*;

/** Sorting: primitives, boxed values with comparators, strings, and a hand-written quicksort. */
public class Sorting {
    static void quicksort(int[] a, int lo, int hi) {
        while (lo < hi) {
            int pivot = a[(lo + hi) >>> 1], i = lo, j = hi;
            while (i <= j) {
                while (a[i] < pivot) i++;
                while (a[j] > pivot) j--;
                if (i <= j) {
                    int t = a[i];
                    a[i++] = a[j];
                    a[j--] = t;
                }
            }
            if (j - lo < hi - i) {
                quicksort(a, lo, j);
                lo = i;
            } else {
                quicksort(a, i, hi);
                hi = j;
            }
        }
    }

    public static void main(String[] args) {
        int n = args.length > 0 ? Integer.parseInt(args[0]) : 70_000;
        Random r = new Random(1);
        int[] a = r.ints(n).toArray(), b = a.clone();
        Arrays.sort(a);
        quicksort(b, 0, n - 1);
        Integer[] boxed = new Integer[n / 2];
        String[] strings = new String[n / 4];
        for (int i = 0; i < boxed.length; i++)
            boxed[i] = r.nextInt();
        for (int i = 0; i < strings.length; i++)
            strings[i] = Integer.toString(r.nextInt(), 36);
        Arrays.sort(boxed, Comparator.comparing((Integer i) -> i & 0xff).thenComparing(Comparator.reverseOrder()));
        Arrays.sort(strings);
        List<String> list = new ArrayList<>(Arrays.asList(strings));
        list.sort(Comparator.comparing(String::length));
        System.out.println(Arrays.equals(a, b) + " " + Arrays.hashCode(a) + " " + Arrays.hashCode(boxed) + " " + list.hashCode());
    }
}
