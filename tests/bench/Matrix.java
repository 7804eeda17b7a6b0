/** Two-dimensional double arrays: matrix multiplication and transposition. */
public class Matrix {
    static double[][] make(int n, double seed) {
        double[][] m = new double[n][n];
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
                m[i][j] = seed / n * (i - j) * (i + j);
        return m;
    }

    static double[][] multiply(double[][] a, double[][] b) {
        int n = a.length;
        double[][] r = new double[n][n], t = new double[n][n];
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
                t[j][i] = b[i][j];
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++) {
                double sum = 0;
                double[] x = a[i], y = t[j];
                for (int k = 0; k < n; k++)
                    sum += x[k] * y[k];
                r[i][j] = sum;
            }
        return r;
    }

    public static void main(String[] args) {
        int n = args.length > 0 ? Integer.parseInt(args[0]) : 400;
        double[][] r = multiply(make(n, 1), make(n, 2));
        System.out.println(r[n / 2][n / 2] + " " + r[0][n - 1]);
    }
}
