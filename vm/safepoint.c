/* vm/safepoint.c -- handshakes.
 *
 * A requester sets the target's poll word, runs membarrier() and then reads the target's state; the target stores its state
 * and then reads its poll word (thread_enter_java).  So either the requester sees IN_JAVA and waits for the target to come
 * by, or the target sees the poll word and comes to `handshakes.lock` before it touches anything Java.  The operation of a
 * target that is IN_NATIVE or BLOCKED runs on the requester while it holds that lock. */
#include "vm/safepoint.h"
#include <errno.h>
#include <linux/membarrier.h>
#include <setjmp.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>
#include "vm/exception.h"
#include "vm/lifetime.h"
#include "vm/reserved_stack.h"
#include "vm/vm.h"

typedef struct Request {
    void (*op)(Thread *target, void *arg);
    void *arg;
    bool  done, had_frames;
} Request;

/* Orphans of one VM may be waiting here when there is another. */
static struct {
    pthread_mutex_t lock;
    pthread_cond_t  changed;
    Thread         *stopper;                            /* who has stopped the world, or NULL */
    char           *barrier_page;                       /* kernels without membarrier(); else NULL */
} handshakes PERSISTENT = { .lock = PTHREAD_MUTEX_INITIALIZER, .changed = PTHREAD_COND_INITIALIZER };

enum { RECHECK_NANOS = 200000 };                        /* a thread that goes native says so to nobody */

static void init_once(void)
{
    if (syscall(SYS_membarrier, MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED, 0, 0) == 0) return;
    handshakes.barrier_page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (handshakes.barrier_page == MAP_FAILED) vm_fatal("no memory for the barrier page");
}

void safepoint_init(void)
{
    static pthread_once_t once PERSISTENT = PTHREAD_ONCE_INIT;
    pthread_once(&once, init_once);
}

/* A full fence on every processor that runs one of our threads.  Without membarrier(): taking write access from a page in use
 * interrupts them all. */
static void fence_everywhere(void)
{
    __atomic_thread_fence(__ATOMIC_SEQ_CST);
    if (handshakes.barrier_page == NULL) {
        syscall(SYS_membarrier, MEMBARRIER_CMD_PRIVATE_EXPEDITED, 0, 0);
        return;
    }
    static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    pthread_mutex_lock(&lock);
    mprotect(handshakes.barrier_page, 4096, PROT_READ | PROT_WRITE);
    *(volatile char *)handshakes.barrier_page = 1;
    mprotect(handshakes.barrier_page, 4096, PROT_READ);
    pthread_mutex_unlock(&lock);
}

static void poll_set(Thread *target, u4 bits) { __atomic_or_fetch(&target->poll, bits, __ATOMIC_SEQ_CST); }
static void poll_clear(Thread *target, u4 bits) { __atomic_and_fetch(&target->poll, ~bits, __ATOMIC_SEQ_CST); }

static bool stands_still(const Thread *target)
{
    return thread_state(target) != THREAD_IN_JAVA;
}

/* handshakes.lock is held. */
static void run_request(Thread *target)
{
    Request *request = target->handshake;
    if (request == NULL) return;
    request->had_frames = target->frame != NULL;
    request->op(target, request->arg);
    target->handshake = NULL;
    poll_clear(target, POLL_HANDSHAKE);                 /* not before: until then the target may leave a native, but not go on */
    request->done = true;
}

static bool must_stand(const Thread *t)
{
    return (handshakes.stopper != NULL && handshakes.stopper != t) || (thread_polled(t) & POLL_SUSPEND) != 0;
}

void safepoint_resume(Thread *t)
{
    if ((thread_polled(t) & ~(u4)(POLL_EXCEPTION | POLL_SAMPLE | POLL_RESERVED)) == 0) return;
    pthread_mutex_lock(&handshakes.lock);
    for (;;) {
        if (t->is_orphan) {
            pthread_mutex_unlock(&handshakes.lock);
            for (;;) pause();                           /* there is nothing to come back to */
        } else if (t->handshake != NULL) {
            run_request(t);
            pthread_cond_broadcast(&handshakes.changed);
        } else if ((thread_polled(t) & POLL_END) && t->end != NULL) {
            pthread_mutex_unlock(&handshakes.lock);
            longjmp(*(jmp_buf *)t->end, 1);
        } else if (must_stand(t)) {
            __atomic_store_n(&t->state, THREAD_BLOCKED, __ATOMIC_RELEASE);
            t->is_stopped = true;
            pthread_cond_broadcast(&handshakes.changed);
            pthread_cond_wait(&handshakes.changed, &handshakes.lock);
            t->is_stopped = false;
        } else
            break;
    }
    __atomic_store_n(&t->state, THREAD_IN_JAVA, __ATOMIC_SEQ_CST);
    pthread_mutex_unlock(&handshakes.lock);
}

void safepoint_poll(Thread *t)
{
    safepoint_resume(t);
    if (thread_polled(t) & POLL_RESERVED) reserved_stack_poll(t);
    if ((thread_polled(t) & POLL_EXCEPTION) == 0) return;
    pthread_mutex_lock(&handshakes.lock);
    Object *exception = t->async_exception;
    t->async_exception = NULL;
    poll_clear(t, POLL_EXCEPTION);
    pthread_mutex_unlock(&handshakes.lock);
    if (exception != NULL) t->exception = exception;
}

/* Waits for news, or until it is time to look again.  handshakes.lock is held. */
static void wait_for_change(void)
{
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_nsec += RECHECK_NANOS;
    if (until.tv_nsec >= 1000000000) { until.tv_nsec -= 1000000000; until.tv_sec++; }
    pthread_cond_timedwait(&handshakes.changed, &handshakes.lock, &until);
}

bool thread_handshake(Thread *t, Thread *target, void (*op)(Thread *target, void *arg), void *arg)
{
    Request request = { op, arg, false, false };
    if (target == t) {
        op(target, arg);
        return target->frame != NULL;
    }
    pthread_mutex_lock(&handshakes.lock);
    target->handshake = &request;
    poll_set(target, POLL_HANDSHAKE);
    fence_everywhere();
    while (!request.done) {
        if (stands_still(target))
            run_request(target);
        else
            wait_for_change();
    }
    pthread_mutex_unlock(&handshakes.lock);
    return request.had_frames;
}

static bool all_stand_still(const Thread *t)
{
    for (Thread *other = vm.threads; other != NULL; other = other->next)
        if (other != t && !stands_still(other)) return false;
    return true;
}

void safepoint_stop_all(Thread *t, void (*op)(void *arg), void *arg)
{
    thread_lock_list(t);
    pthread_mutex_lock(&handshakes.lock);
    handshakes.stopper = t;
    for (Thread *other = vm.threads; other != NULL; other = other->next)
        if (other != t) poll_set(other, POLL_STOP);
    fence_everywhere();
    while (!all_stand_still(t))
        wait_for_change();
    op(arg);
    handshakes.stopper = NULL;
    for (Thread *other = vm.threads; other != NULL; other = other->next)
        poll_clear(other, POLL_STOP);
    pthread_cond_broadcast(&handshakes.changed);
    pthread_mutex_unlock(&handshakes.lock);
    thread_unlock_list();
}

typedef struct OperationOnAll { void (*op)(Thread *target, void *arg); void *arg; } OperationOnAll;

static void run_on_all(void *operation)
{
    const OperationOnAll *all = operation;
    for (Thread *target = vm.threads; target != NULL; target = target->next) all->op(target, all->arg);
}

void thread_handshake_all(Thread *t, void (*op)(Thread *target, void *arg), void *arg)
{
    OperationOnAll all = { op, arg };
    safepoint_stop_all(t, run_on_all, &all);
}

static void no_operation(Thread *target, void *arg) { (void)target; (void)arg; }

void thread_suspend(Thread *t, Thread *target)
{
    target->is_suspended = true;
    poll_set(target, POLL_SUSPEND);
    if (target == t)
        safepoint_resume(t);
    else
        thread_handshake(t, target, no_operation, NULL);
}

void thread_resume(Thread *target)
{
    pthread_mutex_lock(&handshakes.lock);
    target->is_suspended = false;
    poll_clear(target, POLL_SUSPEND);
    pthread_cond_broadcast(&handshakes.changed);
    pthread_mutex_unlock(&handshakes.lock);
}

void thread_stop(Thread *target, Object *throwable)
{
    pthread_mutex_lock(&handshakes.lock);
    target->async_exception = throwable;
    poll_set(target, POLL_EXCEPTION);
    pthread_mutex_unlock(&handshakes.lock);
    thread_interrupt(target);
}

static void stop_for_good(Thread *t, u4 bits)
{
    static Thread nobody;                               /* the stopper when no Java thread is */
    thread_lock_list(t);                                /* nobody starts, or ends, meanwhile */
    pthread_mutex_lock(&handshakes.lock);
    handshakes.stopper = t != NULL ? t : &nobody;
    for (Thread *other = vm.threads; other != NULL; other = other->next)
        if (other != t) poll_set(other, bits);
    pthread_cond_broadcast(&handshakes.changed);
    pthread_mutex_unlock(&handshakes.lock);
    thread_unlock_list();
}

void safepoint_end(void)
{
    pthread_mutex_lock(&handshakes.lock);
    handshakes.stopper = NULL;
    pthread_mutex_unlock(&handshakes.lock);
}

void safepoint_freeze_others(Thread *t) { stop_for_good(t, POLL_STOP); }
void safepoint_end_others(Thread *t) { stop_for_good(t, POLL_STOP | POLL_END); }
