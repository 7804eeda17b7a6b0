// Loops in several threads call methods that have one implementation; another thread then loads classes that override them.
public class OverrideWhileLooping {
    static class Plain {
        int value() { return 1; }
        int step(int x) { return x + value(); }
        void put(long[] to) { to[0] += value(); }
    }
    static class Late extends Plain {
        static { System.out.println("Late is initialised"); }
        @Override int value() { return 2; }
    }
    static class Later extends Late {
        @Override int step(int x) { return x + 3; }
        @Override void put(long[] to) { to[1] += 5; }
    }
    interface Code { int run(int x); }
    static class FirstCode implements Code { public int run(int x) { return x; } }
    static class LateCode implements Code { public int run(int x) { return -1; } }
    static abstract class Hidden {
        abstract int get();
        int twice() { return get() + get(); }
    }
    static class OneHidden extends Hidden { int get() { return 4; } }
    static class OtherHidden extends Hidden { int get() { return 6; } @Override int twice() { return 7; } }

    static volatile Plain shared = new Plain();
    static volatile Code code = new FirstCode();
    static volatile Hidden hidden = new OneHidden();
    static volatile int warm;

    static Thread start(Runnable r) {
        Thread thread = new Thread(r);
        thread.start();
        return thread;
    }

    static int loop(int stopAt) {                   // never returns unless an overriding method is seen
        int last = 0;
        for (int i = 0; ; i++) {
            last = shared.step(10) - 10;
            if (last == stopAt) return last;
            if (last != 1 && last != 2 && last != 3) return -last;
            if (i == 100_000) synchronized (OverrideWhileLooping.class) { warm++; }
        }
    }

    static long loopOnStore(int index) {
        long[] to = new long[2];
        for (int i = 0; to[index] < (index == 0 ? 300_000 : 5); i++) {
            shared.put(to);
            if (i == 100_000) synchronized (OverrideWhileLooping.class) { warm++; }
        }
        return to[1];
    }

    static int loopOnInterface() {
        int i = 0;
        while (code.run(i & 15) >= 0)
            if (++i == 100_000) synchronized (OverrideWhileLooping.class) { warm++; }
        return code.run(5);
    }

    static int loopOnAbstract() {
        int i = 0, r;
        while ((r = hidden.twice() + hidden.get()) == 12)
            if (++i == 100_000) synchronized (OverrideWhileLooping.class) { warm++; }
        while (r != 13) r = hidden.twice() + hidden.get();      // a torn read of hidden may mix the two classes once
        return r;
    }

    static void await(int count) throws Exception {
        while (warm < count) Thread.sleep(1);
        Thread.sleep(10);
    }

    static Object make(String name) throws Exception {
        return Class.forName("OverrideWhileLooping$" + name).getDeclaredConstructor().newInstance();
    }

    public static void main(String[] args) throws Exception {
        int[] results = new int[8];
        Thread two = start(() -> results[0] = loop(2)), three = start(() -> results[1] = loop(3));
        Thread store = start(() -> results[2] = (int) loopOnStore(1));
        await(3);
        System.out.println("loading");
        shared = (Plain) make("Late");
        two.join();
        System.out.println("first loop ended: " + results[0]);
        shared = (Plain) make("Later");
        three.join();
        store.join();
        System.out.println("others ended: " + results[1] + " " + results[2]);
        Thread calls = start(() -> results[3] = loopOnInterface()), gets = start(() -> results[4] = loopOnAbstract());
        await(5);
        code = (Code) make("LateCode");
        calls.join();
        hidden = (Hidden) make("OtherHidden");
        gets.join();
        System.out.println(results[3] + " " + results[4]);
        shared = new Plain();
        System.out.println(loopOnStore(0) + " " + shared.step(1));
    }
}
