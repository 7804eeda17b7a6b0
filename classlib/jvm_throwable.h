/* classlib/jvm_throwable.h -- stack traces as Java objects. */
#ifndef CLASSLIB_JVM_THROWABLE_H
#define CLASSLIB_JVM_THROWABLE_H
#include "vm/thread.h"

/* StackTraceElement[] of target as it stands; takes vm.threads_lock itself.  Empty when target has no Java frames (any more).
 * NULL: pending. */
MUST_CHECK Object *stack_trace_of_thread(Thread *t, Thread *target);
void throwable_natives_register(void);
void access_natives_register(void);                     /* jvm_access.c */
#endif
