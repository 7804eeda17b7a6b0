/* interp/polymorphic.c -- MethodHandle.invokeBasic and linkTo*. */
#include "interp/polymorphic.h"
#include "classloader/resolve.h"
#include "vm/exception.h"

Method *polymorphic_member_target(const Object *member)      /* MemberName.method.vmtarget; NULL when not resolved */
{
    const Object *resolved = member != NULL ? object_ref_at(member, KNOWN(MemberName_method)) : NULL;
    return resolved != NULL ? OBJECT_AT(resolved, KNOWN(ResolvedMethodName_vmtarget), Method *) : NULL;
}

Method *polymorphic_basic_target(const Object *handle)       /* handle.form.vmentry's */
{
    const Object *form = handle != NULL ? object_ref_at(handle, KNOWN(MethodHandle_form)) : NULL;
    return form != NULL ? polymorphic_member_target(object_ref_at(form, KNOWN(LambdaForm_vmentry))) : NULL;
}

static Method *interface_target(Thread *t, const Object *receiver, const Object *member)
{
    Method *named = polymorphic_member_target(member);
    Class *k = object_class(receiver);
    if (named == NULL || !class_is_interface(named->klass))
        return named == NULL ? NULL : class_select_virtual(k, named);
    Method *selected = method_is_private(named) ? named : class_select_interface(k, named);
    return check_interface_selection(t, k, named->klass, named, selected) ? selected : NULL;
}

static Method *virtual_target(const Object *receiver, const Object *member)
{
    int64_t index = OBJECT_AT(member, KNOWN(MemberName_vmindex), int64_t);
    return index >= 0 ? object_class(receiver)->vtable[index] : polymorphic_member_target(member);
}

Method *polymorphic_target(Thread *t, MethodEntry entry, const Slot *args, const Slot *last)
{
    const Object *first = args[0].ref, *member = last->ref;
    Method *target = NULL;
    if (entry == polymorphic_invoke_basic)
        target = polymorphic_basic_target(first);
    else if (entry == polymorphic_link_to_static)
        target = polymorphic_member_target(member);
    else if (first == NULL || member == NULL)
        target = NULL;
    else if (entry == polymorphic_link_to_special)
        target = polymorphic_member_target(member);
    else if (entry == polymorphic_link_to_virtual)
        target = virtual_target(first, member);
    else
        target = interface_target(t, first, member);
    if (target == NULL && t->exception == NULL)
        throw_new(t, EX_NullPointerException, NULL);
    return target;
}

static bool pass_on(Thread *t, Method *m, MethodEntry entry, Slot *args)
{
    Method *target = polymorphic_target(t, entry, args, args + m->arg_slots - 1);
    return target != NULL && target->entry(t, target, args);
}

bool polymorphic_invoke_basic(Thread *t, Method *m, Slot *args) { return pass_on(t, m, polymorphic_invoke_basic, args); }
bool polymorphic_link_to_static(Thread *t, Method *m, Slot *args) { return pass_on(t, m, polymorphic_link_to_static, args); }
bool polymorphic_link_to_special(Thread *t, Method *m, Slot *args) { return pass_on(t, m, polymorphic_link_to_special, args); }
bool polymorphic_link_to_virtual(Thread *t, Method *m, Slot *args) { return pass_on(t, m, polymorphic_link_to_virtual, args); }
bool polymorphic_link_to_interface(Thread *t, Method *m, Slot *args) { return pass_on(t, m, polymorphic_link_to_interface, args); }

/* Calls in bytecode are linked to an adapter; only reflection gets here. */
static bool reflective_entry(Thread *t, Method *m, Slot *args)
{
    (void)args;
    return throw_new(t, EX_UnsupportedOperationException, "MethodHandle.%s cannot be invoked reflectively", symbol_chars(m->name));
}

MethodEntry interp_polymorphic_entry(const Method *m)
{
    static const struct { const char *name; MethodEntry entry; } natives[] = {
        { "invokeBasic", polymorphic_invoke_basic },
        { "linkToStatic", polymorphic_link_to_static },
        { "linkToSpecial", polymorphic_link_to_special },
        { "linkToVirtual", polymorphic_link_to_virtual },
        { "linkToInterface", polymorphic_link_to_interface },
        { "invoke", reflective_entry },
        { "invokeExact", reflective_entry },
    };
    if (method_is_native(m) && symbol_is(m->klass->name, "java/lang/invoke/MethodHandle"))
        for (size_t i = 0; i < COUNT_OF(natives); i++)
            if (symbol_is(m->name, natives[i].name))
                return natives[i].entry;
    return NULL;
}
