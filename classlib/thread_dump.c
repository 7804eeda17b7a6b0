#include "classlib/thread_dump.h"
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "classloader/loader.h"
#include "classloader/module.h"
#include "vm/exception.h"
#include "vm/frame.h"
#include "vm/heap.h"
#include "vm/java_string.h"
#include "vm/monitor.h"
#include "vm/options.h"
#include "vm/safepoint.h"
#include "vm/vm.h"
#include "vm/vm_ops.h"

/* ---- who waits for whom ------------------------------------------------------------------------------------------------ */

static Object *reference_field(const Object *o, const Class *k, const char *name, const char *descriptor)
{
    const Symbol *n = symbol_find(name, strlen(name)), *d = symbol_find(descriptor, strlen(descriptor));
    const Field *field = n != NULL && d != NULL ? class_declared_field(k, n, d) : NULL;
    return field != NULL ? object_ref_at(o, field->offset) : NULL;
}

Object *thread_park_blocker(const Thread *target)
{
    if (target->java_thread == NULL) return NULL;
    return reference_field(target->java_thread, KNOWN(Thread), "parkBlocker", "Ljava/lang/Object;");
}

Object *synchronizer_owner(const Object *synchronizer)
{
    for (const Class *k = object_class(synchronizer); k != NULL; k = k->super)
        if (symbol_is(k->name, "java/util/concurrent/locks/AbstractOwnableSynchronizer"))
            return reference_field(synchronizer, k, "exclusiveOwnerThread", "Ljava/lang/Thread;");
    return NULL;
}

static Thread *waits_for(const Thread *thread, bool monitors_only)
{
    if (thread->blocked_object != NULL) return monitor_owner(thread->blocked_object);
    if (monitors_only) return NULL;
    const Object *blocker = thread_park_blocker(thread);
    const Object *owner = blocker != NULL ? synchronizer_owner(blocker) : NULL;
    return owner != NULL ? thread_of(owner) : NULL;
}

/* thread is in the circle itself, not merely waiting for one that is. */
static bool is_deadlocked(const Thread *thread, bool monitors_only)
{
    const Thread *next = waits_for(thread, monitors_only);
    for (u4 steps = vm.thread_count + 1; next != NULL && next != thread && steps > 0; steps--)
        next = waits_for(next, monitors_only);
    return next == thread;
}

typedef struct ThreadSet {                              /* java.lang.Threads as local handles would be: on the C stack only */
    Object *array;                                      /* Object[] with room */
    int32_t count;
    bool    monitors_only, deadlocked_only;
} ThreadSet;

static void add_to_set(Thread *target, void *arg)
{
    ThreadSet *set = arg;
    if (target->java_thread == NULL || thread_of(target->java_thread) != target) return;
    if (set->deadlocked_only && !is_deadlocked(target, set->monitors_only)) return;
    if (set->array != NULL && set->count < array_length(set->array)) array_refs(set->array)[set->count] = target->java_thread;
    set->count++;
}

static Class *thread_array_class(Thread *t) { return vm_ops.array_class(t, KNOWN(Thread)); }

/* The set's members in a Thread[] of just their number; NULL: pending. */
static Object *exact_array(Thread *t, const ThreadSet *set)
{
    Class *k = thread_array_class(t);
    int32_t count = set->count < array_length(set->array) ? set->count : array_length(set->array);
    Object *exact = k != NULL ? heap_alloc_array(t, k, count) : NULL;
    if (exact != NULL) memcpy(array_data(exact), array_data(set->array), (size_t)count * sizeof(Object *));
    return exact;
}

static Object *room_for_all(Thread *t)
{
    Class *k = thread_array_class(t);
    return k != NULL ? heap_alloc_array(t, k, (int32_t)vm.thread_count + 16) : NULL;
}

Object *thread_find_deadlocked(Thread *t, bool monitors_only)
{
    ThreadSet set = { .array = room_for_all(t), .monitors_only = monitors_only, .deadlocked_only = true };
    if (set.array == NULL) return NULL;
    thread_handshake_all(t, add_to_set, &set);
    return set.count == 0 ? NULL : exact_array(t, &set);
}

Object *thread_all_java(Thread *t)
{
    ThreadSet set = { .array = room_for_all(t) };
    if (set.array == NULL) return NULL;
    thread_lock_list(t);
    for (Thread *other = vm.threads; other != NULL; other = other->next) add_to_set(other, &set);
    thread_unlock_list();
    return exact_array(t, &set);
}

/* ---- the dump --------------------------------------------------------------------------------------------------------------- */

static const char *state_text(int32_t status)
{
    switch (status) {
    case STATUS_RUNNABLE:      return "RUNNABLE";
    case STATUS_SLEEPING:      return "TIMED_WAITING (sleeping)";
    case STATUS_WAITING:       return "WAITING (on object monitor)";
    case STATUS_WAITING_TIMED: return "TIMED_WAITING (on object monitor)";
    case STATUS_PARKED:        return "WAITING (parking)";
    case STATUS_PARKED_TIMED:  return "TIMED_WAITING (parking)";
    case STATUS_BLOCKED:       return "BLOCKED (on object monitor)";
    case STATUS_TERMINATED:    return "TERMINATED";
    default:                   return "NEW";
    }
}

static const char *activity_text(int32_t status)
{
    switch (status) {
    case STATUS_RUNNABLE: return "runnable ";
    case STATUS_WAITING: case STATUS_WAITING_TIMED: return "in Object.wait() ";
    case STATUS_BLOCKED: return "waiting for monitor entry ";
    default: return "waiting on condition ";
    }
}

static void print_lock(FILE *out, const char *what, const Object *o)
{
    if (o != NULL) fprintf(out, "\t- %s <0x%016lx> (a %s)\n", what, (unsigned long)(uintptr_t)o, class_external_name(object_class(o)));
}

static void print_top_locks(FILE *out, const Thread *target)
{
    print_lock(out, "waiting on", target->waiting_object);
    if (target->blocked_object != target->waiting_object) print_lock(out, "waiting to lock", target->blocked_object);
    if (target->waiting_object == NULL && target->blocked_object == NULL) print_lock(out, "parking to wait for ", thread_park_blocker(target));
}

static void print_held_locks(FILE *out, const Thread *target, const Frame *f)
{
    for (const HeldMonitor *held = f->monitors; held != NULL; held = held->next)
        if (held->object != target->blocked_object) print_lock(out, "locked", held->object);
    if (f->lock != NULL && f->lock != target->blocked_object) print_lock(out, "locked", f->lock);
}

static double cpu_millis(const Thread *target)
{
    clockid_t clock;
    struct timespec used = { 0, 0 };
    if (pthread_getcpuclockid(target->pthread, &clock) == 0) clock_gettime(clock, &used);
    return (double)used.tv_sec * 1e3 + (double)used.tv_nsec / 1e6;
}

static void print_thread(Thread *target, void *arg)
{
    FILE *out = arg;
    const Object *java = target->java_thread;
    if (java == NULL || thread_of(java) != target) return;
    const Object *name = object_ref_at(java, KNOWN(Thread_name));
    char *text = name != NULL ? string_to_utf8(name) : NULL;
    int32_t status = OBJECT_AT(java, KNOWN(Thread_threadStatus), int32_t);
    fprintf(out, "\"%s\" #%ld%s prio=%d os_prio=0 cpu=%.2fms elapsed=%.2fs tid=0x%016lx nid=0x%x %s [0x%016lx]\n", text != NULL ? text : "",
            (long)OBJECT_AT(java, KNOWN(Thread_tid), int64_t), target->is_daemon ? " daemon" : "",
            (int)OBJECT_AT(java, KNOWN(Thread_priority), int32_t), cpu_millis(target), (double)(time_nanos() - target->start_nanos) / 1e9,
            (unsigned long)(uintptr_t)target, target->kernel_tid, activity_text(status), (unsigned long)(uintptr_t)target->frame);
    free(text);
    fprintf(out, "   java.lang.Thread.State: %s\n", state_text(status));
    bool top = true;
    for (StackWalk w = stack_walk(target); w.method != NULL; stack_walk_next(&w)) {
        frame_print(out, w.method, w.bci);
        if (top) print_top_locks(out, target);
        print_held_locks(out, target, w.frame);
        top = false;
    }
    fputc('\n', out);
}

static void print_if_deadlocked(Thread *target, void *arg)
{
    FILE *out = arg;
    if (target->java_thread == NULL || !is_deadlocked(target, false)) return;
    const Thread *owner = waits_for(target, false);
    char *name = string_to_utf8(object_ref_at(target->java_thread, KNOWN(Thread_name)));
    char *owner_name = string_to_utf8(object_ref_at(owner->java_thread, KNOWN(Thread_name)));
    const Object *object = target->blocked_object != NULL ? target->blocked_object : thread_park_blocker(target);
    fprintf(out, "\"%s\":\n  waiting %s 0x%016lx, (a %s),\n  which is held by \"%s\"\n", name != NULL ? name : "",
            target->blocked_object != NULL ? "to lock monitor of" : "for ownable synchronizer", (unsigned long)(uintptr_t)object,
            class_external_name(object_class(object)), owner_name != NULL ? owner_name : "");
    free(name);
    free(owner_name);
}

/* The texts are made with the world standing still, and written when it runs again. */
static void dump_part(Thread *t, FILE *out, const char *title, void (*op)(Thread *target, void *arg))
{
    char *text = NULL;
    size_t bytes = 0;
    FILE *memory = open_memstream(&text, &bytes);
    if (memory == NULL) return;
    thread_handshake_all(t, op, memory);
    fclose(memory);
    if (bytes > 0) fprintf(out, "%s%s", title, text);
    free(text);
}

void thread_dump_all(Thread *t, FILE *out)
{
    char now[32];
    time_t seconds = time(NULL);
    struct tm local;
    strftime(now, sizeof now, "%F %T", localtime_r(&seconds, &local));
    fprintf(out, "%s\nFull thread dump %s (%s %s):\n\n", now, options_property(vm.options, "java.vm.name"),
            options_property(vm.options, "java.vm.version"), options_property(vm.options, "java.vm.info"));
    dump_part(t, out, "", print_thread);
    dump_part(t, out, "\nFound Java-level deadlock:\n=============================\n", print_if_deadlocked);
    fprintf(out, "Heap\n total %zuK, used %zuK, max %zuK\n\n", heap_total_bytes() >> 10, (heap_total_bytes() - heap_free_bytes()) >> 10,
            heap_max_bytes() >> 10);
    fflush(out);
}
