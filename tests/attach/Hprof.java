import java.io.*;
import java.nio.*;
import java.nio.channels.FileChannel;
import java.nio.file.*;
import java.util.*;

/** Reads a heap dump ("JAVA PROFILE 1.0.2") and checks that it is consistent; knows nothing of how one is written. */
public class Hprof {
    public static class Type { long id, superId, loader, signers, domain; int bytes; String name; final Map<String, Object> statics = new LinkedHashMap<>(); final List<String> fields = new ArrayList<>(); final List<Integer> types = new ArrayList<>(); Map<String, Integer> staticTypes = new HashMap<>(); }
    public static class Item { long id, type; Object data; int offset, length, kind; }     // kind: 0 instance, 2 references, else a primitive type
    public static class Trace { int thread; final List<String> frames = new ArrayList<>(); }

    final Map<Long, String> names = new HashMap<>();
    public final Map<Long, Type> types = new HashMap<>();
    public final Map<Long, Item> items = new HashMap<>();
    public final Map<Integer, Trace> traces = new HashMap<>();
    public final Map<Integer, Set<Long>> roots = new TreeMap<>();                       // by tag
    public final Map<Integer, long[]> threads = new HashMap<>();                        // serial -> object, trace
    public final Map<Integer, Map<Integer, Set<Long>>> frameRoots = new HashMap<>();    // thread -> depth -> objects
    final Map<Integer, String> serials = new HashMap<>();
    final Map<Long, String> frames = new HashMap<>();
    final Map<Long, String> loaded = new HashMap<>();
    public final List<String> complaints = new ArrayList<>();
    final ByteBuffer in;

    public Hprof(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) { in = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()); }
        read();
        check();
    }

    void complain(String format, Object... values) { if (complaints.size() < 20) complaints.add(String.format(format, values)); }
    static int size(int type) {
        switch (type) {
        case 4: case 8: return 1;
        case 5: case 9: return 2;
        case 6: case 10: return 4;
        case 2: case 7: case 11: return 8;
        default: throw new IllegalStateException("type " + type);
        }
    }
    Object value(int type, int at) {
        switch (type) {
        case 2: case 11: return in.getLong(at);
        case 4: return in.get(at) != 0;
        case 5: return in.getChar(at);
        case 6: return in.getFloat(at);
        case 7: return in.getDouble(at);
        case 8: return in.get(at);
        case 9: return in.getShort(at);
        default: return in.getInt(at);
        }
    }
    String name(long id) {
        String name = names.get(id);
        if (name == null) complain("no string %x", id);
        return name;
    }

    void read() {
        StringBuilder format = new StringBuilder();
        for (byte b; (b = in.get()) != 0; ) format.append((char) b);
        if (!format.toString().equals("JAVA PROFILE 1.0.2") || in.getInt() != 8) throw new IllegalStateException(format.toString());
        long time = in.getLong();
        if (Math.abs(time - System.currentTimeMillis()) > 3600_000) complain("time %d", time);
        boolean ended = false;
        while (in.hasRemaining()) {
            int tag = in.get() & 0xff, micros = in.getInt(), length = in.getInt(), end = in.position() + length;
            if (ended) complain("a record after the end");
            switch (tag) {
            case 0x01: { long id = in.getLong(); byte[] text = new byte[length - 8]; in.get(text); if (names.put(id, new String(text, java.nio.charset.StandardCharsets.UTF_8)) != null) complain("string %x twice", id); break; }
            case 0x02: { int serial = in.getInt(); long id = in.getLong(); in.getInt(); String name = name(in.getLong()); if (serials.put(serial, name) != null) complain("serial number %d twice", serial); String before = loaded.put(id, name); if (before != null && !before.equals(name)) complain("class %x is %s, too", id, before); break; }
            case 0x04: { long id = in.getLong(); String method = name(in.getLong()), descriptor = name(in.getLong()); long source = in.getLong(); int serial = in.getInt(), line = in.getInt();
                         if (serials.get(serial) == null) complain("frame of unknown class %d", serial);
                         frames.put(id, serials.get(serial) + "." + method + descriptor + (source == 0 ? "" : " " + name(source)) + ":" + line); break; }
            case 0x05: { int serial = in.getInt(); Trace trace = new Trace(); trace.thread = in.getInt(); for (int n = in.getInt(); n > 0; n--) { String frame = frames.get(in.getLong()); if (frame == null) complain("unknown frame"); trace.frames.add(frame); } traces.put(serial, trace); break; }
            case 0x1c: while (in.position() < end) readPart(); break;
            case 0x2c: ended = true; break;
            default: throw new IllegalStateException("record " + tag + " at " + in.position());
            }
            if (in.position() != end) throw new IllegalStateException("record " + tag + " is " + (in.position() - end) + " too short");
        }
        if (!ended) complain("no end");
    }

    void root(int tag, long id) { roots.computeIfAbsent(tag, k -> new HashSet<>()).add(id); }

    void readPart() {
        int tag = in.get() & 0xff;
        switch (tag) {
        case 0x01: root(tag, in.getLong()); in.getLong(); break;
        case 0x02: case 0x03: { long id = in.getLong(); int thread = in.getInt(), depth = in.getInt(); root(tag, id); frameRoots.computeIfAbsent(thread, k -> new HashMap<>()).computeIfAbsent(depth, k -> new HashSet<>()).add(id); break; }
        case 0x04: case 0x06: root(tag, in.getLong()); in.getInt(); break;
        case 0x05: case 0x07: root(tag, in.getLong()); break;
        case 0x08: { long id = in.getLong(); root(tag, id); threads.put(in.getInt(), new long[] { id, in.getInt() }); break; }
        case 0x20: readClass(); break;
        case 0x21: { Item o = new Item(); o.id = in.getLong(); in.getInt(); o.type = in.getLong(); if (!types.containsKey(o.type)) complain("object %x before its class", o.id); o.length = in.getInt(); o.offset = in.position(); in.position(o.offset + o.length); add(o); break; }
        case 0x22: { Item o = new Item(); o.kind = 2; o.id = in.getLong(); in.getInt(); o.length = in.getInt(); o.type = in.getLong(); o.offset = in.position(); in.position(o.offset + 8 * o.length); add(o); break; }
        case 0x23: { Item o = new Item(); o.id = in.getLong(); in.getInt(); o.length = in.getInt(); o.kind = in.get(); o.offset = in.position(); in.position(o.offset + size(o.kind) * o.length); add(o); break; }
        default: throw new IllegalStateException("part " + tag + " at " + in.position());
        }
    }

    void add(Item o) { if (items.put(o.id, o) != null) complain("object %x twice", o.id); }

    void readClass() {
        Type k = new Type();
        k.id = in.getLong(); in.getInt(); k.superId = in.getLong(); k.loader = in.getLong(); k.signers = in.getLong(); k.domain = in.getLong(); in.getLong(); in.getLong();
        k.bytes = in.getInt();
        if ((k.name = loaded.get(k.id)) == null) complain("class %x was never loaded", k.id);
        for (int n = in.getShort() & 0xffff; n > 0; n--) { in.getShort(); in.position(in.position() + 1 + size(in.get(in.position()))); }
        for (int n = in.getShort() & 0xffff; n > 0; n--) { String name = name(in.getLong()); int type = in.get(); k.statics.put(name, value(type, in.position())); k.staticTypes.put(name, type); in.position(in.position() + size(type)); }
        for (int n = in.getShort() & 0xffff; n > 0; n--) { k.fields.add(name(in.getLong())); k.types.add((int) in.get()); }
        types.put(k.id, k);
    }

    boolean isKnown(long id) { return items.containsKey(id) || types.containsKey(id); }
    public Type type(String name) { for (Type k : types.values()) if (name.equals(k.name)) return k; throw new NoSuchElementException(name); }
    public Type typeOf(Item o) { return types.get(o.type); }

    /** References out of an object or a class. */
    List<Long> references(long id) {
        List<Long> found = new ArrayList<>();
        Item o = items.get(id);
        Type k = types.get(id);
        if (k != null) {
            for (Map.Entry<String, Integer> s : k.staticTypes.entrySet()) if (s.getValue() == 2) found.add((Long) k.statics.get(s.getKey()));
            found.add(k.superId); found.add(k.loader); found.add(k.signers); found.add(k.domain);
        } else if (o.kind == 2) {
            found.add(o.type);
            for (int i = 0; i < o.length; i++) found.add(in.getLong(o.offset + 8 * i));
        } else if (o.kind == 0) {
            found.add(o.type);
            int at = o.offset;
            for (Type t = types.get(o.type); t != null; t = types.get(t.superId))
                for (int type : t.types) { if (type == 2) found.add(in.getLong(at)); at += size(type); }
        }
        found.removeIf(r -> r == 0);
        return found;
    }

    void check() {
        for (Type k : types.values()) {
            if (k.superId != 0 ? !types.containsKey(k.superId) : !"java/lang/Object".equals(k.name)) if (k.superId != 0) complain("super of %s", k.name);
            for (long r : references(k.id)) if (!isKnown(r)) complain("%s refers to unknown %x", k.name, r);
        }
        for (Item o : items.values()) {
            if (o.kind == 0 || o.kind == 2) {
                if (typeOf(o) == null) { complain("object %x of unknown class %x", o.id, o.type); continue; }
                int bytes = 0;
                for (Type t = typeOf(o); o.kind == 0 && t != null; t = types.get(t.superId)) for (int type : t.types) bytes += size(type);
                if (o.kind == 0 && bytes != o.length) { complain("%s has %d bytes, not %d", typeOf(o).name, o.length, bytes); continue; }
            }
            for (long r : references(o.id)) if (!isKnown(r)) complain("%s %x refers to unknown %x", typeOf(o) != null ? typeOf(o).name : "?", o.id, r);
        }
        for (Map.Entry<Integer, Set<Long>> e : roots.entrySet()) for (long id : e.getValue()) if (!isKnown(id) && !loaded.containsKey(id)) complain("root %x of kind %d is unknown", id, e.getKey());
        for (Map.Entry<Integer, long[]> e : threads.entrySet()) if (traces.get((int) e.getValue()[1]) == null) complain("thread %d has no trace", e.getKey());
    }

    /** How many objects no root reaches. */
    public Map<String, Integer> unreachable() {
        Set<Long> seen = new HashSet<>();
        ArrayDeque<Long> grey = new ArrayDeque<>();
        for (Set<Long> ids : roots.values()) for (long id : ids) if (isKnown(id) && seen.add(id)) grey.add(id);
        while (!grey.isEmpty()) for (long r : references(grey.poll())) if (isKnown(r) && seen.add(r)) grey.add(r);
        Map<String, Integer> lost = new TreeMap<>();
        for (Item o : items.values()) if (!seen.contains(o.id)) lost.merge(typeOf(o) != null ? typeOf(o).name : "primitive array " + o.kind, 1, Integer::sum);
        for (Type k : types.values()) if (!seen.contains(k.id)) lost.merge("class " + k.name, 1, Integer::sum);
        return lost;
    }

    public List<Item> instances(String type) {
        List<Item> found = new ArrayList<>();
        for (Item o : items.values()) if (o.kind != 1 && typeOf(o) != null && type.equals(typeOf(o).name)) found.add(o);
        return found;
    }

    /** A field of an instance, of the class itself or the nearest superclass that has it. */
    public Object field(Item o, String name) {
        int at = o.offset;
        for (Type t = typeOf(o); t != null; t = types.get(t.superId))
            for (int i = 0; i < t.fields.size(); i++) {
                if (t.fields.get(i).equals(name)) return value(t.types.get(i), at);
                at += size(t.types.get(i));
            }
        throw new NoSuchElementException(typeOf(o).name + "." + name);
    }
    public Item item(Object id) { return items.get((Long) id); }
    public Object element(Item array, int i) { return value(array.kind, array.offset + size(array.kind) * i); }

    public String string(Object id) {
        if ((Long) id == 0) return null;
        Item s = item(id), bytes = item(field(s, "value"));
        byte[] data = new byte[bytes.length];
        for (int i = 0; i < data.length; i++) data[i] = (Byte) element(bytes, i);
        return (Byte) field(s, "coder") == 0 ? new String(data, java.nio.charset.StandardCharsets.ISO_8859_1) : new String(data, java.nio.charset.StandardCharsets.UTF_16LE);
    }

    public Trace traceOf(String threadName) {
        for (long[] thread : threads.values()) if (threadName.equals(string(field(item(thread[0]), "name")))) return traces.get((int) thread[1]);
        throw new NoSuchElementException(threadName);
    }

    /** From the command line: is the file sound, how many instances are there of the classes named, and the threads' frames that contain a text. */
    public static void main(String[] args) throws IOException {
        Hprof dump = new Hprof(Path.of(args[0]));
        for (String c : dump.complaints) System.out.println("complaint: " + c);
        System.out.println("unreachable: " + dump.unreachable());
        for (int i = 1; i < args.length; i++) System.out.println(args[i] + ": " + dump.instances(args[i]).size());
        for (Trace trace : dump.traces.values()) for (String frame : trace.frames) System.out.println("thread " + trace.thread + ": " + frame);
    }
}
