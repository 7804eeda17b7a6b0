// args: -XX:-OmitStackTraceInFastThrow
// instanceof and checkcast in hot code: deep hierarchies, interfaces found late, final classes, arrays, null, classes loaded later.
public class CastsAndTests {
    interface I0 { } interface I1 extends I0 { } interface I2 { } interface I3 extends I1, I2 { } interface I4 { } interface I5 { } interface I6 { } interface I7 { } interface I8 { } interface I9 extends I8 { }
    static class C0 { } static class C1 extends C0 { } static class C2 extends C1 implements I0 { } static class C3 extends C2 { } static class C4 extends C3 implements I2 { }
    static class C5 extends C4 { } static class C6 extends C5 { } static class C7 extends C6 { } static class C8 extends C7 implements I3 { } static class C9 extends C8 { }
    static class C10 extends C9 { } static class C11 extends C10 { } static class C12 extends C11 implements I4, I5, I6, I7, I9 { } static final class C13 extends C12 { }
    static class D9 extends C8 { } static class D10 extends D9 implements I8 { }
    static final class Alone implements I5 { }

    static int tests(Object o) {
        int r = 0;
        if (o instanceof C0) r |= 1;
        if (o instanceof C5) r |= 2;
        if (o instanceof C7) r |= 4;
        if (o instanceof C8) r |= 8;
        if (o instanceof C9) r |= 16;
        if (o instanceof C10) r |= 32;
        if (o instanceof C12) r |= 64;
        if (o instanceof C13) r |= 128;
        if (o instanceof D10) r |= 256;
        if (o instanceof I0) r |= 512;
        if (o instanceof I2) r |= 1024;
        if (o instanceof I3) r |= 2048;
        if (o instanceof I8) r |= 4096;
        if (o instanceof I9) r |= 8192;
        if (o instanceof Alone) r |= 1 << 14;
        if (o instanceof Object[]) r |= 1 << 15;
        if (o instanceof C0[]) r |= 1 << 16;
        if (o instanceof C8[][]) r |= 1 << 17;
        if (o instanceof int[]) r |= 1 << 18;
        if (o instanceof int[][]) r |= 1 << 19;
        if (o instanceof I0[]) r |= 1 << 20;
        if (o instanceof Cloneable) r |= 1 << 21;
        if (o instanceof java.io.Serializable) r |= 1 << 22;
        if (o instanceof Comparable) r |= 1 << 23;
        if (o instanceof String) r |= 1 << 24;
        if (o instanceof Object[][]) r |= 1 << 25;
        if (o instanceof Cloneable[]) r |= 1 << 26;
        if (o instanceof Alone[]) r |= 1 << 27;
        return r;
    }
    static int cast(int how, Object o) {
        switch (how) {
        case 0: return ((C0) o) == null ? 1 : 2;
        case 1: return ((C7) o) == null ? 1 : 2;
        case 2: return ((C8) o) == null ? 1 : 2;
        case 3: return ((C12) o) == null ? 1 : 2;
        case 4: return ((C13) o) == null ? 1 : 2;
        case 5: return ((I0) o) == null ? 1 : 2;
        case 6: return ((I9) o) == null ? 1 : 2;
        case 7: return ((Alone) o) == null ? 1 : 2;
        case 8: return ((Object[]) o) == null ? 1 : ((Object[]) o).length;
        case 9: return ((C0[]) o) == null ? 1 : 2;
        case 10: return ((int[]) o) == null ? 1 : 2;
        case 11: return ((int[][]) o) == null ? 1 : 2;
        case 12: return ((I8[]) o) == null ? 1 : 2;
        case 13: return ((Comparable<?>) o) == null ? 1 : 2;
        case 14: return ((Never) o) == null ? 1 : 2;
        default: return ((String) o) == null ? 1 : ((String) o).length();
        }
    }
    static class Never { static { System.out.println("Never is initialised"); } }
    static String tryCast(int how, Object o) {
        try {
            return "" + cast(how, o);
        } catch (ClassCastException e) {
            return e.getMessage().replaceAll("\\(.*", "") + e.getStackTrace()[0].getLineNumber();
        }
    }
    @SuppressWarnings("unchecked")
    static <T extends Comparable<T>> T larger(Object a, Object b) {
        T x = (T) a, y = (T) b;
        return x.compareTo(y) > 0 ? x : y;
    }
    static int generic(java.util.List<?> raw) {
        int n = 0;
        @SuppressWarnings("unchecked") java.util.List<Integer> ints = (java.util.List<Integer>) raw;
        for (Integer i : ints) n += i;
        return n;
    }
    static String kind(Object o) {
        if (o instanceof Integer i && i > 5) return "big";
        if (o instanceof Number n) return "n" + n.intValue() % 7;
        if (!(o instanceof String s)) return "other";
        return s.isEmpty() ? "empty" : s.substring(0, 1);
    }

    public static void main(String[] args) throws Exception {
        Object[] few = { new C9(), new C13(), "s", new int[0] };
        Object[] all = { null, new C0(), new C1(), new C2(), new C4(), new C7(), new C8(), new C9(), new C10(), new C11(), new C12(), new C13(), new D9(), new D10(), new Alone(), "text", 5,
            new Object[1], new C0[2], new C13[1], new C8[1][1], new C13[1][], new D10[0], new int[1], new int[1][1], new int[1][1][1], new long[0], new String[0], new I3[0], new Alone[0], new Cloneable[0], new Object[0][], String.class, new Object() };
        long sum = 0;
        for (int i = 0; i < 40_000; i++) sum = sum * 31 + tests(few[i & 3]);
        System.out.println(sum);
        for (Object o : all) System.out.print(Integer.toHexString(tests(o)) + " ");
        System.out.println();
        for (int i = 0; i < 80_000; i++) sum = sum * 31 + tests(all[i % all.length]);
        System.out.println(sum);
        for (int i = 0; i < 150_000; i++) {
            Object o = few[i & 3];
            sum += (i & 3) == 0 ? cast(0, o) + cast(2, o) + cast(5, o) : (i & 3) == 1 ? cast(4, o) + cast(6, o) + cast(3, o) : (i & 3) == 2 ? cast(13, o) + cast(15, o) : cast(10, o);
        }
        System.out.println(sum);
        for (int how = 0; how <= 15; how++) {
            java.util.Map<String, Integer> seen = new java.util.TreeMap<>();
            for (Object o : all) seen.merge(tryCast(how, o), 1, Integer::sum);
            System.out.println(how + " " + seen);
        }
        for (int i = 0; i < 6_000; i++) sum = sum * 31 + tryCast(i & 15, all[i % all.length]).hashCode();
        System.out.println(sum);
        int n = 0;
        for (int i = 0; i < 100_000; i++) n += CastsAndTests.<Integer>larger(i, 50_000) + CastsAndTests.<String>larger("a", "bc").length();
        System.out.println(n);
        java.util.List<Object> list = new java.util.ArrayList<>(java.util.List.of(1, 2, 3));
        for (int i = 0; i < 20_000; i++) n += generic(list);
        list.add("four");
        try {
            generic(list);
        } catch (ClassCastException e) {
            System.out.println(n + " " + e.getMessage());
        }
        for (int i = 0; i < 60_000; i++) n += kind(i % 3 == 0 ? (Object) i : i % 3 == 1 ? "t" + (i & 1) : (Object) 2.5).length();
        System.out.println(n + kind("") + kind(3) + kind(9) + kind(7L) + kind('c') + kind(null));
        Object loaded = Class.forName("CastsAndTests$Loaded").getDeclaredConstructor().newInstance();
        System.out.println(Integer.toHexString(tests(loaded)) + tryCast(3, loaded) + tryCast(4, loaded) + tryCast(6, loaded));
    }
    static class Loaded extends C12 { }
}
