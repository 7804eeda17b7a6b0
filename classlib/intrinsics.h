/* classlib/intrinsics.h -- the functions of vm/intrinsics.def. */
#ifndef CLASSLIB_INTRINSICS_H
#define CLASSLIB_INTRINSICS_H
#include "classlib/vm_natives.h"
#include "interp/interp.h"

#define INTRINSIC(class, method, descriptor, function) bool function(Thread *t, Method *m, Slot *args);
#include "vm/intrinsics.def"

/* The bytecode does it, exceptions and their traces included. */
static inline bool run_bytecode(Thread *t, Method *m, Slot *args) { return interp_entry(t, m, args); }

/* Are [from, from + count) indices of an array of that length? */
static inline bool range_is_inside(int32_t from, int32_t count, int32_t length)
{
    return (from | count) >= 0 && (int64_t)from + count <= length;
}

static inline u1 *bytes_of(const Slot slot) { return array_data(slot.ref); }
static inline u2 *chars_of(const Slot slot) { return array_data(slot.ref); }
#endif
