// A heap dump of this program, read back: known objects, fields, strings, arrays, references and stacks are in it.
import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.*;
import java.lang.management.ManagementFactory;
import java.lang.ref.*;
import java.nio.file.*;
import java.util.*;

public class HeapDump {
    static class Base { int hidden = 1; Object link; }
    static class Known extends Base {
        boolean z = true; byte b = -2; char c = '\u1234'; short s = -300; int i = 0x12345678; long j = 0x123456789abcdef0L; float f = 1.5f; double d = -2.25;
        int hidden = 2; String text; Known next;
        static int counter = 77; static String title = "static text"; static long wide = -5L; static final Known FIRST = new Known();
    }
    static class Empty { }
    static class Weak { }
    interface Constants { Object CONSTANT = new int[] { 9, 8 }; }
    static Object keep;

    static Hprof dump(HotSpotDiagnosticMXBean bean, Path directory, String name) throws Exception {
        Path file = directory.resolve(name);
        bean.dumpHeap(file.toString(), true);
        Hprof dump = new Hprof(file);
        Files.delete(file);
        System.out.println("complaints " + dump.complaints);
        return dump;
    }

    static void known(Hprof dump) {
        for (Hprof.Item o : dump.instances("HeapDump$Known")) {
            if (!"the known one".equals(dump.string(dump.field(o, "text")))) continue;
            for (String field : List.of("z", "b", "c", "s", "i", "j", "f", "d", "hidden")) System.out.print(field + "=" + (field.equals("c") ? (Object) (int) (char) dump.field(o, field) : dump.field(o, field)) + " ");
            Hprof.Item next = dump.item(dump.field(o, "next")), link = dump.item(dump.field(o, "link"));
            System.out.println(dump.string(dump.field(next, "text")) + " " + (dump.item(dump.field(next, "next")) == o) + " " + dump.typeOf(link).name + " " + link.length);
        }
        System.out.println(dump.instances("HeapDump$Known").size() + " " + dump.instances("HeapDump$Empty").size() + " " + dump.instances("HeapDump$Weak").size());
    }

    static void types(Hprof dump) {
        Hprof.Type k = dump.type("HeapDump$Known");
        List<String> fields = new ArrayList<>(k.fields), statics = new ArrayList<>(k.statics.keySet());
        statics.removeIf(s -> s.startsWith("<"));
        Collections.sort(fields);
        Collections.sort(statics);
        System.out.println(fields + " " + statics);
        System.out.println(k.statics.get("counter") + " " + k.statics.get("wide") + " " + dump.string(k.statics.get("title")) + " " + dump.typeOf(dump.item(k.statics.get("FIRST"))).name);
        System.out.println(dump.types.get(k.superId).name + " " + (k.loader == dump.type("HeapDump").loader) + " " + dump.typeOf(dump.item(k.loader)).name + " " + (k.domain != 0) + " " + dump.type("java/lang/String").loader);
        System.out.println(dump.type("[[LHeapDump$Known;").superId == dump.type("java/lang/Object").id);
        System.out.println(dump.types.get(dump.type("HeapDump$Constants").superId).name);
        System.out.println(dump.element(dump.item(dump.type("HeapDump$Constants").statics.get("CONSTANT")), 1));
    }

    static void arrays(Hprof dump) {
        Hprof.Item all = dump.item(dump.type("HeapDump").statics.get("keep"));
        for (int n = 0; n < all.length; n++) {
            Object id = dump.element(all, n);
            Hprof.Item a = dump.item(id);
            if (a == null) { System.out.println("none " + id); continue; }
            if (a.kind == 0) { System.out.println(dump.typeOf(a).name + (dump.typeOf(a).name.equals("java/lang/String") ? " " + dump.string(id) : "")); continue; }
            System.out.println(a.kind + " " + a.length + (a.kind == 2 ? " " + dump.typeOf(a).name : "") + (a.length > 0 && a.kind != 2 ? " " + (dump.element(a, a.length - 1) instanceof Character ? (int) (Character) dump.element(a, a.length - 1) : dump.element(a, a.length - 1)) : ""));
        }
    }

    static void roots(Hprof dump, Object local) {
        Hprof.Trace trace = dump.traceOf("main");
        for (String frame : trace.frames) if (frame.startsWith("HeapDump.")) System.out.println(frame.replaceAll(":\\d+$", ":N"));
        int depth = 0;
        while (!trace.frames.get(depth).startsWith("HeapDump.main")) depth++;
        Set<String> found = new TreeSet<>();
        for (long id : dump.frameRoots.get(trace.thread).get(depth)) if (dump.items.get(id) != null && dump.typeOf(dump.items.get(id)) != null && dump.typeOf(dump.items.get(id)).name.startsWith("HeapDump")) found.add(dump.typeOf(dump.items.get(id)).name);
        System.out.println("main's locals " + found);
        System.out.println("a system class is sticky " + dump.roots.get(5).contains(dump.type("java/lang/String").id) + ", threads " + (dump.threads.size() >= 4) + ", globals " + dump.roots.containsKey(1));
        System.out.println("lost: " + dump.unreachable().keySet().stream().filter(s -> s.contains("HeapDump") && !s.contains("[")).toList() + (local == null));
        int objects = 0;
        for (Hprof.Item o : dump.items.values()) if (dump.typeOf(o) != null && dump.typeOf(o).name.equals("java/lang/Class")) objects++;
        System.out.println("mirrors of primitive types " + (objects >= 9));
    }

    public static void main(String[] args) throws Exception {
        HotSpotDiagnosticMXBean bean = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        Path directory = Files.createTempDirectory("dump");
        Known one = new Known(), two = new Known();
        one.text = "the known one";
        one.next = two;
        two.text = "\u4e2d and \ud83d\ude00";
        two.next = one;
        one.link = new String[3];
        Empty[] many = new Empty[1000];
        for (int i = 0; i < many.length; i++) many[i] = new Empty();
        WeakReference<Weak> gone = new WeakReference<>(new Weak());
        char[] chars = new char[300000];
        chars[chars.length - 1] = 0xabcd;
        long[] longs = new long[400000];
        longs[longs.length - 1] = Long.MIN_VALUE + 1;
        keep = new Object[] { one, many, chars, longs, new boolean[] { true }, new byte[] { -7 }, new short[] { -8 }, new int[] { -9 }, new float[] { 2.5f }, new double[] { 1e300 }, new int[0],
                              new Object[200000], "caf\u00e9", null, new Known[2][3], int.class, void.class };
        Empty onlyLocal = new Empty();
        Object constant = Constants.CONSTANT;
        Thread other = new Thread(() -> { synchronized (gone) { try { gone.wait(); } catch (InterruptedException e) { } } }, "other");
        other.setDaemon(true);
        other.start();
        while (other.getState() != Thread.State.WAITING) Thread.sleep(1);
        Hprof dump = dump(bean, directory, "one.hprof");
        known(dump);
        types(dump);
        arrays(dump);
        roots(dump, onlyLocal);
        System.out.println(dump.traceOf("other").frames.get(0).startsWith("java/lang/Object.wait(J)V Object.java:") + " " + gone.get());
        Files.delete(directory);
    }
}
