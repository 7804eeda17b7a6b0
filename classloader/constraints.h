/* classloader/constraints.h -- loading constraints (JVMS §5.3.4): what a name must mean to several class loaders. */
#ifndef CLASSLOADER_CONSTRAINTS_H
#define CLASSLOADER_CONSTRAINTS_H
#include "classloader/loader.h"

/* N^L1 = N^L2 for every class named in the descriptor, from now on.  NULL, or the name of one that is two classes already. */
MUST_CHECK const Symbol *constraints_add(const Symbol *descriptor, Loader *a, Loader *b);

/* The next ones under this lock, which is taken before that of a loader; try: not if somebody has it. */
void constraints_lock(void);
bool constraints_try_lock(void);
void constraints_unlock(void);
/* May k's name mean k to loader l?  If so, it does from now on.  Another class that it means: in *other. */
bool constraints_met(Loader *l, Class *k, Class **other);
void constraints_forget_dead(void);                     /* loaders that loader_unload has found dead */
#endif
