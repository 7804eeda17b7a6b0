/* native/handles.h -- jobject -> object.
 * A local reference is the address of a slot in the thread's local_refs region, of an argument slot of the native frame, or of
 * Class.mirror; a global one the address of a slot in the global table; a weak global one the same with bit 0 set. */
#ifndef NATIVE_HANDLES_H
#define NATIVE_HANDLES_H
#include <jni.h>
#include "vm/vm.h"

Object *handle_weak_object(jobject handle);
static inline Object *handle_object(jobject handle)
{
    if (handle == NULL) return NULL;
    if (unlikely((uintptr_t)handle & 1)) return handle_weak_object(handle);
    return *(Object **)handle;
}
/* A new local reference (NULL for NULL).  Grows; beyond the region's end is fatal as in HotSpot's handle exhaustion. */
jobject handle_local(Thread *t, Object *o);
void    handle_delete_local(Thread *t, jobject handle); /* ignores handles that are not in the region */
jobject handle_global(Object *o);
void    handle_delete_global(jobject handle);
jobject handle_weak_global(Object *o);
void    handle_delete_weak(jobject handle);
static inline jclass handle_class(Class *k) { return (jclass)&k->mirror; }     /* needs no slot, lives as long as the class */

static inline Thread *jni_thread(JNIEnv *env) { return (Thread *)env; }
/* Entry and exit of every JNI and JVM function that touches Java state. */
static inline Thread *jni_enter(JNIEnv *env)
{
    Thread *t = jni_thread(env);
    thread_enter_java(t);
    return t;
}
static inline void jni_leave(Thread *t) { thread_enter_native(t); }
static inline jobject jni_leave_with(Thread *t, Object *o)
{
    jobject handle = handle_local(t, o);
    thread_enter_native(t);
    return handle;
}
#endif
