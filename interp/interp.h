/* interp/interp.h -- the bytecode interpreter. */
#ifndef INTERP_INTERP_H
#define INTERP_INTERP_H
#include "vm/frame.h"

/* Method.entry of interpreted methods: pushes an ENTRY frame and the method's frame and runs until it returns.  The
 * interpreter may replace it by an entry of its own that does the same (ask interp_owns, do not compare). */
bool interp_entry(Thread *t, Method *m, Slot *args);
/* Method.entry of abstract methods: AbstractMethodError. */
bool abstract_entry(Thread *t, Method *m, Slot *args);
/* What m->entry starts as: interp_entry, abstract_entry, the entry of a method-handle native, or NULL for other natives. */
MethodEntry interp_method_entry(const Method *m);
/* multianewarray (JVMS §6.5) of class k.  NULL: NegativeArraySizeException or OutOfMemoryError pending. */
MUST_CHECK Object *interp_multi_array(Thread *t, Class *k, const Slot *lengths, int dimensions);
bool interp_owns(const Method *m);                      /* does m run here (rather than compiled or native)? */

/* For compiled code, which has the interpreter's state in the argument registers when it jumps here (vm/compiled.h). */
bool interp_unwind(Thread *t, const u1 *pc, Slot *sp, Slot *locals, u8 tos, const u8 *entries);     /* an exception is pending */
/* Calls the method in tos; its arguments begin at `locals`, sp: the last.  The caller's pc and return_pc are saved. */
bool interp_call(Thread *t, const u1 *pc, Slot *sp, Slot *locals, u8 tos, const u8 *entries);

#endif
