// Compound assignment, ++ and -- on every kind of variable and type: the dup and swap forms, evaluated once and in order.
public class CompoundForms {
    byte b; short s; char c; int i; long j; float f; double d; boolean z; String t = ""; Integer boxed = 0; Long wide = 0L; Character sign = 'a'; volatile int v; volatile long w;
    static byte sb; static short ss; static char sc; static int si; static long sj; static float sf; static double sd; static boolean sz; static String st = ""; static volatile long sv; static Double sboxed = 0.0;
    static byte[] ab = new byte[4]; static short[] as = new short[4]; static char[] ac = new char[4]; static int[] ai = new int[4]; static long[] aj = new long[4]; static float[] af = new float[4];
    static double[] ad = new double[4]; static boolean[] az = new boolean[4]; static Integer[] abox = { 0, 0, 0, 0 }; static long[][] grid = new long[4][4]; static String[] at = { "", "", "", "" };
    static int order;
    static int next(int bound) { order = order * 5 + 3; return (order >>> 1) % bound; }
    CompoundForms self() { order ^= 1; return this; }

    long fields(int k) {
        long r = 0;
        r += b++; r += ++b; b += k; r += b -= 3; b *= 3; b <<= 1; b >>= 1; r ^= b >>>= 1;
        r += s++; r += --s; s += k; r += s -= 3; s *= 300; s /= 7; r ^= s %= 1000;
        r += c++; r += ++c; c += k; c -= 3; c *= 3; r ^= c >>= 1;
        r += i++; r += --i; i += k; r += i -= 3; i *= 3; i <<= k; i >>= 2; i >>>= 1; r ^= i |= 1; i &= 0xffffff;
        r += j++; r += --j; j += k; r += j -= 3; j *= 3; j <<= k; j >>= 2; j >>>= 1L; r ^= j |= 1; j &= 0xffffffffffffL; j += 1.5;
        r += (long) f++; r += (long) ++f; f += k; f -= 1.25f; f /= 3; r += (long) (f *= 1.5f); f %= 100;
        r += (long) d++; r += (long) --d; d += k; d -= 1.25; d /= 3; r += (long) (d *= 1.5); d %= 1000;
        z ^= (k & 1) != 0; z |= k % 7 == 0; r += (z &= k % 5 != 0) ? 1 : 0;
        r += v++ + ++v; v += k; r += w++ + ++w; w -= k;
        self().i += next(10); r += self().j++; r += ++self().b; self().d += self().i++ + self().i--;
        return r;
    }
    static long statics(int k) {
        long r = 0;
        r += sb++; r += ++sb; sb += k; r ^= sb >>= 1; r += ss++; ss -= k; r ^= ss *= 3; r += sc++; r += --sc; r ^= sc += k;
        r += si++; r += --si; si += k; r ^= si *= 31; r += sj++; r += ++sj; sj -= k; r ^= sj *= 31; sj >>>= 1;
        r += (long) sf++; sf += k; r += (long) (sf /= 2); r += (long) sd++; sd -= k; r += (long) (sd /= 2);
        sz ^= true; r += sz ? 1 : 0; sv += k; r += sv-- * ++sv;
        return r;
    }
    static long arrays(int k) {
        long r = 0;
        int x = k & 3;
        r += ab[x]++; r += ++ab[next(4)]; ab[x] += k; r += ab[next(4)] -= 7; r += as[x]--; r += --as[next(4)]; as[x] *= 3; r += as[next(4)] |= 5;
        r += ac[x]++; r += ++ac[next(4)]; ac[x] += k; r += ac[next(4)] ^= 0x55; r += ai[x]++; r += ++ai[next(4)]; ai[x] += k; r += ai[next(4)] <<= 1; r += ai[x] = ai[next(4)] = k;
        r += aj[x]++; r += ++aj[next(4)]; aj[x] += k; r += aj[next(4)] <<= 1; r += aj[x] = aj[next(4)] = k; aj[next(4)] -= aj[next(4)] = aj[x]++ + 5;
        r += (long) af[x]++; r += (long) --af[next(4)]; af[x] += k; r += (long) (af[next(4)] /= 3); af[x] = af[next(4)] = 1.5f;
        r += (long) ad[x]++; r += (long) --ad[next(4)]; ad[x] += k; r += (long) (ad[next(4)] /= 3); ad[x] = ad[next(4)] = 1.5;
        az[x] ^= true; r += (az[next(4)] |= az[x] = k % 3 == 0) ? 1 : 0;
        r += grid[x][next(4)]++; r += ++grid[next(4)][x]; grid[next(4)][next(4)] += k; r ^= grid[x][x] *= 3;
        ai[ai[x] & 3] += ai[(ai[x] += 3) & 3]++; aj[(int) aj[x] & 3] ^= aj[(int) (aj[next(4)] += 3) & 3]--;
        return r;
    }
    long boxes(int k) {
        long r = 0;
        r += boxed++; r += ++boxed; boxed += k; wide++; r += --wide; wide += k; sign++; r += sign--; r += abox[k & 3]++; abox[next(4)] += k & 1; sboxed += 0.5; r += sboxed.longValue();
        t += k & 7; st += (char) ('a' + (k & 7)); at[k & 3] += next(10); at[next(4)] += 'x';
        if (t.length() > 20) { r += t.hashCode() + st.hashCode(); t = st = ""; for (int q = 0; q < 4; q++) { r += at[q].hashCode(); at[q] = ""; } }
        return r;
    }
    static long locals(int n) {
        byte b = 1; short s = 2; char c = 3; int i = 4; long j = 5; float f = 6; double d = 7;
        for (int k = 0; k < n; k++) {
            b += 2; b *= k; s -= b; s++; c += s; c--; i += c; i *= 31; j += i++; j ^= j << 3; f += k; f /= 1.5f; d *= 0.5; d -= j; d %= 100;
            i += (int) f; i -= 200; i += 40000; j = i++ + ++i * (long) b--; d += (f = k) + (i = k) + (j = k);
            int u, v, w;
            u = v = w = i ^ (int) d;
            i = u-- - --v + w++;
        }
        return b + s + c + i + j + (long) f + (long) d;
    }
    static String failing(int how, int[] a, CompoundForms o) {
        order = 0;
        try {
            switch (how) {
            case 0: a[7 + (order = 1)] += order = 2; break;
            case 1: a[order = 1] += 1 / (order - 1); break;
            case 2: o.i += order = 3; break;
            case 3: a = null; a[order = 4] = order = 5; break;
            case 4: (o = null).j++; break;
            case 5: a[a.length] = a[-1]; break;
            default: grid[order = 1][9] -= order = 7;
            }
            return "fine";
        } catch (RuntimeException e) {
            return e.getClass().getSimpleName() + order;
        }
    }

    public static void main(String[] args) {
        CompoundForms o = new CompoundForms();
        long sum = 0;
        for (int k = 0; k < 60_000; k++) {
            sum = sum * 31 + o.fields(k);
            sum = sum * 31 + statics(k);
            sum = sum * 31 + arrays(k);
            if (k % 8 == 0) sum = sum * 31 + o.boxes(k);
            if (k % 20_000 == 7) System.out.println(sum);
        }
        System.out.println(sum + " " + order + " " + locals(100_000));
        System.out.println(o.b + " " + o.s + " " + (int) o.c + " " + o.i + " " + o.j + " " + o.f + " " + o.d + " " + o.z + " " + o.v + " " + o.w + " " + o.boxed + " " + o.wide + " " + o.sign + " " + o.t);
        System.out.println(sb + " " + ss + " " + (int) sc + " " + si + " " + sj + " " + sf + " " + sd + " " + sz + " " + sv + " " + sboxed + " " + st);
        System.out.println(java.util.Arrays.toString(ab) + java.util.Arrays.toString(as) + java.util.Arrays.toString(ai) + java.util.Arrays.toString(aj) + java.util.Arrays.toString(af) + java.util.Arrays.toString(ad) + java.util.Arrays.toString(az) + java.util.Arrays.deepToString(grid));
        for (int how = 0; how < 7; how++) System.out.print(failing(how, new int[4], how == 2 ? null : o) + " ");
        for (int i = 0; i < 7_000; i++) sum = sum * 31 + failing(i % 7, ai, i % 2 == 0 ? null : o).hashCode();
        System.out.println(sum);
    }
}
