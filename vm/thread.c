/* vm/thread.c -- attaching, starting and ending threads; waiting, sleeping and parking.
 * Thread structs are never given back to the allocator but used again, so that a late unpark or wake-up of a thread that has
 * just ended only causes a spurious wake-up somewhere. */
#include "vm/thread.h"
#include <errno.h>
#include <limits.h>
#include <setjmp.h>
#include <signal.h>
#include <linux/futex.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>
#include "vm/crash.h"
#include "vm/exception.h"
#include "vm/frame.h"
#include "vm/heap.h"
#include "vm/invoke.h"
#include "vm/java_string.h"
#include "vm/lifetime.h"
#include "vm/log.h"
#include "vm/monitor.h"
#include "vm/options.h"
#include "vm/safepoint.h"
#include "vm/vm.h"
#include "vm/vm_ops.h"

__thread Thread *current_thread __attribute__((tls_model("initial-exec")));

enum {
    DEFAULT_STACK_BYTES = 1 << 20, MINIMUM_STACK_BYTES = 64 << 10,
    JAVA_STACK_RESERVE = 128 << 10,                     /* for making a StackOverflowError and running its handlers */
    GUARD_BYTES = 4096,
    TAIL_BYTES = GUARD_BYTES + CRASH_STACK_BYTES,       /* behind the Java stack: a page that faults, the signal stack */
    NATIVE_SLACK_BYTES = 512 << 10,                     /* C stack beyond what Java code was promised ... */
    NATIVE_RESERVE_BYTES = 256 << 10,                   /* ... of which this much is out of bounds for Java calls */
    LOCAL_REFS_BYTES = 8 << 20
};
enum {
    END_NANOS = 1000000000,                             /* so long threads have to come back from native code when the VM ends ... */
    WAKE_NANOS = 500000,                                /* ... and are woken so often; ... */
    PATIENCE = 10                                       /* ... after that many times, who sleeps on will not come back */
};
#define WAKE_SIGNAL (SIGRTMIN + 10)                     /* interrupts their system calls */

struct Parker {
    u4 event;                                           /* thread_event_*; 0 or 1 */
    u4 permit;                                          /* park/unpark; 0 or 1 */
};

/* Under vm.threads_lock. */
static struct {
    Thread *pool;                                       /* ended ones, by next */
    u4      next_id, free_count, free_capacity;
    u4     *free_ids;
} registry = { .next_id = 1 };
static Thread *threads_by_id[LOCK_THREAD_LIMIT];        /* zero-initialised apart: untouched pages cost nothing, on disk neither */

/* ---- the list ---------------------------------------------------------------------------------------------------- */

void thread_lock_list(Thread *t)
{
    if (pthread_mutex_trylock(&vm.threads_lock) == 0) return;
    u4 state = THREAD_NEW;
    if (t != NULL) {
        state = thread_state(t);
        thread_enter_blocked(t);
    }
    pthread_mutex_lock(&vm.threads_lock);
    /* Handshakes are requested with this lock held, so none can be under way and the state may simply be set back, but for
     * a world that stands still for good. */
    if (t != NULL) __atomic_store_n(&t->state, state, __ATOMIC_SEQ_CST);
}

void thread_unlock_list(void) { pthread_mutex_unlock(&vm.threads_lock); }

Thread *thread_by_id(u4 id) { return id < LOCK_THREAD_LIMIT ? threads_by_id[id] : NULL; }

/* 0: all are in use. */
static u4 id_take(Thread *thread)
{
    u4 id = registry.free_count > 0 ? registry.free_ids[--registry.free_count]
          : registry.next_id < LOCK_THREAD_LIMIT ? registry.next_id++ : 0;
    if (id != 0) threads_by_id[id] = thread;
    return id;
}

static void id_release(u4 id)
{
    threads_by_id[id] = NULL;
    if (registry.free_count == registry.free_capacity) {
        u4 capacity = registry.free_capacity ? registry.free_capacity * 2 : 64;
        u4 *ids = lifetime_resize(registry.free_ids, registry.free_count * sizeof *ids, capacity * sizeof *ids);
        if (ids == NULL) return;                        /* the id is never used again */
        registry.free_ids = ids;
        registry.free_capacity = capacity;
    }
    registry.free_ids[registry.free_count++] = id;
}

/* ---- futexes ------------------------------------------------------------------------------------------------------ */

static struct timespec timespec_of(int64_t nanos) { return (struct timespec){ nanos / 1000000000, nanos % 1000000000 }; }

/* All that a signal would put on the stack for the collector to find; the widest have copied arrays. */
static void clear_vector_registers(void)
{
    if (__builtin_cpu_supports("avx512f"))
        __asm__ volatile (".irp n,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31; vpxorq %zmm\\n, %zmm\\n, %zmm\\n; .endr");
    if (__builtin_cpu_supports("avx"))
        __asm__ volatile ("vzeroall" ::: "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", "xmm7", "xmm8", "xmm9", "xmm10", "xmm11",
                          "xmm12", "xmm13", "xmm14", "xmm15");
    else
        __asm__ volatile (".irp n,0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15; pxor %%xmm\\n, %%xmm\\n; .endr" ::: "xmm0", "xmm1", "xmm2",
                          "xmm3", "xmm4", "xmm5", "xmm6", "xmm7", "xmm8", "xmm9", "xmm10", "xmm11", "xmm12", "xmm13", "xmm14", "xmm15");
}

__attribute__((noinline))
void thread_wipe_leftovers(void)
{
    char below[8192];                                   /* a signal's frame takes 4 KiB, its handler has some, and so has the collector */
    memset(below, 0, sizeof below);
    __asm__ volatile ("" :: "r"(below) : "memory");
    clear_vector_registers();
}

/* Sleeps while *word is value; deadline on the given clock, 0: none.  False: timed out. */
static bool futex_wait(u4 *word, u4 value, int64_t deadline_nanos, bool realtime)
{
    struct timespec deadline = timespec_of(deadline_nanos);
    thread_wipe_leftovers();
    int op = FUTEX_WAIT_BITSET | FUTEX_PRIVATE_FLAG | (realtime ? FUTEX_CLOCK_REALTIME : 0);
    long result = syscall(SYS_futex, word, op, value, deadline_nanos == 0 ? NULL : &deadline, NULL, FUTEX_BITSET_MATCH_ANY);
    return result == 0 || errno != ETIMEDOUT;
}

static void futex_wake(u4 *word) { syscall(SYS_futex, word, FUTEX_WAKE | FUTEX_PRIVATE_FLAG, INT_MAX, NULL, NULL, 0); }

/* ---- memory ------------------------------------------------------------------------------------------------------- */

static void *map_stack(size_t bytes)
{
    void *memory = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    return memory == MAP_FAILED ? NULL : memory;
}

size_t thread_default_stack_bytes(void)
{
    size_t bytes = vm.options != NULL ? vm.options->thread_stack_bytes : 0;
    return bytes == 0 ? DEFAULT_STACK_BYTES : bytes;
}

static void release_memory(Thread *thread)
{
    if (thread->java_stack != NULL)
        munmap(thread->java_stack, (size_t)((char *)thread->java_stack_end - (char *)thread->java_stack) + TAIL_BYTES);
    if (thread->local_refs != NULL) munmap(thread->local_refs, LOCAL_REFS_BYTES);
    free(thread->text_buffers);
    /* All but the parker, which a late wake-up still looks for. */
    memset(thread, 0, offsetof(Thread, parker));
    memset(&thread->parker + 1, 0, sizeof *thread - offsetof(Thread, parker) - sizeof thread->parker);
    __atomic_store_n(&thread->state, THREAD_TERMINATED, __ATOMIC_RELAXED);
    thread_lock_list(thread_current());
    thread->next = registry.pool;
    registry.pool = thread;
    thread_unlock_list();
}

/* A Thread with its stacks, not on the list.  NULL: out of memory. */
static Thread *thread_allocate(size_t stack_bytes)
{
    thread_lock_list(thread_current());                 /* of the thread that starts another, or NULL */
    Thread *thread = registry.pool;
    if (thread != NULL) registry.pool = thread->next;
    thread_unlock_list();
    if (thread == NULL) {
        thread = heap_alloc_scanned(sizeof *thread);
        if (thread == NULL) return NULL;
        thread->parker = lifetime_alloc(sizeof *thread->parker);
    }
    if (thread->parker != NULL) {                       /* a permit its last owner left */
        __atomic_store_n(&thread->parker->event, 0, __ATOMIC_RELAXED);
        __atomic_store_n(&thread->parker->permit, 0, __ATOMIC_RELAXED);
    }
    thread->next = NULL;
    __atomic_store_n(&thread->state, THREAD_NEW, __ATOMIC_RELAXED);
    thread->jni_functions = vm.jni_functions;
    thread->compile_threshold = vm.compile_threshold;
    if (stack_bytes == 0) stack_bytes = thread_default_stack_bytes();
    if (stack_bytes < MINIMUM_STACK_BYTES) stack_bytes = MINIMUM_STACK_BYTES;
    size_t java_bytes = align_up(2 * stack_bytes + JAVA_STACK_RESERVE, 4096);
    char *stack = map_stack(java_bytes + TAIL_BYTES);
    thread->local_refs = map_stack(LOCAL_REFS_BYTES);
    if (stack != NULL) {
        mprotect(stack + java_bytes, GUARD_BYTES, PROT_NONE);
        thread->java_stack = thread->java_top = (Slot *)stack;
        thread->java_stack_end = (Slot *)(stack + java_bytes);
        thread->java_stack_limit = (Slot *)(stack + java_bytes - JAVA_STACK_RESERVE);
    }
    if (thread->parker == NULL || thread->java_stack == NULL || thread->local_refs == NULL) {
        release_memory(thread);
        return NULL;
    }
    thread->local_refs_end = thread->local_refs + LOCAL_REFS_BYTES / sizeof(Object *);
    thread->local_base = thread->local_top = thread->local_refs;
    return thread;
}

static bool thread_enlist(Thread *t, Thread *thread)
{
    thread_lock_list(t);
    thread->id = id_take(thread);
    if (thread->id != 0) {
        thread->next = vm.threads;
        __atomic_store_n(&vm.threads, thread, __ATOMIC_RELEASE);       /* the collector walks the list without the lock */
    }
    thread_unlock_list();
    return thread->id != 0;
}

/* java.lang.Threads that are alive, for DestroyJavaVM and the management beans, which take no lock.  vm.threads_lock is held. */
static void count_java_thread(const Thread *thread, int change)
{
    u4 count = vm.thread_count + (u4)change;
    __atomic_store_n(&vm.thread_count, count, __ATOMIC_RELAXED);
    if (thread->is_daemon) __atomic_store_n(&vm.daemon_count, vm.daemon_count + (u4)change, __ATOMIC_RELAXED);
    if (change > 0) __atomic_store_n(&vm.started_thread_count, vm.started_thread_count + 1, __ATOMIC_RELAXED);
    if (count > vm.peak_thread_count) __atomic_store_n(&vm.peak_thread_count, count, __ATOMIC_RELAXED);
}

static void thread_delist(Thread *t, Thread *thread)
{
    thread_lock_list(t);
    for (Thread **link = &vm.threads; *link != NULL; link = &(*link)->next)
        if (*link == thread) {
            __atomic_store_n(link, thread->next, __ATOMIC_RELEASE);
            break;
        }
    id_release(thread->id);
    if (thread->is_counted) count_java_thread(thread, -1);
    thread->is_counted = false;
    pthread_cond_broadcast(&vm.threads_changed);
    thread_unlock_list();
}

void thread_count_as_java(Thread *t, Thread *thread)
{
    thread_lock_list(t);
    if (!thread->is_counted) {
        thread->is_counted = true;
        count_java_thread(thread, 1);
    }
    thread_unlock_list();
}

static void *signal_stack(const Thread *t) { return (char *)t->java_stack_end + GUARD_BYTES; }

/* What only the pthread itself can find out. */
static void find_own_bounds(Thread *t)
{
    pthread_attr_t attributes;
    void *low;
    size_t bytes, guard = 0;
    if (pthread_getattr_np(pthread_self(), &attributes) != 0) vm_fatal("cannot find the bounds of a thread's stack");
    pthread_attr_getstack(&attributes, &low, &bytes);
    pthread_attr_getguardsize(&attributes, &guard);
    pthread_attr_destroy(&attributes);
    t->native_stack_bytes = bytes;
    t->native_stack_low = low;
    t->start_nanos = time_nanos();
    size_t reserve = guard + NATIVE_RESERVE_BYTES;
    if (reserve > bytes / 2) reserve = bytes / 2;       /* a small stack of somebody else's making */
    t->native_stack_limit = (char *)low + reserve;
    __atomic_store_n(&t->kernel_tid, (u4)syscall(SYS_gettid), __ATOMIC_RELAXED);
    crash_use_stack(signal_stack(t));
}

/* Without these, a null check in compiled code would end the process, and a collection would wait for ever. */
static void unblock_signals(sigset_t *before)
{
    sigset_t needed;
    sigemptyset(&needed);
    sigaddset(&needed, SIGSEGV);
    sigaddset(&needed, SIGBUS);
    sigaddset(&needed, SIGFPE);
    sigaddset(&needed, SIGILL);
    sigaddset(&needed, WAKE_SIGNAL);
    heap_add_signals(&needed);
    pthread_sigmask(SIG_UNBLOCK, &needed, before);
}

Thread *thread_attach_self(size_t stack_bytes)
{
    sigset_t before;
    safepoint_init();
    unblock_signals(&before);
    bool registered = heap_register_thread();
    Thread *t = thread_allocate(stack_bytes);
    if (t == NULL) goto failed;
    t->is_registered = registered;
    find_own_bounds(t);
    t->pthread = pthread_self();
    t->mask_before = before;
    if (!thread_enlist(NULL, t)) {
        release_memory(t);
        goto failed;
    }
    current_thread = t;
    thread_enter_java(t);
    return t;
failed:
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return NULL;
}

void thread_detach_self(Thread *t)
{
    sigset_t before = t->mask_before;
    thread_enter_native(t);
    thread_delist(t, t);
    current_thread = NULL;
    __atomic_store_n(&t->state, THREAD_TERMINATED, __ATOMIC_RELEASE);
    frame_free_cells(t);
    heap_unregister_thread(t);
    crash_leave_stack(signal_stack(t));
    release_memory(t);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

void thread_wait_for_non_daemons(Thread *t)
{
    thread_lock_list(t);
    u4 state = thread_state(t);
    thread_enter_blocked(t);
    u4 self = t->is_counted && !t->is_daemon;
    thread_wipe_leftovers();
    while (vm.thread_count - vm.daemon_count > self)
        pthread_cond_wait(&vm.threads_changed, &vm.threads_lock);
    thread_unlock_list();
    if (state == THREAD_IN_JAVA) thread_enter_java(t);
    else __atomic_store_n(&t->state, state, __ATOMIC_RELEASE);
}

/* ---- life and death of a Java thread -------------------------------------------------------------------------------- */

Thread *thread_of(const Object *java_thread)
{
    return (Thread *)(uintptr_t)__atomic_load_n(&OBJECT_AT(java_thread, KNOWN(Thread_eetop), u8), __ATOMIC_ACQUIRE);
}

int32_t thread_set_status(Thread *t, int32_t status)
{
    if (t->java_thread == NULL) return STATUS_RUNNABLE;
    int32_t *field = &OBJECT_AT(t->java_thread, KNOWN(Thread_threadStatus), int32_t);
    int32_t old = *field;
    __atomic_store_n(field, status, __ATOMIC_RELAXED);
    return old;
}

static void run_java(Thread *t)
{
    if (t->body != NULL ? t->body(t) : vm_ops.run_java_thread != NULL ? vm_ops.run_java_thread(t)
                                       : invoke_virtual(t, KNOWN(Thread_run), NULL, t->java_thread))
        return;
    if (t->exception == NULL) vm_fatal("a thread's run() failed without an exception");
}

static void report_failed_handler(Thread *t, const Object *thrown)
{
    const Object *name = object_ref_at(t->java_thread, KNOWN(Thread_name));
    char *text = name != NULL ? string_to_utf8(name) : NULL;
    fprintf(stderr, "\nException: %s thrown from the UncaughtExceptionHandler in thread \"%s\"\n", class_external_name(object_class(thrown)), text != NULL ? text : "");
    free(text);
}

void thread_finish_java(Thread *t)
{
    Object *java_thread = t->java_thread;
    if (t->exception != NULL) {
        Object *uncaught = exception_take(t);
        if (!invoke_virtual(t, KNOWN(Thread_dispatchUncaughtException), NULL, java_thread, uncaught))
            report_failed_handler(t, exception_take(t));
    }
    if (!invoke_method(t, KNOWN(Thread_exit), NULL, java_thread))
        exception_take(t);
    monitor_enter(t, java_thread);
    thread_set_status(t, STATUS_TERMINATED);
    __atomic_store_n(&OBJECT_AT(java_thread, KNOWN(Thread_eetop), u8), 0, __ATOMIC_RELEASE);
    if (!monitor_notify(t, java_thread, true) || !monitor_exit(t, java_thread))
        exception_take(t);
    if (t->is_attached) monitor_leave_all(t);
}

void thread_set_native_name(Thread *thread, const char *name)
{
    char text[16];                                      /* what the kernel keeps: the beginnings of longer names, as with HotSpot 17 */
    snprintf(text, sizeof text, "%s", name);
    pthread_setname_np(thread->pthread, text);
}

static void take_java_name(Thread *t)
{
    Object *name = object_ref_at(t->java_thread, KNOWN(Thread_name));
    char *text = name != NULL ? string_to_utf8(name) : NULL;
    if (text != NULL) thread_set_native_name(t, text);
    free(text);
}

/* Threads that the VM has started and that are not quite gone. */
static u4 started_threads PERSISTENT = 0;

static void live(Thread *t, jmp_buf *end)
{
    unblock_signals(&t->mask_before);
    t->is_registered = heap_register_thread();
    find_own_bounds(t);
    __atomic_store_n(&t->end, end, __ATOMIC_RELEASE);   /* who sees it finds pthread and kernel_tid */
    thread_enter_java(t);
    take_java_name(t);
    if (log_enabled(LOG_OS_THREAD))
        log_write(LOG_OS_THREAD, LOG_INFO, "Thread is alive (tid: %u, pthread id: %lu).", t->kernel_tid, (unsigned long)t->pthread);
    run_java(t);
    thread_finish_java(t);
    if (log_enabled(LOG_OS_THREAD))
        log_write(LOG_OS_THREAD, LOG_INFO, "Thread finished (tid: %u, pthread id: %lu).", t->kernel_tid, (unsigned long)t->pthread);
}

static void *thread_main(void *argument)
{
    Thread *t = argument;
    jmp_buf end;
    current_thread = t;
    if (setjmp(end) == 0) {
        live(t, &end);
    } else {
        thread_forget_frames(t);
    }
    thread_detach_self(t);
    if (__atomic_sub_fetch(&started_threads, 1, __ATOMIC_SEQ_CST) == 0) futex_wake(&started_threads);
    return NULL;
}

static void wake_up(int number) { (void)number; }

static bool was_started(const Thread *thread) { return __atomic_load_n(&thread->end, __ATOMIC_ACQUIRE) != NULL; }

/* A thread that is on the list exists as long as that is locked. */
static void wake_started_threads(const Thread *t)
{
    thread_lock_list(NULL);
    for (Thread *other = vm.threads; other != NULL; other = other->next)
        if (other != t && was_started(other)) {
            thread_event_signal(other);
            thread_unpark(other);
            pthread_kill(other->pthread, WAKE_SIGNAL);
        }
    thread_unlock_list();
}

static bool is_asleep(const Thread *thread)             /* proc(5): the state follows the name, which is in parentheses */
{
    char path[64], line[512];
    snprintf(path, sizeof path, "/proc/self/task/%u/stat", thread->kernel_tid);
    FILE *f = fopen(path, "re");
    const char *end = f != NULL && fgets(line, sizeof line, f) != NULL ? strrchr(line, ')') : NULL;
    if (f != NULL) fclose(f);
    return end != NULL && (end[2] == 'S' || end[2] == 'D');
}

/* How many of the threads that the VM has started are in native code, in system calls that go on after a signal if asleep. */
static u4 count_in_native(bool asleep)
{
    u4 count = 0;
    thread_lock_list(NULL);
    for (const Thread *other = vm.threads; other != NULL; other = other->next)
        count += was_started(other) && thread_state(other) == THREAD_IN_NATIVE && (!asleep || is_asleep(other));
    thread_unlock_list();
    return count;
}

ThreadsLeft thread_end_others(Thread *t, void (*wake)(void))
{
    struct sigaction action = { .sa_handler = wake_up }, before;
    int64_t limit = time_nanos() + END_NANOS;
    sigaction(WAKE_SIGNAL, &action, &before);
    safepoint_end_others(t);
    thread_enter_blocked(t);                            /* they may want to collect */
    u4 left;
    for (int wakes = 0; (left = __atomic_load_n(&started_threads, __ATOMIC_SEQ_CST)) > 0 && time_nanos() < limit; wakes++) {
        if (wakes >= PATIENCE && count_in_native(true) == left) break;
        wake_started_threads(t);
        wake();
        futex_wait(&started_threads, left, time_nanos() + WAKE_NANOS, false);
    }
    if (left == 0) sigaction(WAKE_SIGNAL, &before, NULL);       /* else one may still be on its way */
    __atomic_store_n(&t->state, THREAD_IN_JAVA, __ATOMIC_SEQ_CST);
    if (left == 0) return THREADS_ENDED;
    return count_in_native(false) == left ? THREADS_LEFT_IN_NATIVE : THREADS_LEFT;
}

void thread_forget_frames(Thread *t)
{
    t->frame = NULL;
    t->compiled_sp = NULL;
    t->java_top = t->java_stack;
    t->exception = NULL;
}

void thread_before_waiting(Thread *t)
{
    if (vm.alone && t->end != NULL) longjmp(*(jmp_buf *)t->end, 1);
}

void thread_forget_all(void)
{
    for (Thread *thread = registry.pool, *next; thread != NULL; thread = next) {
        next = thread->next;
        heap_free_scanned(thread);
    }
    for (Thread *thread = vm.threads; thread != NULL; thread = thread->next) {
        thread->is_orphan = true;
        __atomic_or_fetch(&thread->poll, POLL_STOP, __ATOMIC_SEQ_CST);
    }
    __atomic_store_n(&started_threads, 0, __ATOMIC_SEQ_CST);
}

/* glibc may refuse sizes that are no multiple of a page. */
static bool start_pthread(Thread *thread, size_t stack_bytes)
{
    pthread_attr_t attributes;
    if (stack_bytes == 0) stack_bytes = thread_default_stack_bytes();
    if (stack_bytes < DEFAULT_STACK_BYTES) stack_bytes = DEFAULT_STACK_BYTES;
    pthread_attr_init(&attributes);
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    int failed = pthread_attr_setstacksize(&attributes, align_up(stack_bytes + NATIVE_SLACK_BYTES, 4096));
    if (!failed) {
        __atomic_add_fetch(&started_threads, 1, __ATOMIC_SEQ_CST);
        failed = pthread_create(&thread->pthread, &attributes, thread_main, thread);
        if (failed) __atomic_sub_fetch(&started_threads, 1, __ATOMIC_SEQ_CST);
    }
    pthread_attr_destroy(&attributes);
    return !failed;
}

bool thread_start(Thread *t, Object *java_thread, int64_t stack_bytes)
{
    return thread_start_body(t, java_thread, stack_bytes, NULL);
}

bool thread_start_body(Thread *t, Object *java_thread, int64_t stack_bytes, bool (*body)(Thread *t))
{
    size_t wanted = stack_bytes <= 0 ? 0 : (u8)stack_bytes > (u8)1 << 40 ? (size_t)1 << 40 : (size_t)stack_bytes;
    Thread *child = thread_allocate(wanted);
    if (child == NULL) goto out_of_memory;
    child->java_thread = java_thread;
    child->body = body;
    child->is_daemon = OBJECT_AT(java_thread, KNOWN(Thread_daemon), u1);
    if (!thread_enlist(t, child)) {
        release_memory(child);
        goto out_of_memory;
    }
    thread_count_as_java(t, child);
    thread_set_status(child, STATUS_RUNNABLE);          /* alive before start() returns and before run() begins */
    __atomic_store_n(&OBJECT_AT(java_thread, KNOWN(Thread_eetop), u8), (u8)(uintptr_t)child, __ATOMIC_RELEASE);
    if (start_pthread(child, wanted)) return true;
    __atomic_store_n(&OBJECT_AT(java_thread, KNOWN(Thread_eetop), u8), 0, __ATOMIC_RELEASE);
    thread_set_status(child, STATUS_NEW);
    thread_delist(t, child);
    release_memory(child);
out_of_memory:
    return throw_new(t, EX_OutOfMemoryError,
                     "unable to create native thread: possibly out of memory or process/resource limits reached");
}

/* ---- waiting -------------------------------------------------------------------------------------------------------- */

void thread_event_clear(Thread *t) { __atomic_exchange_n(&t->parker->event, 0, __ATOMIC_SEQ_CST); }

bool thread_event_wait(Thread *t, int64_t deadline_nanos)
{
    if (__atomic_load_n(&t->parker->event, __ATOMIC_ACQUIRE) != 0) return true;
    return futex_wait(&t->parker->event, 0, deadline_nanos, false);
}

void thread_event_signal(Thread *target)
{
    if (__atomic_exchange_n(&target->parker->event, 1, __ATOMIC_SEQ_CST) == 0) futex_wake(&target->parker->event);
}

bool thread_test_interrupt(Thread *t, bool clear)
{
    if (t->java_thread == NULL) return false;
    u1 *field = &OBJECT_AT(t->java_thread, KNOWN(Thread_interrupted), u1);
    if (__atomic_load_n(field, __ATOMIC_SEQ_CST) == 0) return false;
    if (clear) __atomic_store_n(field, 0, __ATOMIC_SEQ_CST);
    return true;
}

void thread_interrupt(Thread *target)
{
    thread_event_signal(target);
    thread_unpark(target);
}

void thread_unpark(Thread *target)
{
    u4 *permit = &target->parker->permit;
    if (__atomic_exchange_n(permit, 1, __ATOMIC_SEQ_CST) == 0) futex_wake(permit);
}

void thread_pause_begin(Thread *t)
{
    if (unlikely(vm.times_pauses)) t->pause_start = time_nanos();
}

void thread_pause_end(Thread *t, int64_t *sum)
{
    if (likely(t->pause_start == 0)) return;
    *sum += time_nanos() - t->pause_start;
    t->pause_start = 0;
}

/* time: 0 for ever; else nanoseconds from now, or milliseconds since 1970 if absolute. */
void thread_park(Thread *t, bool absolute, int64_t time)
{
    u4 *permit = &t->parker->permit;
    if (__atomic_exchange_n(permit, 0, __ATOMIC_SEQ_CST) != 0) return;
    if (thread_test_interrupt(t, false) || (thread_polled(t) & POLL_WAKES)) return;
    if (time < 0 || (absolute && time == 0)) return;
    thread_before_waiting(t);
    int64_t deadline = 0;
    if (absolute)
        deadline = time > INT64_MAX / 1000000 ? INT64_MAX : time * 1000000;
    else if (time > 0 && __builtin_add_overflow(time_nanos(), time, &deadline))
        deadline = INT64_MAX;
    int32_t status = thread_set_status(t, time == 0 ? STATUS_PARKED : STATUS_PARKED_TIMED);
    t->waited_count++;
    thread_pause_begin(t);
    thread_enter_blocked(t);
    while (futex_wait(permit, 0, deadline, absolute) && __atomic_load_n(permit, __ATOMIC_SEQ_CST) == 0 && (thread_polled(t) & POLL_WAKES) == 0) {}   /* signals */
    __atomic_exchange_n(permit, 0, __ATOMIC_SEQ_CST);
    thread_enter_java(t);
    thread_pause_end(t, &t->waited_nanos);
    thread_set_status(t, status);
}

bool thread_sleep(Thread *t, int64_t nanos)
{
    if (thread_test_interrupt(t, true)) return throw_new(t, EX_InterruptedException, "sleep interrupted");
    if (nanos == 0) {
        thread_enter_blocked(t);
        sched_yield();
        thread_enter_java(t);
        return true;
    }
    int64_t deadline;
    if (__builtin_add_overflow(time_nanos(), nanos, &deadline)) deadline = INT64_MAX;
    int32_t status = thread_set_status(t, STATUS_SLEEPING);
    bool interrupted = false;
    t->waited_count++;
    thread_pause_begin(t);
    thread_enter_blocked(t);
    while (time_nanos() < deadline) {
        thread_event_clear(t);
        interrupted = thread_test_interrupt(t, false);
        if (interrupted || (thread_polled(t) & POLL_WAKES)) break;
        thread_event_wait(t, deadline);
    }
    thread_enter_java(t);
    thread_pause_end(t, &t->waited_nanos);
    thread_set_status(t, status);
    if (!interrupted) return true;
    thread_test_interrupt(t, true);
    return throw_new(t, EX_InterruptedException, "sleep interrupted");
}
