/* vm/fault.h -- loads and stores that may meet memory which is gone: the pages of a mapped file behind its end, once another
 * process made it shorter, give SIGBUS.  HotSpot turns that into an InternalError for what goes through Unsafe; so do we. */
#ifndef VM_FAULT_H
#define VM_FAULT_H
#include <setjmp.h>
#include <ucontext.h>
#include "vm/thread.h"

#define FAULT_TEXT "a fault occurred in a recent unsafe memory access operation in compiled Java code"

/* Where to go on if the instruction faults; both relative to the member's own address. */
typedef struct FaultEntry { int32_t instruction, recovery; } FaultEntry;

#define FAULT_ENTRY(label)                                      \
    "\n\t.pushsection fault_table, \"a\""                       \
    "\n\t.balign 4\n\t.long 1b - ., %l[" #label "] - ."         \
    "\n\t.popsection"

/* One instruction each, which the caller's `label` continues after a fault.  address: pointer to an integer type of the value's
 * size; may be unaligned.  Loads have acquire order, stores release order; an exchange is sequentially consistent. */
#define LOAD_OR_FAULT(value, address, label) \
    __asm__ goto ("1: mov %1, %0" FAULT_ENTRY(label) : "=r"(value) : "m"(*(address)) : "memory" : label)
#define STORE_OR_FAULT(value, address, label) \
    __asm__ goto ("1: mov %1, %0" FAULT_ENTRY(label) : "=m"(*(address)) : "r"(value) : "memory" : label)
#define EXCHANGE_OR_FAULT(value, address, label) \
    __asm__ goto ("1: xchg %1, %0" FAULT_ENTRY(label) : "+m"(*(address)), "+r"(value) : : "memory" : label)

/* Calls work(args), in which any access to memory may fault; it must hold no lock.  False: one did; nothing is pending. */
bool fault_guarded(Thread *t, void (*work)(Slot *args), Slot *args);

/* In a handler of SIGBUS: makes the thread go on at its recovery.  False: it has none. */
bool fault_recover(ucontext_t *context);
#endif
