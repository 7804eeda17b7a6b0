/* interp/polymorphic.h -- the natives of java.lang.invoke.MethodHandle that pass a call on: invokeBasic to the method
 * behind the handle's form, linkTo* to the method their last argument, a MemberName, stands for. */
#ifndef INTERP_POLYMORPHIC_H
#define INTERP_POLYMORPHIC_H
#include "vm/thread.h"

/* Entries for calls from C.  The interpreter knows them by address and goes on with the target in its own loop. */
bool polymorphic_invoke_basic(Thread *t, Method *m, Slot *args);
bool polymorphic_link_to_static(Thread *t, Method *m, Slot *args);
bool polymorphic_link_to_special(Thread *t, Method *m, Slot *args);
bool polymorphic_link_to_virtual(Thread *t, Method *m, Slot *args);
bool polymorphic_link_to_interface(Thread *t, Method *m, Slot *args);

/* The proper entry for native method m of java.lang.invoke.MethodHandle by its name; NULL for any other method.
 * invoke and invokeExact, which only reflection reaches, throw UnsupportedOperationException. */
MethodEntry interp_polymorphic_entry(const Method *m);

/* The method that such an entry passes the call on to.  NULL: pending.
 *   last   the last argument slot, the MemberName of a linkTo* call: no argument of the target */
MUST_CHECK Method *polymorphic_target(Thread *t, MethodEntry entry, const Slot *args, const Slot *last);
Method *polymorphic_member_target(const Object *member);    /* of a MemberName; NULL when not resolved */
Method *polymorphic_basic_target(const Object *handle);     /* of a MethodHandle, by its form; NULL: none yet */
static inline bool polymorphic_drops_last(MethodEntry entry) { return entry != polymorphic_invoke_basic; }
static inline bool polymorphic_passes_on(MethodEntry entry)
{
    return entry == polymorphic_invoke_basic || entry == polymorphic_link_to_static || entry == polymorphic_link_to_special
        || entry == polymorphic_link_to_virtual || entry == polymorphic_link_to_interface;
}
#endif
