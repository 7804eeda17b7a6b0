// Finalizers run once after an object became unreachable; a resurrected object is not finalized again.
public class Finalizers {
    static volatile int finalized;
    static volatile Finalizers saved;
    final int id;

    Finalizers(int id) { this.id = id; }

    @Override @SuppressWarnings("deprecation") protected void finalize() {
        finalized++;
        if (id == 0)
            saved = this;
        if (id == 1)
            throw new RuntimeException("ignored");
    }

    static class Child extends Finalizers {
        static volatile int children;
        Child(int id) { super(id); }
        @Override protected void finalize() { super.finalize(); children++; }
    }

    static void make() {
        for (int i = 0; i < 30; i++)
            if (i % 2 == 0) new Finalizers(i); else new Child(i);
    }

    static boolean await(java.util.function.BooleanSupplier done) throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            if (done.getAsBoolean()) return true;
            System.gc();
            System.runFinalization();
            Thread.sleep(5);
        }
        return false;
    }

    public static void main(String[] args) throws Exception {
        make();
        System.out.println(await(() -> finalized >= 25) + " " + (Child.children > 5));
        if (saved != null)
            System.out.println(saved.id);
        else
            System.out.println(0);
        int before = finalized;
        saved = null;
        for (int i = 0; i < 10; i++) {
            System.gc();
            System.runFinalization();
        }
        System.out.println((finalized <= 30) + " " + (finalized >= before));
    }
}
