// try-with-resources: order of closing, suppressed exceptions, null resources, effectively final variables.
public class TryWithResources {
    static class R implements AutoCloseable {
        final String name;
        final boolean fail;
        R(String name, boolean fail) {
            System.out.print("open " + name + "; ");
            if (name.equals("broken")) throw new IllegalArgumentException("cannot open");
            this.name = name;
            this.fail = fail;
        }
        public void close() throws Exception {
            System.out.print("close " + name + "; ");
            if (fail) throw new java.io.IOException("close " + name);
        }
    }

    interface Body { void run() throws Exception; }

    static void attempt(Body b) {
        try {
            b.run();
            System.out.println("fine");
        } catch (Exception e) {
            System.out.println(e + " " + java.util.Arrays.toString(e.getSuppressed()));
        }
    }

    public static void main(String[] args) {
        attempt(() -> { try (R a = new R("a", false); R b = new R("b", false)) { System.out.print("body; "); } });
        attempt(() -> { try (R a = new R("a", true); R b = new R("b", true)) { System.out.print("body; "); } });
        attempt(() -> { try (R a = new R("a", true); R b = new R("b", true)) { throw new Exception("body"); } });
        attempt(() -> { try (R a = new R("a", true); R b = new R("broken", true)) { System.out.print("body; "); } });
        attempt(() -> { try (R a = null) { System.out.print("null; "); } });
        attempt(() -> { R r = new R("outside", true); try (r) { return; } finally { System.out.print("finally; "); } });
        attempt(() -> {
            for (int i = 0; i < 3; i++)
                try (R r = new R("loop" + i, i == 2)) {
                    if (i == 1) continue;
                    System.out.print("i" + i + "; ");
                }
        });
        Exception self = new Exception("self");
        try {
            self.addSuppressed(self);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        try {
            self.initCause(self);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        try {
            new Exception("x", null).initCause(self);
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
    }
}
