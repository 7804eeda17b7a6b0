/* native/handles.h -- jobject -> object.
 * A local reference is the address of a slot in the thread's local_refs region, of an argument slot of the native frame, or of
 * Class.mirror; a global one the address of a slot in the global table; a weak global one the same with bit 0 set.
 *
 * The region of local references, addresses growing upwards:
 *
 *   local_refs                    local_base            local_top         local_refs_end
 *   | outer native frames' ...    | this frame's: references, holes       | unused, not scanned
 *
 * A native frame starts at the local_top it found and puts both marks back when it returns.  PushLocalFrame stacks up the
 * same way within a native frame; the base to return to is kept in the slot below the new base (LOCAL_FRAME_TAG).  A deleted
 * reference leaves NULL; holes are collected into a free list (LOCAL_HOLE_TAG, head in Thread.jni_extra) when the frame has
 * doubled, so that long-running native loops do not grow for ever. */
#ifndef NATIVE_HANDLES_H
#define NATIVE_HANDLES_H
#include <jni.h>
#include "vm/vm.h"

enum { LOCAL_HOLE_TAG = 1, LOCAL_FRAME_TAG = 2, LOCAL_TAG_MASK = 7 };

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
bool    handle_push_frame(Thread *t, int32_t capacity); /* PushLocalFrame; false: no room for `capacity` references */
void    handle_pop_frame(Thread *t);                    /* ignored without a matching push in this native frame */
bool    handle_has_room(const Thread *t, int32_t capacity);
jobject handle_global(Object *o);                       /* NULL: out of memory */
void    handle_delete_global(jobject handle);
void    handle_count(size_t *strong, size_t *weak);    /* as they are now, or a moment ago */
void    handle_visit_globals(void (*visit)(Object **slot, void *arg), void *arg);      /* all, as they are now */
jobject handle_weak_global(Object *o);
void    handle_delete_weak(jobject handle);
size_t  handle_local_count(const Thread *t);            /* references in the current local frame */
/* Both take any address; the calling thread is t. */
jobjectRefType handle_type(const Thread *t, jobject handle);
bool    handle_is_valid(const Thread *t, jobject handle);       /* may t use it now?  NULL and cleared weak ones are */
static inline jclass handle_class(Class *k) { return (jclass)&k->mirror; }     /* needs no slot, lives as long as the class */

/* Keeps an array alive while native code holds a pointer into it (Get<Type>ArrayElements); counted. */
void    handle_pin(Object *array);
void    handle_unpin(const Object *array);

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
