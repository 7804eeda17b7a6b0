/* classloader/loading.h -- which thread is loading what (JVMS §5.3, §5.3.5): it finds classes that would be their own superclasses,
 * and threads that meet at a class.  What is done then is HotSpot's way, as class loaders see in which order they are called. */
#ifndef CLASSLOADER_LOADING_H
#define CLASSLOADER_LOADING_H
#include "classloader/loader.h"

typedef struct Loading Loading;

/* t is about to load `super` and to derive l's class `name` from it; super NULL: is about to call loadClass(name) of l, which is not
 * parallel capable.  NULL: t is at that already, ClassCircularityError is pending. */
MUST_CHECK Loading *loading_begin(Thread *t, Loader *l, const Symbol *name, const Symbol *super);
void                loading_end(Loading *loading);

/* What some thread, maybe this one, is loading to derive `name` from it; NULL: nothing. */
const Symbol       *loading_super_of(const Loader *l, const Symbol *name);

/* While another thread is at l's class `name`: leaves the monitor of the loader, which t has entered, and waits. */
void                loading_await_others(Thread *t, Loader *l, const Symbol *name);
void                loading_wake_waiting(void);         /* threads are to end */
#endif
