/* vm/fault.c -- recovery from SIGBUS; crash.c has the handler. */
#include "vm/fault.h"
#include <signal.h>

extern const FaultEntry __start_fault_table[] __attribute__((visibility("hidden")));    /* the linker makes these */
extern const FaultEntry __stop_fault_table[] __attribute__((visibility("hidden")));

/* So that the section exists in programs without any such access; no instruction lies there. */
static const FaultEntry nothing __attribute__((section("fault_table"), used, aligned(4))) = { 0, 0 };

bool fault_guarded(Thread *t, void (*work)(Slot *args), Slot *args)
{
    sigjmp_buf here;
    bool ok = sigsetjmp(here, false) == 0;              /* fault_recover restores the signal mask */
    if (ok) {
        t->fault_recovery = &here;
        __asm__ volatile("" ::: "memory");
        work(args);
        __asm__ volatile("" ::: "memory");
    }
    t->fault_recovery = NULL;
    return ok;
}

bool fault_recover(ucontext_t *context)
{
    greg_t *pc = &context->uc_mcontext.gregs[REG_RIP];
    Thread *t = thread_current();
    for (const FaultEntry *e = __start_fault_table; e < __stop_fault_table; e++)
        if ((uintptr_t)*pc == (uintptr_t)&e->instruction + (uintptr_t)(intptr_t)e->instruction) {
            *pc = (greg_t)((uintptr_t)&e->recovery + (uintptr_t)(intptr_t)e->recovery);
            return true;
        }
    if (t == NULL || t->fault_recovery == NULL) return false;
    pthread_sigmask(SIG_SETMASK, &context->uc_sigmask, NULL);
    siglongjmp(*(sigjmp_buf *)t->fault_recovery, 1);
}
