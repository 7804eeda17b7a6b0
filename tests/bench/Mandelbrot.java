/** Scalar floating-point loops: the Mandelbrot set. */
public class Mandelbrot {
    public static void main(String[] args) {
        int n = args.length > 0 ? Integer.parseInt(args[0]) : 900, inside = 0;
        long checksum = 0;
        for (int y = 0; y < n; y++)
            for (int x = 0; x < n; x++) {
                double cr = 2.0 * x / n - 1.5, ci = 2.0 * y / n - 1, zr = 0, zi = 0;
                int i = 0;
                while (i < 50 && zr * zr + zi * zi < 4) {
                    double t = zr * zr - zi * zi + cr;
                    zi = 2 * zr * zi + ci;
                    zr = t;
                    i++;
                }
                if (i == 50)
                    inside++;
                checksum = checksum * 31 + i;
            }
        System.out.println(inside + " " + checksum);
    }
}
