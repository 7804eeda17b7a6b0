/* classlib/system_thread.h -- threads of the VM's own that Java code sees. */
#ifndef CLASSLIB_SYSTEM_THREAD_H
#define CLASSLIB_SYSTEM_THREAD_H
#include "vm/thread.h"

/* Starts a daemon of the system thread group that runs body.  False: pending. */
MUST_CHECK bool system_thread_start(Thread *t, const char *name, bool (*body)(Thread *t));
#endif
