// Charsets: encoding and decoding with replacement, reporting, surrogates, several families.
import java.nio.*;
import java.nio.charset.*;
import java.util.*;

public class Encodings {
    public static void main(String[] args) throws Exception {
        String[] samples = { "plain", "na\u00efve", "\u20ac5", "\u65e5\u672c\u8a9e", "\ud83d\ude00", "bad \ud83d half" };
        for (String name : new String[] { "UTF-8", "US-ASCII", "ISO-8859-1", "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "windows-1252", "ISO-8859-15", "Shift_JIS", "GBK", "EUC-KR", "Big5", "IBM437", "KOI8-R" }) {
            Charset cs = Charset.forName(name);
            StringBuilder line = new StringBuilder(cs.name()).append(cs.canEncode()).append(' ');
            for (String s : samples) {
                byte[] b = s.getBytes(cs);
                line.append(HexFormat.of().formatHex(b)).append(new String(b, cs).equals(s)).append(' ');
            }
            System.out.println(line);
        }
        byte[][] broken = { { (byte) 0xc3, 0x28 }, { (byte) 0xe2, (byte) 0x82 }, { (byte) 0xff }, { (byte) 0xed, (byte) 0xa0, (byte) 0x80 }, { 0x61, (byte) 0xf0, (byte) 0x9f, 0x62 }, { (byte) 0xc0, (byte) 0x80 } };
        for (byte[] b : broken) {
            String s = new String(b, StandardCharsets.UTF_8);
            System.out.print(s.length() + " ");
            for (char c : s.toCharArray())
                System.out.print(Integer.toHexString(c) + " ");
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(b));
                System.out.println("decoded");
            } catch (CharacterCodingException e) {
                System.out.println(e);
            }
        }
        CharsetEncoder ascii = StandardCharsets.US_ASCII.newEncoder().onUnmappableCharacter(CodingErrorAction.REPLACE).replaceWith(new byte[] { '#' });
        System.out.println(new String(ascii.encode(CharBuffer.wrap("a\u00e9b")).array(), 0, 3, "US-ASCII") + " " + ascii.canEncode('\u00e9'));
        try {
            Charset.forName("no such");
        } catch (IllegalCharsetNameException e) {
            System.out.println(e);
        }
        try {
            "x".getBytes("X-NONE");
        } catch (java.io.UnsupportedEncodingException e) {
            System.out.println(e);
        }
        System.out.println(Charset.isSupported("utf8") + " " + Charset.forName("latin1") + " " + Charset.defaultCharset());
        CharsetDecoder d = StandardCharsets.UTF_8.newDecoder();
        CharBuffer out = CharBuffer.allocate(2);
        ByteBuffer in = ByteBuffer.wrap("\u00e9\u00e8\u00ea".getBytes("UTF-8"));
        System.out.println(d.decode(in, out, false) + " " + out.position() + " " + in.remaining());
    }
}
