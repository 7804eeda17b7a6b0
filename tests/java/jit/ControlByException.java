// Exceptions as control flow in hot code: thrown and caught in one frame, in callers some inlined levels up, by type, in loops, rethrown, preallocated.
public class ControlByException {
    static class Base extends RuntimeException { final int code; Base(int c) { super("b" + c, null, false, false); code = c; } }
    static class Left extends Base { Left(int c) { super(c); } }
    static class Right extends Base { Right(int c) { super(c); } }
    static class Checked extends Exception { Checked(String s) { super(s); } }
    static final Left SHARED = new Left(77);

    static int sameFrame(int x) {
        int r = 1;
        try {
            if ((x & 1) == 0) throw new Left(x);
            r += 2;
            if ((x & 2) == 0) throw SHARED;
            r += 4;
        } catch (Left l) {
            r += l.code;
        }
        return r;
    }
    static int leaf(int x) {
        if (x % 5 == 0) throw new Left(x);
        if (x % 7 == 0) throw new Right(x);
        if (x % 11 == 0) throw new Base(x);
        if (x % 13 == 0) throw new IllegalStateException();
        return x;
    }
    static int middle(int x) { return leaf(x) + 1; }
    static int catchesLeft(int x) {
        try {
            return middle(x);
        } catch (Left l) {
            return -l.code;
        }
    }
    static int catchesRight(int x) {
        try {
            return catchesLeft(x) * 2;
        } catch (Right r) {
            return r.code * 3;
        } finally {
            finallies++;
        }
    }
    static int finallies;
    static int catchesAll(int x) {
        long keep = x * 3L;
        double real = x / 2.0;
        String text = "t";
        try {
            return catchesRight(x) + text.length();
        } catch (Left | Right never) {
            return 1 / 0;
        } catch (Base b) {
            return (int) (b.code + keep);
        } catch (RuntimeException e) {
            return (int) real + text.length();
        }
    }
    static int search(int[][] grid, int wanted) {               // leaving nested loops by an exception
        try {
            for (int r = 0; r < grid.length; r++)
                for (int c = 0; ; c++)
                    if (grid[r][c] == wanted) throw new Base(r * 100 + c);
        } catch (ArrayIndexOutOfBoundsException e) {
            return -1;
        } catch (Base found) {
            return found.code;
        }
        return -2;
    }
    static int untilTheEnd(int[] a) {
        int i = 0, sum = 0;
        try {
            while (true) sum += a[i++];
        } catch (ArrayIndexOutOfBoundsException e) {
            return sum + i;
        }
    }
    static int retry(int x) throws Checked {
        int tries = 0;
        while (true)
            try {
                if (tries++ < x % 4) throw new Checked("try " + tries);
                if (x % 50 == 49) throw new Checked("give up");
                return tries;
            } catch (Checked e) {
                if (e.getMessage().equals("give up")) throw e;
                x--;
            }
    }
    static int chain(int depth) {
        if (depth == 0) throw new Right(0);
        try {
            return chain(depth - 1);
        } catch (Right r) {
            throw (depth & 1) == 0 ? new Right(r.code + depth) : new Left(r.code);
        } catch (Left l) {
            throw new Right(l.code + depth * 10);
        }
    }
    static <T extends Throwable> void sneaky(Throwable t) throws T { @SuppressWarnings("unchecked") T u = (T) t; throw u; }
    static int parse(String s) {
        try {
            return Integer.parseInt(s);
        } catch (NumberFormatException e) {
            return e.getMessage().length();
        }
    }
    static synchronized int lockedThrow(int x) { if (x % 3 == 0) throw new Right(x); return x; }
    static int handlerThrows(int x) {
        try {
            try {
                return leaf(x);
            } catch (Left l) {
                return lockedThrow(l.code);
            } finally {
                if (x % 10 == 5) leaf(7);
            }
        } catch (Right r) {
            return r.code + 1;
        }
    }
    static int initFails(int i) {
        try {
            return new Checker(i).v;
        } catch (Base b) {
            return -b.code;
        }
    }
    static class Checker { final int v; Checker(int i) { v = i + leaf(i); } }

    public static void main(String[] args) throws Exception {
        long sum = 0;
        for (int x = 1; x < 60_000; x++) {
            sum = sum * 31 + sameFrame(x);
            sum = sum * 31 + catchesAll(x);
            try {
                sum = sum * 31 + handlerThrows(x);
            } catch (RuntimeException e) {
                sum += 3;
            }
            try {
                sum = sum * 31 + initFails(x);
            } catch (IllegalStateException e) {
                sum += 4;
            }
        }
        System.out.println(sum + " " + finallies);
        int[][] grid = new int[20][];
        for (int r = 0; r < 20; r++) { grid[r] = new int[r + 5]; for (int c = 0; c < r + 5; c++) grid[r][c] = r < 5 ? -1 : r * c; }
        grid[0] = new int[] { 3, 4, 5 };
        for (int i = 0; i < 4_000; i++) sum = sum * 31 + search(grid, i % 9);
        int[] a = new int[100];
        for (int i = 0; i < 100; i++) a[i] = i;
        for (int i = 0; i < 5_000; i++) sum += untilTheEnd(a);
        System.out.println(sum);
        for (int i = 0; i < 20_000; i++)
            try {
                sum += retry(i);
            } catch (Checked e) {
                sum = sum * 31 + e.getMessage().hashCode();
            }
        System.out.println(sum);
        for (int i = 0; i < 3_000; i++)
            try {
                sum += chain(i % 30);
            } catch (Base b) {
                sum = sum * 31 + b.code;
            }
        System.out.println(sum);
        for (int i = 0; i < 20_000; i++)
            try {
                if (i % 2 == 0) ControlByException.<RuntimeException>sneaky(i % 4 == 0 ? new Checked("s" + i % 8) : new Left(i));
                sum += parse(i % 3 == 0 ? "x" + i : "" + i);
            } catch (Exception e) {
                sum = sum * 31 + (e instanceof Checked ? e.getMessage().length() : 9);
            }
        System.out.println(sum);
        System.out.println(SHARED.getStackTrace().length + " " + sameFrame(5) + " " + sameFrame(2));
        try {
            chain(3);
        } catch (Base e) {
            System.out.println(e + " " + e.getCause());
        }
    }
}
