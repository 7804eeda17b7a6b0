/* classlib/natives.h -- the native methods the VM implements itself, gathered from this folder's files. */
#ifndef CLASSLIB_NATIVES_H
#define CLASSLIB_NATIVES_H
#include "vm/thread.h"

void natives_register(void);                            /* before the first class is loaded */
MUST_CHECK bool natives_start_signal_dispatcher(Thread *t);
#endif
