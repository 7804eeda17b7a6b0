// AES in all its modes and key sizes: encrypt in two parts, decrypt at once.
import java.util.*;
import javax.crypto.*;
import javax.crypto.spec.*;

public class Ciphers {
    static void roundTrip(int keyBytes, String mode, int n) throws Exception {
        boolean gcm = mode.contains("GCM");
        byte[] key = new byte[keyBytes], iv = new byte[gcm ? 12 : 16], data = new byte[n];
        Random random = new Random(keyBytes * n + 1);
        random.nextBytes(key);
        random.nextBytes(iv);
        random.nextBytes(data);
        var parameters = gcm ? new GCMParameterSpec(128, iv) : mode.contains("ECB") ? null : new IvParameterSpec(iv);
        SecretKeySpec spec = new SecretKeySpec(key, "AES");
        Cipher encrypt = Cipher.getInstance(mode), decrypt = Cipher.getInstance(mode);
        encrypt.init(Cipher.ENCRYPT_MODE, spec, parameters);
        decrypt.init(Cipher.DECRYPT_MODE, spec, parameters);
        if (gcm) {
            encrypt.updateAAD(key);
            decrypt.updateAAD(key);
        }
        byte[] first = encrypt.update(data, 0, n / 3), rest = encrypt.doFinal(data, n / 3, n - n / 3);
        int firstLength = first == null ? 0 : first.length;
        byte[] all = new byte[firstLength + rest.length];
        if (first != null) System.arraycopy(first, 0, all, 0, firstLength);
        System.arraycopy(rest, 0, all, firstLength, rest.length);
        System.out.println(keyBytes + " " + mode + " " + n + " " + Arrays.hashCode(all) + " " + Arrays.equals(data, decrypt.doFinal(all)));
    }

    public static void main(String[] args) throws Exception {
        for (int keyBytes : new int[] { 16, 24, 32 })
            for (String mode : new String[] { "AES/ECB/PKCS5Padding", "AES/CBC/PKCS5Padding", "AES/CTR/NoPadding", "AES/GCM/NoPadding", "AES/CFB8/NoPadding" })
                for (int n : new int[] { 0, 1, 15, 16, 17, 100, 5000 }) roundTrip(keyBytes, mode, n);
    }
}
