/* classloader/init.h -- class initialisation (JVMS §5.5). */
#ifndef CLASSLOADER_INIT_H
#define CLASSLOADER_INIT_H
#include "vm/class.h"

/* Returns at once when initialised, or when the calling thread is initialising it (recursion).  False: pending
 * (ExceptionInInitializerError, NoClassDefFoundError "Could not initialize class X", what linking threw). */
MUST_CHECK bool class_initialize_slow(Thread *t, Class *k);
MUST_CHECK static inline bool class_initialize(Thread *t, Class *k)
{
    return class_is_initialized(k) || class_initialize_slow(t, k);
}
/* Whoever waits for another thread's initialisation looks whether it is to end itself. */
void class_wake_waiting(void);
#endif
