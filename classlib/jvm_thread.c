/* classlib/jvm_thread.c -- java.lang.Thread. */
#include <sched.h>
#include <stdlib.h>
#include "classlib/jvm.h"
#include "classlib/jvm_throwable.h"
#include "classlib/thread_dump.h"
#include "classlib/vm_natives.h"
#include "classloader/loader.h"
#include "vm/exception.h"
#include "vm/heap.h"
#include "vm/java_string.h"
#include "vm/monitor.h"
#include "vm/options.h"
#include "vm/safepoint.h"

/* ---- bodies ---------------------------------------------------------------------------------------------------------------- */

static bool start_thread(Thread *t, Object *thread)
{
    if (thread_of(thread) != NULL || OBJECT_AT(thread, KNOWN(Thread_threadStatus), int32_t) != STATUS_NEW)
        return throw_new(t, EX_IllegalThreadStateException, NULL);
    return thread_start(t, thread, OBJECT_AT(thread, KNOWN(Thread_stackSize), int64_t));
}

static bool sleep_millis(Thread *t, int64_t millis)
{
    if (millis < 0) return throw_new(t, EX_IllegalArgumentException, "timeout value is negative");
    return thread_sleep(t, millis > INT64_MAX / 1000000 ? INT64_MAX : millis * 1000000);
}

static void yield(Thread *t)
{
    thread_enter_blocked(t);
    sched_yield();
    thread_enter_java(t);
}

static bool holds_lock(Thread *t, const Object *o, bool *result)
{
    if (o == NULL) return throw_new(t, EX_NullPointerException, NULL);
    *result = monitor_held_by(t, o);
    return true;
}

static void interrupt_thread(Thread *t, Object *thread)
{
    thread_lock_list(t);
    Thread *target = thread_of(thread);
    if (target != NULL) thread_interrupt(target);
    thread_unlock_list();
}

static bool stop_thread(Thread *t, Object *thread, Object *throwable)
{
    if (throwable == NULL) return throw_new(t, EX_NullPointerException, NULL);
    if (thread_of(thread) == t) return throw_object(t, throwable);
    thread_lock_list(t);
    Thread *target = thread_of(thread);
    if (target != NULL) thread_stop(target, throwable);
    thread_unlock_list();
    return true;
}

static void suspend_thread(Thread *t, Object *thread)
{
    if (thread_of(thread) == t) {
        thread_suspend(t, t);
        return;
    }
    thread_lock_list(t);
    Thread *target = thread_of(thread);
    if (target != NULL) thread_suspend(t, target);
    thread_unlock_list();
}

static void resume_thread(Thread *t, Object *thread)
{
    thread_lock_list(t);
    Thread *target = thread_of(thread);
    if (target != NULL) thread_resume(target);
    thread_unlock_list();
}

/* Thread.setName: the kernel's idea of it. */
static void set_native_name(Thread *t, Object *thread, Object *name)
{
    char *text = string_to_utf8(name);
    thread_lock_list(t);
    Thread *target = thread_of(thread);
    if (target != NULL && text != NULL) thread_set_native_name(target, text);
    thread_unlock_list();
    free(text);
}

/* StackTraceElement[][], null for threads that are not alive.  NULL: pending. */
static Object *dump_threads(Thread *t, Object *threads)
{
    if (threads == NULL) {
        throw_new(t, EX_NullPointerException, NULL);
        return NULL;
    }
    int32_t count = array_length(threads);
    if (count == 0) {
        throw_new(t, EX_IllegalArgumentException, NULL);
        return NULL;
    }
    Class *row_class = loader_array_class(t, KNOWN(StackTraceElement));
    Class *result_class = row_class != NULL ? loader_array_class(t, row_class) : NULL;
    Object *result = result_class != NULL ? heap_alloc_array(t, result_class, count) : NULL;
    if (result == NULL) return NULL;
    for (int32_t i = 0; i < count; i++) {
        Object *thread = array_refs(threads)[i];
        Thread *target = thread != NULL ? thread_of(thread) : NULL;
        if (target == NULL) continue;
        Object *trace = stack_trace_of_thread(t, target);
        if (trace == NULL) return NULL;
        array_refs(result)[i] = trace;
    }
    return result;
}

/* ---- natives ----------------------------------------------------------------------------------------------------------------- */

static bool thread_currentThread(Thread *t, Method *m, Slot *args) { (void)m; return return_ref(args, t->java_thread); }
static bool thread_yield_native(Thread *t, Method *m, Slot *args) { (void)m, (void)args; yield(t); return true; }
static bool thread_sleep_native(Thread *t, Method *m, Slot *args) { (void)m; return sleep_millis(t, args[0].l); }
static bool thread_start0(Thread *t, Method *m, Slot *args) { (void)m; return start_thread(t, args[0].ref); }
static bool thread_interrupt0(Thread *t, Method *m, Slot *args) { (void)m; interrupt_thread(t, args[0].ref); return true; }
static bool thread_suspend0(Thread *t, Method *m, Slot *args) { (void)m; suspend_thread(t, args[0].ref); return true; }
static bool thread_resume0(Thread *t, Method *m, Slot *args) { (void)m; resume_thread(t, args[0].ref); return true; }
static bool thread_stop0(Thread *t, Method *m, Slot *args) { (void)m; return stop_thread(t, args[0].ref, args[1].ref); }
static bool thread_nothing(Thread *t, Method *m, Slot *args) { (void)t, (void)m, (void)args; return true; }

static bool thread_onSpinWait(Thread *t, Method *m, Slot *args)
{
    (void)t, (void)m, (void)args;
    __builtin_ia32_pause();
    return true;
}

static bool thread_holdsLock(Thread *t, Method *m, Slot *args)
{
    (void)m;
    bool held = false;
    return holds_lock(t, args[0].ref, &held) && return_int(args, held);
}

static bool thread_getThreads(Thread *t, Method *m, Slot *args)
{
    (void)m;
    args[0].ref = thread_all_java(t);
    return args[0].ref != NULL;
}

static bool thread_dumpThreads(Thread *t, Method *m, Slot *args)
{
    (void)m;
    args[0].ref = dump_threads(t, args[0].ref);
    return args[0].ref != NULL;
}

void thread_natives_register(void)
{
    static const char k[] = "java/lang/Thread";
    static const VmNative rows[] = {
        { k, "currentThread", "()Ljava/lang/Thread;", thread_currentThread, true },
        { k, "onSpinWait", "()V", thread_onSpinWait, true },
        { k, "clearInterruptEvent", "()V", thread_nothing, true },
        { k, "setPriority0", "(I)V", thread_nothing, true },           /* as HotSpot with ThreadPriorityPolicy=0 */
        { k, "yield", "()V", thread_yield_native, false },
        { k, "sleep", "(J)V", thread_sleep_native, false },
        { k, "start0", "()V", thread_start0, false },
        { k, "holdsLock", "(Ljava/lang/Object;)Z", thread_holdsLock, false },
        { k, "getThreads", "()[Ljava/lang/Thread;", thread_getThreads, false },
        { k, "dumpThreads", "([Ljava/lang/Thread;)[[Ljava/lang/StackTraceElement;", thread_dumpThreads, false },
        { k, "interrupt0", "()V", thread_interrupt0, false },
        { k, "suspend0", "()V", thread_suspend0, false },
        { k, "resume0", "()V", thread_resume0, false },
        { k, "stop0", "(Ljava/lang/Object;)V", thread_stop0, false },
    };
    bind_register_vm_natives(rows, COUNT_OF(rows));
}

/* ---- JVM_ ---------------------------------------------------------------------------------------------------------------------- */

JNIEXPORT void JNICALL JVM_StartThread(JNIEnv *env, jobject thread)
{
    Thread *t = jni_enter(env);
    if (!start_thread(t, handle_object(thread))) {}                    /* pending */
    jni_leave(t);
}

JNIEXPORT void JNICALL JVM_StopThread(JNIEnv *env, jobject thread, jobject throwable)
{
    Thread *t = jni_enter(env);
    if (!stop_thread(t, handle_object(thread), handle_object(throwable))) {}       /* pending */
    jni_leave(t);
}

JNIEXPORT void JNICALL JVM_SuspendThread(JNIEnv *env, jobject thread)
{
    Thread *t = jni_enter(env);
    suspend_thread(t, handle_object(thread));
    jni_leave(t);
}

JNIEXPORT void JNICALL JVM_ResumeThread(JNIEnv *env, jobject thread)
{
    Thread *t = jni_enter(env);
    resume_thread(t, handle_object(thread));
    jni_leave(t);
}

JNIEXPORT void JNICALL JVM_SetThreadPriority(JNIEnv *env, jobject thread, jint priority) { (void)env, (void)thread, (void)priority; }

JNIEXPORT void JNICALL JVM_Yield(JNIEnv *env, jclass unused)
{
    Thread *t = jni_enter(env);
    (void)unused;
    yield(t);
    jni_leave(t);
}

JNIEXPORT void JNICALL JVM_Sleep(JNIEnv *env, jclass unused, jlong millis)
{
    Thread *t = jni_enter(env);
    (void)unused;
    if (!sleep_millis(t, millis)) {}                                   /* pending */
    jni_leave(t);
}

JNIEXPORT jobject JNICALL JVM_CurrentThread(JNIEnv *env, jclass unused)
{
    Thread *t = jni_enter(env);
    (void)unused;
    return jni_leave_with(t, t->java_thread);
}

JNIEXPORT void JNICALL JVM_Interrupt(JNIEnv *env, jobject thread)
{
    Thread *t = jni_enter(env);
    interrupt_thread(t, handle_object(thread));
    jni_leave(t);
}

JNIEXPORT jboolean JNICALL JVM_HoldsLock(JNIEnv *env, jclass unused, jobject object)
{
    Thread *t = jni_enter(env);
    bool held = false;
    (void)unused;
    if (!holds_lock(t, handle_object(object), &held)) {}               /* pending */
    jni_leave(t);
    return held;
}

JNIEXPORT void JNICALL JVM_DumpAllStacks(JNIEnv *env, jclass unused)
{
    Thread *t = jni_enter(env);
    (void)unused;
    thread_dump_all(t, stdout, (DumpParts){ .synchronizers = vm.options->PrintConcurrentLocks });
    jni_leave(t);
}

JNIEXPORT jobjectArray JNICALL JVM_GetAllThreads(JNIEnv *env, jclass unused)
{
    Thread *t = jni_enter(env);
    (void)unused;
    return jni_leave_with(t, thread_all_java(t));
}

JNIEXPORT jobjectArray JNICALL JVM_DumpThreads(JNIEnv *env, jclass unused, jobjectArray threads)
{
    Thread *t = jni_enter(env);
    (void)unused;
    return jni_leave_with(t, dump_threads(t, handle_object(threads)));
}

JNIEXPORT void JNICALL JVM_SetNativeThreadName(JNIEnv *env, jobject thread, jstring name)
{
    Thread *t = jni_enter(env);
    set_native_name(t, handle_object(thread), handle_object(name));
    jni_leave(t);
}
