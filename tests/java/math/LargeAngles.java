/** Sines and tangents of large angles next to multiples of half pi, where hardly a bit of the argument is left over. */
public class LargeAngles {
    public static void main(String[] args) {
        double[] angles = { Math.scalb(6381956970095103.0, 797), Math.scalb(6381956970095103.0, 796), 0x1p27, 1e22, 0x1.f9cbe20ddeb65p+62, 0x1.6ac5b262ca1ffp+849, Double.MAX_VALUE };
        for (double angle : angles)
            System.out.println(angle + ": " + Math.sin(angle) + " " + Math.cos(angle) + " " + Math.tan(angle) + " " + Math.sin(-angle));
        System.out.println(Math.sin(Double.POSITIVE_INFINITY) + " " + Math.cos(Double.NEGATIVE_INFINITY) + " " + Math.tan(Double.NaN) + " " + Math.sin(-0.0));
    }
}
