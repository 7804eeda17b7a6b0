// Message digests, Macs, Base64, HexFormat, UUIDs, checksums of known inputs.
import java.nio.charset.StandardCharsets;
import java.security.*;
import java.util.*;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

public class Digests {
    public static void main(String[] args) throws Exception {
        HexFormat hex = HexFormat.of();
        byte[] data = "The quick brown fox jumps over the lazy dog".getBytes();
        for (String name : new String[] { "MD2", "MD5", "SHA-1", "SHA-224", "SHA-256", "SHA-384", "SHA-512", "SHA-512/256", "SHA3-256", "SHA3-512" }) {
            MessageDigest d = MessageDigest.getInstance(name);
            String whole = hex.formatHex(d.digest(data));
            for (byte b : data) d.update(b);
            System.out.println(name + " " + whole + " " + whole.equals(hex.formatHex(d.digest())) + " " + d.getDigestLength() + " " + hex.formatHex(d.digest()).length());
        }
        byte[] long1 = new byte[10_000];
        Arrays.fill(long1, (byte) 'a');
        System.out.println(hex.formatHex(MessageDigest.getInstance("SHA-256").digest(long1)) + " " + MessageDigest.isEqual(data, data.clone()));
        for (String name : new String[] { "HmacMD5", "HmacSHA1", "HmacSHA256", "HmacSHA512" }) {
            Mac m = Mac.getInstance(name);
            m.init(new SecretKeySpec("key".getBytes(), name));
            System.out.println(name + " " + hex.formatHex(m.doFinal(data)));
        }
        try {
            MessageDigest.getInstance("NOPE-1");
        } catch (NoSuchAlgorithmException e) {
            System.out.println(e.getMessage());
        }
        for (int n = 0; n < 5; n++) {
            byte[] b = Arrays.copyOf(new byte[] { -1, -2, 3, 4, 5 }, n);
            System.out.print(Base64.getEncoder().encodeToString(b) + " " + Base64.getUrlEncoder().withoutPadding().encodeToString(b) + " " + Arrays.equals(Base64.getDecoder().decode(Base64.getEncoder().encode(b)), b) + "; ");
        }
        System.out.println();
        System.out.println(Base64.getMimeEncoder(20, "|".getBytes()).encodeToString(data) + " " + new String(Base64.getMimeDecoder().decode("aGVs\r\nbG8=")));
        for (String bad : new String[] { "a", "ab=c", "a$==", "abcde" })
            try {
                System.out.println(Arrays.toString(Base64.getDecoder().decode(bad)));
            } catch (IllegalArgumentException e) {
                System.out.println(e.getMessage());
            }
        System.out.println(HexFormat.ofDelimiter(":").withUpperCase().withPrefix("0x").formatHex(new byte[] { 1, -1 }) + " " + Arrays.toString(hex.parseHex("00ff7f")) + " " + HexFormat.fromHexDigits("7fff") + " " + hex.toHexDigits((short) 5) + HexFormat.isHexDigit('g'));
        System.out.println(UUID.nameUUIDFromBytes("name".getBytes()) + " " + UUID.fromString("123e4567-e89b-12d3-a456-426614174000").version() + " " + new UUID(1, 2).compareTo(new UUID(1, 3)) + " " + UUID.nameUUIDFromBytes(data).variant());
        System.out.println(Arrays.hashCode(data) + " " + Objects.hash(1, "a", null) + " " + new String(data, StandardCharsets.UTF_8).hashCode() + " " + Arrays.deepHashCode(new Object[] { 1, new int[] { 2 } }));
        DigestTest.run();
    }

    static class DigestTest {
        static void run() throws Exception {
            var in = new DigestInputStream(new java.io.ByteArrayInputStream("stream".getBytes()), MessageDigest.getInstance("SHA-1"));
            in.readAllBytes();
            System.out.println(HexFormat.of().formatHex(in.getMessageDigest().digest()));
        }
    }
}
