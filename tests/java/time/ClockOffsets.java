// args: --add-exports=java.base/jdk.internal.misc=ALL-UNNAMED
// javac: --add-exports=java.base/jdk.internal.misc=ALL-UNNAMED
import jdk.internal.misc.VM;

/** How far from now an offset may be for the clock to count the nanoseconds since then. */
public class ClockOffsets {
    public static void main(String[] args) {
        long now = System.currentTimeMillis() / 1000, furthest = 0x100000000L;
        for (long distance : new long[] { 0, 1000, furthest - 1000, furthest + 1000, Long.MAX_VALUE / 2, Long.MAX_VALUE })
            System.out.println(distance + " " + (VM.getNanoTimeAdjustment(now - distance) == -1) + " " + (VM.getNanoTimeAdjustment(now + distance) == -1));
        long second, atLimit;
        do {
            second = System.currentTimeMillis() / 1000;
            atLimit = VM.getNanoTimeAdjustment(second - furthest);
        } while (System.currentTimeMillis() / 1000 != second);
        System.out.println("at the limit " + atLimit);
    }
}
