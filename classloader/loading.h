/* classloader/loading.h -- which thread is loading what (JVMS §5.3, §5.3.5): it finds classes that would be their own superclasses,
 * and threads that meet at a class.  What is done then is HotSpot's way, as class loaders see in which order they are called. */
#ifndef CLASSLOADER_LOADING_H
#define CLASSLOADER_LOADING_H
#include "classloader/loader.h"

typedef struct Loading Loading;

/* t is about to load `super` and to derive l's class `name` from it.  NULL: it is at that already, ClassCircularityError is pending. */
MUST_CHECK Loading *loading_begin(Thread *t, const Loader *l, const Symbol *name, const Symbol *super);
void                loading_end(Loading *loading);

/* Before t loads l's class `name`, which it has not found: while another thread loads a superclass or superinterface of it, t loads
 * that, too, and finds circles on the way.  False: the error is pending. */
MUST_CHECK bool loading_super_first(Thread *t, Loader *l, const Symbol *name);
/* ClassLoader.loadClass, in the loader's monitor unless it is parallel capable.  NULL: pending. */
MUST_CHECK Class *loading_by_java(Thread *t, Loader *l, const Symbol *name);

void loading_forget(const Thread *t);                   /* it will not come to the end with anything */
void loading_wake_waiting(void);                        /* threads are to end */
#endif
