/* interp/liveness.h -- which slots of a frame still matter. */
#ifndef INTERP_LIVENESS_H
#define INTERP_LIVENESS_H
#include "vm/frame.h"

/* f is interpreted and about to go on in the exception handler at f->pc.  Clears its operands, and those locals that nothing reads
 * any more: what they refer to is no reason for the collector to keep it.  Costs some passes over the method's code. */
void frame_clear_dead_slots(Frame *f);
#endif
