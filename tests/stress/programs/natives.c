/* tests/stress/programs/natives.c -- calls back into Java, with locks and without, and weak global references, for Natives.java. */
#include <jni.h>
#include <stddef.h>

static jmethodID run_method(JNIEnv *env, jobject runnable)
{
    jclass k = (*env)->GetObjectClass(env, runnable);
    jmethodID run = (*env)->GetMethodID(env, k, "run", "()V");
    (*env)->DeleteLocalRef(env, k);
    return run;
}

JNIEXPORT void JNICALL Java_Natives_callBack(JNIEnv *env, jclass k, jobject runnable)
{
    (void)k;
    jmethodID run = run_method(env, runnable);
    if (run != NULL) (*env)->CallVoidMethod(env, runnable, run);
}

/* Holds the runnable's monitor meanwhile. */
JNIEXPORT void JNICALL Java_Natives_callBackLocked(JNIEnv *env, jclass k, jobject runnable)
{
    (void)k;
    jmethodID run = run_method(env, runnable);
    if (run == NULL || (*env)->MonitorEnter(env, runnable) != JNI_OK) return;
    (*env)->CallVoidMethod(env, runnable, run);
    jthrowable pending = (*env)->ExceptionOccurred(env);
    (*env)->ExceptionClear(env);
    (*env)->MonitorExit(env, runnable);
    if (pending != NULL) (*env)->Throw(env, pending);
}

JNIEXPORT jlong JNICALL Java_Natives_weak(JNIEnv *env, jclass k, jobject o)
{
    (void)k;
    return (jlong)(size_t)(*env)->NewWeakGlobalRef(env, o);
}

/* The object, or null if it is gone; then the reference is deleted. */
JNIEXPORT jobject JNICALL Java_Natives_strong(JNIEnv *env, jclass k, jlong weak)
{
    (void)k;
    jobject o = (*env)->NewLocalRef(env, (jweak)(size_t)weak);
    if (o == NULL) (*env)->DeleteWeakGlobalRef(env, (jweak)(size_t)weak);
    else if ((*env)->IsSameObject(env, (jweak)(size_t)weak, NULL)) return NULL;
    return o;
}

JNIEXPORT void JNICALL Java_Natives_delete(JNIEnv *env, jclass k, jlong weak)
{
    (void)k;
    (*env)->DeleteWeakGlobalRef(env, (jweak)(size_t)weak);
}
