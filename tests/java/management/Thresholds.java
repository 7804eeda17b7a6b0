// args: -XX:+UseSerialGC -Xmx128m
// Thresholds of the heap's pool, their notifications, and those of collections.
import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.*;
import java.util.*;
import java.util.function.BooleanSupplier;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

public class Thresholds {
    static final long LIMIT = 20 << 20;
    static final Set<String> heard = Collections.synchronizedSet(new TreeSet<>());
    static byte[][] kept;

    static void until(BooleanSupplier condition) throws Exception {
        for (int i = 0; i < 1000 && !condition.getAsBoolean(); i++) Thread.sleep(10);
    }

    static MemoryPoolMXBean pool() {
        for (MemoryPoolMXBean p : ManagementFactory.getMemoryPoolMXBeans())
            if (p.getType() == MemoryType.HEAP && p.isUsageThresholdSupported() && p.isCollectionUsageThresholdSupported()) return p;
        return null;
    }

    static void listen() {
        ((NotificationEmitter) ManagementFactory.getMemoryMXBean()).addNotificationListener((n, handback) -> {
            MemoryNotificationInfo info = MemoryNotificationInfo.from((CompositeData) n.getUserData());
            heard.add(n.getType() + " " + n.getMessage() + " " + n.getSource() + " " + (info.getUsage().getUsed() >= LIMIT) + " " + (info.getCount() > 0) + " " + info.getPoolName().equals(pool().getName()));
        }, null, null);
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans())
            ((NotificationEmitter) collector).addNotificationListener((n, handback) -> {
                GarbageCollectionNotificationInfo info = GarbageCollectionNotificationInfo.from((CompositeData) n.getUserData());
                if (!info.getGcCause().equals("System.gc()")) return;
                heard.add(n.getType() + " " + info.getGcAction() + " " + info.getGcName().equals(collector.getName()) + " " + (info.getGcInfo().getId() > 0)
                          + " " + info.getGcInfo().getMemoryUsageAfterGc().containsKey(pool().getName()));
            }, null, null);
    }

    public static void main(String[] args) throws Exception {
        MemoryPoolMXBean pool = pool();
        listen();
        System.out.println(pool.getUsageThreshold() + " " + pool.getCollectionUsageThreshold() + " " + pool.isUsageThresholdExceeded() + " " + pool.isCollectionUsageThresholdExceeded());
        try {
            pool.setUsageThreshold(-1);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        try {
            pool.setCollectionUsageThreshold(Long.MAX_VALUE);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage().replaceAll(">.*", ""));
        }
        System.gc();
        pool.setUsageThreshold(LIMIT);
        pool.setCollectionUsageThreshold(LIMIT);
        System.out.println(pool.isUsageThresholdExceeded() + " " + pool.getUsageThreshold() + " " + pool.getUsageThresholdCount() + " " + pool.getCollectionUsageThresholdCount());
        kept = new byte[30][];
        for (int i = 0; i < kept.length; i++) kept[i] = new byte[1 << 20];
        System.gc();
        until(() -> pool.getUsageThresholdCount() >= 1 && pool.getCollectionUsageThresholdCount() >= 1);
        System.out.println(pool.isUsageThresholdExceeded() + " " + pool.isCollectionUsageThresholdExceeded() + " " + pool.getUsageThresholdCount()
                           + " " + (pool.getCollectionUsage().getUsed() >= LIMIT) + " " + (pool.getPeakUsage().getUsed() >= LIMIT));
        long count = pool.getCollectionUsageThresholdCount();
        System.gc();
        until(() -> pool.getCollectionUsageThresholdCount() > count);
        System.out.println(pool.getUsageThresholdCount() + " " + (pool.getCollectionUsageThresholdCount() > count));
        kept = null;
        System.gc();
        until(() -> !pool.isUsageThresholdExceeded() && !pool.isCollectionUsageThresholdExceeded());
        System.out.println(pool.isUsageThresholdExceeded() + " " + pool.isCollectionUsageThresholdExceeded() + " " + pool.getUsageThresholdCount());
        pool.setUsageThreshold(0);
        System.out.println(pool.isUsageThresholdExceeded() + " " + pool.getUsageThreshold());
        pool.resetPeakUsage();
        System.out.println(pool.getPeakUsage().getUsed() < LIMIT);
        until(() -> heard.size() == 3);
        for (String text : heard) System.out.println(text);
    }
}
