// args: -Dkeystore.pkcs12.keyPbeIterationCount=5 -Dkeystore.pkcs12.macIterationCount=5 -Dkeystore.pkcs12.certPbeIterationCount=5
// Ciphers, signatures, key factories, key stores and key derivation with fixed inputs.
import java.io.*;
import java.math.BigInteger;
import java.security.*;
import java.security.spec.*;
import java.util.*;
import javax.crypto.*;
import javax.crypto.spec.*;

public class Ciphers {
    public static void main(String[] args) throws Exception {
        HexFormat hex = HexFormat.of();
        byte[] key = hex.parseHex("000102030405060708090a0b0c0d0e0f"), iv = new byte[16], data = "sixteen byte msg and a bit more".getBytes();
        for (String t : new String[] { "AES/ECB/PKCS5Padding", "AES/CBC/PKCS5Padding", "AES/CTR/NoPadding", "AES/GCM/NoPadding", "ChaCha20-Poly1305", "DESede/CBC/PKCS5Padding" }) {
            Cipher c = Cipher.getInstance(t);
            byte[] k = t.startsWith("ChaCha") ? Arrays.copyOf(key, 32) : t.startsWith("DES") ? Arrays.copyOf(key, 24) : key;
            SecretKeySpec spec = new SecretKeySpec(k, t.substring(0, t.startsWith("ChaCha") ? 8 : t.indexOf('/')));
            AlgorithmParameterSpec p = t.contains("ECB") ? null : t.contains("GCM") ? new GCMParameterSpec(128, new byte[12]) : t.startsWith("ChaCha") ? new IvParameterSpec(new byte[12]) : t.startsWith("DES") ? new IvParameterSpec(new byte[8]) : new IvParameterSpec(iv);
            c.init(Cipher.ENCRYPT_MODE, spec, p);
            byte[] out = c.doFinal(data);
            Cipher d = Cipher.getInstance(t);
            d.init(Cipher.DECRYPT_MODE, spec, p);
            System.out.println(t + " " + hex.formatHex(out) + " " + new String(d.doFinal(out)).equals(new String(data)));
            out[0] ^= 1;
            if (t.contains("GCM"))
                try {
                    d.doFinal(out);
                } catch (AEADBadTagException e) {
                    System.out.println(e.getMessage());
                }
        }
        SecretKeyFactory f = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256");
        System.out.println(hex.formatHex(f.generateSecret(new PBEKeySpec("password".toCharArray(), "salt".getBytes(), 20, 256)).getEncoded()));
        KeyFactory rsa = KeyFactory.getInstance("RSA");
        BigInteger p = new BigInteger("f774eb5248db40af72158370d269a9a5ae658f33fe3b890b93f448b3a5aa3c81", 16), q = new BigInteger("cf28f65e408fc146794ec926bc9e28eabee8062610e8ad0186a74a63a8c7d9e1", 16);
        BigInteger n = p.multiply(q), e = BigInteger.valueOf(65537), d = e.modInverse(p.subtract(BigInteger.ONE).multiply(q.subtract(BigInteger.ONE)));
        PublicKey pub = rsa.generatePublic(new RSAPublicKeySpec(n, e));
        PrivateKey priv = rsa.generatePrivate(new RSAPrivateKeySpec(n, d));
        Signature s = Signature.getInstance("SHA256withRSA");
        s.initSign(priv);
        s.update(data);
        byte[] sig = s.sign();
        s.initVerify(pub);
        s.update(data);
        System.out.println(hex.formatHex(sig).hashCode() + " " + s.verify(sig) + " " + pub.getFormat() + " " + pub.getEncoded().length);
        s.update("other".getBytes());
        System.out.println(s.verify(sig));
        KeyPairGenerator g = KeyPairGenerator.getInstance("EC");
        g.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair a = g.generateKeyPair(), b = g.generateKeyPair();
        KeyAgreement ka = KeyAgreement.getInstance("ECDH"), kb = KeyAgreement.getInstance("ECDH");
        ka.init(a.getPrivate());
        ka.doPhase(b.getPublic(), true);
        kb.init(b.getPrivate());
        kb.doPhase(a.getPublic(), true);
        System.out.println(Arrays.equals(ka.generateSecret(), kb.generateSecret()));
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setEntry("k", new KeyStore.SecretKeyEntry(new SecretKeySpec(key, "AES")), new KeyStore.PasswordProtection("pw".toCharArray()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.store(out, "pw".toCharArray());
        KeyStore again = KeyStore.getInstance("PKCS12");
        again.load(new ByteArrayInputStream(out.toByteArray()), "pw".toCharArray());
        System.out.println(Arrays.equals(again.getKey("k", "pw".toCharArray()).getEncoded(), key) + " " + Collections.list(again.aliases()));
        try {
            KeyStore.getInstance("PKCS12").load(new ByteArrayInputStream(out.toByteArray()), "wrong".toCharArray());
        } catch (IOException x) {
            System.out.println(x.getMessage());
        }
        try {
            Cipher.getInstance("AES/CBC/PKCS5Padding").init(Cipher.ENCRYPT_MODE, new SecretKeySpec(new byte[5], "AES"));
        } catch (InvalidKeyException x) {
            System.out.println(x.getMessage());
        }
        try {
            Cipher.getInstance("Nope");
        } catch (NoSuchAlgorithmException x) {
            System.out.println(x.getMessage());
        }
        System.out.println(Arrays.stream(Security.getProviders()).map(Provider::getName).limit(5).toList());
    }
}
