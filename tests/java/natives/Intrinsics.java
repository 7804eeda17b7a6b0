// Library methods that the VM may run in native code must do what their bytecode does, to the last bit and message.
import java.util.*;
import java.security.*;
import java.math.BigInteger;
import java.util.zip.*;
import java.nio.charset.StandardCharsets;
public class Intrinsics {
    // Without the line, which differs between releases of the library.
    static String at(Throwable e, int i) { StackTraceElement s = e.getStackTrace()[i]; return s.getModuleName() + "/" + s.getClassName() + "." + s.getMethodName() + " "; }
    static void tryCopy(Object a, int i, Object b, int j, int n) {
        try { System.arraycopy(a, i, b, j, n); System.out.println("ok"); }
        catch (Throwable e) { System.out.println(e + " @" + at(e, 0)); }
    }
    static String hex(byte[] b) { StringBuilder s = new StringBuilder(); for (byte x : b) s.append(String.format("%02x", x)); return s.toString(); }
    public static void main(String[] args) throws Exception {
        int[] ints = new int[10]; Object[] objs = { "a", 1, "b" }; String[] strs = new String[3]; Integer[] is = new Integer[2];
        tryCopy(ints, 5, ints, 0, 7); tryCopy(ints, -1, ints, 0, 1); tryCopy(ints, 0, ints, -2, 1); tryCopy(ints, 0, ints, 0, -1);
        tryCopy(ints, 0, ints, 8, 3); tryCopy(ints, 0, objs, 0, 1); tryCopy(objs, 0, ints, 0, 1); tryCopy("x", 0, ints, 0, 1);
        tryCopy(ints, 0, "x", 0, 1); tryCopy(ints, 0, new long[1], 0, 1); tryCopy(objs, 0, strs, 0, 3); tryCopy(strs, 0, is, 0, 1);
        tryCopy(strs, 0, is, 0, 0); tryCopy(objs, 2, objs, 2, 2); tryCopy(null, 0, objs, 0, 0); tryCopy(objs, 0, new Object[1][1], 0, 1);
        tryCopy(objs, Integer.MAX_VALUE, objs, 0, Integer.MAX_VALUE);
        System.out.println(Arrays.toString(strs));
        for (int i = 0; i < 10; i++) ints[i] = i; System.arraycopy(ints, 0, ints, 2, 8); System.out.println(Arrays.toString(ints));
        Object[] big = new Object[100]; for (int i = 0; i < 100; i++) big[i] = i; System.arraycopy(big, 0, big, 1, 99); System.arraycopy(big, 10, big, 0, 90); System.out.println(Arrays.hashCode(big));
        for (int n : new int[] { 0, 1, 3, 55, 56, 63, 64, 65, 200, 1000 }) {
            byte[] b = new byte[n]; new Random(n).nextBytes(b);
            for (String alg : new String[] { "MD5", "SHA-1", "SHA-224", "SHA-256", "SHA-384", "SHA-512", "SHA3-256" })
                System.out.print(hex(MessageDigest.getInstance(alg).digest(b)).substring(0, 12) + " ");
            CRC32 c = new CRC32(); c.update(b); CRC32C cc = new CRC32C(); cc.update(b); Adler32 ad = new Adler32(); ad.update(b);
            c.update(java.nio.ByteBuffer.allocateDirect(13)); c.update(5);
            System.out.println(c.getValue() + " " + cc.getValue() + " " + ad.getValue());
            String e = Base64.getEncoder().encodeToString(b), u = Base64.getUrlEncoder().encodeToString(b), m = Base64.getMimeEncoder().encodeToString(b);
            System.out.println(e.hashCode() + " " + u.hashCode() + " " + m.hashCode() + " " + Arrays.equals(b, Base64.getDecoder().decode(e)) + Arrays.equals(b, Base64.getUrlDecoder().decode(u)) + Arrays.equals(b, Base64.getMimeDecoder().decode(m)));
        }
        Random r = new Random(7);
        for (int bits : new int[] { 10, 31, 32, 33, 64, 100, 500, 1000, 3000, 9000 }) {
            BigInteger a = new BigInteger(bits, r), b = new BigInteger(bits / 2 + 5, r).add(BigInteger.ONE), c = new BigInteger(bits, r).setBit(0);
            System.out.println(a.multiply(b).hashCode() + " " + a.multiply(a).hashCode() + " " + a.divide(b).hashCode() + " " + a.mod(b).hashCode() + " " + a.pow(3).hashCode()
                + " " + a.shiftLeft(13).hashCode() + " " + a.shiftRight(7).hashCode() + " " + a.shiftLeft(64).hashCode() + " " + (bits < 2000 ? b.modPow(a, c.add(BigInteger.TWO)).hashCode() : 0) + " " + a.sqrt().hashCode() + " " + a.toString().hashCode());
        }
        System.out.println(BigInteger.valueOf(1000003).isProbablePrime(20) + " " + new BigInteger(200, 30, new Random(5)));
        double[] ds = { 0.0, -0.0, 1.5, 2.5, -1.5, 0.49999999999999994, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, Double.MAX_VALUE, 1e18, -1e-300 };
        for (double x : ds) { System.out.print(Math.sqrt(x) + " " + Math.floor(x) + " " + Math.ceil(x) + " " + Math.rint(x) + " " + Math.abs(x) + " " + Math.round(x) + " " + Long.toHexString(Double.doubleToLongBits(x)) + " ");
            for (double y : ds) System.out.print(Math.min(x, y) + "," + Math.max(x, y) + "," + Math.min((float) x, (float) y) + "," + Math.max((float) x, (float) y) + "," + Math.fma(x, y, 1.0) + " "); System.out.println(); }
        long[] ls = { 0, 1, -1, 10, 99, 100, -100, Long.MIN_VALUE, Long.MAX_VALUE, 1234567890123L };
        for (long l : ls) System.out.println(l + " " + (int) l + " " + Long.bitCount(l) + " " + Long.numberOfLeadingZeros(l) + " " + Long.numberOfTrailingZeros(l) + " " + Long.reverse(l) + " " + Long.reverseBytes(l) + " " + Integer.reverse((int) l) + " " + Integer.reverseBytes((int) l) + " " + Long.toUnsignedString(l) + " " + Integer.toUnsignedString((int) l) + " " + Math.multiplyHigh(l, 0x123456789abcdefL) + " " + Math.floorMod((int) l, 7) + " " + Math.floorMod((int) l, -7) + " " + Long.compareUnsigned(l, 5) + " " + (int) Character.reverseBytes((char) l) + " " + Short.reverseBytes((short) l) + Integer.highestOneBit((int) l));
        String s = "hello wörld", t = "hello w\u4e16rld \u00e9";
        StringBuilder sb = new StringBuilder();
        for (String x : new String[] { s, t, "", "h", "hello" }) for (String y : new String[] { s, t, "", "h", "ello", "rld", "\u4e16", "\u00e9" }) {
            sb.append(x).append(y).append('c').append('\u4e16').append(x.equals(y)).append(x.compareTo(y)).append(x.indexOf(y)).append(x.lastIndexOf(y)).append(x.startsWith(y)).append(x.startsWith(y, 3)).append(x.endsWith(y)).append(x.contains(y)).append(x.hashCode()).append(x.concat(y)).append(x.indexOf('l', 3)).append(x.lastIndexOf('l')).append(x.indexOf('\u4e16')).append(x.replace('l', 'L')).append(new String(x.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)).append(new String(x.toCharArray())).append(x.regionMatches(true, 1, y, 0, 2)).append(sb.charAt(sb.length() / 2));
        }
        System.out.println(sb.toString().hashCode() + " " + sb.length());
        for (int i : new int[] { -1, 11, 12 }) try { s.charAt(i); } catch (Exception e) { System.out.println(e + " @" + at(e, 0) + at(e, 1)); }
        for (int i : new int[] { -1, 1 << 30 }) try { sb.charAt(i); } catch (Exception e) { System.out.println(e + " @" + at(e, 0) + at(e, 1)); }
        try { new ArrayList<>(List.of(1)).get(3); } catch (Exception e) { System.out.println(e + " @" + at(e, 0) + at(e, 1)); }
        try { Arrays.copyOf(ints, -1); } catch (Throwable e) { System.out.println(e); }
        try { Arrays.copyOfRange(ints, 4, 3); } catch (Throwable e) { System.out.println(e); }
        System.out.println(Arrays.equals(new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9 }, new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9 }) + " " + Arrays.mismatch(new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 }, new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 11 }) + Arrays.mismatch(new int[] { 1, 2, 3, 4, 5 }, new int[] { 1, 2, 3, 4, 6 }) + Arrays.mismatch(new double[] { 1, 0.0 }, new double[] { 1, -0.0 }) + Arrays.mismatch(new float[] { 1, Float.NaN, 2 }, new float[] { 1, Float.intBitsToFloat(0x7fc00001), 3 }) + Arrays.compare(new char[] { 'a', 'b' }, new char[] { 'a', 'c' }));
        long[] la = new long[5]; Arrays.fill(la, 7); double[] da = new double[3]; Arrays.fill(da, 1.5); byte[] ba = new byte[6]; Arrays.fill(ba, 1, 4, (byte) -3); System.out.println(Arrays.toString(la) + Arrays.toString(da) + Arrays.toString(ba) + Arrays.hashCode(ba) + Arrays.hashCode("abc".toCharArray()));
        try { Arrays.fill((Object[]) strs, (Object) 1); } catch (Throwable e) { System.out.println(e); }
        Object[] copy = Arrays.copyOf(strs, 2); System.out.println(copy.getClass() + " " + Arrays.copyOfRange(objs, 1, 5).length);
    }
}
