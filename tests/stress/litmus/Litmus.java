import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tests of the memory model (JLS §17.4): threads race over an array of states, each doing its part on every state once,
 * and meet at a barrier at the end of each stride.  What they saw is counted by outcome, and an outcome that is not said to be
 * possible fails the test.
 *
 *   java Litmus [--rounds N] [--seconds N] [--list] [pattern ...]    pattern: part of a test's name
 *
 * A test ends after N rounds or N seconds, whichever is first.  "interesting" are outcomes that only a race can bring, or that
 * show that the test can see what its stronger siblings forbid.
 */
public abstract class Litmus {
    static final int STRIDE = 1024, STEP = 16, CODES = 10_000, GARBAGE = CODES - 1;
    static final List<Litmus> all = new ArrayList<>();

    final String name;
    final int actors;
    private final byte[] kinds = new byte[CODES];           // 0 forbidden, 1 possible, 2 interesting
    long costOfRound = 1;                                    // rounds are divided by it

    Litmus(String name, int actors) {
        this.name = name;
        this.actors = actors;
        all.add(this);
    }

    Litmus possible(int... codes) {
        for (int code : codes) kinds[code] = 1;
        return this;
    }
    Litmus interesting(int... codes) {
        for (int code : codes) kinds[code] = 2;
        return this;
    }
    Litmus forbidden(int... codes) {
        for (int code : codes) kinds[code] = 0;
        return this;
    }
    /** For tests whose rounds take longer than a few accesses. */
    Litmus cost(long factor) {
        costOfRound = factor;
        return this;
    }

    /** Does the part of that actor on all states. */
    abstract void act(int actor);
    /** Counts the outcomes of some states and makes them new again. */
    abstract void judge(int from, int to, long[] counts);

    static void count(long[] counts, int code) { counts[code >= 0 && code < CODES ? code : GARBAGE]++; }

    /** A test with an object per state. */
    abstract static class Of<S> extends Litmus {
        private final Object[] states = new Object[STRIDE];

        Of(String name, int actors) { super(name, actors); }
        abstract S make();
        abstract void renew(S s);
        abstract int outcome(S s);
        abstract void first(S s);
        abstract void second(S s);
        void third(S s) { }
        void fourth(S s) { }

        @SuppressWarnings("unchecked")
        @Override void act(int actor) {
            boolean together = true;
            for (int from = 0; from < STRIDE; from += STEP) {
                together = keepStep(actor, from, together);
                int to = from + STEP;
                if (actor == 0) for (int i = from; i < to; i++) first((S) states[i]);
                else if (actor == 1) for (int i = from; i < to; i++) second((S) states[i]);
                else if (actor == 2) for (int i = from; i < to; i++) third((S) states[i]);
                else for (int i = from; i < to; i++) fourth((S) states[i]);
            }
        }
        @SuppressWarnings("unchecked")
        @Override void judge(int from, int to, long[] counts) {
            for (int i = from; i < to; i++) {
                S s = (S) states[i];
                if (s == null) states[i] = s = make();
                else count(counts, outcome(s));
                renew(s);
            }
        }
    }

    /** Threads meet here; they spin for a while, since other processors may be running them all. */
    private static final class Barrier {
        private final int size;
        private final AtomicInteger arrived = new AtomicInteger();
        private volatile int generation;

        Barrier(int size) { this.size = size; }
        void await() {
            int now = generation;
            if (arrived.incrementAndGet() == size) {
                arrived.set(0);
                generation = now + 1;
                return;
            }
            for (int spins = 0; generation == now; spins++) {
                if (spins < 3000) Thread.onSpinWait();
                else Thread.yield();
            }
        }
    }

    /** Threads side by side wait for each other for a moment, so that they are at the same states; one that does not run is left behind. */
    private static final class Progress { volatile int at; long pad1, pad2, pad3, pad4, pad5, pad6, pad7, pad8; }
    private final Progress[] progress = { new Progress(), new Progress(), new Progress(), new Progress() };

    boolean keepStep(int actor, int at, boolean together) {
        progress[actor].at = at;
        if (!together || (actor ^ 1) >= actors) return together;
        Progress other = progress[actor ^ 1];
        for (int patience = 100; patience > 0; patience--) {
            if (other.at >= at) return true;
            Thread.onSpinWait();
        }
        return false;
    }

    private volatile Throwable failure;
    private volatile boolean over;
    private long rounds;                                     // actor 0's

    private void run(int actor, Barrier barrier, long limit, long end, long[] counts) {
        int from = STRIDE * actor / actors, to = STRIDE * (actor + 1) / actors;
        judge(from, to, new long[CODES]);
        for (;;) {
            if (actor == 0) over = rounds >= limit || System.nanoTime() >= end || failure != null;
            barrier.await();
            if (over) return;
            progress[actor].at = 0;
            try {
                act(actor);
            } catch (Throwable e) {
                failure = e;
            }
            barrier.await();
            judge(from, to, counts);
            if (actor == 0) rounds += STRIDE;
        }
    }

    private boolean run(long limit, double seconds) throws InterruptedException {
        long started = System.nanoTime(), end = started + (long) (seconds * 1e9);
        long[][] counts = new long[actors][CODES];
        Barrier barrier = new Barrier(actors);
        Thread[] threads = new Thread[actors];
        for (int i = 0; i < actors; i++) {
            int actor = i;
            threads[i] = new Thread(() -> run(actor, barrier, Math.max(1, limit / costOfRound), end, counts[actor]), name + " " + i);
            threads[i].start();
        }
        for (Thread t : threads) t.join();
        long forbidden = 0, interesting = 0;
        Map<Integer, Long> seen = new TreeMap<>();
        for (long[] some : counts)
            for (int code = 0; code < CODES; code++) {
                if (some[code] == 0) continue;
                seen.merge(code, some[code], Long::sum);
                if (kinds[code] == 0) forbidden += some[code];
                if (kinds[code] == 2) interesting += some[code];
            }
        System.out.printf("%-44s %11d rounds %6d forbidden %11d interesting %6.1f s  %s%s%n", name, rounds, forbidden, interesting,
                          (System.nanoTime() - started) / 1e9, seen, failure != null ? " " + failure : "");
        if (failure != null) failure.printStackTrace();
        return forbidden == 0 && failure == null;
    }

    private static boolean matches(String name, List<String> patterns) {
        return patterns.isEmpty() || patterns.stream().anyMatch(name::contains);
    }

    public static void main(String[] args) throws Exception {
        long rounds = 1_000_000;
        double seconds = 3600;
        boolean list = false;
        List<String> patterns = new ArrayList<>();
        for (int i = 0; i < args.length; i++)
            switch (args[i]) {
                case "--rounds" -> rounds = Long.parseLong(args[++i]);
                case "--seconds" -> seconds = Double.parseDouble(args[++i]);
                case "--list" -> list = true;
                default -> patterns.add(args[i]);
            }
        Ordering.add();
        Publication.add();
        Atomics.add();
        Tearing.add();
        int failed = 0, ran = 0;
        for (Litmus test : all) {
            if (!matches(test.name, patterns)) continue;
            ran++;
            if (list) System.out.println(test.name);
            else if (!test.run(rounds, seconds)) failed++;
        }
        System.out.println(ran - failed + " passed, " + failed + " failed");
        if (failed > 0 || ran == 0) System.exit(1);
    }
}
