/* interp/liveness.h -- which locals still matter. */
#ifndef INTERP_LIVENESS_H
#define INTERP_LIVENESS_H
#include "vm/frame.h"

/* Clears those locals of interpreted frame f that nothing reads any more when it goes on at f->pc: what they refer to is no
 * reason for the collector to keep it.  Costs some passes over the method's code. */
void frame_clear_dead_locals(Frame *f);
#endif
