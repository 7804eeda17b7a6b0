/* vm/safepoint.h -- handshakes: run a function while a thread stands still, without stopping the others. */
#ifndef VM_SAFEPOINT_H
#define VM_SAFEPOINT_H
#include "vm/thread.h"

enum {                                                  /* Thread.poll */
    POLL_HANDSHAKE = 1,                                 /* t->handshake is to be run */
    POLL_STOP = 2,                                      /* stand still until the world goes on */
    POLL_SUSPEND = 4,                                   /* Thread.suspend: stand still until resumed */
    POLL_EXCEPTION = 8,                                 /* t->async_exception is to be thrown */
    POLL_SAMPLE = 16,                                   /* the compiler wants to know what runs (interpreter only) */
    POLL_END = 32,                                      /* the thread ends, as the VM does */
    POLL_RESERVED = 64,                                 /* reserved_stack.h: a StackOverflowError is due */
    POLL_WAKES = POLL_EXCEPTION | POLL_END              /* what is not waited for to the end of a sleep */
};

void safepoint_init(void);                              /* at VM creation */
/* Runs op(target, arg) when target is at a poll, in native code or blocked: on target itself or on the caller while target
 * is kept from going on.  target may be t.  op must not block, throw or run Java code; it may walk target's stack.
 * The caller holds vm.threads_lock (so that target cannot end) or target is t.  False: target has no Java frames any more. */
bool thread_handshake(Thread *t, Thread *target, void (*op)(Thread *target, void *arg), void *arg);
/* The same for every live thread, t included, at one moment (stop the world); for thread dumps and deadlock search.  Takes
 * vm.threads_lock itself. */
void thread_handshake_all(Thread *t, void (*op)(Thread *target, void *arg), void *arg);

/* The same, but op runs once.  A collection may come in it. */
void safepoint_stop_all(Thread *t, void (*op)(void *arg), void *arg);

/* Thread.suspend, resume and stop (deprecated but real).  suspend returns when target stands still, unless it is t. */
void thread_suspend(Thread *t, Thread *target);
void thread_resume(Thread *target);
void thread_stop(Thread *target, Object *throwable);
/* Keeps every other thread from running Java code for ever: the process is about to exit. */
void safepoint_freeze_others(Thread *t);
/* The same, but threads that the VM has started leave for their ends (Thread.end). */
void safepoint_end_others(Thread *t);
void safepoint_end(void);                               /* orphans stay where they are, the threads of another VM may go on */
#endif
