/* classlib/attach.h -- the listener by which jcmd, jstack and their kin talk to this process: a socket, /tmp/.java_pid<pid>, that is
 * made when a tool wants it. */
#ifndef CLASSLIB_ATTACH_H
#define CLASSLIB_ATTACH_H
#include "vm/thread.h"

/* Removes what another process of this number has left; with -XX:+StartAttachListener starts listening.  False: pending. */
MUST_CHECK bool attach_begin(Thread *t);
/* At SIGQUIT: is it a tool that wants the listener?  Starts it then. */
bool attach_is_wanted(Thread *t);
void attach_remove_file(void);                          /* async-signal-safe */
void attach_end(void);                                  /* no thread of the VM runs any more */
#endif
