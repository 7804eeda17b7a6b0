/* vm/invoke.h -- calling Java methods from C. */
#ifndef VM_INVOKE_H
#define VM_INVOKE_H
#include <stdarg.h>
#include "vm/thread.h"

/* Runs exactly m (no virtual selection).  args: arguments in slots, receiver first, long/double taking two slots (value in
 * the first); at least max(arg_slots, 2) slots of room, scanned by the collector only if on the C or Java stack.  The result
 * is left in args[0].  The class is initialised by the caller.  False: an exception is pending. */
MUST_CHECK bool invoke_slots(Thread *t, Method *m, Slot *args);

/* The same with C arguments by m's descriptor: Object * for references (the receiver first), int for int-like types, int64_t,
 * double for float and double.  Selects virtually when `virtual_call`.  The result's slot comes back in *result (may be NULL). */
MUST_CHECK bool invoke_method(Thread *t, Method *m, Slot *result, ...);
MUST_CHECK bool invoke_virtual(Thread *t, Method *m, Slot *result, ...);
/* By name, for the cold: looks the method up in the class (static) or the receiver's class (virtual); the class is initialised. */
MUST_CHECK bool invoke_static_named(Thread *t, Class *k, const char *name, const char *descriptor, Slot *result, ...);
MUST_CHECK bool invoke_virtual_named(Thread *t, Object *receiver, const char *name, const char *descriptor, Slot *result, ...);
/* new k(args): allocates and runs the constructor with that descriptor.  NULL: pending. */
MUST_CHECK Object *invoke_constructor(Thread *t, Class *k, const char *descriptor, ...);
#endif
