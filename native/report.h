/* native/report.h -- telling that native code has gone wrong: on stdout, in HotSpot's words, with the Java stack, or the C
 * stack where there is none. */
#ifndef NATIVE_REPORT_H
#define NATIVE_REPORT_H
#include "vm/thread.h"

void report_warning(Thread *t, const char *format, ...) PRINTF(2, 3);           /* "WARNING in native method: ..." */
void report_line(Thread *t, const char *format, ...) PRINTF(2, 3);              /* the text alone, then the stack */
_Noreturn void report_fatal(Thread *t, const char *format, ...) PRINTF(2, 3);   /* "FATAL ERROR in native method: ...", then abort() */
_Noreturn void report_fatal_off_java(const char *text);                         /* the same on a thread that is not attached */
#endif
