import java.lang.ref.WeakReference;
import java.util.*;

/** A variable whose scope has ended keeps its object no longer, where the code that follows could have been reached without setting it. */
public class UnsetLocals {
    static WeakReference<Object> last;

    static String collected() throws InterruptedException {
        for (int i = 0; i < 20 && last.get() != null; i++) {
            System.gc();
            Thread.sleep(5);
        }
        return last.refersTo(null) ? "collected" : "kept";
    }

    static void afterLoop(List<Object> objects) throws InterruptedException {
        while (!objects.isEmpty()) {
            Object object = objects.remove(0);
            last = new WeakReference<>(object);
        }
        System.out.println("after a loop: " + collected());
    }

    static void underLong(List<Object> objects) throws InterruptedException {
        for (int i = 0; i < objects.size(); i++) {
            Object object = objects.get(i);
            last = new WeakReference<>(object);
        }
        long count = objects.size();
        objects.clear();
        System.out.println(count + ", under a long's second half: " + collected());
    }

    static void inBranch(List<Object> objects) throws InterruptedException {
        if (objects.size() > 1) {
            Object object = objects.get(1);
            last = new WeakReference<>(object);
        }
        objects.clear();
        System.out.println("in a branch: " + collected());
    }

    static List<Object> objects() {
        List<Object> objects = new ArrayList<>();
        for (int i = 0; i < 3; i++) objects.add(new Object());
        return objects;
    }

    public static void main(String[] args) throws InterruptedException {
        afterLoop(objects());
        underLong(objects());
        inBranch(objects());
    }
}
