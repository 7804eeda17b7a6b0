/* classlib/jdwp.h -- what a debugger's front end (JDI) needs to run a program and to talk about it at all: the Java Debug Wire Protocol
 * without breakpoints, without classes, threads and frames to look at.  It is what jshell asks of the VM that runs its snippets. */
#ifndef CLASSLIB_JDWP_H
#define CLASSLIB_JDWP_H
#include <stdbool.h>
#include "vm/thread.h"

/* Options behind "jdwp=" of -agentlib:, or "jdwp:" of -Xrun; ends the process with the reason if they are wrong. */
void jdwp_set_options(const char *options);
/* Connects to the debugger, or waits for it; if suspend=y, until it says resume.  No options were set: nothing happens. */
void jdwp_start(Thread *t);
void jdwp_end(void);                                    /* the debugger is disconnected */
#endif
