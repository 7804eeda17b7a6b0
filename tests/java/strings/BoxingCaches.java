// Boxing: the caches from -128 to 127, equality of boxes, unboxing null, mixed arithmetic, ternaries.
import java.util.*;

public class BoxingCaches {
    static boolean same(Object a, Object b) { return a == b; }

    public static void main(String[] args) {
        for (int i : new int[] { -129, -128, 0, 127, 128, 1000 }) {
            System.out.println(i + " " + same((Integer) i, (Integer) i) + same((long) i, (long) i) + same((short) i, (short) i) + same((byte) i, (byte) i) + same((char) i, (char) i)
                + " " + ((Integer) i).equals(i) + ((Long) (long) i).equals(i) + Integer.valueOf(i).hashCode() + " " + Long.valueOf(i).hashCode());
        }
        System.out.println(same(true, true) + " " + same(Boolean.valueOf("TRUE"), true) + " " + same(1.0, 1.0) + " " + Boolean.hashCode(false));
        Integer a = 5, b = null;
        Object ternary = true ? 1 : 2.0;
        Object noUnboxing = true ? (Object) 1 : (Object) 2.0;
        System.out.println(ternary + " " + noUnboxing + " " + (a + 1L) + " " + (a == 5.0) + " " + (a < 6));
        try {
            int i = b;
        } catch (NullPointerException e) {
            System.out.println(e.getMessage());
        }
        try {
            Integer c = args.length == 0 ? b : 0;
            System.out.println(c);
            int d = args.length == 0 ? b : 0;
        } catch (NullPointerException e) {
            System.out.println(e.getMessage());
        }
        List<Integer> list = new ArrayList<>(List.of(10, 20, 30));
        list.remove(1);
        list.remove((Integer) 10);
        System.out.println(list);
        Map<Long, String> map = new HashMap<>(Map.of(1L, "long"));
        System.out.println(map.get(1) + " " + map.get(1L));
        Integer counter = 126;
        for (int i = 0; i < 4; i++) {
            Integer before = counter++;
            System.out.print(before + (same(before, Integer.valueOf(before)) ? "cached " : "new "));
        }
        System.out.println();
        System.out.println(Integer.toString(255, 16) + Integer.toBinaryString(-8).length() + Integer.toOctalString(64) + Long.toString(-255, 36) + Integer.decode("-0x1F") + Integer.valueOf("7f", 16) + Short.decode("#7f") + Byte.parseByte("-80", 16));
        System.out.println(Double.toHexString(1.5) + Double.valueOf("0x1.8p1") + Double.isNaN(0.0 / 0) + Double.MIN_NORMAL + Float.MAX_VALUE + Double.compare(0.0, -0.0) + Float.valueOf("1e-50") + Double.valueOf(" 1.5d "));
        System.out.println(((Object) 'a').equals(97) + " " + Character.valueOf('a').equals('a') + " " + Byte.toUnsignedInt((byte) -1) + " " + Short.compare((short) 1, (short) 2) + " " + Integer.signum(-9));
    }
}
