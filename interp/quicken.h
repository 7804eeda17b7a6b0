/* interp/quicken.h -- the first execution of an instruction that names a constant-pool entry: resolve, then rewrite the
 * opcode (one byte, stored last with release; the operands stay).  pc: the instruction, in caller's code.  A form that
 * must first see its class initialised is not rewritten while this thread is still initialising that class.
 * NULL, false: an exception is pending. */
#ifndef INTERP_QUICKEN_H
#define INTERP_QUICKEN_H
#include "classloader/resolve.h"

/* getstatic, putstatic, getfield, putfield (op says which). */
MUST_CHECK Field  *quicken_field(Thread *t, Method *caller, const u1 *pc, u1 op);
/* invokevirtual: always rewritten, so execute it again. */
MUST_CHECK bool    quicken_invokevirtual(Thread *t, Method *caller, const u1 *pc);
/* The method to call; NULL with nothing pending: the instruction has become invokehandle_static, so execute it again. */
MUST_CHECK Method *quicken_invokestatic(Thread *t, Method *caller, const u1 *pc);
MUST_CHECK Method *quicken_invokespecial(Thread *t, Method *caller, const u1 *pc);
/* The resolved interface or Object method; selection is the caller's. */
MUST_CHECK Method *quicken_invokeinterface(Thread *t, Method *caller, const u1 *pc);
MUST_CHECK CallSite *quicken_invokedynamic(Thread *t, const u1 *pc);
/* new: the class to instantiate; anewarray: the class of the array. */
MUST_CHECK Class  *quicken_new(Thread *t, Method *caller, const u1 *pc);
MUST_CHECK Class  *quicken_anewarray(Thread *t, Method *caller, const u1 *pc);
/* checkcast and instanceof: the class. */
MUST_CHECK Class  *quicken_type_test(Thread *t, Method *caller, const u1 *pc, u1 op);
/* ldc, ldc_w, ldc2_w: stores the value and returns the slots it takes; 0: pending. */
MUST_CHECK int     quicken_constant(Thread *t, Method *caller, const u1 *pc, u1 op, Slot *value);

/* When m is called for the first time: rewrites pairs of instructions that need no resolution. */
void quicken_method(Method *m);

static inline CallSite *call_site_at(const u1 *pc)      /* see CallSite in vm/class.h */
{
    u4 packed;
    __builtin_memcpy(&packed, pc + 1, sizeof packed);
    return meta_unpack(packed);
}
#endif
