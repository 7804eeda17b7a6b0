#include "classlib/thread_dump.h"
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "classloader/loader.h"
#include "classloader/stack_print.h"
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

static const Field *find_field(const Class *k, const char *name, const char *descriptor)
{
    const Symbol *n = symbol_find(name, strlen(name)), *d = symbol_find(descriptor, strlen(descriptor));
    return n != NULL && d != NULL ? class_declared_field(k, n, d) : NULL;
}

static Object *reference_field(const Object *o, const Class *k, const char *name, const char *descriptor)
{
    const Field *field = find_field(k, name, descriptor);
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

/* Who has just got the monitor it was blocked on waits for nobody, though it has not gone on yet. */
static Thread *waits_for(const Thread *thread, bool monitors_only)
{
    if (thread->blocked_object != NULL) {
        Thread *owner = monitor_owner(thread->blocked_object);
        return owner != thread ? owner : NULL;
    }
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

/* The set's members, which were found newest first, in a Thread[] of just their number; NULL: pending. */
static Object *exact_array(Thread *t, const ThreadSet *set)
{
    Class *k = thread_array_class(t);
    int32_t count = set->count < array_length(set->array) ? set->count : array_length(set->array);
    Object *exact = k != NULL ? heap_alloc_array(t, k, count) : NULL;
    for (int32_t i = 0; exact != NULL && i < count; i++) array_refs(exact)[i] = array_refs(set->array)[count - 1 - i];
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

typedef struct Synchronizers { Object *array; int32_t count; const Class *k; const Field *owner; } Synchronizers;

static void add_owned(Object *o, void *arg)             /* the world is stopped: no lock may be taken */
{
    Synchronizers *s = arg;
    const Class *k = object_class(o);
    while (k != NULL && k != s->k) k = k->super;
    if (k == NULL || object_ref_at(o, s->owner->offset) == NULL) return;
    if (s->count < array_length(s->array)) array_refs(s->array)[s->count++] = o;
}

Object *thread_owned_synchronizers(Thread *t)
{
    enum { MOST = 4096 };
    Synchronizers s = { .k = loader_load(t, symbol_of("java/util/concurrent/locks/AbstractOwnableSynchronizer"), NULL) };
    if (s.k == NULL) return NULL;
    s.owner = find_field(s.k, "exclusiveOwnerThread", "Ljava/lang/Thread;");
    INVARIANT(s.owner != NULL);
    if ((s.array = heap_alloc_array(t, KNOWN(ObjectArray), MOST)) == NULL) return NULL;
    heap_visit_live(add_owned, &s);
    Object *exact = heap_alloc_array(t, KNOWN(ObjectArray), s.count);
    if (exact != NULL) memcpy(array_data(exact), array_data(s.array), (size_t)s.count * sizeof(Object *));
    return exact;
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

static void print_top_locks(FILE *out, const Thread *target)
{
    stack_print_lock(out, "waiting on", target->waiting_object);
    if (target->blocked_object != target->waiting_object) stack_print_lock(out, "waiting to lock", target->blocked_object);
    if (target->waiting_object == NULL && target->blocked_object == NULL) stack_print_lock(out, "parking to wait for ", thread_park_blocker(target));
}

static double cpu_millis(const Thread *target)
{
    clockid_t clock;
    struct timespec used = { 0, 0 };
    if (pthread_getcpuclockid(target->pthread, &clock) == 0) clock_gettime(clock, &used);
    return (double)used.tv_sec * 1e3 + (double)used.tv_nsec / 1e6;
}

typedef struct Dump { FILE *out; const Object *owned; } Dump;  /* owned: synchronizers to show; or NULL */

static void print_synchronizers(FILE *out, const Object *java, const Object *owned)
{
    bool any = false;
    fprintf(out, "\n   Locked ownable synchronizers:\n");
    for (int32_t i = 0; i < array_length(owned); i++) {
        const Object *o = array_refs(owned)[i];
        if (synchronizer_owner(o) != java) continue;
        fprintf(out, "\t- <0x%016lx> (a %s)\n", (unsigned long)(uintptr_t)o, class_external_name(object_class(o)));
        any = true;
    }
    if (!any) fprintf(out, "\t- None\n");
}

static void print_thread(Thread *target, void *arg)
{
    const Dump *dump = arg;
    FILE *out = dump->out;
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
        stack_print_frame(out, &w);
        if (top) print_top_locks(out, target);
        stack_print_held_locks(out, target, w.frame);
        top = false;
    }
    if (dump->owned != NULL) print_synchronizers(out, java, dump->owned);
    fputc('\n', out);
}

static void print_if_deadlocked(Thread *target, void *arg)
{
    FILE *out = ((const Dump *)arg)->out;
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
static void dump_part(Thread *t, FILE *out, const Object *owned, const char *title, void (*op)(Thread *target, void *arg))
{
    char *text = NULL;
    size_t bytes = 0;
    Dump dump = { open_memstream(&text, &bytes), owned };
    if (dump.out == NULL) return;
    thread_handshake_all(t, op, &dump);
    fclose(dump.out);
    if (bytes > 0) fprintf(out, "%s%s", title, text);
    free(text);
}

void thread_dump_all(Thread *t, FILE *out, bool with_synchronizers)
{
    const Object *owned = with_synchronizers ? thread_owned_synchronizers(t) : NULL;
    if (with_synchronizers && owned == NULL) exception_take(t);     /* a dump is wanted whatever is lacking */
    char now[32];
    time_t seconds = time(NULL);
    struct tm local;
    strftime(now, sizeof now, "%F %T", localtime_r(&seconds, &local));
    fprintf(out, "%s\nFull thread dump %s (%s %s):\n\n", now, options_property(vm.options, "java.vm.name"),
            options_property(vm.options, "java.vm.version"), options_property(vm.options, "java.vm.info"));
    dump_part(t, out, owned, "", print_thread);
    dump_part(t, out, owned, "\nFound Java-level deadlock:\n=============================\n", print_if_deadlocked);
    fprintf(out, "Heap\n total %zuK, used %zuK, max %zuK\n\n", heap_total_bytes() >> 10, (heap_total_bytes() - heap_free_bytes()) >> 10,
            heap_max_bytes() >> 10);
    fflush(out);
}
