/* interp/interp.h -- the bytecode interpreter. */
#ifndef INTERP_INTERP_H
#define INTERP_INTERP_H
#include "vm/frame.h"

/* Method.entry of interpreted methods: pushes an ENTRY frame and the method's frame and runs until it returns. */
bool interp_entry(Thread *t, Method *m, Slot *args);
/* Method.entry of abstract methods: AbstractMethodError. */
bool abstract_entry(Thread *t, Method *m, Slot *args);
void interp_init(void);                                 /* once: dispatch table */
#endif
