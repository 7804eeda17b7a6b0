/* vm/vm.c -- the VM's one global, clocks, and the way out. */
#include "vm/vm.h"
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include "vm/log.h"
#include "vm/options.h"
#include "vm/safepoint.h"
#include "vm/vm_ops.h"

VM vm = { .threads_lock = PTHREAD_MUTEX_INITIALIZER, .threads_changed = PTHREAD_COND_INITIALIZER };
VmOps vm_ops;

int primitive_index(char descriptor_char)
{
    static const char order[] = "ZCFDBSIJV";
    const char *found = descriptor_char == '\0' ? NULL : strchr(order, descriptor_char);
    return found == NULL ? -1 : (int)(found - order);
}

int64_t time_nanos(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000000LL + now.tv_nsec;
}

int64_t time_millis(void)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

void vm_abort(void)
{
    if (vm_ops.remove_files != NULL) vm_ops.remove_files();
    if (vm.options != NULL && vm.options->abort_hook != NULL) vm.options->abort_hook();
    if (vm.options != NULL && !vm.options->CreateCoredumpOnCrash) _exit(1);
    signal(SIGABRT, SIG_DFL);
    abort();
}

static _Thread_local bool exits_here;

bool vm_exits_here(void) { return exits_here; }

void vm_exit(int code)
{
    Thread *t = thread_current();
    if (__atomic_exchange_n(&vm.exiting, true, __ATOMIC_ACQ_REL)) {     /* somebody else is leaving already */
        if (t != NULL) thread_enter_blocked(t);
        for (;;) pause();
    }
    exits_here = true;
    safepoint_freeze_others(t);
    if (vm_ops.report_transitions != NULL) vm_ops.report_transitions();
    if (vm_ops.remove_files != NULL) vm_ops.remove_files();
    log_finish();
    if (vm.options != NULL && vm.options->exit_hook != NULL)
        vm.options->exit_hook(code);
    current_thread = NULL;                              /* atexit handlers find it detached */
    exit(code);
}
