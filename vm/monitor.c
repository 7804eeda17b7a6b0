/* vm/monitor.c -- inflated monitors.
 *
 * The owner word decides who holds a monitor; a thread that does not get it puts a Waiter (on its own stack) into the entry
 * queue and sleeps on its thread event.  Leaving: owner = 0, then the head of the queue is woken to compete (a running thread
 * may overtake it, which is what makes monitors fast).  One that was overtaken STARVING_AFTER times is handed the monitor
 * directly.  `successor` is the woken thread that has not looked yet; as long as there is one nobody else is woken.
 *
 * Monitors of dead objects, and those nobody uses, go back to the free stack while the world is stopped (monitor_sweep).  A
 * thread that is about to use o's monitor says so in t->monitor_object before it reads o's lock word. */
#include "vm/monitor.h"
#include <linux/futex.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "vm/exception.h"
#include "vm/lifetime.h"
#include "vm/log.h"
#include "vm/safepoint.h"
#include "vm/vm.h"

typedef struct Waiter {
    struct Waiter *next, *previous;
    Thread        *thread;
    enum { WAITER_OUT, WAITER_ENTERING, WAITER_WAITING } place;     /* in which of the monitor's lists */
    u4             overtaken;
} Waiter;

typedef struct WaiterList { Waiter *head, *tail; } WaiterList;

struct Monitor {
    u4         owner;                                   /* thread id; 0: free */
    u4         recursion;                               /* the owner's entries minus one */
    u4         successor;                               /* thread id */
    u4         starving;                                /* hand over at the next exit */
    u4         queue_lock;                              /* guards the lists: 0 free, 1 taken, 2 taken and wanted */
    u4         index;
    u4         next_free;                               /* index; 0: none */
    u4         marked;                                  /* sweep: some thread is about to use it */
    Object    *object;                                  /* NULL: on the free stack, or just taken from it */
    WaiterList entering, waiting;
};

enum { CHUNK_MONITORS = 1024, CHUNK_LIMIT = 1 << 16, STARVING_AFTER = 4, THIN_SPINS = 64, MONITOR_SPINS = 400 };

static struct {
    struct Monitor *chunks[CHUNK_LIMIT];                /* monitor i is chunks[i / CHUNK_MONITORS][i % CHUNK_MONITORS]; 0 unused */
    u4              chunk_count;
    u8              free;                               /* low 32: index of the first free one, high 32: change count */
    pthread_mutex_t grow_lock;
    int             processors;
} table = { .grow_lock = PTHREAD_MUTEX_INITIALIZER };

/* ---- the table ----------------------------------------------------------------------------------------------------- */

static struct Monitor *monitor_at(u4 index) { return &table.chunks[index / CHUNK_MONITORS][index % CHUNK_MONITORS]; }
static bool is_inflated(u4 lock) { return lock & LOCK_INFLATED; }
static struct Monitor *monitor_of_word(u4 lock) { return monitor_at(lock & (LOCK_INFLATED - 1)); }
static u4 thin_owner(u4 lock) { return (lock & (LOCK_INFLATED - 1)) >> LOCK_RECURSION_BITS; }
static int processors(void) { return __atomic_load_n(&table.processors, __ATOMIC_RELAXED); }       /* 0: not known yet */
static u4 lock_word(const Object *o) { return __atomic_load_n(&o->lock, __ATOMIC_ACQUIRE); }

static void table_free(struct Monitor *m)
{
    u8 first = __atomic_load_n(&table.free, __ATOMIC_RELAXED), now;
    m->object = NULL;
    do {
        m->next_free = (u4)first;
        now = ((first >> 32) + 1) << 32 | m->index;
    } while (!__atomic_compare_exchange_n(&table.free, &first, now, false, __ATOMIC_ACQ_REL, __ATOMIC_RELAXED));
}

static void table_grow(void)
{
    pthread_mutex_lock(&table.grow_lock);
    if ((u4)__atomic_load_n(&table.free, __ATOMIC_ACQUIRE) == 0) {
        if (table.chunk_count == CHUNK_LIMIT) vm_fatal("too many inflated monitors");
        struct Monitor *chunk = lifetime_alloc(CHUNK_MONITORS * sizeof *chunk);
        if (chunk == NULL) vm_fatal("out of memory for monitors");
        u4 base = table.chunk_count * CHUNK_MONITORS;
        table.chunks[table.chunk_count] = chunk;
        for (u4 i = 0; i < CHUNK_MONITORS; i++) chunk[i].index = base + i;
        __atomic_store_n(&table.chunk_count, table.chunk_count + 1, __ATOMIC_RELEASE);
        for (u4 i = CHUNK_MONITORS; i-- > 0; )
            if (base + i != 0) table_free(&chunk[i]);
        if (table.processors == 0) __atomic_store_n(&table.processors, (int)sysconf(_SC_NPROCESSORS_ONLN), __ATOMIC_RELAXED);
    }
    pthread_mutex_unlock(&table.grow_lock);
}

static struct Monitor *table_take(void)
{
    for (;;) {
        u8 first = __atomic_load_n(&table.free, __ATOMIC_ACQUIRE);
        if ((u4)first == 0) {
            table_grow();
            continue;
        }
        struct Monitor *m = monitor_at((u4)first);
        u8 rest = ((first >> 32) + 1) << 32 | m->next_free;
        if (__atomic_compare_exchange_n(&table.free, &first, rest, false, __ATOMIC_ACQ_REL, __ATOMIC_RELAXED)) return m;
    }
}

/* o's monitor, inflating it if need be; t->monitor_object == o. */
static struct Monitor *monitor_inflate(Object *o)
{
    struct Monitor *m = NULL;
    for (;;) {
        u4 word = lock_word(o);
        if (is_inflated(word)) {
            if (m != NULL) table_free(m);
            return monitor_of_word(word);
        }
        if (m == NULL) m = table_take();
        m->owner = thin_owner(word);
        m->recursion = word & LOCK_RECURSION_MASK;
        m->successor = m->starving = 0;
        m->object = o;
        if (__atomic_compare_exchange_n(&o->lock, &word, LOCK_UNLOCKED | LOCK_INFLATED | m->index, false, __ATOMIC_ACQ_REL,
                                        __ATOMIC_RELAXED)) {
            if (log_enabled_at(LOG_MONITORINFLATION, LOG_TRACE))
                log_write(LOG_MONITORINFLATION, LOG_TRACE, "inflate: object=%p type='%s'", (void *)o,
                          symbol_chars(object_class(o)->name));
            return m;
        }
    }
}

static Object *begin_use(Thread *t, Object *o)
{
    Object *outer = t->monitor_object;
    t->monitor_object = o;
    __asm__ volatile("" ::: "memory");                  /* the world is stopped by signals: program order is enough */
    return outer;
}

static void end_use(Thread *t, Object *outer)
{
    __asm__ volatile("" ::: "memory");
    t->monitor_object = outer;
}

/* ---- the queues ------------------------------------------------------------------------------------------------------ */

static void queue_lock(struct Monitor *m)
{
    u4 expected = 0;
    if (__atomic_compare_exchange_n(&m->queue_lock, &expected, 1, false, __ATOMIC_ACQUIRE, __ATOMIC_RELAXED)) return;
    while (__atomic_exchange_n(&m->queue_lock, 2, __ATOMIC_ACQUIRE) != 0)
        syscall(SYS_futex, &m->queue_lock, FUTEX_WAIT | FUTEX_PRIVATE_FLAG, 2, NULL, NULL, 0);
}

static void queue_unlock(struct Monitor *m)
{
    if (__atomic_exchange_n(&m->queue_lock, 0, __ATOMIC_SEQ_CST) == 2)
        syscall(SYS_futex, &m->queue_lock, FUTEX_WAKE | FUTEX_PRIVATE_FLAG, 1, NULL, NULL, 0);
}

static void list_append(WaiterList *list, Waiter *w)
{
    w->next = NULL;
    w->previous = list->tail;
    if (list->tail != NULL) list->tail->next = w;
    else __atomic_store_n(&list->head, w, __ATOMIC_SEQ_CST);
    list->tail = w;
}

static void list_remove(WaiterList *list, Waiter *w)
{
    if (w->previous != NULL) w->previous->next = w->next;
    else __atomic_store_n(&list->head, w->next, __ATOMIC_SEQ_CST);
    if (w->next != NULL) w->next->previous = w->previous;
    else list->tail = w->previous;
}

static void enqueue(struct Monitor *m, Waiter *w)
{
    queue_lock(m);
    list_append(&m->entering, w);
    w->place = WAITER_ENTERING;
    queue_unlock(m);
}

/* ---- entering and leaving --------------------------------------------------------------------------------------------- */

static bool try_own(struct Monitor *m, u4 id)
{
    u4 expected = 0;
    return __atomic_load_n(&m->owner, __ATOMIC_RELAXED) == 0
        && __atomic_compare_exchange_n(&m->owner, &expected, id, false, __ATOMIC_SEQ_CST, __ATOMIC_RELAXED);
}

/* The thread ends.  w is on its stack. */
static void leave_queue(Thread *t, struct Monitor *m, WaiterList *list, Waiter *w)
{
    queue_lock(m);
    list_remove(list, w);
    queue_unlock(m);
    thread_enter_java(t);
}

/* w is in the entry queue.  The thread is in the blocked state. */
static void own_from_queue(Thread *t, struct Monitor *m, Waiter *w)
{
    for (;;) {
        thread_event_clear(t);
        u4 self = t->id;
        __atomic_compare_exchange_n(&m->successor, &self, 0, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
        if (__atomic_load_n(&m->owner, __ATOMIC_ACQUIRE) == t->id) break;       /* handed over */
        if (try_own(m, t->id)) break;
        if (thread_polled(t) & POLL_END) leave_queue(t, m, &m->entering, w);
        if (++w->overtaken > STARVING_AFTER) __atomic_store_n(&m->starving, 1, __ATOMIC_SEQ_CST);
        thread_event_wait(t, 0);
    }
    queue_lock(m);
    list_remove(&m->entering, w);
    w->place = WAITER_OUT;
    if (m->entering.head == NULL) __atomic_store_n(&m->starving, 0, __ATOMIC_RELAXED);
    queue_unlock(m);
    /* Who was made successor while owning must not stay it: nobody would be woken any more. */
    u4 self = t->id;
    __atomic_compare_exchange_n(&m->successor, &self, 0, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
}

static void own_blocking(Thread *t, struct Monitor *m)
{
    if (vm.alone && thread_by_id(m->owner) == NULL) {   /* it has ended in the middle of something */
        m->owner = t->id;
        m->recursion = 0;
        return;
    }
    thread_before_waiting(t);
    Waiter w = { .thread = t };
    int32_t status = thread_set_status(t, STATUS_BLOCKED);
    Object *outer = t->blocked_object;
    t->blocked_count++;
    t->blocked_on = m;
    t->blocked_object = m->object;
    thread_pause_begin(t);
    thread_enter_blocked(t);
    enqueue(m, &w);
    own_from_queue(t, m, &w);
    thread_enter_java(t);
    thread_pause_end(t, &t->blocked_nanos);
    t->blocked_on = NULL;
    t->blocked_object = outer;
    thread_set_status(t, status);
}

static void own(Thread *t, struct Monitor *m)
{
    if (try_own(m, t->id)) return;
    if (__atomic_load_n(&m->owner, __ATOMIC_RELAXED) == t->id) {        /* only the owner itself can find this */
        m->recursion++;
        return;
    }
    if (processors() > 1)
        for (int i = 0; i < MONITOR_SPINS; i++) {
            if (try_own(m, t->id)) return;
            __builtin_ia32_pause();
        }
    own_blocking(t, m);
}

/* The owner leaves altogether. */
static void disown(struct Monitor *m)
{
    if (unlikely(__atomic_load_n(&m->starving, __ATOMIC_SEQ_CST))) {
        queue_lock(m);
        Waiter *head = m->entering.head;
        Thread *heir = head != NULL ? head->thread : NULL;
        __atomic_store_n(&m->starving, 0, __ATOMIC_RELAXED);
        if (heir != NULL) __atomic_store_n(&m->owner, heir->id, __ATOMIC_SEQ_CST);
        queue_unlock(m);
        if (heir != NULL) {
            thread_event_signal(heir);
            return;
        }
    }
    __atomic_store_n(&m->owner, 0, __ATOMIC_SEQ_CST);
    while (__atomic_load_n(&m->entering.head, __ATOMIC_SEQ_CST) != NULL) {
        if (__atomic_load_n(&m->successor, __ATOMIC_SEQ_CST) != 0 || __atomic_load_n(&m->owner, __ATOMIC_SEQ_CST) != 0) return;
        queue_lock(m);
        Thread *next = m->entering.head != NULL ? m->entering.head->thread : NULL;
        if (next != NULL) __atomic_store_n(&m->successor, next->id, __ATOMIC_SEQ_CST);
        queue_unlock(m);
        if (next != NULL) {
            thread_event_signal(next);
            return;
        }
    }
}

void monitor_enter_slow(Thread *t, Object *o)
{
    Object *outer = begin_use(t, o);
    for (int spins = processors() == 1 ? THIN_SPINS : 0; ; spins++) {
        u4 word = lock_word(o);
        if (is_inflated(word)) break;
        if (word == LOCK_UNLOCKED) {
            if (__atomic_compare_exchange_n(&o->lock, &word, LOCK_UNLOCKED | t->id << LOCK_RECURSION_BITS, false,
                                            __ATOMIC_ACQUIRE, __ATOMIC_RELAXED)) goto done;
        } else if (thin_owner(word) == t->id) {
            if ((word & LOCK_RECURSION_MASK) == LOCK_RECURSION_MASK) break;
            if (__atomic_compare_exchange_n(&o->lock, &word, word + 1, false, __ATOMIC_RELAXED, __ATOMIC_RELAXED)) goto done;
        } else {
            if (spins >= THIN_SPINS) break;
            __builtin_ia32_pause();
        }
    }
    own(t, monitor_inflate(o));
done:
    end_use(t, outer);
}

void monitor_enter_native(Thread *t, Object *o)
{
    Object *outer = begin_use(t, o);
    own(t, monitor_inflate(o));                         /* thin locks are in no table */
    end_use(t, outer);
}

bool monitor_exit_slow(Thread *t, Object *o)
{
    Object *outer = begin_use(t, o);
    bool held = true;
    for (;;) {
        u4 word = lock_word(o);
        if (is_inflated(word)) {
            struct Monitor *m = monitor_of_word(word);
            held = __atomic_load_n(&m->owner, __ATOMIC_RELAXED) == t->id;
            if (held && m->recursion > 0) m->recursion--;
            else if (held) disown(m);
            break;
        }
        held = thin_owner(word) == t->id;
        if (!held) break;
        u4 left = (word & LOCK_RECURSION_MASK) != 0 ? word - 1 : LOCK_UNLOCKED;
        if (__atomic_compare_exchange_n(&o->lock, &word, left, false, __ATOMIC_RELEASE, __ATOMIC_RELAXED)) break;
    }
    end_use(t, outer);
    return held || throw_new(t, EX_IllegalMonitorStateException, "current thread is not owner");
}

/* Looks twice, since the monitor could be deflated and serve another object in between. */
static u4 owner_id(const Object *o)
{
    for (;;) {
        u4 word = lock_word(o);
        if (!is_inflated(word)) return thin_owner(word);
        u4 owner = __atomic_load_n(&monitor_of_word(word)->owner, __ATOMIC_ACQUIRE);
        if (lock_word(o) == word) return owner;
    }
}

bool monitor_held_by(const Thread *t, const Object *o) { return owner_id(o) == t->id; }

Thread *monitor_owner(const Object *o) { return thread_by_id(owner_id(o)); }

/* ---- wait and notify --------------------------------------------------------------------------------------------------- */

/* Sleeps in the wait set until notified, interrupted, stopped (Thread.stop) or late.  The thread is in the blocked state. */
static void sleep_in_wait_set(Thread *t, Waiter *w, int64_t deadline)
{
    for (;;) {
        thread_event_clear(t);
        if (__atomic_load_n(&w->place, __ATOMIC_ACQUIRE) != WAITER_WAITING || thread_test_interrupt(t, false)) return;
        if ((thread_polled(t) & POLL_WAKES) || (deadline != 0 && time_nanos() >= deadline)) return;
        thread_event_wait(t, deadline);
    }
}

/* True: was notified.  The monitor, with all its entries, is released meanwhile and owned again at the end. */
static bool wait_owned(Thread *t, struct Monitor *m, int64_t deadline)
{
    Waiter w = { .thread = t };
    u4 recursion = m->recursion;
    queue_lock(m);
    list_append(&m->waiting, &w);
    w.place = WAITER_WAITING;
    queue_unlock(m);
    m->recursion = 0;
    thread_enter_blocked(t);
    disown(m);
    sleep_in_wait_set(t, &w, deadline);
    thread_set_status(t, STATUS_BLOCKED);
    t->blocked_object = t->waiting_object;
    queue_lock(m);
    bool notified = w.place != WAITER_WAITING;
    if (!notified && (thread_polled(t) & POLL_END)) {
        queue_unlock(m);
        leave_queue(t, m, &m->waiting, &w);
    }
    if (!notified) {
        list_remove(&m->waiting, &w);
        list_append(&m->entering, &w);
        w.place = WAITER_ENTERING;
    }
    queue_unlock(m);
    own_from_queue(t, m, &w);
    m->recursion = recursion;
    thread_enter_java(t);
    t->blocked_object = NULL;
    return notified;
}

bool monitor_wait(Thread *t, Object *o, int64_t nanos)
{
    if (!monitor_held_by(t, o)) return throw_new(t, EX_IllegalMonitorStateException, "current thread is not owner");
    if (thread_test_interrupt(t, true)) return throw_new(t, EX_InterruptedException, NULL);
    thread_before_waiting(t);
    int64_t deadline = 0;
    if (nanos > 0 && __builtin_add_overflow(time_nanos(), nanos, &deadline)) deadline = INT64_MAX;
    Object *outer = begin_use(t, o), *outer_waiting = t->waiting_object;
    struct Monitor *m = monitor_inflate(o);
    t->waited_count++;
    t->waiting_object = o;
    int32_t status = thread_set_status(t, nanos > 0 ? STATUS_WAITING_TIMED : STATUS_WAITING);
    thread_pause_begin(t);
    bool notified = wait_owned(t, m, deadline);
    thread_pause_end(t, &t->waited_nanos);
    t->waiting_object = outer_waiting;
    thread_set_status(t, status);
    end_use(t, outer);
    if (!notified && thread_test_interrupt(t, true)) return throw_new(t, EX_InterruptedException, NULL);
    return true;
}

bool monitor_notify(Thread *t, Object *o, bool all)
{
    if (!monitor_held_by(t, o)) return throw_new(t, EX_IllegalMonitorStateException, "current thread is not owner");
    Object *outer = begin_use(t, o);
    u4 word = lock_word(o);
    if (is_inflated(word)) {                            /* a thin lock has no waiters */
        struct Monitor *m = monitor_of_word(word);
        queue_lock(m);
        for (Waiter *w; (w = m->waiting.head) != NULL; ) {
            list_remove(&m->waiting, w);
            list_append(&m->entering, w);
            thread_set_status(w->thread, STATUS_BLOCKED);       /* though it sleeps on, until o is free */
            __atomic_store_n(&w->place, WAITER_ENTERING, __ATOMIC_RELEASE);
            if (!all) break;
        }
        queue_unlock(m);
    }
    end_use(t, outer);
    return true;
}

static bool is_monitor_of(const struct Monitor *m, const Object *o)
{
    return o != NULL && lock_word(o) == (LOCK_UNLOCKED | LOCK_INFLATED | m->index);
}

void monitor_leave_all(Thread *t)
{
    u4 chunk_count = __atomic_load_n(&table.chunk_count, __ATOMIC_ACQUIRE);
    for (u4 c = 0; c < chunk_count; c++)
        for (u4 i = 0; i < CHUNK_MONITORS; i++) {
            struct Monitor *m = &table.chunks[c][i];
            if (__atomic_load_n(&m->owner, __ATOMIC_RELAXED) != t->id) continue;
            Object *o = m->object, *outer = begin_use(t, o);
            if (is_monitor_of(m, o)) {
                m->recursion = 0;
                disown(m);
            }
            end_use(t, outer);
        }
}

void monitor_visit_inflated(void (*visit)(Object *o, void *arg), void *arg)
{
    for (u4 c = 0; c < table.chunk_count; c++)
        for (u4 i = 0; i < CHUNK_MONITORS; i++) {
            Object *o = table.chunks[c][i].object;
            if (is_monitor_of(&table.chunks[c][i], o)) visit(o, arg);
        }
}

/* ---- deflation ---------------------------------------------------------------------------------------------------------- */

static bool is_idle(const struct Monitor *m)
{
    return m->owner == 0 && m->queue_lock == 0 && m->entering.head == NULL && m->waiting.head == NULL;
}

static void mark_monitors_in_use(u4 mark)
{
    for (Thread *t = vm.threads; t != NULL; t = t->next) {
        Object *o = t->monitor_object;
        if (o != NULL && is_inflated(o->lock)) monitor_of_word(o->lock)->marked = mark;
    }
}

void monitor_sweep(bool (*is_live)(const Object *o))
{
    u4 chunk_count = __atomic_load_n(&table.chunk_count, __ATOMIC_ACQUIRE);
    mark_monitors_in_use(1);
    for (u4 c = 0; c < chunk_count; c++)
        for (u4 i = 0; i < CHUNK_MONITORS; i++) {
            struct Monitor *m = &table.chunks[c][i];
            Object *o = m->object;
            if (o == NULL) continue;
            if (!is_live(o)) {
                table_free(m);
            } else if (!m->marked && is_monitor_of(m, o) && is_idle(m)) {
                o->lock = LOCK_UNLOCKED;
                table_free(m);
            }
        }
    mark_monitors_in_use(0);
}
