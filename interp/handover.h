/* interp/handover.h -- between the interpreter and compiled code (vm/compiled.h).  The functions that compiled code's stubs call
 * prepare t->handover; interp_handover does what it says. */
#ifndef INTERP_HANDOVER_H
#define INTERP_HANDOVER_H
#include "vm/compiled.h"

/* Leaves compiled code at point: the interpreter goes on there.  locals: of the compiled method; native_sp: where its return
 * address is. */
void handover_exit(Thread *t, const CallPoint *point, Slot *locals, void **native_sp);
/* Compiled code has called m, which is not compiled; call: where the call's return address is. */
void handover_call(Thread *t, Method *m, Slot *args, void **call);
/* An exception is pending; call: where the return address of the call is that ended so; args: the arguments of that. */
void handover_unwind(Thread *t, Slot *args, void **call);
/* The compiled activation t->frame has returned; native_sp: where its return address was; locals: its locals. */
void handover_return(Thread *t, void **native_sp, Slot *locals, u8 result);

/* The native stack pointer at a handler's entry, at or next below sp. */
static inline void *handover_native_sp(void *sp) { return (char *)sp - (((uintptr_t)sp & 15) == 8 ? 0 : 8); }

/* x64/enter.S */
bool interp_enter(Thread *t, const u1 *pc, Slot *sp, Slot *locals, u8 tos, const u8 *entries);  /* interp_invoke, from C */
bool interp_leave(Thread *t, bool result);              /* returns from interp_enter */
bool interp_handover(Thread *t);
bool interp_resume_compiled(Thread *t, const void *code, void **native_sp, Slot *args, u8 result);
#endif
