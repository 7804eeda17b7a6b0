/* classlib/diagnostic_commands.h -- what tools ask of a running VM, one line of text for each command. */
#ifndef CLASSLIB_DIAGNOSTIC_COMMANDS_H
#define CLASSLIB_DIAGNOSTIC_COMMANDS_H
#include <stdio.h>
#include "vm/thread.h"

/* Runs the command; line is changed.  False: pending, an IllegalArgumentException in HotSpot's words if it is the line's fault. */
MUST_CHECK bool diagnostic_command_run(Thread *t, char *line, FILE *out);
/* What a method of jdk.internal.vm.VMSupport makes of some properties.  False: pending. */
MUST_CHECK bool properties_print(Thread *t, FILE *out, const char *method);
#endif
