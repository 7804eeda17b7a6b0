/* One native method per way to misuse the JNI; with `wrong` false it does the same properly. */
#include <jni.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define NATIVE(name) JNIEXPORT void JNICALL Java_Misuse_##name(JNIEnv *env, jclass self, jboolean wrong); \
                     JNIEXPORT void JNICALL Java_Misuse_##name(JNIEnv *env, jclass self, jboolean wrong)
#define UNUSED (void)self, (void)wrong

static jobject stale;                                   /* a local reference of a call that has returned */
static JavaVM *vm;

JNIEXPORT void JNICALL Java_Misuse_keep(JNIEnv *env, jclass self, jobject o, jobject fresh, jintArray numbers);
JNIEXPORT void JNICALL Java_Misuse_keep(JNIEnv *env, jclass self, jobject o, jobject fresh, jintArray numbers)
{
    (void)self, (void)fresh, (void)numbers;
    for (int i = 0; i < 12; i++) stale = (*env)->NewLocalRef(env, o);
    (*env)->GetJavaVM(env, &vm);
}

static jstring a_string(JNIEnv *env) { return (*env)->NewStringUTF(env, "some text"); }
static jintArray ints(JNIEnv *env) { return (*env)->NewIntArray(env, 5); }
static jobject instance(JNIEnv *env, jclass k) { return (*env)->AllocObject(env, k); }
static jclass other_class(JNIEnv *env) { return (*env)->FindClass(env, "Misuse$Other"); }
static jmethodID method(JNIEnv *env, jclass k, const char *name, const char *type) { return (*env)->GetMethodID(env, k, name, type); }

/* ---- threads -------------------------------------------------------------------------------------------------------- */

typedef struct Job { JNIEnv *env; void (*work)(JNIEnv *env, struct Job *job); jobject object; jboolean attach, wrong; } Job;

static void *run(void *arg)
{
    Job *job = arg;
    JNIEnv *env = job->env;
    if (job->attach) (*vm)->AttachCurrentThread(vm, (void **)&env, NULL);
    job->work(env, job);
    if (job->attach) (*vm)->DetachCurrentThread(vm);
    return NULL;
}

static void in_thread(Job job)
{
    pthread_t thread;
    if (pthread_create(&thread, NULL, run, &job) == 0) pthread_join(thread, NULL);
}

static void use_env(JNIEnv *env, Job *job)
{
    if (job->wrong) env = job->env;
    (*env)->FindClass(env, "java/lang/String");
}
NATIVE(wrongThread) { UNUSED; in_thread((Job){ env, use_env, NULL, JNI_TRUE, wrong }); }
NATIVE(detachedThread) { UNUSED; in_thread((Job){ env, use_env, NULL, !wrong, wrong }); }

static void use_object(JNIEnv *env, Job *job) { (*env)->GetObjectClass(env, job->object); }
NATIVE(otherThreadsLocal)
{
    UNUSED;
    for (int i = 0; i < 20; i++) a_string(env);
    jobject local = a_string(env), global = (*env)->NewGlobalRef(env, local);
    in_thread((Job){ env, use_object, wrong ? local : global, JNI_TRUE, wrong });
    (*env)->DeleteGlobalRef(env, global);
}

static void enter_monitor(JNIEnv *env, Job *job)
{
    (*env)->MonitorEnter(env, job->object);
    if (!job->wrong) (*env)->MonitorExit(env, job->object);
}
NATIVE(monitorAtDetach)
{
    jobject global = (*env)->NewGlobalRef(env, self);
    in_thread((Job){ env, enter_monitor, global, JNI_TRUE, wrong });
    (*env)->DeleteGlobalRef(env, global);
}

/* ---- exceptions ------------------------------------------------------------------------------------------------------ */

NATIVE(pendingException)
{
    (void)self;
    (*env)->ThrowNew(env, (*env)->FindClass(env, "java/lang/Exception"), "pending");
    if (!wrong) (*env)->ExceptionClear(env);
    (*env)->FindClass(env, "java/lang/String");
    (*env)->ExceptionClear(env);
}

NATIVE(uncheckedCall)
{
    (*env)->CallVoidMethod(env, instance(env, self), method(env, self, "nothing", "()V"));
    if (!wrong) (*env)->ExceptionCheck(env);
    (*env)->FindClass(env, "java/lang/String");
}

NATIVE(throwString) { UNUSED; (*env)->Throw(env, wrong ? a_string(env) : (*env)->AllocObject(env, (*env)->FindClass(env, "java/lang/Error"))); }
NATIVE(throwNull) { UNUSED; (*env)->Throw(env, wrong ? NULL : (*env)->AllocObject(env, (*env)->FindClass(env, "java/lang/Error"))); }
NATIVE(throwNewObject) { UNUSED; (*env)->ThrowNew(env, (*env)->FindClass(env, wrong ? "java/lang/String" : "java/lang/Error"), "message"); }
NATIVE(fatalError) { (void)self; if (wrong) (*env)->FatalError(env, "as asked"); }
NATIVE(badUTFMessage) { UNUSED; (*env)->ThrowNew(env, (*env)->FindClass(env, "java/lang/Error"), wrong ? "a\xff" : "a"); }

/* ---- references ------------------------------------------------------------------------------------------------------- */

NATIVE(poppedLocal)
{
    (void)self;
    (*env)->PushLocalFrame(env, 16);
    jobject o = a_string(env);
    if (wrong) (*env)->PopLocalFrame(env, NULL);
    (*env)->GetObjectClass(env, o);
    if (!wrong) (*env)->PopLocalFrame(env, NULL);
}

NATIVE(staleLocal) { (void)self; (*env)->GetObjectClass(env, wrong ? stale : a_string(env)); }

NATIVE(deletedLocal)
{
    (void)self;
    jobject o = a_string(env), another = a_string(env);
    if (wrong) (*env)->DeleteLocalRef(env, o);
    (*env)->GetObjectClass(env, o);
    (*env)->DeleteLocalRef(env, another);
}

NATIVE(garbageReference) { (void)self; (*env)->GetObjectClass(env, wrong ? (jobject)0x123456789ab8 : a_string(env)); }

NATIVE(addressOfVariable)
{
    (void)self;
    jobject o = a_string(env);
    void *copy = *(void **)o;
    (*env)->GetObjectClass(env, wrong ? (jobject)&copy : o);
}

NATIVE(deletedGlobal)
{
    jobject o = (*env)->NewGlobalRef(env, self);
    if (wrong) (*env)->DeleteGlobalRef(env, o);
    (*env)->GetObjectClass(env, o);
    if (!wrong) (*env)->DeleteGlobalRef(env, o);
}

NATIVE(deletedWeak)
{
    jobject o = (*env)->NewWeakGlobalRef(env, self);
    if (wrong) (*env)->DeleteWeakGlobalRef(env, o);
    (*env)->GetObjectClass(env, o);
    if (!wrong) (*env)->DeleteWeakGlobalRef(env, o);
}

NATIVE(deleteGlobalOfLocal) { (*env)->DeleteGlobalRef(env, wrong ? a_string(env) : (*env)->NewGlobalRef(env, self)); }

NATIVE(deleteLocalOfGlobal)
{
    jobject global = (*env)->NewGlobalRef(env, self);
    (*env)->DeleteLocalRef(env, wrong ? global : a_string(env));
    (*env)->DeleteGlobalRef(env, global);
}

NATIVE(deleteWeakOfGlobal)
{
    jobject global = (*env)->NewGlobalRef(env, self), weak = (*env)->NewWeakGlobalRef(env, self);
    (*env)->DeleteWeakGlobalRef(env, wrong ? global : weak);
}

NATIVE(deleteLocalTwice)
{
    (void)self;
    jobject o = a_string(env), another = a_string(env);
    (*env)->DeleteLocalRef(env, o);
    (*env)->DeleteLocalRef(env, wrong ? o : another);
}

NATIVE(deleteGlobalTwice)
{
    jobject o = (*env)->NewGlobalRef(env, self), another = (*env)->NewGlobalRef(env, self);
    (*env)->DeleteGlobalRef(env, o);
    (*env)->DeleteGlobalRef(env, wrong ? o : another);
}

NATIVE(localCapacity)
{
    (void)self;
    for (int i = 0; i < 100; i++) {
        jobject o = a_string(env);
        if (!wrong) (*env)->DeleteLocalRef(env, o);
    }
}

NATIVE(negativeCapacity) { (void)self; if ((*env)->EnsureLocalCapacity(env, wrong ? -1 : 10) != JNI_OK) (*env)->ExceptionClear(env); }

NATIVE(popWithoutPush)
{
    (void)self;
    if (!wrong) (*env)->PushLocalFrame(env, 1);
    (*env)->PopLocalFrame(env, NULL);
}

JNIEXPORT jobject JNICALL Java_Misuse_deleted(JNIEnv *env, jclass self, jboolean wrong);
JNIEXPORT jobject JNICALL Java_Misuse_deleted(JNIEnv *env, jclass self, jboolean wrong)
{
    (void)self;
    jobject o = a_string(env), another = a_string(env);
    (*env)->DeleteLocalRef(env, wrong ? o : another);
    return o;
}

JNIEXPORT jobject JNICALL Java_Misuse_wrongClass(JNIEnv *env, jclass self, jboolean wrong);
JNIEXPORT jobject JNICALL Java_Misuse_wrongClass(JNIEnv *env, jclass self, jboolean wrong)
{
    (void)self;
    return wrong ? a_string(env) : NULL;
}

/* ---- classes and members --------------------------------------------------------------------------------------------- */

NATIVE(notAClass) { method(env, wrong ? a_string(env) : self, "nothing", "()V"); (*env)->ExceptionClear(env); }
NATIVE(nullClass) { method(env, wrong ? NULL : self, "nothing", "()V"); }
NATIVE(nullObject) { (*env)->GetObjectClass(env, wrong ? NULL : self); }
NATIVE(nullReceiver)
{
    (*env)->CallVoidMethod(env, wrong ? NULL : instance(env, self), method(env, self, "nothing", "()V"));
    (*env)->ExceptionClear(env);
}
NATIVE(nullName) { (*env)->GetFieldID(env, self, wrong ? NULL : "anInt", "I"); (*env)->ExceptionClear(env); }
NATIVE(garbageMethod)
{
    int variable[64] = { 0 };
    jmethodID id = method(env, self, "nothing", "()V");
    (*env)->CallVoidMethod(env, instance(env, self), wrong ? (jmethodID)variable : id);
}
NATIVE(nullMethod)
{
    jmethodID id = method(env, self, "nothing", "()V");
    (*env)->CallVoidMethod(env, instance(env, self), wrong ? NULL : id);
}
NATIVE(garbageField)
{
    jfieldID id = (*env)->GetFieldID(env, self, "anInt", "I");
    (*env)->GetIntField(env, instance(env, self), wrong ? (jfieldID)0x7654321 : id);
}
NATIVE(fieldAsMethod)
{
    jmethodID id = method(env, self, "nothing", "()V");
    jfieldID field = (*env)->GetFieldID(env, self, "anInt", "I");
    (*env)->CallVoidMethod(env, instance(env, self), wrong ? (jmethodID)field : id);
}
NATIVE(methodOfOtherClass)
{
    jclass k = wrong ? other_class(env) : self;
    (*env)->CallVoidMethod(env, instance(env, self), method(env, k, "nothing", "()V"));
}
NATIVE(nonvirtualOtherClass)
{
    jmethodID id = method(env, self, "nothing", "()V");
    (*env)->CallNonvirtualVoidMethod(env, wrong ? a_string(env) : instance(env, self), self, id);
}
NATIVE(constructorOfOtherClass)
{
    jclass k = other_class(env);
    (*env)->NewObject(env, wrong ? self : k, method(env, k, "<init>", "()V"));
}
NATIVE(staticMethodOfOtherClass)
{
    jmethodID id = (*env)->GetStaticMethodID(env, self, "staticNothing", "()V");
    (*env)->CallStaticVoidMethod(env, wrong ? other_class(env) : (*env)->FindClass(env, "Misuse$Sub"), id);
}
NATIVE(staticAsInstanceMethod)
{
    jmethodID id = (*env)->GetStaticMethodID(env, self, "staticNothing", "()V");
    (*env)->CallVoidMethod(env, instance(env, self), wrong ? id : method(env, self, "nothing", "()V"));
}
NATIVE(instanceAsStaticMethod)
{
    jmethodID id = (*env)->GetStaticMethodID(env, self, "staticNothing", "()V");
    (*env)->CallStaticVoidMethod(env, self, wrong ? method(env, self, "number", "()I") : id);
}
NATIVE(staticAsInstanceField)
{
    jfieldID id = wrong ? (*env)->GetStaticFieldID(env, self, "staticInt", "I") : (*env)->GetFieldID(env, self, "anInt", "I");
    (*env)->GetIntField(env, instance(env, self), id);
}
NATIVE(instanceAsStaticField)
{
    jfieldID id = wrong ? (*env)->GetFieldID(env, self, "anInt", "I") : (*env)->GetStaticFieldID(env, self, "staticInt", "I");
    (*env)->GetStaticIntField(env, self, id);
}
NATIVE(fieldOfOtherClass)
{
    jfieldID id = (*env)->GetFieldID(env, other_class(env), "anInt", "I");
    (*env)->GetIntField(env, instance(env, wrong ? self : other_class(env)), id);
}
NATIVE(staticFieldOfOtherClass)
{
    jfieldID id = (*env)->GetStaticFieldID(env, self, "staticInt", "I");
    (*env)->GetStaticIntField(env, wrong ? other_class(env) : (*env)->FindClass(env, "Misuse$Sub"), id);
}
NATIVE(fieldType)
{
    jfieldID id = wrong ? (*env)->GetFieldID(env, self, "aLong", "J") : (*env)->GetFieldID(env, self, "anInt", "I");
    (*env)->GetIntField(env, instance(env, self), id);
}
NATIVE(staticFieldType)
{
    jfieldID id = wrong ? (*env)->GetStaticFieldID(env, self, "staticLong", "J") : (*env)->GetStaticFieldID(env, self, "staticInt", "I");
    (*env)->SetStaticIntField(env, self, id, 1);
}
NATIVE(fieldValue)
{
    jfieldID id = (*env)->GetFieldID(env, self, "text", "Ljava/lang/String;");
    (*env)->SetObjectField(env, instance(env, self), id, wrong ? (jobject)self : a_string(env));
}
NATIVE(returnType)
{
    jmethodID id = method(env, self, "number", "()I");
    if (wrong) (*env)->CallLongMethod(env, instance(env, self), id);
    else (*env)->CallIntMethod(env, instance(env, self), id);
}
NATIVE(returnVoid)
{
    jmethodID id = method(env, self, "nothing", "()V");
    if (wrong) (*env)->CallIntMethod(env, instance(env, self), id);
    else (*env)->CallVoidMethod(env, instance(env, self), id);
}
NATIVE(argumentClass)
{
    jmethodID id = method(env, self, "take", "(Ljava/lang/String;[Ljava/lang/Runnable;)V");
    (*env)->CallVoidMethod(env, instance(env, self), id, wrong ? (jobject)self : a_string(env), NULL);
}
NATIVE(argumentArrayClass)
{
    jmethodID id = method(env, self, "take", "(Ljava/lang/String;[Ljava/lang/Runnable;)V");
    jvalue values[2] = { { .l = NULL }, { .l = wrong ? (*env)->NewObjectArray(env, 1, self, NULL)
                                                     : (*env)->NewObjectArray(env, 1, (*env)->FindClass(env, "java/lang/Thread"), NULL) } };
    (*env)->CallVoidMethodA(env, instance(env, self), id, values);
}
NATIVE(argumentGarbage)
{
    jmethodID id = (*env)->GetStaticMethodID(env, self, "staticLength", "(Ljava/lang/String;)I");
    (*env)->CallStaticIntMethod(env, self, id, wrong ? (jobject)0x123456789ab8 : a_string(env));
}
NATIVE(reflectedFromString)
{
    jmethodID id = method(env, self, "nothing", "()V");
    (*env)->FromReflectedMethod(env, wrong ? a_string(env) : (*env)->ToReflectedMethod(env, self, id, JNI_FALSE));
}
NATIVE(badUTFClass) { UNUSED; (*env)->FindClass(env, wrong ? "java/lang/\xc0" : "java/lang/String"); (*env)->ExceptionClear(env); }
NATIVE(dottedClassName) { UNUSED; (*env)->FindClass(env, wrong ? "java.lang.String" : "java/lang/String"); (*env)->ExceptionClear(env); }
NATIVE(descriptorClassName)
{
    UNUSED;
    (*env)->FindClass(env, wrong ? "Ljava/lang/String;" : "[Ljava/lang/String;");
    (*env)->ExceptionClear(env);
}
NATIVE(defineNull)
{
    UNUSED;
    static const jbyte bytes[4] = { 0 };
    (*env)->DefineClass(env, NULL, NULL, wrong ? NULL : bytes, sizeof bytes);
    (*env)->ExceptionClear(env);
}
NATIVE(registerNullName)
{
    UNUSED;
    JNINativeMethod row = { wrong ? NULL : (char *)"staleLocal", (char *)"(Z)V", (void *)Java_Misuse_staleLocal };
    (*env)->RegisterNatives(env, self, &row, 1);
}

/* ---- arrays ------------------------------------------------------------------------------------------------------------ */

NATIVE(arrayType)
{
    (void)self;
    jarray array = wrong ? (jarray)(*env)->NewLongArray(env, 5) : ints(env);
    jint *elements = (*env)->GetIntArrayElements(env, array, NULL);
    (*env)->ReleaseIntArrayElements(env, array, elements, 0);
}
NATIVE(regionType)
{
    (void)self;
    jint out[2];
    (*env)->GetIntArrayRegion(env, wrong ? (jarray)(*env)->NewLongArray(env, 5) : ints(env), 0, 2, out);
}
NATIVE(notAnArray) { (void)self; (*env)->GetArrayLength(env, wrong ? (jarray)a_string(env) : ints(env)); }
NATIVE(nullArray) { (void)self; (*env)->GetArrayLength(env, wrong ? NULL : ints(env)); }
NATIVE(objectArrayExpected)
{
    (*env)->GetObjectArrayElement(env, wrong ? (jobjectArray)ints(env) : (*env)->NewObjectArray(env, 1, self, NULL), 0);
}
NATIVE(primitiveArrayExpected)
{
    jarray array = wrong ? (*env)->NewObjectArray(env, 1, self, NULL) : (jarray)ints(env);
    (*env)->ReleasePrimitiveArrayCritical(env, array, (*env)->GetPrimitiveArrayCritical(env, array, NULL), 0);
}
NATIVE(releaseForeign)
{
    (void)self;
    static jint memory[64];
    jintArray array = ints(env);
    jint *elements = (*env)->GetIntArrayElements(env, array, NULL);
    (*env)->ReleaseIntArrayElements(env, array, wrong ? memory + 32 : elements, 0);
}
NATIVE(releaseTwice)
{
    (void)self;
    jintArray array = ints(env);
    jint *elements = (*env)->GetIntArrayElements(env, array, NULL);
    (*env)->ReleaseIntArrayElements(env, array, elements, wrong ? 0 : JNI_COMMIT);
    (*env)->ReleaseIntArrayElements(env, array, elements, 0);
}
NATIVE(releaseNull)
{
    (void)self;
    jintArray array = ints(env);
    jint *elements = (*env)->GetIntArrayElements(env, array, NULL);
    (*env)->ReleaseIntArrayElements(env, array, wrong ? NULL : elements, 0);
}
NATIVE(releaseMode)
{
    (void)self;
    jintArray array = ints(env);
    jint *elements = (*env)->GetIntArrayElements(env, array, NULL);
    (*env)->ReleaseIntArrayElements(env, array, elements, wrong ? 77 : JNI_ABORT);
}
NATIVE(releaseOverrun)
{
    (void)self;
    jintArray array = ints(env);
    jint *elements = (*env)->GetIntArrayElements(env, array, NULL);
    elements[wrong ? 5 : 4] = 1;
    (*env)->ReleaseIntArrayElements(env, array, elements, 0);
}
NATIVE(releaseUnderrun)
{
    (void)self;
    jintArray array = ints(env);
    jint *elements = (*env)->GetIntArrayElements(env, array, NULL);
    elements[wrong ? -1 : 0] = 1;
    (*env)->ReleaseIntArrayElements(env, array, elements, 0);
}
NATIVE(releaseOtherArray)
{
    (void)self;
    jintArray array = ints(env), other = ints(env);
    jint *elements = (*env)->GetIntArrayElements(env, array, NULL);
    (*env)->ReleaseIntArrayElements(env, wrong ? other : array, elements, 0);
}
NATIVE(releaseOtherType)
{
    (void)self;
    jintArray array = ints(env);
    jfloatArray floats = (*env)->NewFloatArray(env, 5);
    jint *elements = (*env)->GetIntArrayElements(env, array, NULL);
    if (wrong) (*env)->ReleaseFloatArrayElements(env, floats, (jfloat *)(void *)elements, 0);
    else (*env)->ReleaseIntArrayElements(env, array, elements, 0);
}
NATIVE(releaseCriticalAsElements)
{
    (void)self;
    jintArray array = ints(env);
    jint *elements = (*env)->GetPrimitiveArrayCritical(env, array, NULL);
    if (wrong) (*env)->ReleaseIntArrayElements(env, array, elements, 0);
    else (*env)->ReleasePrimitiveArrayCritical(env, array, elements, 0);
}
NATIVE(releaseElementsAsCritical)
{
    (void)self;
    jintArray array = ints(env);
    jint *elements = (*env)->GetIntArrayElements(env, array, NULL);
    if (wrong) (*env)->ReleasePrimitiveArrayCritical(env, array, elements, 0);
    else (*env)->ReleaseIntArrayElements(env, array, elements, 0);
}
NATIVE(releaseCriticalOverrun)
{
    (void)self;
    jintArray array = ints(env);
    jint *elements = (*env)->GetPrimitiveArrayCritical(env, array, NULL);
    elements[wrong ? 5 : 4] = 1;
    (*env)->ReleasePrimitiveArrayCritical(env, array, elements, 0);
}
NATIVE(callInCritical)
{
    (void)self;
    jintArray array = ints(env);
    jint *elements = (*env)->GetPrimitiveArrayCritical(env, array, NULL);
    if (wrong) (*env)->GetArrayLength(env, array);
    (*env)->ReleasePrimitiveArrayCritical(env, array, elements, 0);
}
NATIVE(unreleasedCritical)
{
    (void)self;
    jintArray array = ints(env);
    jint *elements = (*env)->GetPrimitiveArrayCritical(env, array, NULL);
    if (!wrong) (*env)->ReleasePrimitiveArrayCritical(env, array, elements, 0);
}

/* ---- strings ------------------------------------------------------------------------------------------------------------ */

NATIVE(notAString) { (*env)->GetStringLength(env, wrong ? (jstring)self : a_string(env)); }
NATIVE(notAStringUTF)
{
    jstring s = wrong ? (jstring)self : a_string(env);
    (*env)->ReleaseStringUTFChars(env, s, (*env)->GetStringUTFChars(env, s, NULL));
}
NATIVE(releaseStringForeign)
{
    (void)self;
    static jchar memory[128];
    jstring s = a_string(env);
    const jchar *chars = (*env)->GetStringChars(env, s, NULL);
    (*env)->ReleaseStringChars(env, s, wrong ? memory + 64 : chars);
}
NATIVE(releaseStringTwice)
{
    (void)self;
    jstring s = a_string(env);
    const jchar *chars = (*env)->GetStringChars(env, s, NULL);
    (*env)->ReleaseStringChars(env, s, chars);
    if (wrong) (*env)->ReleaseStringChars(env, s, chars);
}
NATIVE(releaseStringOverrun)
{
    (void)self;
    jstring s = a_string(env);
    const jchar *chars = (*env)->GetStringChars(env, s, NULL);
    if (wrong) ((jchar *)(uintptr_t)chars)[10] = 'x';
    (*env)->ReleaseStringChars(env, s, chars);
}
NATIVE(releaseUTFForeign)
{
    (void)self;
    static char memory[256];
    jstring s = a_string(env);
    const char *chars = (*env)->GetStringUTFChars(env, s, NULL);
    (*env)->ReleaseStringUTFChars(env, s, wrong ? memory + 128 : chars);
}
NATIVE(releaseUTFOverrun)
{
    (void)self;
    jstring s = a_string(env);
    const char *chars = (*env)->GetStringUTFChars(env, s, NULL);
    if (wrong) ((char *)(uintptr_t)chars)[10] = 'x';
    (*env)->ReleaseStringUTFChars(env, s, chars);
}
NATIVE(releaseUTFAsString)
{
    (void)self;
    jstring s = a_string(env);
    const char *chars = (*env)->GetStringUTFChars(env, s, NULL);
    if (wrong) (*env)->ReleaseStringChars(env, s, (const jchar *)(const void *)chars);
    else (*env)->ReleaseStringUTFChars(env, s, chars);
}
NATIVE(badUTFString) { UNUSED; (*env)->NewStringUTF(env, wrong ? "a\xc3" : "a\xc3\xa4"); }

NATIVE(releaseStringCriticalOverrun)
{
    (void)self;
    jstring s = a_string(env);
    const jchar *chars = (*env)->GetStringCritical(env, s, NULL);
    if (wrong) ((jchar *)(uintptr_t)chars)[10] = 'x';
    (*env)->ReleaseStringCritical(env, s, chars);
}
NATIVE(unreleasedStringCritical)
{
    (void)self;
    jstring s = a_string(env);
    const jchar *chars = (*env)->GetStringCritical(env, s, NULL);
    if (!wrong) (*env)->ReleaseStringCritical(env, s, chars);
}

/* ---- monitors, buffers ---------------------------------------------------------------------------------------------------- */

NATIVE(exitWithoutEnter)
{
    if (!wrong) (*env)->MonitorEnter(env, self);
    (*env)->MonitorExit(env, self);
    (*env)->ExceptionClear(env);
}
NATIVE(exitOfSynchronized)                              /* it is */
{
    if (!wrong) (*env)->MonitorEnter(env, self);
    (*env)->MonitorExit(env, self);
    (*env)->ExceptionClear(env);
}
NATIVE(bufferNull) { UNUSED; static char memory[16]; (*env)->NewDirectByteBuffer(env, wrong ? NULL : memory, 16); (*env)->ExceptionClear(env); }
NATIVE(bufferNegative) { UNUSED; static char memory[16]; (*env)->NewDirectByteBuffer(env, memory, wrong ? -1 : 16); (*env)->ExceptionClear(env); }
