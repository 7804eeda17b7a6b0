/* vm/crash.h -- what happens when the VM, or native code under it, crashes: a note on stdout, a report in
 * hs_err_pid<pid>.log, abort().  Handlers that the process had installed before the VM come first. */
#ifndef VM_CRASH_H
#define VM_CRASH_H
#include <signal.h>
#include "vm/base.h"

enum { CRASH_STACK_BYTES = 64 << 10 };          /* of the alternate stack that each thread brings along */

void crash_install(void);                       /* SIGSEGV, SIGBUS, SIGFPE, SIGILL, and vm_fatal's SIGABRT; vm.options is set */
/* What the VM's own handler does, for a host that has put its handler in that one's place.  False: the fault is not the VM's; with
 * ends_unknown it is reported as a crash instead. */
bool crash_handle_signal(int number, siginfo_t *info, void *context, bool ends_unknown);
void crash_uninstall(void);                     /* the process's own handlers again */
/* Makes [memory, memory + CRASH_STACK_BYTES) the calling thread's alternate signal stack unless it has one already. */
void crash_use_stack(void *memory);
void crash_leave_stack(void *memory);           /* before that memory goes */
#endif
