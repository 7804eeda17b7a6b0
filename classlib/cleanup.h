/* classlib/cleanup.h -- what objects hold of the process besides the heap, when the VM is destroyed. */
#ifndef CLASSLIB_CLEANUP_H
#define CLASSLIB_CLEANUP_H
#include "vm/thread.h"

/* Closes files and channels, frees memory outside the heap, as if all objects were unreachable now.  t is the only thread. */
void cleanup_run(Thread *t);
#endif
