/* vm/crash_report.h -- the contents of a crash report (crash.c says when and where).  Everything here runs in a signal
 * handler of a process that may be damaged: no locks, no allocation, and a fault ends only the section being printed. */
#ifndef VM_CRASH_REPORT_H
#define VM_CRASH_REPORT_H
#include <signal.h>
#include <ucontext.h>
#include "vm/base.h"

typedef struct Crash {
    int              signal;
    const siginfo_t *info;
    ucontext_t      *context;
    uintptr_t        pc, sp;
    bool             stack_overflow;            /* the guard page of the C stack was touched */
    char             log_path[4096];            /* the report's file, once there is one */
} Crash;

typedef struct CrashSection {
    const char *name;
    void      (*print)(const Crash *crash);
} CrashSection;

extern const CrashSection crash_sections[];     /* in the order of the report; ends with a NULL name */
extern int crash_output;                        /* file descriptor that crash_print writes to */

void crash_print(const char *format, ...) PRINTF(1, 2);
void crash_print_header(const Crash *crash);    /* what goes to stdout, too */
/* "V  [libjvm.so+0x1234]  name+0x10": V for the VM's own code, C for other code.  signal_frame: pc is where the fault was, not
 * a return address. */
void crash_print_location(uintptr_t pc, bool signal_frame);
void crash_print_native_stack(int output);      /* without any crash: the calling thread's, to that file descriptor */
#endif
