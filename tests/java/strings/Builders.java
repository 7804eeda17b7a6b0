// StringBuilder and StringBuffer: appending every type, insert, delete, replace, growth, surrogates, inflation.
public class Builders {
    public static void main(String[] args) {
        StringBuilder b = new StringBuilder();
        b.append(1).append(-2L).append('c').append(1.5f).append(-0.0).append(true).append((String) null).append((Object) null).append(new char[] { 'x', 'y' }).append("abcdef", 1, 3).append(new StringBuilder("sb")).appendCodePoint(0x1f600);
        System.out.println(b + " " + b.length());
        b.insert(0, "start ").insert(3, 42).insert(0, 'z').insert(b.length(), 2.5).insert(1, new char[] { '1' }).insert(2, false);
        System.out.println(b);
        b.delete(0, 5).deleteCharAt(0).replace(2, 6, "REPLACED").setCharAt(0, 'S');
        System.out.println(b + " " + b.indexOf("REP") + " " + b.lastIndexOf("e") + " " + b.charAt(3) + " " + b.codePointBefore(b.length()));
        b.setLength(4);
        System.out.println("[" + b + "]");
        b.setLength(6);
        System.out.println(b.toString().replace('\0', '0') + " " + b.substring(2).length() + " " + b.subSequence(0, 2));
        StringBuilder latin = new StringBuilder("latin");
        latin.append('\u20ac').append("more").reverse();
        System.out.println(latin + " " + latin.compareTo(new StringBuilder("a")));
        latin.deleteCharAt(latin.indexOf("\u20ac"));
        System.out.println(latin + " " + latin.chars().max().getAsInt());
        System.out.println(new StringBuilder("a\ud83d\ude00b").reverse() + " " + new StringBuilder("x").equals(new StringBuilder("x")));
        StringBuilder big = new StringBuilder(0);
        for (int i = 0; i < 5000; i++)
            big.append(i % 10);
        System.out.println(big.length() + " " + big.toString().hashCode() + " " + (big.capacity() >= 5000));
        StringBuffer buffer = new StringBuffer("buf");
        buffer.append(1).insert(0, "<").reverse().ensureCapacity(100);
        System.out.println(buffer + " " + buffer.indexOf("f") + " " + buffer.toString().equals("1fub<"));
        char[] out = new char[6];
        big.getChars(3, 6, out, 1);
        System.out.println(new String(out).replace('\0', '.'));
        double[] ds = { 0, 1, 100, 1e7, 1.0E-3, 9.999e-4, 123456789.125, 1e21, Double.MIN_VALUE, Double.MAX_VALUE, 2e-3, 1.1, 0.1 + 0.2 };
        StringBuilder numbers = new StringBuilder();
        for (double d : ds)
            numbers.append(d).append(' ').append((float) d).append(' ');
        System.out.println(numbers);
        System.out.println(new StringBuilder().append(Integer.MIN_VALUE).append(' ').append(Long.MIN_VALUE).append(' ').append(Long.MAX_VALUE).append((char) 65));
    }
}
