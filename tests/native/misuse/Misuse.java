/* Misuse LIBRARY NAME [right]: calls the native method of that name, which uses the JNI wrongly; with "right", as it should. */
public class Misuse {
    static int staticInt = 1;
    static long staticLong = 2;
    static String staticText = "static";
    int anInt = 3;
    long aLong = 4;
    String text = "text";

    static void staticNothing() {}
    static int staticLength(String s) { return s.length(); }
    void nothing() {}
    void take(String s, Runnable[] r) {}
    int number() { return anInt; }
    void fail() { throw new IllegalStateException("as asked"); }

    static class Other {
        static int staticInt;
        int anInt;
        Other() {}
        void nothing() {}
    }
    static class Sub extends Misuse {}

    static native void wrongThread(boolean wrong);
    static native void detachedThread(boolean wrong);
    static native void pendingException(boolean wrong);
    static native void uncheckedCall(boolean wrong);
    static native void poppedLocal(boolean wrong);
    static native void staleLocal(boolean wrong);
    static native void deletedLocal(boolean wrong);
    static native void otherThreadsLocal(boolean wrong);
    static native void garbageReference(boolean wrong);
    static native void addressOfVariable(boolean wrong);
    static native void deletedGlobal(boolean wrong);
    static native void deletedWeak(boolean wrong);
    static native void deleteGlobalOfLocal(boolean wrong);
    static native void deleteLocalOfGlobal(boolean wrong);
    static native void deleteWeakOfGlobal(boolean wrong);
    static native void deleteLocalTwice(boolean wrong);
    static native void deleteGlobalTwice(boolean wrong);
    static native void notAClass(boolean wrong);
    static native void nullClass(boolean wrong);
    static native void nullObject(boolean wrong);
    static native void nullReceiver(boolean wrong);
    static native void nullName(boolean wrong);
    static native void garbageMethod(boolean wrong);
    static native void nullMethod(boolean wrong);
    static native void garbageField(boolean wrong);
    static native void fieldAsMethod(boolean wrong);
    static native void methodOfOtherClass(boolean wrong);
    static native void nonvirtualOtherClass(boolean wrong);
    static native void constructorOfOtherClass(boolean wrong);
    static native void staticMethodOfOtherClass(boolean wrong);
    static native void staticAsInstanceMethod(boolean wrong);
    static native void instanceAsStaticMethod(boolean wrong);
    static native void staticAsInstanceField(boolean wrong);
    static native void instanceAsStaticField(boolean wrong);
    static native void fieldOfOtherClass(boolean wrong);
    static native void staticFieldOfOtherClass(boolean wrong);
    static native void fieldType(boolean wrong);
    static native void staticFieldType(boolean wrong);
    static native void fieldValue(boolean wrong);
    static native void returnType(boolean wrong);
    static native void returnVoid(boolean wrong);
    static native void argumentClass(boolean wrong);
    static native void argumentArrayClass(boolean wrong);
    static native void argumentGarbage(boolean wrong);
    static native void arrayType(boolean wrong);
    static native void regionType(boolean wrong);
    static native void notAnArray(boolean wrong);
    static native void objectArrayExpected(boolean wrong);
    static native void primitiveArrayExpected(boolean wrong);
    static native void nullArray(boolean wrong);
    static native void releaseForeign(boolean wrong);
    static native void releaseTwice(boolean wrong);
    static native void releaseNull(boolean wrong);
    static native void releaseMode(boolean wrong);
    static native void releaseOverrun(boolean wrong);
    static native void releaseUnderrun(boolean wrong);
    static native void releaseOtherArray(boolean wrong);
    static native void releaseOtherType(boolean wrong);
    static native void releaseCriticalAsElements(boolean wrong);
    static native void releaseElementsAsCritical(boolean wrong);
    static native void releaseCriticalOverrun(boolean wrong);
    static native void callInCritical(boolean wrong);
    static native void unreleasedCritical(boolean wrong);
    static native void releaseStringCriticalOverrun(boolean wrong);
    static native void unreleasedStringCritical(boolean wrong);
    static native void notAString(boolean wrong);
    static native void notAStringUTF(boolean wrong);
    static native void releaseStringForeign(boolean wrong);
    static native void releaseStringTwice(boolean wrong);
    static native void releaseStringOverrun(boolean wrong);
    static native void releaseUTFForeign(boolean wrong);
    static native void releaseUTFOverrun(boolean wrong);
    static native void releaseUTFAsString(boolean wrong);
    static native void badUTFString(boolean wrong);
    static native void badUTFClass(boolean wrong);
    static native void badUTFMessage(boolean wrong);
    static native void dottedClassName(boolean wrong);
    static native void descriptorClassName(boolean wrong);
    static native void exitWithoutEnter(boolean wrong);
    static synchronized native void exitOfSynchronized(boolean wrong);
    static native void monitorAtDetach(boolean wrong);
    static native void localCapacity(boolean wrong);
    static native void negativeCapacity(boolean wrong);
    static native void popWithoutPush(boolean wrong);
    static native void fatalError(boolean wrong);
    static native void throwString(boolean wrong);
    static native void throwNull(boolean wrong);
    static native void throwNewObject(boolean wrong);
    static native void defineNull(boolean wrong);
    static native void bufferNull(boolean wrong);
    static native void bufferNegative(boolean wrong);
    static native void registerNullName(boolean wrong);
    static native void reflectedFromString(boolean wrong);
    static native Object deleted(boolean wrong);
    static native Thread wrongClass(boolean wrong);

    static native void keep(Object o, Misuse fresh, int[] numbers);

    public static void main(String[] args) throws Throwable {
        System.load(args[0]);
        Misuse fresh = new Misuse();
        keep("kept", fresh, new int[] { 1, 2, 3 });
        boolean wrong = args.length < 3;
        try {
            Object result = Misuse.class.getDeclaredMethod(args[1], boolean.class).invoke(null, wrong);
            if (result != null) System.out.println(result);
        } catch (java.lang.reflect.InvocationTargetException e) {
            System.out.println("threw " + e.getCause().getClass().getName());
        }
        System.out.println("done");
    }
}
