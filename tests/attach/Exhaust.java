import java.util.*;

/** Runs out of memory of the kind that is named, and catches the error. */
public class Exhaust {
    static class Piece { final byte[] bytes = new byte[20000]; }
    static Object kept;

    static class Definer extends ClassLoader {
        Definer() { super(null); }
        Class<?> define(byte[] bytes) { return defineClass("Exhaust", bytes, 0, bytes.length); }
    }

    static void exhaust(String what) throws Exception {
        List<Object> list = new ArrayList<>();
        switch (what) {
        case "heap": while (true) list.add(new Piece());
        case "array": kept = new long[Integer.MAX_VALUE]; break;
        case "limit": kept = new byte[Integer.MAX_VALUE]; break;
        case "string": for (StringBuilder b = new StringBuilder("doubled"); ; b.append(b));
        case "metaspace": {
            byte[] bytes = Exhaust.class.getResourceAsStream("Exhaust.class").readAllBytes();
            while (true) list.add(new Definer().define(bytes).getDeclaredMethods());
        }
        case "thread": new Thread(null, () -> { }, "huge", 1L << 50).start(); break;
        case "direct": java.nio.ByteBuffer.allocateDirect(1 << 30); break;
        case "own": throw new OutOfMemoryError("of its own");
        }
    }

    public static void main(String[] args) throws Exception {
        try {
            exhaust(args[0]);
        } catch (OutOfMemoryError e) {
            System.out.println("caught " + e.getMessage());
        }
    }
}
