/* vm/safepoint.h -- handshakes: run a function while a thread stands still, without stopping the others. */
#ifndef VM_SAFEPOINT_H
#define VM_SAFEPOINT_H
#include "vm/thread.h"

/* Runs op(target, arg) when target is at a poll, in native code or blocked: on target itself or on the caller while target
 * is kept from going on.  target may be t.  op must not block, throw or run Java code; it may walk target's stack.
 * The caller holds vm.threads_lock (so that target cannot end) or target is t.  False: target has no Java frames any more. */
bool thread_handshake(Thread *t, Thread *target, void (*op)(Thread *target, void *arg), void *arg);
/* The same for every live thread at one moment (stop the world); for thread dumps and deadlock search. */
void thread_handshake_all(Thread *t, void (*op)(Thread *target, void *arg), void *arg);
#endif
