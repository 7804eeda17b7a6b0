// finally, nested and recursive, with results, exceptions, break, continue and overriding returns; locals of every type live across.
public class FinallyPaths {
    static StringBuilder log = new StringBuilder();
    static int opened, closed;

    static int descend(int n, int failAt) {
        opened++;
        try {
            if (n == failAt) throw new IllegalStateException("at " + n);
            return n == 0 ? 0 : descend(n - 1, failAt) + 1;
        } finally {
            closed++;
        }
    }
    static long mixed(int i, long l, float f, double d, String s, int fail) {
        long sum = 0;
        try {
            l += i;
            if (fail == 1) throw new ArithmeticException();
            d = d / 2 + l;
            int q = 100 / (fail - 2);
            f += q;
            s = fail == 3 ? null : s;
            sum += s.length();
            f *= 2;
        } catch (ArithmeticException e) {
            sum += l * 1000 + (long) d;
        } catch (RuntimeException e) {
            sum += (long) f * 7 + i;
        } finally {
            sum += l + (long) (f + d);
            l = -1;
        }
        return sum + l + (s == null ? 5 : s.length());
    }
    @SuppressWarnings("finally")
    static int override(int x) {
        try {
            if (x % 3 == 0) throw new RuntimeException("lost");
            return x;
        } finally {
            if (x % 2 == 0) return -x;
        }
    }
    @SuppressWarnings("finally")
    static int loops(int n) {
        int count = 0;
        outer:
        for (int i = 0; i < n; i++) {
            for (int j = 0; ; j++)
                try {
                    if (j == 3) continue outer;
                    if (i == n - 2) break outer;
                    if ((i ^ j) % 5 == 4) throw new Exception();
                    count += 2;
                } catch (Exception e) {
                    count += 100;
                    if (j == 2) break;
                } finally {
                    count++;
                    if (i % 11 == 10) continue outer;
                }
        }
        return count;
    }
    static int nested(int x) {
        int r = 0;
        try {
            try {
                try {
                    r += 1;
                    if ((x & 1) != 0) throw new IllegalStateException();
                    r += 2;
                } finally {
                    r += 4;
                    if ((x & 2) != 0) throw new IllegalArgumentException();
                }
                r += 8;
            } catch (IllegalStateException e) {
                r += 16;
                if ((x & 4) != 0) throw new UnsupportedOperationException();
            } finally {
                r += 32;
                if ((x & 8) != 0) throw new IndexOutOfBoundsException();
            }
            r += 64;
        } catch (IllegalArgumentException | UnsupportedOperationException e) {
            r += 128 + e.getClass().getName().length() * 1000;
        } finally {
            r += 256;
        }
        return r;
    }
    static int tryNested(int x) {
        try {
            return nested(x);
        } catch (IndexOutOfBoundsException e) {
            return -1;
        }
    }
    static class Resource implements AutoCloseable {
        final int n;
        Resource(int n) { this.n = n; if (n % 7 == 6) throw new IllegalArgumentException("open"); }
        int use() { if (n % 5 == 4) throw new IllegalStateException("use"); return n; }
        @Override public void close() { closed++; if (n % 3 == 2) throw new IllegalStateException("close"); }
    }
    static int resources(int n) {
        try (Resource a = new Resource(n); Resource b = new Resource(n + 1)) {
            return a.use() + b.use();
        } catch (RuntimeException e) {
            return e.getMessage().length() * 100 + e.getSuppressed().length;
        } finally {
            opened += 2;
        }
    }
    static int rethrow(int depth) throws Exception {
        try {
            if (depth == 0) throw new Exception("0");
            return rethrow(depth - 1);
        } catch (Exception e) {
            if (depth % 3 == 1) throw new Exception(e.getMessage() + depth, e);
            if (depth % 3 == 2) throw e;
            if (depth > 5) return depth;
            throw new RuntimeException(e);
        } finally {
            log.append(depth);
        }
    }
    static int inHandlerOfLoop(int n) {                         // a handler inside a hot loop, values kept around it
        int good = 0, bad = 0;
        long total = 0;
        double mean = 0;
        for (int i = 1; i <= n; i++) {
            try {
                total += 1000 / (i % 4) + i;
                good++;
            } catch (ArithmeticException e) {
                bad++;
                total ^= i;
            }
            mean += (total - mean) / i;
        }
        return good * 3 + bad + (int) (total % 1000) + (int) mean;
    }

    public static void main(String[] args) throws Exception {
        long sum = 0;
        for (int i = 0; i < 300; i++) {
            sum += descend(500, -1);
            try {
                sum += descend(600, i);
            } catch (IllegalStateException e) {
                sum += e.getMessage().length();
            }
        }
        System.out.println(sum + " " + opened + " " + closed);
        sum = 0;
        for (int i = 0; i < 60_000; i++) sum += mixed(i, i * 3L, i / 2f, i / 3.0, "four", i % 5);
        System.out.println(sum);
        for (int fail = 0; fail < 5; fail++) System.out.println(mixed(1, 2, 3, 4, "five5", fail));
        sum = 0;
        for (int i = 0; i < 60_000; i++)
            try {
                sum += override(i);
            } catch (RuntimeException e) {
                sum += 7;
            }
        System.out.println(sum + " " + loops(5000));
        for (int x = 0; x < 16; x++) System.out.print(tryNested(x) + " ");
        System.out.println();
        sum = 0;
        for (int i = 0; i < 60_000; i++) sum = sum * 3 + tryNested(i & 15);
        System.out.println(sum);
        opened = closed = 0;
        sum = 0;
        for (int i = 0; i < 30_000; i++) sum = sum * 5 + resources(i);
        System.out.println(sum + " " + opened + " " + closed);
        for (int i = 0; i < 3000; i++) {
            log.setLength(0);
            String r;
            try {
                r = "" + rethrow(i % 9);
            } catch (Exception e) {
                r = e.toString();
            }
            if (i >= 2991) System.out.println(r + " " + log);
        }
        System.out.println(inHandlerOfLoop(100_000));
    }
}
