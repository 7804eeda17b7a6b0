import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.ref.Reference;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/* Runs all chapters, most of which are in C, or the one that ends the process. */
class Conformance {
    static native void checkText(String what, String got, String wanted);
    static native boolean summary();

    static native void versions();
    static native void createdVms();
    static native void attachedAlready();
    static native void attachedThreads();
    static native void manyAttachedThreads();
    static native void fatal();
    static native void describe();
    static native void endWithThread();
    static native void endWithDaemon();
    static native void findClass();
    static native void findClassOfManyDimensions();
    static native void findClassOfLongName();
    static native void superclasses();
    static native void assignability();
    static native void instances();
    static native void allocation();
    static native void defineClass(byte[] bytes, ClassLoader loader, ClassLoader another);
    static native void modules();
    static native void throwing();
    static native void whilePending();
    static native void describing();
    static native void identity();
    static native void referenceTypes(Object argument, Object none);
    static native void localFrames();
    static native void nestedLocalFrames();
    static native void framesOfCallees();
    static native void manyLocals();
    static native void referencesOfAllKinds();
    static native void localsMadeAndDeleted();
    static native void manyGlobals();
    static native void weakReferences();
    static native void fields();
    static native void narrowFields();
    static native void fieldsOfAllModifiers();
    static native void hiddenFields();
    static native void fieldIds();
    static native void initialisationByIds();
    static native void initialisationThatFails();
    static native void initialisationBegun();
    static native void initialisationMissed();
    static native void methodIds();
    static native void methodsOfForeignNames();
    static native void overloads();
    static native void reflectedMethods();
    static native void reflectedFields();
    static native void calls();
    static native void callsWithBooleans();
    static native void selection();
    static native void callsOfObjects();
    static native void callsWithDirtyValues();
    static native void callsThatFail();
    static native void strings();
    static native void longStrings();
    static native void stringBounds();
    static native void malformedUtf8();
    static native void primitiveArrays();
    static native void arraysInJava();
    static native void arrayElementsStay();
    static native void objectArrays();
    static native void arrayStores();
    static native void registration();
    static native void registrationThatFails();
    static native void monitors();
    static native void buffers();

    static final int LOADERS = 8;
    static String uncaught;
    static volatile int unloaded;

    static void check(String what, Object got, Object wanted) {
        checkText(what, String.valueOf(got), String.valueOf(wanted));
    }

    public static void main(String[] args) throws Exception {
        System.loadLibrary("conformance");
        if (args.length > 0) {
            switch (args[0]) {
                case "fatal" -> fatal();
                case "describe" -> describe();
                case "thread" -> endWithThread();
                case "daemon" -> endWithDaemon();
            }
            return;
        }
        Thread main = Thread.currentThread();
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {
            if (thread == main) thrown.printStackTrace();
            else uncaught = thread.getName() + ": " + thrown;
        });
        vm();
        classes();
        references();
        fieldsAndMethods();
        values();
        throughNatives();
        System.exit(summary() ? 0 : 1);
    }

    static void vm() {
        versions();
        createdVms();
        attachedAlready();
        attachedThreads();
        manyAttachedThreads();
        libraries();
    }

    static void classes() throws Exception {
        findClass();
        findClassOfManyDimensions();
        findClassOfLongName();
        superclasses();
        assignability();
        instances();
        allocation();
        byte[] bytes = Loader.bytesOf("Loaded");
        defineClass(bytes, new Loader("named"), new Loader("another"));
        modules();
        for (int i = 0; i < LOADERS; i++) loadersAndLibraries(bytes, i);
        for (int i = 0; i < 100 && unloaded == 0; i++) {
            System.gc();
            Thread.sleep(10);
        }
        check("JNI_OnUnload was called", unloaded > 0, true);   /* a conservative collector may keep some loaders */
    }

    static void loadersAndLibraries(byte[] bytes, int number) throws Exception {
        String library = System.getProperty("java.library.path") + "/libloaded_" + number + ".so";
        Class<?> loaded = new Loader("finding").define("Loaded", bytes);
        Method findOwn = loaded.getDeclaredMethod("findOwn", String.class);
        findOwn.setAccessible(true);
        check("FindClass works for the caller's loader", findOwn.invoke(null, library), loaded);
        String[] failures = { "null", "thrower", "other" };
        for (String name : failures) check("FindClass by a loader: " + name, failureToFind(loaded, name), Loader.failures.get(name));
        Throwable thrown = Thrown.thrownBy(() -> System.load(library));
        check("a library of two loaders", thrown.getMessage(), "Native Library " + library + " already loaded in another classloader");
        Reference.reachabilityFence(loaded);
    }

    /* What find throws in that class of this name. */
    static String failureToFind(Class<?> loaded, String name) throws ReflectiveOperationException {
        Method find = loaded.getDeclaredMethod("find", String.class);
        find.setAccessible(true);
        try {
            return String.valueOf(find.invoke(null, name));
        } catch (InvocationTargetException e) {
            return e.getCause().toString();
        }
    }

    static void references() {
        identity();
        referenceTypes(new Object(), null);
        localFrames();
        nestedLocalFrames();
        framesOfCallees();
        manyLocals();
        referencesOfAllKinds();
        localsMadeAndDeleted();
        manyGlobals();
        weakReferences();
    }

    static void fieldsAndMethods() {
        fields();
        narrowFields();
        fieldsOfAllModifiers();
        hiddenFields();
        fieldIds();
        initialisationByIds();
        initialisationThatFails();
        initialisationMissed();
        methodIds();
        methodsOfForeignNames();
        overloads();
        reflectedMethods();
        reflectedFields();
        calls();
        callsWithBooleans();
        selection();
        callsOfObjects();
        callsWithDirtyValues();
        callsThatFail();
    }

    static void values() {
        strings();
        longStrings();
        stringBounds();
        malformedUtf8();
        primitiveArrays();
        arraysInJava();
        arrayElementsStay();
        objectArrays();
        arrayStores();
    }

    static void throughNatives() throws Exception {
        registration();
        registrationThatFails();
        named_packages.deep_er.Named_Class.callAll(Conformance::check);
        for (int round = 0; round < 300; round++) Signatures.callAll(round);    /* until the caller is compiled */
        for (int round = 0; round < 300; round++) Dirty.callAll(round);
        Natives.callAll();
        throwing();
        whilePending();
        describing();
        Thrown.callAll();
        monitors();
        Monitors.callAll();
        buffers();
        Buffers.callAll();
    }

    /* What libraries whose JNI_OnLoad returns that version say; those that load say nothing. */
    static void libraries() {
        String bad = "java.lang.UnsatisfiedLinkError: unsupported JNI version 0x%s required by ";
        load("without", "null");
        load("00010001", "null");
        load("00010002", "null");
        load("00010008", "null");
        load("000a0000", "null");
        load("00000000", bad);
        load("00010003", bad);
        load("00140000", bad);
        load("ffffffff", bad);
        load("throwing", "java.lang.IllegalStateException: in JNI_OnLoad");
    }

    static void load(String version, String wanted) {
        String name = "onload_" + version, path = System.mapLibraryName(name), got = "null";
        try {
            System.loadLibrary(name);
        } catch (Throwable thrown) {
            got = thrown.toString();
            int directory = got.indexOf(System.getProperty("java.library.path"));
            if (directory >= 0) got = got.substring(0, directory);
        }
        checkText("loading " + path, got, String.format(wanted, version.toUpperCase()));
    }
}

class Loader extends ClassLoader {
    Loader(String name) { super(name, Conformance.class.getClassLoader()); }

    /* Names this loader deals with in its own ways, and what FindClass makes of that. */
    static final Map<String, String> failures = Map.of(
        "null", "java.lang.NoClassDefFoundError: null",
        "thrower", "java.lang.IllegalStateException: thrower",
        "other", "java.lang.NoClassDefFoundError: other");

    @Override protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        switch (name) {
            case "null": return null;
            case "thrower": throw new IllegalStateException(name);
            case "other": return String.class;
            default: return super.loadClass(name, resolve);
        }
    }

    Class<?> define(String name, byte[] bytes) { return defineClass(name, bytes, 0, bytes.length); }

    static byte[] bytesOf(String name) throws IOException {
        try (var in = Conformance.class.getResourceAsStream(name + ".class")) {
            return in.readAllBytes();
        }
    }
}

/* Defined anew by Loader; the natives of each of its classes need a library of their loader. */
class Loaded {
    static native Class<?> find(String name);
    static int seventeen() { return 17; }

    static Class<?> findOwn(String library) {
        System.load(library);
        return find("Loaded");
    }
}

class Dirty {
    static native boolean booleanOfTwo();
    static native boolean booleanOfHighBit();
    static native boolean booleanOfUpperBits();
    static native byte byteOf80();
    static native byte byteOf7f();
    static native char charOfFfff();
    static native short shortOf8000();
    static native short shortOf7fff();
    static native int intOfMinimum();

    static void callAll(int round) {
        check(round, "boolean of 2", booleanOfTwo() ? 1 : 0, 1);
        check(round, "boolean of 0x80", booleanOfHighBit() ? 1 : 0, 1);
        check(round, "boolean of upper bits", booleanOfUpperBits() ? 1 : 0, 0);
        check(round, "byte of 0x80", byteOf80(), -128);
        check(round, "byte of 0x7f", byteOf7f(), 127);
        check(round, "char of 0xffff", charOfFfff(), 65535);
        check(round, "short of 0x8000", shortOf8000(), -32768);
        check(round, "short of 0x7fff", shortOf7fff(), 32767);
        check(round, "long of an int", intOfMinimum(), Integer.MIN_VALUE);
    }

    static void check(int round, String what, long got, long wanted) {
        if (round == 0 || got != wanted) Conformance.check(what, got, wanted);
    }
}

class Natives {
    synchronized native boolean holdsOwnLock();
    static synchronized native boolean holdsClassLock();
    synchronized native void lockAndThrow();
    static native boolean isNull(Object argument);
    static native Object same(Object argument);
    static native Object inWeakReference(Object argument);
    static native Class<?> ownClass();
    static native int sumTo(int n);
    static native void pushOnly();
    static native void makeWeaks();

    static void callAll() {
        Natives one = new Natives();
        Conformance.check("a synchronized native", one.holdsOwnLock(), true);
        Conformance.check("after it", Thread.holdsLock(one), false);
        Conformance.check("a synchronized native that throws", Thrown.thrownBy(one::lockAndThrow).getMessage(), "locked");
        Conformance.check("after it", Thread.holdsLock(one), false);
        Conformance.check("a synchronized static native", holdsClassLock(), true);
        Conformance.check("after it", Thread.holdsLock(Natives.class), false);
        Conformance.check("a null argument", isNull(null), true);
        Conformance.check("an argument", isNull(one), false);
        Conformance.check("an argument as the result", same(one) == one, true);
        Conformance.check("null as the result", same(null), null);
        Conformance.check("a weak reference as the result", inWeakReference(one) == one, true);
        Conformance.check("the class as the result", ownClass(), Natives.class);
        Conformance.check("natives calling themselves", sumTo(200), 20100);
    }
}

class Selection {
    static int asInt(boolean b) { return b ? 1 : 0; }
    static int fails(String message) { throw new IllegalStateException(message); }

    static final MethodHandle HANDLE = MethodHandles.identity(Object.class);
    static long sum(byte a, char b, short c, int d, boolean e) { return (long)a + b + c + d + (e ? 1 : 0); }

    static int overloaded(int a) { return 1; }
    static int overloaded(long a) { return 2; }
    static int overloaded(Object a) { return 3; }
    static int overloaded(String a) { return 4; }
    static int overloaded(int[] a) { return 5; }
    static int overloaded(int[][] a) { return 6; }

    interface Face {
        String implemented();
        default String byDefault() { return "Face.byDefault"; }
        default String defaultOverridden() { return "Face.defaultOverridden"; }
        private String privately() { return "Face.privately"; }
        static String faceStatic() { return "Face.faceStatic"; }
    }

    interface SubFace extends Face { }

    static abstract class Super implements SubFace {
        static Object initialised = new Object();
        Super() { }
        Super(String unused) { }
        public String implemented() { return "Super.implemented"; }
        String overridden() { return "Super.overridden"; }
        String inherited() { return "Super.inherited"; }
        private String hidden() { return "Super.hidden"; }
        final String last() { return "Super.last"; }
        abstract String abstractly();
        static String statically() { return "Super.statically"; }
        static String inheritedStatic() { return "Super.inheritedStatic"; }
        private static String privateStatic() { return "Super.privateStatic"; }
    }

    static class Sub extends Super implements CharSequence {
        String overridden() { return "Sub.overridden"; }
        private String hidden() { return "Sub.hidden"; }
        String abstractly() { return "Sub.abstractly"; }
        static String statically() { return "Sub.statically"; }
        public String defaultOverridden() { return "Sub.defaultOverridden"; }
        public String toString() { return "Sub.toString"; }
        public int length() { return 0; }
        public char charAt(int index) { return 0; }
        public CharSequence subSequence(int start, int end) { return this; }
    }

    static class Picky {
        int initialised = 5;
        Picky(int n) { if (n < 0) throw new IllegalArgumentException(String.valueOf(n)); }
    }
}

/* Values as in FOR_EACH_PRIMITIVE (check.h). */
class Fields {
    boolean boolean_ = true;
    byte byte_ = -128;
    char char_ = 0xffff;
    short short_ = -32768;
    int int_ = Integer.MIN_VALUE;
    long long_ = -0x123456789abcdefL;
    float float_ = -1.5f;
    double double_ = -1.0 / 3;
    Object object_ = "value";
    static boolean static_boolean_ = true;
    static byte static_byte_ = -128;
    static char static_char_ = 0xffff;
    static short static_short_ = -32768;
    static int static_int_ = Integer.MIN_VALUE;
    static long static_long_ = -0x123456789abcdefL;
    static float static_float_ = -1.5f;
    static double static_double_ = -1.0 / 3;
    static Object static_object_ = "value";

    interface Constants {
        boolean constant_boolean_ = true;
        byte constant_byte_ = -128;
        char constant_char_ = 0xffff;
        short constant_short_ = -32768;
        int constant_int_ = Integer.MIN_VALUE;
        long constant_long_ = -0x123456789abcdefL;
        float constant_float_ = -1.5f;
        double constant_double_ = -1.0 / 3;
        String constant_text = "text";
    }

    static class Sub extends Fields implements Constants { }

    static class Narrow {
        byte left;
        boolean flag;
        byte right;
        static boolean shared;
    }

    static class Modifiers {
        private int privately;
        protected int protectedly;
        final int finally_;
        volatile int volatilely;
        transient int transiently;
        volatile long volatileLong;
        Modifiers() { finally_ = 1; }
        int sum() { return privately + protectedly + finally_ + volatilely + transiently; }
    }

    static class Hidden {
        int same = 1;
        int typed = 3;
    }

    static class Hiding extends Hidden {
        int same = 2;
        long typed = 4;
    }
}

/* A Class object of each, which does not initialise it. */
class Initialised {
    static String log = "";
    static final Class<?> FIRST = First.class, SECOND = Second.class, THIRD = Third.class, FOURTH = Fourth.class, FIFTH = Fifth.class,
        SIXTH = Sixth.class, FAILS = Fails.class, MISSED = Missed.class;

    static class First  { static { log += "First "; }  int field; }
    static class Second { static { log += "Second "; } static int field; }
    static class Third  { static { log += "Third "; }  void method() { } }
    static class Fourth { static { log += "Fourth "; } static void method() { } }
    static class Fifth  { static { log += "Fifth "; } }
    static class Sixth  { static { log += "Sixth "; } }
    static class FailsToo { static int field = 1 / log.indexOf("F"); }
    static class Fails  { static int field = 1 / log.indexOf("F"); static void method() { } }
    static class Missed {
        static { Conformance.initialisationBegun(); }
        static int field = 1 / log.indexOf("F");
        static String method() { return "Missed.method"; }
    }
}

class Reflected {
    int field;
    static long shared;
    static final Executable METHOD, STATIC, CONSTRUCTOR, RUN;
    static final Field FIELD, STATIC_FIELD;
    static {
        try {
            METHOD = Reflected.class.getDeclaredMethod("method", int.class, String.class);
            STATIC = Reflected.class.getDeclaredMethod("statically", double[][].class);
            CONSTRUCTOR = Reflected.class.getDeclaredConstructor(int.class);
            RUN = Runnable.class.getMethod("run");
            FIELD = Reflected.class.getDeclaredField("field");
            STATIC_FIELD = Reflected.class.getDeclaredField("shared");
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    Reflected(int value) { field = value; }
    private long method(int n, String s) { return field + n + s.length(); }
    static void statically(double[][] unused) { }

    static class Sub extends Reflected {
        Sub() { super(1); }
    }
}

class Registered {
    static native int registered(int n);
    static native int found();
    native long ofInstance(long n);

    static int callOften() {
        int sum = 0;
        for (int i = 0; i < 1000; i++) sum += registered(i) - i;
        return sum;
    }
}

class Thrown {
    static class NoMessage extends RuntimeException { }

    static class Failing extends RuntimeException {
        Failing(String message) { super(message + 1 / Integer.signum(0)); }
    }

    static class Quiet extends RuntimeException {
        static int printed;
        @Override public void printStackTrace() { printed++; }
    }

    static class Unprintable extends RuntimeException {
        @Override public void printStackTrace() { throw new IllegalStateException("unprintable"); }
    }

    static native int byNative(String message) throws IOException;
    static native Object objectByNative(Throwable throwable);
    static native void through(Runnable action);
    static native Throwable caught(Runnable action);

    static Throwable thrownBy(Runnable action) {
        try {
            action.run();
        } catch (Throwable thrown) {
            return thrown;
        }
        return null;
    }

    static void callAll() {
        Throwable[] caught = new Throwable[1];
        RuntimeException own = new RuntimeException("own");
        Runnable throwing = () -> { throw own; };
        for (int round = 0; round < 300; round++) {
            String message = "round " + round;
            Throwable thrown = thrownBy(() -> {
                try {
                    byNative(message);
                } catch (IOException e) {
                    throw new UncheckedIOException(e.getMessage(), e);
                }
            });
            if (round > 0 && thrown.getMessage().equals(message)) continue;
            Conformance.check("what a native threw", thrown.getMessage(), message);
            Conformance.check("frame of the native", thrown.getCause().getStackTrace()[0].isNativeMethod(), true);
            Conformance.check("name of its method", thrown.getCause().getStackTrace()[0].getMethodName(), "byNative");
        }
        Conformance.check("a given exception", thrownBy(() -> objectByNative(own)) == own, true);
        Conformance.check("through a native", thrownBy(() -> through(throwing)) == own, true);
        Conformance.check("through two natives", thrownBy(() -> through(() -> through(throwing))) == own, true);
        Conformance.check("caught by a native", caught(throwing) == own, true);
        Conformance.check("nothing to be caught", caught(() -> { }), null);
        Conformance.check("caught by Java between natives", thrownBy(() -> through(() -> caught[0] = thrownBy(() -> through(throwing)))), null);
        Conformance.check("which is", caught[0] == own, true);
        Conformance.check("stack overflow through natives", caught(Thrown::endless) instanceof StackOverflowError, true);
    }

    static void endless() { through(Thrown::endless); }
}

class Monitors {
    static native int enter(Object held);
    static native int exit(Object held);

    static void callAll() throws InterruptedException {
        Object lock = new Object();
        Conformance.check("MonitorEnter kept after the native", enter(lock), 0);
        Conformance.check("held", Thread.holdsLock(lock), true);
        CountDownLatch started = new CountDownLatch(1);
        boolean[] entered = new boolean[1];
        Thread other = new Thread(() -> {
            started.countDown();
            enter(lock);
            entered[0] = true;
            lock.notifyAll();
            exit(lock);
        });
        other.start();
        started.await();
        while (other.getState() != Thread.State.BLOCKED) Thread.sleep(1);
        Conformance.check("another thread's MonitorEnter waits", entered[0], false);
        while (!entered[0]) lock.wait();
        Conformance.check("until the monitor is free", entered[0], true);
        other.join();
        Conformance.check("MonitorExit by another native", exit(lock), 0);
        Conformance.check("no longer held", Thread.holdsLock(lock), false);
    }
}

class Buffers {
    static native long capacity(Buffer buffer);
    static native long address(Buffer buffer);
    static native byte firstByte(Buffer buffer);

    static void callAll() {
        ByteBuffer direct = ByteBuffer.allocateDirect(24).order(ByteOrder.nativeOrder()), heap = ByteBuffer.allocate(24);
        for (int i = 0; i < 24; i++) direct.put(i, (byte)(i + 10));
        Conformance.check("capacity of a direct buffer", capacity(direct), 24);
        Conformance.check("its memory", firstByte(direct), 10);
        Conformance.check("capacity of its slice", capacity(direct.position(8).slice()), 16);
        Conformance.check("memory of its slice", firstByte(direct.slice()), 18);
        Conformance.check("memory of its duplicate", firstByte(direct.duplicate()), 10);
        Conformance.check("read-only", firstByte(direct.asReadOnlyBuffer()), 10);
        Conformance.check("capacity of a view of longs", capacity(direct.asLongBuffer()), 2);
        Conformance.check("memory of a view of longs", firstByte(direct.asLongBuffer()), 18);
        Conformance.check("capacity of a view of chars", capacity(direct.asCharBuffer()), 8);
        Conformance.check("memory of a swapped view", firstByte(direct.order(ByteOrder.BIG_ENDIAN).asIntBuffer()), 18);
        Conformance.check("capacity of a heap buffer", capacity(heap), -1);
        Conformance.check("address of a heap buffer", address(heap), 0);
        Conformance.check("capacity of a view of it", capacity(heap.asIntBuffer()), -1);
        Conformance.check("address of a view of it", address(heap.asIntBuffer()), 0);
        Conformance.check("capacity of an array's", capacity(java.nio.CharBuffer.wrap("text")), -1);
    }
}
