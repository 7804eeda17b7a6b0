/* tests/native/conformance/exceptions.c -- exceptions through natives, in both directions. */
#include "check.h"

CHAPTER(throwing)
{
    jclass state = find_class(env, "java/lang/IllegalStateException"), error = find_class(env, "java/lang/Error");
    CHECK("ExceptionCheck of nothing", (*env)->ExceptionCheck(env), JNI_FALSE);
    CHECK_SAME(env, "ExceptionOccurred of nothing", (*env)->ExceptionOccurred(env), NULL);
    (*env)->ExceptionClear(env);
    CHECK("ThrowNew", (*env)->ThrowNew(env, state, "message \xe2\x82\xac"), JNI_OK);
    CHECK("ExceptionCheck", (*env)->ExceptionCheck(env), JNI_TRUE);
    CHECK_THROWN(env, "ThrowNew", "java.lang.IllegalStateException: message \xe2\x82\xac");
    CHECK("ExceptionCheck after clearing", (*env)->ExceptionCheck(env), JNI_FALSE);
    CHECK("ThrowNew without a message", (*env)->ThrowNew(env, state, NULL), JNI_OK);
    CHECK_THROWN(env, "ThrowNew without a message", "java.lang.IllegalStateException");
    CHECK("ThrowNew with an empty message", (*env)->ThrowNew(env, error, ""), JNI_OK);
    CHECK_THROWN(env, "ThrowNew with an empty message", "java.lang.Error: ");
    jthrowable made = new_object(env, "java/lang/Exception");
    CHECK("Throw", (*env)->Throw(env, made), JNI_OK);
    CHECK_SAME(env, "ExceptionOccurred", (*env)->ExceptionOccurred(env), made);
    CHECK_SAME(env, "ExceptionOccurred again", (*env)->ExceptionOccurred(env), made);
    if (!is_checked()) CHECK("type of ExceptionOccurred", (*env)->GetObjectRefType(env, (*env)->ExceptionOccurred(env)), JNILocalRefType);
    CHECK_THROWN(env, "Throw", "java.lang.Exception");
    (*env)->ThrowNew(env, find_class(env, "Thrown$NoMessage"), "message");
    CHECK_THROWN(env, "ThrowNew of a class without such a constructor",
                 "java.lang.NoSuchMethodError: Thrown$NoMessage: method 'void <init>(java.lang.String)' not found");
    (*env)->ThrowNew(env, find_class(env, "Thrown$Failing"), "message");
    CHECK_THROWN(env, "ThrowNew of a class whose constructor throws", "java.lang.ArithmeticException: / by zero");
}

/* What the specification allows while an exception is pending. */
CHAPTER(whilePending)
{
    jobject o = new_object(env, "java/lang/Object");
    jobject global = (*env)->NewGlobalRef(env, o);
    jweak weak = (*env)->NewWeakGlobalRef(env, o);
    jstring string = new_string(env, "string");
    const char *utf8 = (*env)->GetStringUTFChars(env, string, NULL);
    const jchar *units = (*env)->GetStringChars(env, string, NULL);
    jintArray ints = (*env)->NewIntArray(env, 2);
    jint *elements = (*env)->GetIntArrayElements(env, ints, NULL);
    CHECK("MonitorEnter", (*env)->MonitorEnter(env, o), JNI_OK);
    CHECK("PushLocalFrame", (*env)->PushLocalFrame(env, 4), JNI_OK);
    (*env)->ThrowNew(env, find_class(env, "java/lang/Exception"), "pending");
    (*env)->ReleaseStringUTFChars(env, string, utf8);
    (*env)->ReleaseStringChars(env, string, units);
    elements[1] = 5;
    (*env)->ReleaseIntArrayElements(env, ints, elements, 0);
    (*env)->DeleteGlobalRef(env, global);
    (*env)->DeleteWeakGlobalRef(env, weak);
    CHECK("MonitorExit while pending", (*env)->MonitorExit(env, o), JNI_OK);
    (*env)->PopLocalFrame(env, NULL);
    CHECK("still pending", (*env)->ExceptionCheck(env), JNI_TRUE);
    CHECK_THROWN(env, "what was pending", "java.lang.Exception: pending");
    (*env)->GetIntArrayRegion(env, ints, 1, 1, elements = (jint[1]){ 0 });
    CHECK("released while pending", elements[0], 5);
}

/* Prints; then nothing is pending.  Thrown$Quiet prints nothing, but notes that it was asked to. */
CHAPTER(describing)
{
    jclass quiet = find_class(env, "Thrown$Quiet");
    (*env)->ExceptionDescribe(env);
    CHECK_NOTHING_THROWN(env, "ExceptionDescribe of nothing");
    (*env)->Throw(env, new_object(env, "Thrown$Quiet"));
    (*env)->ExceptionDescribe(env);
    CHECK("ExceptionCheck after ExceptionDescribe", (*env)->ExceptionCheck(env), JNI_FALSE);
    CHECK("printStackTrace was called", (*env)->GetStaticIntField(env, quiet, find_static_field(env, quiet, "printed", "I")), 1);
    (*env)->Throw(env, new_object(env, "Thrown$Unprintable"));
    (*env)->ExceptionDescribe(env);
    CHECK_NOTHING_THROWN(env, "ExceptionDescribe of one that cannot be printed");
    (*env)->Throw(env, new_object(env, "java/lang/ThreadDeath"));
    (*env)->ExceptionDescribe(env);
    CHECK_NOTHING_THROWN(env, "ExceptionDescribe of ThreadDeath");
}

/* ---- natives that Java calls --------------------------------------------------------------------------------------- */

JNIEXPORT jint JNICALL Java_Thrown_byNative(JNIEnv *env, jclass self, jstring message);
JNIEXPORT jint JNICALL Java_Thrown_byNative(JNIEnv *env, jclass self, jstring message)
{
    (void)self;
    const char *utf8 = (*env)->GetStringUTFChars(env, message, NULL);
    (*env)->ThrowNew(env, find_class(env, "java/io/IOException"), utf8);
    (*env)->ReleaseStringUTFChars(env, message, utf8);
    return 42;
}

JNIEXPORT jobject JNICALL Java_Thrown_objectByNative(JNIEnv *env, jclass self, jthrowable throwable);
JNIEXPORT jobject JNICALL Java_Thrown_objectByNative(JNIEnv *env, jclass self, jthrowable throwable)
{
    (void)self;
    (*env)->Throw(env, throwable);
    return throwable;
}

/* Calls action.run() and passes on what it throws, or reports and swallows it. */
JNIEXPORT void JNICALL Java_Thrown_through(JNIEnv *env, jclass self, jobject action);
JNIEXPORT void JNICALL Java_Thrown_through(JNIEnv *env, jclass self, jobject action)
{
    (void)self;
    (*env)->CallVoidMethod(env, action, find_method(env, find_class(env, "java/lang/Runnable"), "run", "()V"));
}

JNIEXPORT jthrowable JNICALL Java_Thrown_caught(JNIEnv *env, jclass self, jobject action);
JNIEXPORT jthrowable JNICALL Java_Thrown_caught(JNIEnv *env, jclass self, jobject action)
{
    Java_Thrown_through(env, self, action);
    jthrowable thrown = (*env)->ExceptionOccurred(env);
    (*env)->ExceptionClear(env);
    return thrown;
}
