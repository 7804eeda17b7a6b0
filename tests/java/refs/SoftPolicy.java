// args: -XX:SoftRefLRUPolicyMSPerMB=0
// Soft references that are to be kept for no time go with the collection after their last use.
import java.lang.ref.SoftReference;

public class SoftPolicy {
    public static void main(String[] args) throws Exception {
        SoftReference<?>[] refs = new SoftReference<?>[50];
        Thread maker = new Thread(() -> { for (int i = 0; i < refs.length; i++) refs[i] = new SoftReference<>(new byte[100]); });
        maker.start();
        maker.join();
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(20);
        }
        int left = 0;
        for (SoftReference<?> r : refs) if (r.get() != null) left++;
        System.out.println(left < 10 ? "gone" : left + " left");
    }
}
