#include "classlib/thread_dump.h"
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "classlib/management.h"
#include "classloader/loader.h"
#include "classloader/stack_print.h"
#include "native/handles.h"
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
    const Field *field = class_declared_field_named(k, name, descriptor);
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
        return owner != thread ? owner : NULL;          /* itself: it has just got it, and will say so when the world goes on */
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
    return k != NULL ? heap_alloc_array(t, k, (int32_t)__atomic_load_n(&vm.thread_count, __ATOMIC_RELAXED) + 16) : NULL;
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
    s.owner = class_declared_field_named(s.k, "exclusiveOwnerThread", "Ljava/lang/Thread;");
    INVARIANT(s.owner != NULL);
    if ((s.array = heap_alloc_array(t, KNOWN(ObjectArray), MOST)) == NULL) return NULL;
    heap_visit_live(add_owned, &s);
    Object *exact = heap_alloc_array(t, KNOWN(ObjectArray), s.count);
    if (exact != NULL) memcpy(array_data(exact), array_data(s.array), (size_t)s.count * sizeof(Object *));
    return exact;
}

/* ---- one thread ------------------------------------------------------------------------------------------------------------- */

typedef struct Dump {
    FILE   *out;
    Thread *self, **threads;                            /* that have Java objects, the oldest first */
    int     count;
    Object *owned;                                      /* synchronizers to show, or NULL */
    bool    extended;
} Dump;

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

/* What it does, whatever Java is told: the dumping thread would wait for the VM, were that another thread. */
static const char *activity_text(const Dump *dump, const Thread *target, int32_t status)
{
    if (target->waiting_object != NULL || target->awaited_class != NULL) return "in Object.wait() ";
    if (status == STATUS_BLOCKED) return "waiting for monitor entry ";
    bool runs = status == STATUS_RUNNABLE && (target->state == THREAD_IN_JAVA || target->state == THREAD_IN_NATIVE || target->is_stopped);
    return runs && target != dump->self ? "runnable " : "waiting on condition ";
}

static void print_top_locks(FILE *out, const Thread *target, int32_t status)
{
    if (target->waiting_object != NULL)
        stack_print_lock(out, status == STATUS_BLOCKED ? "waiting to re-lock in wait()" : "waiting on", target->waiting_object);
    else if (target->awaited_class != NULL)
        fprintf(out, "\t- waiting on the Class initialization monitor for %s\n", class_external_name(target->awaited_class));
    else if (target->blocked_object != NULL) stack_print_lock(out, "waiting to lock", target->blocked_object);
    else stack_print_lock(out, "parking to wait for ", thread_park_blocker(target));
}

static double cpu_millis(const Thread *target)
{
    clockid_t clock;
    struct timespec used = { 0, 0 };
    if (pthread_getcpuclockid(target->pthread, &clock) == 0) clock_gettime(clock, &used);
    return (double)used.tv_sec * 1e3 + (double)used.tv_nsec / 1e6;
}

static void print_synchronizers(const Dump *dump, const Object *java)
{
    bool any = false;
    fprintf(dump->out, "\n   Locked ownable synchronizers:\n");
    for (int32_t i = 0; i < array_length(dump->owned); i++) {
        const Object *o = array_refs(dump->owned)[i];
        if (synchronizer_owner(o) != java) continue;
        stack_print_lock(dump->out, NULL, o);
        any = true;
    }
    if (!any) fprintf(dump->out, "\t- None\n");
}

static void print_name(FILE *out, const Thread *target)
{
    const Object *name = object_ref_at(target->java_thread, KNOWN(Thread_name));
    char *text = name != NULL ? string_to_utf8(name) : NULL;
    fprintf(out, "\"%s\"", text != NULL ? text : "");
    free(text);
}

static void print_extension(FILE *out, const Thread *target)
{
    static const char units[] = "BKMG";
    u8 allocated = target->allocated_bytes, unit = 0;
    for (; allocated >= 10240 && unit < 3; unit++) allocated >>= 10;
    fprintf(out, "allocated=%llu%c defined_classes=%u ", (unsigned long long)allocated, units[unit], target->defined_classes);
}

static void print_header(const Dump *dump, const Thread *target, int32_t status)
{
    const Object *java = target->java_thread;
    FILE *out = dump->out;
    enum { PAGE_BYTES = 4096 };
    print_name(out, target);
    fprintf(out, " #%ld %sprio=%d os_prio=0 cpu=%.2fms elapsed=%.2fs ", (long)OBJECT_AT(java, KNOWN(Thread_tid), int64_t), target->is_daemon ? "daemon " : "",
            (int)OBJECT_AT(java, KNOWN(Thread_priority), int32_t), cpu_millis(target), (double)(time_nanos() - target->start_nanos) / 1e9);
    if (dump->extended) print_extension(out, target);
    fprintf(out, "tid=0x%016lx nid=0x%x %s [0x%016lx]\n", (unsigned long)(uintptr_t)target, target->kernel_tid, activity_text(dump, target, status),
            (unsigned long)((uintptr_t)target->frame & -(uintptr_t)PAGE_BYTES));
}

static void print_stack(FILE *out, Thread *target, int32_t status)
{
    bool top = true;
    for (StackWalk w = stack_walk(target); w.method != NULL; stack_walk_next(&w)) {
        stack_print_frame(out, &w);
        if (top) print_top_locks(out, target, status);
        stack_print_held_locks(out, target, w.frame);
        top = false;
    }
}

static int32_t status_of(const Thread *target) { return OBJECT_AT(target->java_thread, KNOWN(Thread_threadStatus), int32_t); }

static void print_thread(const Dump *dump, Thread *target)
{
    print_header(dump, target, status_of(target));
    fprintf(dump->out, "   java.lang.Thread.State: %s\n", state_text(status_of(target)));
    print_stack(dump->out, target, status_of(target));
    if (dump->owned != NULL) print_synchronizers(dump, target->java_thread);
    fputc('\n', dump->out);
}

/* ---- deadlocks ------------------------------------------------------------------------------------------------------------------ */

static void print_wait(FILE *out, const Thread *target)
{
    const Object *monitor = target->blocked_object, *blocker = thread_park_blocker(target);
    print_name(out, target);
    if (monitor != NULL)
        fprintf(out, ":\n  waiting to lock monitor 0x%016lx (object 0x%016lx, a %s),\n  which is held by ", (unsigned long)(uintptr_t)target->blocked_on,
                (unsigned long)(uintptr_t)monitor, class_external_name(object_class(monitor)));
    else
        fprintf(out, ":\n  waiting for ownable synchronizer 0x%016lx, (a %s),\n  which is held by ", (unsigned long)(uintptr_t)blocker,
                class_external_name(object_class(blocker)));
    print_name(out, waits_for(target, false));
    fprintf(out, "\n\n");
}

static void print_deadlock(FILE *out, Thread *const *chain, int length)
{
    fprintf(out, "\nFound one Java-level deadlock:\n=============================\n");
    for (int i = 0; i < length; i++) print_wait(out, chain[i]);
    fprintf(out, "Java stack information for the threads listed above:\n===================================================\n");
    for (int i = 0; i < length; i++) {
        print_name(out, chain[i]);
        fprintf(out, ":\n");
        print_stack(out, chain[i], status_of(chain[i]));
    }
}

static int index_of(const Dump *dump, const Thread *thread)
{
    int i = 0;
    while (i < dump->count && dump->threads[i] != thread) i++;
    return i;
}

/* Like HotSpot: from each thread that was not met before along who it waits for, up to one that was.  If that was on this walk,
 * all of the walk is shown, which may begin outside the circle. */
static void print_deadlocks(const Dump *dump, Thread **chain, int *met_from)
{
    int deadlocks = 0;
    for (int start = 0; start < dump->count; start++) {
        int length = 0, i = start;
        while (i < dump->count && met_from[i] == 0) {
            const Thread *next = waits_for(dump->threads[i], false);
            met_from[i] = start + 1;
            chain[length++] = dump->threads[i];
            i = next != NULL ? index_of(dump, next) : dump->count;
        }
        if (length < 2 || i == dump->count || met_from[i] != start + 1) continue;
        print_deadlock(dump->out, chain, length);
        deadlocks++;
    }
    if (deadlocks > 0) fprintf(dump->out, "\nFound %d deadlock%s.\n\n", deadlocks, deadlocks > 1 ? "s" : "");
}

/* ---- the whole ------------------------------------------------------------------------------------------------------------------- */

static void print_thread_list(const Dump *dump)
{
    fprintf(dump->out, "Threads class SMR info:\n_java_thread_list=0x%016lx, length=%d, elements={", (unsigned long)(uintptr_t)vm.threads, dump->count);
    for (int i = 0; i < dump->count; i++)
        fprintf(dump->out, "%s0x%016lx", i == 0 ? "\n" : i % 4 == 0 ? ",\n" : ", ", (unsigned long)(uintptr_t)dump->threads[i]);
    fprintf(dump->out, "\n}\n\n");
}

static void print_all(void *arg)                        /* the threads stand still */
{
    Dump *dump = arg;
    int most = 0;
    for (const Thread *thread = vm.threads; thread != NULL; thread = thread->next) most++;
    dump->threads = calloc((size_t)most, sizeof *dump->threads);
    Thread **chain = calloc((size_t)most, sizeof *chain);
    int *met_from = calloc((size_t)most, sizeof *met_from);
    if (dump->threads != NULL && chain != NULL && met_from != NULL) {
        for (Thread *thread = vm.threads; thread != NULL; thread = thread->next)        /* the newest first */
            if (thread->java_thread != NULL && thread_of(thread->java_thread) == thread) dump->threads[dump->count++] = thread;
        for (int i = 0, j = dump->count - 1; i < j; i++, j--) {
            Thread *newer = dump->threads[i];
            dump->threads[i] = dump->threads[j];
            dump->threads[j] = newer;
        }
        size_t globals, weak;
        handle_count(&globals, &weak);
        print_thread_list(dump);
        for (int i = 0; i < dump->count; i++) print_thread(dump, dump->threads[i]);
        fprintf(dump->out, "JNI global refs: %zu, weak refs: %zu\n\n", globals, weak);
        print_deadlocks(dump, chain, met_from);
    }
    free(dump->threads);
    free(chain);
    free(met_from);
}

static void print_title(FILE *out)
{
    char now[32];
    time_t seconds = time(NULL);
    struct tm local;
    strftime(now, sizeof now, "%F %T", localtime_r(&seconds, &local));
    fprintf(out, "%s\nFull thread dump %s (%s %s):\n\n", now, options_property(vm.options, "java.vm.name"),
            options_property(vm.options, "java.vm.version"), options_property(vm.options, "java.vm.info"));
}

/* The text is made with the world standing still, and written when it runs again. */
void thread_dump_all(Thread *t, FILE *out, DumpParts parts)
{
    char *text = NULL;
    size_t bytes = 0;
    Dump dump = { .out = open_memstream(&text, &bytes), .self = t, .extended = parts.extended };
    if (dump.out == NULL) return;
    if (parts.synchronizers && (dump.owned = thread_owned_synchronizers(t)) == NULL) exception_take(t);     /* a dump is wanted whatever is lacking */
    safepoint_stop_all(t, print_all, &dump);
    fclose(dump.out);
    print_title(out);
    fwrite(text, 1, bytes, out);
    free(text);
    if (parts.heap) {
        fprintf(out, "Heap\n");
        memory_print(out);
        fputc('\n', out);
    }
    fflush(out);
}
