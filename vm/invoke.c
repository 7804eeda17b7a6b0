/* vm/invoke.c -- calling Java from C: arguments into slots, lookup, the method's entry. */
#include "vm/invoke.h"
#include <string.h>
#include "vm/descriptor.h"
#include "vm/exception.h"
#include "vm/heap.h"
#include "vm/vm_ops.h"

bool invoke_slots(Thread *t, Method *m, Slot *args)
{
    INVARIANT(t->exception == NULL);
    bool ok = m->entry(t, m, args);
    INVARIANT(ok == (t->exception == NULL));
    return ok;
}

/* Writes the C arguments after the receiver as m's descriptor says; long and double take two slots. */
static void collect_arguments(const Method *m, Slot *out, va_list values)
{
    for (TypeIter p = descriptor_params(m->descriptor); descriptor_next(&p); out += p.slots)
        switch (p.kind) {
        case 'J': out[0].l = out[1].l = va_arg(values, int64_t); break;
        case 'D': out[0].d = out[1].d = va_arg(values, double); break;
        case 'F': out->raw = 0; out->f = (float)va_arg(values, double); break;
        case 'L': case '[': out->ref = va_arg(values, Object *); break;
        default: out->raw = (u4)va_arg(values, int); break;
        }
}

static bool invoke_collected(Thread *t, Method *m, Object *receiver, Slot *result, va_list values)
{
    Slot args[m->arg_slots + 2];                        /* at most 257: on the C stack, where the collector looks */
    memset(args, 0, sizeof args);
    args[0].ref = receiver;
    collect_arguments(m, args + !method_is_static(m), values);
    if (!invoke_slots(t, m, args))
        return false;
    if (result != NULL)
        *result = args[0];
    return true;
}

bool invoke_method(Thread *t, Method *m, Slot *result, ...)
{
    va_list values;
    va_start(values, result);
    Object *receiver = method_is_static(m) ? NULL : va_arg(values, Object *);
    bool ok = invoke_collected(t, m, receiver, result, values);
    va_end(values);
    return ok;
}

/* The method that a virtual or interface call of m on receiver runs.  NULL: IncompatibleClassChangeError pending. */
static Method *select_for(Thread *t, Method *m, const Object *receiver)
{
    const Class *k = object_class(receiver);
    if (!class_is_interface(m->klass) || method_is_private(m))
        return class_select_virtual(k, m);
    Method *selected = class_select_interface(k, m);
    if (selected == NULL)
        throw_new(t, EX_IncompatibleClassChangeError, "Class %s does not implement the requested interface %s",
                  class_external_name(k), class_external_name(m->klass));
    return selected;
}

bool invoke_virtual(Thread *t, Method *m, Slot *result, ...)
{
    va_list values;
    va_start(values, result);
    Object *receiver = va_arg(values, Object *);
    Method *selected = select_for(t, m, receiver);
    bool ok = selected != NULL && invoke_collected(t, selected, receiver, result, values);
    va_end(values);
    return ok;
}

static Method *find_named(Thread *t, Class *k, const char *name, const char *descriptor)
{
    Method *m = class_find_method(k, symbol_of(name), symbol_of(descriptor));
    if (m == NULL)
        throw_new(t, EX_NoSuchMethodError, "%s.%s%s", class_external_name(k), name, descriptor);
    return m;
}

bool invoke_static_named(Thread *t, Class *k, const char *name, const char *descriptor, Slot *result, ...)
{
    Method *m = find_named(t, k, name, descriptor);
    if (m == NULL || (!class_is_initialized(m->klass) && !vm_ops.initialize_class(t, m->klass)))
        return false;
    va_list values;
    va_start(values, result);
    bool ok = invoke_collected(t, m, NULL, result, values);
    va_end(values);
    return ok;
}

bool invoke_virtual_named(Thread *t, Object *receiver, const char *name, const char *descriptor, Slot *result, ...)
{
    Method *m = find_named(t, object_class(receiver), name, descriptor);
    if (m == NULL || (m = select_for(t, m, receiver)) == NULL)
        return false;
    va_list values;
    va_start(values, result);
    bool ok = invoke_collected(t, m, receiver, result, values);
    va_end(values);
    return ok;
}

Object *invoke_constructor(Thread *t, Class *k, const char *descriptor, ...)
{
    const Symbol *name = symbol_of("<init>"), *signature = symbol_of(descriptor);
    Method *m = class_declared_method(k, name, signature);
    if (m == NULL) {
        throw_new(t, EX_NoSuchMethodError, "%s: method '%s' not found", class_external_name(k),
                  signature_external_name(NULL, name, signature));
        return NULL;
    }
    if (!class_is_initialized(k) && !vm_ops.initialize_class(t, k))
        return NULL;
    Object *o = heap_alloc_object(t, k);
    if (o == NULL)
        return NULL;
    va_list values;
    va_start(values, descriptor);
    bool ok = invoke_collected(t, m, o, NULL, values);
    va_end(values);
    return ok ? o : NULL;
}
