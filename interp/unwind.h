/* interp/unwind.h -- exceptions inside the interpreter: making the implicit ones, finding the handler. */
#ifndef INTERP_UNWIND_H
#define INTERP_UNWIND_H
#include "vm/frame.h"

/* With an exception pending in the interpreted frame t->frame (its pc saved): leaves frames, unlocking what they hold, up to
 * the one with a handler, and saves the handler's pc there; the exception stays in t->exception, to be pushed.
 * t->handover.native_sp: where the native stack ends then if activations in compiled code were left, else NULL.
 * False: no handler down to the ENTRY frame, which is t->frame then. */
bool unwind_to_handler(Thread *t);

/* HotSpot's messages.  All return false. */
bool throw_index_out_of_bounds(Thread *t, int32_t index, const Object *array);
bool throw_class_cast(Thread *t, const Object *o, const Class *to);
#endif
