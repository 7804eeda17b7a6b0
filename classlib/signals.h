/* classlib/signals.h -- the signal dispatcher thread. */
#ifndef CLASSLIB_SIGNALS_H
#define CLASSLIB_SIGNALS_H
#include "vm/thread.h"

/* Takes SIGQUIT (unless -Xrs) and starts the thread that runs Java signal handlers.  False: pending. */
MUST_CHECK bool signals_start_dispatcher(Thread *t);
/* The process's own handlers again. */
void signals_end(void);
#endif
