/* interp/liveness.h -- which slots of a frame still matter. */
#ifndef INTERP_LIVENESS_H
#define INTERP_LIVENESS_H
#include "vm/frame.h"

/* f is interpreted and about to go on in the exception handler at f->pc.  Clears its operands, and those locals that nothing reads
 * any more: what they refer to is no reason for the collector to keep it.  Costs some passes over the method's code. */
void frame_clear_dead_slots(Frame *f);

/* t stands still, or is the calling thread.  Clears in its newest activations, interpreted and compiled, that have called others what
 * older ones have left there: locals that cannot be read because they may not have been set.  What has been set stays, as with HotSpot's
 * interpreter: programs know that. */
void thread_clear_leftovers(Thread *t);
#endif
