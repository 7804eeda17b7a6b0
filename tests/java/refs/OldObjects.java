// args: -Xmx24m
// Old objects (they have survived collections) are given references to new ones in every way there is; collections of the
// young objects alone must find those.
import java.lang.invoke.*;
import java.lang.reflect.*;
import java.util.*;
import java.util.concurrent.atomic.*;

public class OldObjects {
    static class Node implements Cloneable {
        Object plain;
        volatile Object shared;
        volatile Object updated;
        Object handled;
        Node next;
        public Node clone() {
            try {
                return (Node) super.clone();
            } catch (CloneNotSupportedException e) {
                throw new AssertionError(e);
            }
        }
    }

    static Object plainStatic;
    static volatile Object volatileStatic;
    static final int COUNT = 100;
    static final Node[] nodes = new Node[COUNT];
    static final Object[] small = new Object[COUNT];
    static final Object[] large = new Object[20000];
    static final AtomicReferenceArray<Object> atomics = new AtomicReferenceArray<>(COUNT);
    static final AtomicReference<Object> single = new AtomicReference<>();
    static final List<Object> list = new ArrayList<>();
    static final Map<Integer, Object> map = new HashMap<>();
    static final ThreadLocal<Object> local = new ThreadLocal<>();
    static final Object[][] rows = new Object[COUNT][];
    static final AtomicReferenceFieldUpdater<Node, Object> updater = AtomicReferenceFieldUpdater.newUpdater(Node.class, Object.class, "updated");
    static final VarHandle handle, elements = MethodHandles.arrayElementVarHandle(Object[].class);
    static final Field reflected;
    static {
        try {
            handle = MethodHandles.lookup().findVarHandle(Node.class, "handled", Object.class);
            reflected = Node.class.getDeclaredField("next");
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    static Object fresh(int round, int i) { return new int[] { round, i, round ^ i }; }

    static void check(String what, Object o, int round, int i) {
        int[] a = (int[]) o;
        if (a[0] != round || a[1] != i || a[2] != (round ^ i)) throw new AssertionError(what + " " + Arrays.toString(a) + " in round " + round);
    }

    static void fill(int round) throws Exception {
        plainStatic = fresh(round, -1);
        volatileStatic = fresh(round, -2);
        single.getAndSet(fresh(round, -3));
        local.set(fresh(round, -4));
        Object[] young = new Object[COUNT];
        for (int i = 0; i < COUNT; i++) {
            Node n = nodes[i];
            n.plain = fresh(round, i);
            n.shared = fresh(round, i);
            updater.set(n, fresh(round, i));
            if (!updater.compareAndSet(n, n.updated, fresh(round, i))) throw new AssertionError();
            switch (i % 4) {
            case 0: handle.setVolatile(n, fresh(round, i)); break;
            case 1: handle.getAndSet(n, fresh(round, i)); break;
            case 2: handle.compareAndSet(n, handle.get(n), fresh(round, i)); break;
            default: handle.setRelease(n, fresh(round, i)); break;
            }
            Node next = n.clone();
            next.plain = fresh(round, i);
            reflected.set(n, next);
            small[i] = fresh(round, i);
            elements.getAndSet(large, i * 80, fresh(round, i));
            atomics.set(i, fresh(round, i));
            list.set(i, fresh(round, i));
            map.put(i, fresh(round, i));
            rows[i] = new Object[] { fresh(round, i), small[i] };
            young[i] = fresh(round, i);
            Array.set(large, i * 80 + 1, fresh(round, i));
        }
        for (int i = 0; i < COUNT; i += 20) System.arraycopy(young, i, large, 19000 + i, 20);
        Arrays.fill(large, 18000, 18100, fresh(round, 18000));
    }

    static void checkAll(int round) {
        check("static", plainStatic, round, -1);
        check("volatile static", volatileStatic, round, -2);
        check("atomic", single.get(), round, -3);
        check("thread-local", local.get(), round, -4);
        for (int i = 0; i < COUNT; i++) {
            Node n = nodes[i];
            check("field", n.plain, round, i);
            check("volatile field", n.shared, round, i);
            check("updater", n.updated, round, i);
            check("handle", n.handled, round, i);
            check("reflection", n.next.plain, round, i);
            check("clone", n.next.updated, round, i);
            check("element", small[i], round, i);
            check("element by handle", large[i * 80], round, i);
            check("Array.set", large[i * 80 + 1], round, i);
            check("atomic array", atomics.get(i), round, i);
            check("list", list.get(i), round, i);
            check("map", map.get(i), round, i);
            check("row", rows[i][0], round, i);
            check("shared", rows[i][1], round, i);
            check("arraycopy", large[19000 + i], round, i);
        }
        for (int i = 18000; i < 18100; i++) check("fill", large[i], round, 18000);
    }

    static Object garbage;

    /* Enough for a collection, then something else in the place of what it may have taken for dead. */
    static void churn() {
        for (int i = 0; i < 2000; i++) garbage = new long[1000];
        for (int i = 0; i < 20 * COUNT; i++) garbage = new int[] { -1, -1, -1 };
    }

    public static void main(String[] args) throws Exception {
        for (int i = 0; i < COUNT; i++) {
            nodes[i] = new Node();
            list.add(null);
        }
        System.gc();
        for (int round = 0; round < 12; round++) {
            fill(round);
            churn();
            checkAll(round);
            if (round == 6) System.gc();
        }
        System.out.println("all found");
    }
}
