import java.util.Arrays;
import java.util.zip.CRC32;

/** LZ77-like compression of a byte[] with a hash table of earlier places, and back; run lengths and a moving front. */
public class Compression {
    static int compress(byte[] in, byte[] out) {
        int[] table = new int[1 << 13];
        Arrays.fill(table, -1);
        int o = 0, literal = 0, i = 0;
        while (i + 3 < in.length) {
            int key = (in[i] & 0xff) | (in[i + 1] & 0xff) << 8 | (in[i + 2] & 0xff) << 16, hash = (key * 0x9e3779b1) >>> 19, at = table[hash];
            table[hash] = i;
            if (at < 0 || i - at > 0xffff || in[at] != in[i] || in[at + 1] != in[i + 1] || in[at + 2] != in[i + 2]) {
                i++;
                continue;
            }
            int length = 3;
            while (i + length < in.length && length < 255 && in[at + length] == in[i + length]) length++;
            o = literals(in, literal, i, out, o);
            out[o++] = (byte) 0xff;
            out[o++] = (byte) length;
            out[o++] = (byte) (i - at);
            out[o++] = (byte) (i - at >> 8);
            i += length;
            literal = i;
        }
        return literals(in, literal, in.length, out, o);
    }

    static int literals(byte[] in, int from, int to, byte[] out, int o) {
        while (from < to) {
            int n = Math.min(to - from, 200);
            out[o++] = (byte) n;
            System.arraycopy(in, from, out, o, n);
            o += n;
            from += n;
        }
        return o;
    }

    static int expand(byte[] in, int length, byte[] out) {
        int o = 0;
        for (int i = 0; i < length; ) {
            int n = in[i++] & 0xff;
            if (n < 0xff)
                for (; n > 0; n--) out[o++] = in[i++];
            else {
                int count = in[i] & 0xff, from = o - ((in[i + 1] & 0xff) | (in[i + 2] & 0xff) << 8);
                i += 3;
                while (count-- > 0) out[o++] = out[from++];
            }
        }
        return o;
    }

    static int moveToFront(byte[] in, byte[] out) {
        byte[] order = new byte[256];
        for (int i = 0; i < 256; i++) order[i] = (byte) i;
        int sum = 0;
        for (int i = 0; i < in.length; i++) {
            byte b = in[i], moved = order[0];
            int k = 0;
            while (moved != b) {
                byte next = order[++k];
                order[k] = moved;
                moved = next;
            }
            order[0] = b;
            out[i] = (byte) k;
            sum += k;
        }
        return sum;
    }

    public static void main(String[] args) {
        byte[] data = new byte[300_000];
        int seed = 1;
        for (int i = 0; i < data.length; i++) {
            seed = seed * 1103515245 + 12345;
            data[i] = i > 1000 && (seed >>> 24 & 7) != 0 ? data[i - 1000 + (seed >>> 28 & 1)] : (byte) ('a' + (seed >>> 16) % 20);
        }
        byte[] packed = new byte[data.length * 2], back = new byte[data.length], front = new byte[data.length];
        long check = 0;
        for (int round = 0; round < 14; round++) {
            data[round * 1000] ^= 5;
            int length = compress(data, packed), restored = expand(packed, length, back);
            if (restored != data.length || !Arrays.equals(data, back)) throw new AssertionError("round " + round);
            check = check * 31 + length;
        }
        CRC32 crc = new CRC32();
        check += moveToFront(data, front);
        crc.update(front);
        System.out.println(check + " " + Long.toHexString(crc.getValue()));
    }
}
