/* classlib/thread_dump.h -- looking at all threads at once. */
#ifndef CLASSLIB_THREAD_DUMP_H
#define CLASSLIB_THREAD_DUMP_H
#include <stdio.h>
#include "vm/thread.h"

/* Every Java thread's name, state and stack in HotSpot's format, and deadlocks. */
typedef struct DumpParts {
    bool synchronizers;                                 /* the locks of java.util.concurrent that each thread holds */
    bool extended;                                      /* what each thread has allocated and defined */
    bool heap;                                          /* its size */
} DumpParts;
void thread_dump_all(Thread *t, FILE *out, DumpParts parts);

/* Threads that wait for each other in circles, by monitors and, unless monitors_only, by ownable synchronizers
 * (java.util.concurrent.locks).  A Thread[], or NULL when there are none; NULL also with an exception pending. */
Object *thread_find_deadlocked(Thread *t, bool monitors_only);
/* The AbstractOwnableSynchronizer or other object target is parked for; NULL: none. */
Object *thread_park_blocker(const Thread *target);
/* The java.lang.Thread that owns an AbstractOwnableSynchronizer; NULL: none, or not such an object. */
Object *synchronizer_owner(const Object *synchronizer);
/* All AbstractOwnableSynchronizers that are owned, in an Object[]; takes a collection.  NULL: pending. */
MUST_CHECK Object *thread_owned_synchronizers(Thread *t);
/* All live java.lang.Threads, the oldest first.  NULL: pending. */
MUST_CHECK Object *thread_all_java(Thread *t);
#endif
