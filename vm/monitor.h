/* vm/monitor.h -- Java monitors (JLS §17.1-2, JVMS §2.11.10).
 * Lock word:
 *   bit 31     always 1 (see object.h)
 *   bit 30     0: thin or free     1: inflated, bits 0-29 = index in the monitor table
 *   thin:      bits 10-29 owner's thread id (0: free), bits 0-9 recursion count (entries minus one)
 * Entering a free object is one compare-and-swap; leaving an uncontended thin lock a plain store is not enough (inflation
 * by another thread), so also a compare-and-swap.  Contention, wait, and recursion overflow inflate. */
#ifndef VM_MONITOR_H
#define VM_MONITOR_H
#include "vm/thread.h"

enum { LOCK_RECURSION_BITS = 10, LOCK_RECURSION_MASK = (1 << LOCK_RECURSION_BITS) - 1 };
#define LOCK_INFLATED     0x40000000u
#define LOCK_THREAD_LIMIT (1u << 20)

/* The slow parts: recursion, contention, inflated monitors.  enter may block (a safepoint-safe state); it cannot fail.
 * exit: false with IllegalMonitorStateException pending. */
void            monitor_enter_slow(Thread *t, Object *o);
MUST_CHECK bool monitor_exit_slow(Thread *t, Object *o);

static inline void monitor_enter(Thread *t, Object *o)
{
    u4 expected = LOCK_UNLOCKED;
    if (unlikely(!__atomic_compare_exchange_n(&o->lock, &expected, LOCK_UNLOCKED | t->id << LOCK_RECURSION_BITS, false,
                                              __ATOMIC_ACQUIRE, __ATOMIC_RELAXED)))
        monitor_enter_slow(t, o);
}
MUST_CHECK static inline bool monitor_exit(Thread *t, Object *o)
{
    u4 expected = LOCK_UNLOCKED | t->id << LOCK_RECURSION_BITS;
    if (likely(__atomic_compare_exchange_n(&o->lock, &expected, LOCK_UNLOCKED, false, __ATOMIC_RELEASE, __ATOMIC_RELAXED)))
        return true;
    return monitor_exit_slow(t, o);
}
/* For native code, whose entries no frame leaves: as monitor_enter, but monitor_leave_all will find it (JNI: DetachCurrentThread). */
void    monitor_enter_native(Thread *t, Object *o);
void    monitor_leave_all(Thread *t);
bool    monitor_held_by(const Thread *t, const Object *o);
Thread *monitor_owner(const Object *o);                 /* NULL: free */

/* Object.wait: release o's monitor, sleep, take it again (JLS §17.2.1).  nanos 0: no limit.
 * True when notified or timed out; false with IllegalMonitorStateException ("current thread is not owner") or
 * InterruptedException pending.  All recursive entries are released and restored. */
MUST_CHECK bool monitor_wait(Thread *t, Object *o, int64_t nanos);
MUST_CHECK bool monitor_notify(Thread *t, Object *o, bool all);
void    monitor_visit_inflated(void (*visit)(Object *o, void *arg), void *arg);        /* the world is stopped */
/* MARK_END hook of heap.c, world stopped: frees monitors of dead objects. */
void    monitor_sweep(bool (*is_live)(const Object *o));
#endif
