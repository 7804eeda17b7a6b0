/* classlib/management_threads.c -- what ThreadMXBean asks. */
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include "classlib/jmm.h"
#include "classlib/jvm_throwable.h"
#include "classlib/management.h"
#include "classlib/thread_dump.h"
#include "classloader/init.h"
#include "classloader/loader.h"
#include "native/handles.h"
#include "vm/exception.h"
#include "vm/frame.h"
#include "vm/heap.h"
#include "vm/invoke.h"
#include "vm/monitor.h"
#include "vm/options.h"
#include "vm/safepoint.h"

enum { MONITORS_REPORTED = 64, STATUS_SUSPENDED_BIT = 0x100000, SYNCHRONIZERS_REPORTED = 16 };

typedef struct ThreadSnapshot {                         /* on the C stack: the collector sees its references */
    Object *thread, *lock, *lock_owner;
    int32_t status;
    u8      blocked_count, waited_count;
    int64_t blocked_millis, waited_millis;              /* -1: not measured */
    Object *monitors[MONITORS_REPORTED];
    int32_t depths[MONITORS_REPORTED];                  /* index into the stack trace */
    int32_t monitor_count;
    Object *synchronizers[SYNCHRONIZERS_REPORTED];
    int32_t synchronizer_count;
} ThreadSnapshot;

/* The live thread with that Thread.getId(); id 0: the caller.  vm.threads_lock is held. */
static Thread *thread_with_tid(Thread *t, int64_t tid)
{
    if (tid == 0) return t;
    for (Thread *other = vm.threads; other != NULL; other = other->next)
        if (other->java_thread != NULL && thread_of(other->java_thread) == other
            && OBJECT_AT(other->java_thread, KNOWN(Thread_tid), int64_t) == tid) return other;
    return NULL;
}

/* ---- snapshots --------------------------------------------------------------------------------------------------------------- */

static void add_monitor(ThreadSnapshot *s, Object *o, int32_t depth)
{
    if (s->monitor_count == MONITORS_REPORTED) return;
    s->monitors[s->monitor_count] = o;
    s->depths[s->monitor_count++] = depth;
}

/* One that it waits for in Object.wait, or has to enter again, it does not hold. */
static void add_held_monitors(ThreadSnapshot *s, Thread *target)
{
    int32_t depth = 0;
    for (StackWalk w = stack_walk(target); w.method != NULL; stack_walk_next(&w)) {
        if (w.frame->flags & FRAME_HOLDS_LOCKS) {
            for (const HeldMonitor *held = w.frame->monitors; held != NULL; held = held->next)
                if (monitor_owner(held->object) == target) add_monitor(s, held->object, depth);
            if (w.frame->lock != NULL && monitor_owner(w.frame->lock) == target) add_monitor(s, w.frame->lock, depth);
        }
        if (!(w.method->flags & METHOD_HIDDEN) || vm.options->ShowHiddenFrames) depth++;
    }
}

static void take_snapshot(Thread *target, void *arg)
{
    ThreadSnapshot *s = arg;
    s->thread = target->java_thread;
    s->status = OBJECT_AT(s->thread, KNOWN(Thread_threadStatus), int32_t);
    s->blocked_count = target->blocked_count;
    s->waited_count = target->waited_count;
    int64_t present = target->pause_start != 0 ? time_nanos() - target->pause_start : 0;
    bool is_blocked = s->status == STATUS_BLOCKED;
    s->blocked_millis = vm.times_pauses ? (target->blocked_nanos + (is_blocked ? present : 0)) / 1000000 : -1;
    s->waited_millis = vm.times_pauses ? (target->waited_nanos + (is_blocked ? 0 : present)) / 1000000 : -1;
    const Thread *owner = NULL;
    if (s->status == STATUS_BLOCKED) s->lock = target->blocked_object;
    else if (s->status == STATUS_WAITING || s->status == STATUS_WAITING_TIMED) s->lock = target->waiting_object;
    if (s->lock != NULL) owner = monitor_owner(s->lock);
    if (s->status == STATUS_BLOCKED && (owner == NULL || owner == target)) {    /* the monitor is free, or its already */
        s->status = STATUS_RUNNABLE;
        s->lock = NULL;
    }
    if (s->status == STATUS_PARKED || s->status == STATUS_PARKED_TIMED) {
        s->lock = thread_park_blocker(target);
        if (s->lock != NULL) s->lock_owner = synchronizer_owner(s->lock);
    }
    if (owner != NULL && owner != target) s->lock_owner = owner->java_thread;
    add_held_monitors(s, target);
    if (target->is_suspended) s->status |= STATUS_SUSPENDED_BIT;
}

static void add_synchronizers(ThreadSnapshot *s, const Object *owned)
{
    for (int32_t i = 0; i < array_length(owned) && s->synchronizer_count < SYNCHRONIZERS_REPORTED; i++) {
        Object *synchronizer = array_refs(owned)[i];
        if (synchronizer_owner(synchronizer) == s->thread) s->synchronizers[s->synchronizer_count++] = synchronizer;
    }
}

/* owned: of all threads; or NULL.  False: no such thread any more. */
static bool snapshot_of(Thread *t, int64_t tid, const Object *owned, ThreadSnapshot *s, Thread **target)
{
    memset(s, 0, sizeof *s);
    thread_lock_list(t);
    *target = thread_with_tid(t, tid);
    if (*target != NULL) thread_handshake(t, *target, take_snapshot, s);
    if (*target != NULL && owned != NULL) add_synchronizers(s, owned);
    thread_unlock_list();
    return *target != NULL;
}

/* ---- ThreadInfo ------------------------------------------------------------------------------------------------------------------ */

static Object *reference_array(Thread *t, Object *const *from, int32_t count)
{
    Object *array = heap_alloc_array(t, KNOWN(ObjectArray), count);
    if (array != NULL) memcpy(array_data(array), from, (size_t)count * sizeof *from);
    return array;
}

/* max_depth: -1 all of it, 0 none. */
static Object *stack_trace(Thread *t, Thread *target, int32_t max_depth)
{
    Object *all = NULL;
    if (max_depth != 0) {
        all = stack_trace_of_thread(t, target);
        if (all == NULL || max_depth < 0 || array_length(all) <= max_depth) return all;
    }
    Class *k = loader_array_class(t, KNOWN(StackTraceElement));
    Object *part = k != NULL ? heap_alloc_array(t, k, max_depth) : NULL;
    if (part != NULL && all != NULL) memcpy(array_data(part), array_data(all), (size_t)max_depth * sizeof(Object *));
    return part;
}

static Class *thread_info_class(Thread *t)
{
    Class *k = loader_load(t, symbol_of("java/lang/management/ThreadInfo"), NULL);
    return k != NULL && class_initialize(t, k) ? k : NULL;
}

/* Without monitors: a negative monitor_count.  NULL: pending. */
static Object *new_thread_info(Thread *t, Class *k, const ThreadSnapshot *s, Object *trace, bool with_monitors, bool with_synchronizers)
{
    if (!with_monitors && !with_synchronizers)
        return invoke_constructor(t, k, "(Ljava/lang/Thread;ILjava/lang/Object;Ljava/lang/Thread;JJJJ[Ljava/lang/StackTraceElement;)V",
                                  s->thread, (int)s->status, s->lock, s->lock_owner, (int64_t)s->blocked_count, s->blocked_millis,
                                  (int64_t)s->waited_count, s->waited_millis, trace);
    int32_t monitor_count = 0;                          /* of frames that are shown, which come first */
    while (with_monitors && monitor_count < s->monitor_count && s->depths[monitor_count] < array_length(trace)) monitor_count++;
    Object *monitors = reference_array(t, s->monitors, monitor_count);
    Object *depths = monitors != NULL ? heap_alloc_array(t, vm.primitive_arrays[primitive_index('I')], monitor_count) : NULL;
    Object *synchronizers = depths != NULL ? reference_array(t, s->synchronizers, s->synchronizer_count) : NULL;
    if (synchronizers == NULL) return NULL;
    memcpy(array_data(depths), s->depths, (size_t)monitor_count * sizeof *s->depths);
    return invoke_constructor(t, k, "(Ljava/lang/Thread;ILjava/lang/Object;Ljava/lang/Thread;JJJJ[Ljava/lang/StackTraceElement;"
                                    "[Ljava/lang/Object;[I[Ljava/lang/Object;)V",
                              s->thread, (int)s->status, s->lock, s->lock_owner, (int64_t)s->blocked_count, s->blocked_millis,
                              (int64_t)s->waited_count, s->waited_millis, trace, monitors, depths, synchronizers);
}

/* Puts one ThreadInfo, or null for a thread that is gone, into result[i]. */
static bool put_thread_info(Thread *t, Class *k, int64_t tid, int32_t max_depth, bool monitors, const Object *owned, Object *result, int32_t i)
{
    ThreadSnapshot s;
    Thread *target;
    if (!snapshot_of(t, tid, owned, &s, &target)) return true;
    Object *trace = stack_trace(t, target, max_depth);
    Object *info = trace != NULL ? new_thread_info(t, k, &s, trace, monitors, owned != NULL) : NULL;
    if (info == NULL) return false;
    object_store_ref(result, &array_refs(result)[i], info);
    return true;
}

static bool positive_ids(Thread *t, const Object *ids)
{
    if (ids == NULL) return throw_new(t, EX_NullPointerException, NULL);
    for (int32_t i = 0; i < array_length(ids); i++)
        if (((int64_t *)array_data(ids))[i] <= 0) return throw_new(t, EX_IllegalArgumentException, "Invalid thread ID entry");
    return true;
}

jint JNICALL jmm_GetThreadInfo(JNIEnv *env, jlongArray id_array, jint max_depth, jobjectArray result_array)
{
    Thread *t = jni_enter(env);
    Object *ids = handle_object(id_array), *result = handle_object(result_array);
    Class *k = positive_ids(t, ids) ? thread_info_class(t) : NULL;
    for (int32_t i = 0; k != NULL && i < array_length(ids); i++)
        if (!put_thread_info(t, k, ((int64_t *)array_data(ids))[i], max_depth, false, NULL, result, i)) break;
    jni_leave(t);
    return 0;
}

static Object *all_thread_ids(Thread *t)
{
    Object *threads = thread_all_java(t);
    Object *ids = threads != NULL ? heap_alloc_array(t, vm.primitive_arrays[primitive_index('J')], array_length(threads)) : NULL;
    for (int32_t i = 0; ids != NULL && i < array_length(threads); i++)
        ((int64_t *)array_data(ids))[i] = OBJECT_AT(array_refs(threads)[i], KNOWN(Thread_tid), int64_t);
    return ids;
}

static Object *dump_threads(Thread *t, Object *ids, bool monitors, bool synchronizers, int32_t max_depth)
{
    Class *k = thread_info_class(t);
    const Object *owned = synchronizers && k != NULL ? thread_owned_synchronizers(t) : NULL;
    if (exception_pending(t)) return NULL;
    if (ids == NULL) ids = all_thread_ids(t);
    Class *array_class = k != NULL && ids != NULL ? loader_array_class(t, k) : NULL;
    Object *result = array_class != NULL ? heap_alloc_array(t, array_class, array_length(ids)) : NULL;
    for (int32_t i = 0; result != NULL && i < array_length(ids); i++)
        if (!put_thread_info(t, k, ((int64_t *)array_data(ids))[i], max_depth, monitors, owned, result, i)) return NULL;
    return result;
}

jobjectArray JNICALL jmm_DumpThreads(JNIEnv *env, jlongArray ids, jboolean monitors, jboolean synchronizers, jint max_depth)
{
    Thread *t = jni_enter(env);
    bool whole = max_depth == INT32_MAX;
    Object *result = ids == NULL || positive_ids(t, handle_object(ids))
                   ? dump_threads(t, handle_object(ids), monitors, synchronizers, whole ? -1 : max_depth) : NULL;
    return jni_leave_with(t, result);
}

static jobjectArray find_deadlocks(JNIEnv *env, bool monitors_only)
{
    Thread *t = jni_enter(env);
    return jni_leave_with(t, thread_find_deadlocked(t, monitors_only));
}

jobjectArray JNICALL jmm_FindCircularBlockedThreads(JNIEnv *env) { return find_deadlocks(env, true); }
jobjectArray JNICALL jmm_FindDeadlocks(JNIEnv *env, jboolean monitors_only) { return find_deadlocks(env, monitors_only); }

/* ---- per-thread figures ------------------------------------------------------------------------------------------------------------- */

static int64_t user_nanos(const Thread *target)         /* from the kernel's clock ticks */
{
    char path[64], text[1024];
    unsigned long ticks = 0;
    snprintf(path, sizeof path, "/proc/self/task/%u/stat", target->kernel_tid);
    FILE *file = fopen(path, "re");
    if (file == NULL) return -1;
    size_t bytes = fread(text, 1, sizeof text - 1, file);
    fclose(file);
    text[bytes] = '\0';
    const char *after_name = strrchr(text, ')');        /* fields from the third on: state, ppid, ... utime is the 14th */
    if (after_name == NULL || sscanf(after_name + 1, " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu", &ticks) != 1) return -1;
    return (int64_t)ticks * (1000000000 / sysconf(_SC_CLK_TCK));
}

static int64_t cpu_nanos(const Thread *target, bool user_and_system)
{
    clockid_t clock;
    struct timespec used;
    if (!user_and_system) return user_nanos(target);
    if (pthread_getcpuclockid(target->pthread, &clock) != 0 || clock_gettime(clock, &used) != 0) return -1;
    return used.tv_sec * 1000000000LL + used.tv_nsec;
}

/* -1: no such thread. */
static int64_t figure_of(Thread *t, int64_t tid, int64_t (*figure)(const Thread *target, bool flag), bool flag)
{
    thread_lock_list(t);
    const Thread *target = thread_with_tid(t, tid);
    int64_t value = target != NULL ? figure(target, flag) : -1;
    thread_unlock_list();
    return value;
}

static int64_t allocated_bytes(const Thread *target, bool unused) { (void)unused; return (int64_t)target->allocated_bytes; }

static jlong one_figure(JNIEnv *env, jlong id, int64_t (*figure)(const Thread *target, bool flag), bool flag)
{
    Thread *t = jni_enter(env);
    jlong value = -1;
    if (id < 0) throw_new(t, EX_IllegalArgumentException, "Invalid thread ID");
    else value = figure_of(t, id, figure, flag);
    jni_leave(t);
    return value;
}

static void many_figures(JNIEnv *env, jlongArray id_array, jlongArray result_array, int64_t (*figure)(const Thread *target, bool flag), bool flag)
{
    Thread *t = jni_enter(env);
    Object *ids = handle_object(id_array), *result = handle_object(result_array);
    if (result == NULL) throw_new(t, EX_NullPointerException, NULL);
    else if (positive_ids(t, ids)) {
        if (array_length(ids) != array_length(result))
            throw_new(t, EX_IllegalArgumentException, "The length of the given long array does not match the length of the given array of thread IDs");
        else
            for (int32_t i = 0; i < array_length(ids); i++)
                ((int64_t *)array_data(result))[i] = figure_of(t, ((int64_t *)array_data(ids))[i], figure, flag);
    }
    jni_leave(t);
}

static void reset_pauses(Thread *target, bool counts, bool times)
{
    if (counts) target->blocked_count = target->waited_count = 0;
    if (times) target->blocked_nanos = target->waited_nanos = 0;
}

bool jmm_reset_pauses(Thread *t, int64_t tid, bool counts, bool times)
{
    bool found = tid == 0;
    thread_lock_list(t);
    for (Thread *other = vm.threads; other != NULL; other = other->next)
        if (tid == 0 || other == thread_with_tid(t, tid)) {
            reset_pauses(other, counts, times);
            found = true;
        }
    thread_unlock_list();
    return found;
}

jlong JNICALL jmm_GetOneThreadAllocatedMemory(JNIEnv *env, jlong id) { return one_figure(env, id, allocated_bytes, false); }
void JNICALL jmm_GetThreadAllocatedMemory(JNIEnv *env, jlongArray ids, jlongArray sizes) { many_figures(env, ids, sizes, allocated_bytes, false); }
jlong JNICALL jmm_GetThreadCpuTime(JNIEnv *env, jlong id) { return one_figure(env, id, cpu_nanos, true); }

jlong JNICALL jmm_GetThreadCpuTimeWithKind(JNIEnv *env, jlong id, jboolean user_and_system)
{
    return one_figure(env, id, cpu_nanos, user_and_system);
}

void JNICALL jmm_GetThreadCpuTimesWithKind(JNIEnv *env, jlongArray ids, jlongArray times, jboolean user_and_system)
{
    many_figures(env, ids, times, cpu_nanos, user_and_system);
}

jlong JNICALL jmm_GetTotalThreadAllocatedMemory(JNIEnv *env)
{
    Thread *t = jni_enter(env);
    jlong sum = 0;
    thread_lock_list(t);
    for (const Thread *other = vm.threads; other != NULL; other = other->next) sum += (jlong)other->allocated_bytes;
    thread_unlock_list();
    jni_leave(t);
    return sum;
}
