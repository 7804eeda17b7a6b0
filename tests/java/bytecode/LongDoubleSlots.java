// Two-slot values mixed with one-slot ones in arguments, locals, fields, arrays and returns.
public class LongDoubleSlots {
    long a = 1;
    int b = 2;
    double c = 3;
    byte d = 4;
    long e = 5;
    float f = 6;
    boolean g = true;
    char h = 'h';
    short i = 7;
    Object j = "j";
    static volatile long va = 1L << 40;
    static volatile double vd = 0.5;

    static String mix(int a, long b, byte c, double d, char e, float f, Object g, long h, short i, boolean j, double... rest) {
        return a + " " + b + " " + c + " " + d + " " + e + " " + f + " " + g + " " + h + " " + i + " " + j + " " + rest.length + (rest.length > 0 ? rest[0] : -1);
    }

    long instance(double x, long y, int z) {
        long r = (long) x + y * z + a + e;
        return z == 0 ? r : instance(x + 1, y, z - 1);
    }

    static double tail(double d, int n) {
        return n == 0 ? d : tail(d * 1.25 - 1, n - 1);
    }

    public static void main(String[] args) {
        System.out.println(mix(1, 2L, (byte) 3, 4.5, '5', 6.25f, null, Long.MIN_VALUE, (short) -7, true, 8, 9));
        System.out.println(mix(-1, -2L, (byte) -3, -4.5, '\u00e9', -6.25f, "g", Long.MAX_VALUE, (short) 7, false));
        LongDoubleSlots s = new LongDoubleSlots();
        System.out.println(s.instance(1.5, 1L << 33, 5) + " " + tail(10, 20));
        System.out.println(s.a + " " + s.b + " " + s.c + " " + s.d + " " + s.e + " " + s.f + " " + s.g + " " + s.h + " " + s.i + " " + s.j);
        s.a = -1; s.b = -2; s.c = -3; s.d = -4; s.e = -5; s.f = -6; s.g = false; s.h = 'H'; s.i = -7; s.j = null;
        System.out.println(s.a + " " + s.b + " " + s.c + " " + s.d + " " + s.e + " " + s.f + " " + s.g + " " + s.h + " " + s.i + " " + s.j);
        va += 5;
        vd *= 4;
        System.out.println(va + " " + vd);
        long ignored = s.instance(0, 0, 0);
        s.instance(0, 0, 0);
        tail(1, 1);
        System.out.println(ignored);
    }
}
