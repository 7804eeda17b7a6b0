/* classlib/jvm_object.c -- java.lang.Object's natives and their JVM_ forms. */
#include "classlib/jvm.h"
#include "classlib/vm_natives.h"
#include "native/bridge.h"
#include "vm/exception.h"
#include "vm/heap.h"
#include "vm/invoke.h"
#include "vm/java_string.h"
#include "vm/monitor.h"

enum { NANOS_PER_MILLI = 1000000 };

bool object_wait_millis(Thread *t, Object *o, int64_t millis)
{
    if (millis < 0) return throw_new(t, EX_IllegalArgumentException, "timeout value is negative");
    return monitor_wait(t, o, millis > INT64_MAX / NANOS_PER_MILLI ? INT64_MAX : millis * NANOS_PER_MILLI);
}

/* A copy that needs finalization is registered as a constructor would have done. */
Object *object_clone(Thread *t, Object *original)
{
    Class *k = object_class(original);
    if (!(k->flags & (CLASS_CLONEABLE | CLASS_ARRAY))) {
        throw_new(t, EX_CloneNotSupportedException, "%s", class_external_name(k));
        return NULL;
    }
    Object *copy = heap_clone(t, original);
    if (copy != NULL && (k->flags & CLASS_HAS_FINALIZER) && !invoke_method(t, KNOWN(Finalizer_register), NULL, copy))
        return NULL;
    return copy;
}

/* ---- natives -------------------------------------------------------------------------------------------------------- */

static bool object_getClass(Thread *t, Method *m, Slot *args)
{
    (void)t, (void)m;
    return return_ref(args, object_class(args[0].ref)->mirror);
}

static bool object_hashCode(Thread *t, Method *m, Slot *args)      /* also System.identityHashCode */
{
    (void)t, (void)m;
    return return_int(args, args[0].ref == NULL ? 0 : identity_hash(args[0].ref));
}

static bool clone_body(Thread *t, Method *m, Slot *args)
{
    (void)m;
    args[0].ref = object_clone(t, args[0].ref);
    return args[0].ref != NULL;
}

/* The usual one needs no frame. */
static bool object_clone_native(Thread *t, Method *m, Slot *args)
{
    u4 flags = object_class(args[0].ref)->flags;
    bool usual = (flags & (CLASS_CLONEABLE | CLASS_ARRAY)) && !(flags & CLASS_HAS_FINALIZER);
    return usual ? clone_body(t, m, args) : bridge_run_framed(t, m, args, clone_body);
}

static bool object_wait(Thread *t, Method *m, Slot *args) { (void)m; return object_wait_millis(t, args[0].ref, args[1].l); }
static bool object_notify(Thread *t, Method *m, Slot *args) { (void)m; return monitor_notify(t, args[0].ref, false); }
static bool object_notifyAll(Thread *t, Method *m, Slot *args) { (void)m; return monitor_notify(t, args[0].ref, true); }

static bool string_intern_body(Thread *t, Method *m, Slot *args)
{
    (void)m;
    args[0].ref = string_intern(t, args[0].ref);
    return args[0].ref != NULL;
}

void object_natives_register(void)
{
    static const VmNative rows[] = {
        { "java/lang/Object", "getClass", "()Ljava/lang/Class;", object_getClass, true },
        { "java/lang/Object", "hashCode", "()I", object_hashCode, true },
        { "java/lang/Object", "clone", "()Ljava/lang/Object;", object_clone_native, true },
        { "java/lang/Object", "wait", "(J)V", object_wait, false },
        { "java/lang/Object", "notify", "()V", object_notify, false },
        { "java/lang/Object", "notifyAll", "()V", object_notifyAll, false },
        { "java/lang/System", "identityHashCode", "(Ljava/lang/Object;)I", object_hashCode, true },
        { "java/lang/String", "intern", "()Ljava/lang/String;", string_intern_body, false },
    };
    bind_register_vm_natives(rows, COUNT_OF(rows));
}

/* ---- JVM_ ------------------------------------------------------------------------------------------------------------ */

JNIEXPORT jint JNICALL JVM_IHashCode(JNIEnv *env, jobject object)
{
    Thread *t = jni_enter(env);
    Object *o = handle_object(object);
    jint hash = o == NULL ? 0 : identity_hash(o);
    jni_leave(t);
    return hash;
}

JNIEXPORT void JNICALL JVM_MonitorWait(JNIEnv *env, jobject object, jlong millis)
{
    Thread *t = jni_enter(env);
    if (!object_wait_millis(t, handle_object(object), millis)) {}       /* pending */
    jni_leave(t);
}

static void notify(JNIEnv *env, jobject object, bool all)
{
    Thread *t = jni_enter(env);
    if (!monitor_notify(t, handle_object(object), all)) {}              /* pending */
    jni_leave(t);
}

JNIEXPORT void JNICALL JVM_MonitorNotify(JNIEnv *env, jobject object) { notify(env, object, false); }
JNIEXPORT void JNICALL JVM_MonitorNotifyAll(JNIEnv *env, jobject object) { notify(env, object, true); }

JNIEXPORT jobject JNICALL JVM_Clone(JNIEnv *env, jobject object)
{
    Thread *t = jni_enter(env);
    return jni_leave_with(t, object_clone(t, handle_object(object)));   /* a local reference, or NULL */
}
