/* native/jni_reference.c -- global, local and weak references (JNI spec: Global and Local References, Weak Global References). */
#include "native/jni_table.h"
#include "vm/exception.h"

jobject JNICALL jni_NewGlobalRef(JNIEnv *env, jobject handle)
{
    Thread *t = jni_enter(env);
    jobject global = handle_global(handle_object(handle));
    jni_leave(t);
    return global;
}

void JNICALL jni_DeleteGlobalRef(JNIEnv *env, jobject global)
{
    Thread *t = jni_enter(env);
    handle_delete_global(global);
    jni_leave(t);
}

jweak JNICALL jni_NewWeakGlobalRef(JNIEnv *env, jobject handle)
{
    Thread *t = jni_enter(env);
    Object *o = handle_object(handle);
    jweak weak = handle_weak_global(o);
    if (weak == NULL && o != NULL) throw_out_of_memory(t, "C heap space");
    jni_leave(t);
    return weak;
}

void JNICALL jni_DeleteWeakGlobalRef(JNIEnv *env, jweak weak)
{
    Thread *t = jni_enter(env);
    handle_delete_weak(weak);
    jni_leave(t);
}

jobject JNICALL jni_NewLocalRef(JNIEnv *env, jobject handle)
{
    Thread *t = jni_enter(env);
    return jni_leave_with(t, handle_object(handle));
}

void JNICALL jni_DeleteLocalRef(JNIEnv *env, jobject local)
{
    Thread *t = jni_enter(env);
    handle_delete_local(t, local);
    jni_leave(t);
}

jint JNICALL jni_EnsureLocalCapacity(JNIEnv *env, jint capacity)
{
    return handle_has_room(jni_thread(env), capacity) ? JNI_OK : JNI_ERR;
}

jint JNICALL jni_PushLocalFrame(JNIEnv *env, jint capacity)
{
    Thread *t = jni_enter(env);
    bool ok = handle_push_frame(t, capacity);
    jni_leave(t);
    return ok ? JNI_OK : JNI_ERR;
}

jobject JNICALL jni_PopLocalFrame(JNIEnv *env, jobject survivor)
{
    Thread *t = jni_enter(env);
    Object *o = handle_object(survivor);
    handle_pop_frame(t);
    return jni_leave_with(t, o);
}

jobjectRefType JNICALL jni_GetObjectRefType(JNIEnv *env, jobject handle)
{
    Thread *t = jni_enter(env);
    jobjectRefType type = handle_type(t, handle);
    jni_leave(t);
    return type;
}
