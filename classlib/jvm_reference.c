/* classlib/jvm_reference.c -- java.lang.ref.Reference. */
#include "classlib/jvm.h"
#include "classlib/vm_natives.h"
#include "vm/heap.h"

/* The collector clears referents with the world stopped, so one load decides. */
static Object *referent(const Object *reference)
{
    return __atomic_load_n(&OBJECT_AT(reference, KNOWN(Reference_referent), Object *), __ATOMIC_RELAXED);
}

static void clear(Object *reference)
{
    __atomic_store_n(&OBJECT_AT(reference, KNOWN(Reference_referent), Object *), NULL, __ATOMIC_RELAXED);
}

/* ---- natives -------------------------------------------------------------------------------------------------------- */

static bool reference_take(Thread *t, Method *m, Slot *args) { (void)m; return return_ref(args, heap_take_pending_references(t)); }
static bool reference_has(Thread *t, Method *m, Slot *args) { (void)t, (void)m; return return_int(args, heap_has_pending_references()); }
static bool reference_refersTo0(Thread *t, Method *m, Slot *args) { (void)t, (void)m; return return_int(args, referent(args[0].ref) == args[1].ref); }
static bool reference_clear0(Thread *t, Method *m, Slot *args) { (void)t, (void)m; clear(args[0].ref); return true; }

static bool reference_wait(Thread *t, Method *m, Slot *args)
{
    (void)m, (void)args;
    heap_wait_for_pending_references(t);
    return true;
}

void reference_natives_register(void)
{
    static const char k[] = "java/lang/ref/Reference";
    static const VmNative rows[] = {
        { k, "getAndClearReferencePendingList", "()Ljava/lang/ref/Reference;", reference_take, false },
        { k, "hasReferencePendingList", "()Z", reference_has, true },
        { k, "waitForReferencePendingList", "()V", reference_wait, false },
        { k, "refersTo0", "(Ljava/lang/Object;)Z", reference_refersTo0, true },
        { k, "clear0", "()V", reference_clear0, true },
        { "java/lang/ref/PhantomReference", "refersTo0", "(Ljava/lang/Object;)Z", reference_refersTo0, true },
    };
    bind_register_vm_natives(rows, COUNT_OF(rows));
}

/* ---- JVM_ ------------------------------------------------------------------------------------------------------------ */

JNIEXPORT jobject JNICALL JVM_GetAndClearReferencePendingList(JNIEnv *env)
{
    Thread *t = jni_enter(env);
    return jni_leave_with(t, heap_take_pending_references(t));
}

JNIEXPORT jboolean JNICALL JVM_HasReferencePendingList(JNIEnv *env) { (void)env; return heap_has_pending_references(); }

JNIEXPORT void JNICALL JVM_WaitForReferencePendingList(JNIEnv *env)
{
    Thread *t = jni_enter(env);
    heap_wait_for_pending_references(t);
    jni_leave(t);
}

JNIEXPORT jboolean JNICALL JVM_ReferenceRefersTo(JNIEnv *env, jobject reference, jobject object)
{
    Thread *t = jni_enter(env);
    jboolean same = referent(handle_object(reference)) == handle_object(object);
    jni_leave(t);
    return same;
}

JNIEXPORT jboolean JNICALL JVM_PhantomReferenceRefersTo(JNIEnv *env, jobject reference, jobject object)
{
    return JVM_ReferenceRefersTo(env, reference, object);
}

JNIEXPORT void JNICALL JVM_ReferenceClear(JNIEnv *env, jobject reference)
{
    Thread *t = jni_enter(env);
    clear(handle_object(reference));
    jni_leave(t);
}
