/* native/jni_monitor.c -- monitors (JNI spec: Monitor Operations). */
#include "native/jni_table.h"
#include "vm/exception.h"
#include "vm/monitor.h"

jint JNICALL jni_MonitorEnter(JNIEnv *env, jobject handle)
{
    Thread *t = jni_enter(env);
    Object *o = handle_object(handle);
    if (o != NULL) monitor_enter_native(t, o);
    else throw_new(t, EX_NullPointerException, NULL);
    jni_leave(t);
    return o != NULL ? JNI_OK : JNI_ERR;
}

jint JNICALL jni_MonitorExit(JNIEnv *env, jobject handle)
{
    Thread *t = jni_enter(env);
    Object *o = handle_object(handle), *pending = exception_take(t);    /* releasing is allowed while one is pending */
    bool ok = o != NULL ? monitor_exit(t, o) : throw_new(t, EX_NullPointerException, NULL);
    if (ok) t->exception = pending;
    jni_leave(t);
    return ok ? JNI_OK : JNI_ERR;
}
