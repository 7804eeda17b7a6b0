/* interp/trace.h -- watching every instruction: the bytecode log (-Xlog:interpreter=trace, -XX:+TraceBytecodes) and the check
 * of stack effects (-XX:+CheckStackEffects).  Threads started while one is wanted run with a dispatch table of their own. */
#ifndef INTERP_TRACE_H
#define INTERP_TRACE_H
#include "vm/frame.h"

bool trace_wanted(void);
/* Called before the instruction at pc runs in t->frame.
 *   sp, tos  the slot of the top of stack and its value (the stack is empty when sp is the frame's spill slot) */
void trace_instruction(Thread *t, const u1 *pc, const Slot *sp, u8 tos);
#endif
