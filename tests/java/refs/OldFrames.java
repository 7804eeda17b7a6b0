// args: -Xmx24m
// The names of stack frames are made when they are asked for: new strings in objects that are old by then.
import java.util.*;
import java.util.stream.*;

public class OldFrames {
    static final List<StackWalker.StackFrame> frames = new ArrayList<>();
    static Object garbage;

    static void first(int depth) { if (depth > 0) second(depth - 1); else walk(); }
    static void second(int depth) { first(depth); }

    static void walk() { frames.addAll(StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE).walk(s -> s.collect(Collectors.toList()))); }

    public static void main(String[] args) {
        int wrong = 0;
        for (int round = 0; round < 6; round++) {
            frames.clear();
            first(40);
            System.gc();
            for (int i = 0; i < 2500; i++) garbage = new long[1000];
            System.gc();
            Map<String, Integer> names = new TreeMap<>();
            for (StackWalker.StackFrame f : frames) {
                names.merge(f.getMethodName() + f.getDescriptor() + f.getMethodType().parameterCount(), 1, Integer::sum);
                garbage = new byte[20];
            }
            for (int i = 0; i < 2500; i++) garbage = new long[1000];
            for (StackWalker.StackFrame f : frames)
                if (!names.containsKey(f.getMethodName() + f.getDescriptor() + f.getMethodType().parameterCount())) wrong++;
            if (round == 0) System.out.println(names);
        }
        System.out.println("wrong: " + wrong);
    }
}
