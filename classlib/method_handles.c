/* classlib/method_handles.c -- the natives of java.lang.invoke.MethodHandleNatives: member names and call sites.
 *
 * A MemberName is a symbolic reference (clazz, name, type, reference kind in flags) that resolution turns into a direct one:
 *   a method   method = ResolvedMethodName { vmtarget: Method *, vmholder: its class's mirror },
 *              vmindex = vtable index, itable index or VTABLE_NONE
 *   a field    vmindex = byte offset in the object, or in the mirror */
#include "classlib/method_handles.h"
#include "classlib/reflect.h"
#include "classlib/vm_natives.h"
#include "classloader/init.h"
#include "classloader/link.h"
#include "classloader/loader.h"
#include "classloader/resolution.h"
#include "vm/descriptor.h"
#include "vm/exception.h"
#include "vm/heap.h"
#include "vm/java_string.h"
#include "vm/mirror.h"

enum {                                                  /* MethodHandleNatives.Constants */
    MN_IS_METHOD = 0x10000, MN_IS_CONSTRUCTOR = 0x20000, MN_IS_FIELD = 0x40000, MN_IS_TYPE = 0x80000,
    MN_KINDS = MN_IS_METHOD | MN_IS_CONSTRUCTOR | MN_IS_FIELD | MN_IS_TYPE,
    MN_CALLER_SENSITIVE = 0x100000, MN_TRUSTED_FINAL = 0x200000,
    MN_REFERENCE_KIND_SHIFT = 24, MN_REFERENCE_KIND_MASK = 0xf,
    MN_SEARCH_SUPERCLASSES = 0x100000, MN_SEARCH_INTERFACES = 0x200000,
    LM_UNCONDITIONAL = 32                               /* MethodHandles.Lookup.UNCONDITIONAL */
};
enum {
    METHOD_MODIFIERS = ACC_PUBLIC | ACC_PRIVATE | ACC_PROTECTED | ACC_STATIC | ACC_FINAL | ACC_SYNCHRONIZED | ACC_BRIDGE |
                       ACC_VARARGS | ACC_NATIVE | ACC_ABSTRACT | ACC_STRICT | ACC_SYNTHETIC,
    FIELD_MODIFIERS = ACC_PUBLIC | ACC_PRIVATE | ACC_PROTECTED | ACC_STATIC | ACC_FINAL | ACC_VOLATILE | ACC_TRANSIENT |
                      ACC_ENUM | ACC_SYNTHETIC
};

static int32_t *flags_of(Object *name) { return &OBJECT_AT(name, KNOWN(MemberName_flags), int32_t); }
static Object **clazz_of(Object *name) { return &OBJECT_AT(name, KNOWN(MemberName_clazz), Object *); }
static Object **name_of(Object *name) { return &OBJECT_AT(name, KNOWN(MemberName_name), Object *); }
static Object **type_of(Object *name) { return &OBJECT_AT(name, KNOWN(MemberName_type), Object *); }
static int64_t *vmindex_of(Object *name) { return &OBJECT_AT(name, KNOWN(MemberName_vmindex), int64_t); }
static int reference_kind_of(Object *name) { return *flags_of(name) >> MN_REFERENCE_KIND_SHIFT & MN_REFERENCE_KIND_MASK; }

/* ---- from members to member names ------------------------------------------------------------------------------------------ */

static Object *new_resolved_name(Thread *t, Method *m)
{
    Object *o = heap_alloc_object(t, KNOWN(ResolvedMethodName));
    if (o == NULL)
        return NULL;
    OBJECT_AT(o, KNOWN(ResolvedMethodName_vmtarget), Method *) = m;
    OBJECT_STORE(o, KNOWN(ResolvedMethodName_vmholder), m->klass->mirror);
    return o;
}

static bool set_method(Thread *t, Object *member_name, Method *m, int64_t vmindex, int kind, Class *clazz)
{
    Object *resolved = new_resolved_name(t, m);
    if (resolved == NULL)
        return false;
    *flags_of(member_name) = (m->access_flags & METHOD_MODIFIERS) | (method_is_initializer(m) ? MN_IS_CONSTRUCTOR : MN_IS_METHOD) |
                             kind << MN_REFERENCE_KIND_SHIFT | (m->flags & METHOD_CALLER_SENSITIVE ? MN_CALLER_SENSITIVE : 0);
    OBJECT_STORE(member_name, KNOWN(MemberName_method), resolved);
    *vmindex_of(member_name) = vmindex;
    OBJECT_STORE(member_name, KNOWN(MemberName_clazz), clazz->mirror);
    return true;
}

static bool set_direct(Thread *t, Object *member_name, Method *m)
{
    return set_method(t, member_name, m, VTABLE_NONE, method_is_static(m) ? REF_invokeStatic : REF_invokeSpecial, m->klass);
}

static bool binds_statically(const Method *m)
{
    return (m->access_flags & (ACC_STATIC | ACC_PRIVATE | ACC_FINAL)) || method_is_initializer(m) ||
           ((m->klass->access_flags & ACC_FINAL) && !class_is_interface(m->klass));
}

bool member_name_set_method(Thread *t, Object *member_name, Method *m, Class *holder)
{
    if (holder == NULL)
        holder = m->klass;
    if (binds_statically(m))
        return set_direct(t, member_name, m);
    if (!class_is_interface(m->klass))
        return set_method(t, member_name, m, m->vtable_index, REF_invokeVirtual, m->klass);
    if (!class_is_interface(holder)) {                  /* inherited from an interface: its place in the class's vtable */
        int32_t index = class_vtable_index(holder, m);
        return index < 0 ? set_direct(t, member_name, m) : set_method(t, member_name, m, index, REF_invokeVirtual, holder);
    }
    return set_method(t, member_name, m, m->itable_index, REF_invokeInterface, m->klass);
}

/* Types the library asks for so often that it need not resolve them by name. */
static Object *well_known_type(const Field *f)
{
    if (!kind_is_reference(f->type)) return vm.primitives[primitive_index(f->type)]->mirror;
    if (symbol_is(f->descriptor, "Ljava/lang/Object;")) return KNOWN(Object)->mirror;
    if (symbol_is(f->descriptor, "Ljava/lang/String;")) return KNOWN(String)->mirror;
    if (symbol_is(f->descriptor, "Ljava/lang/Class;")) return KNOWN(Class)->mirror;
    return NULL;
}

static void set_field(Object *member_name, const Field *f, bool is_setter)
{
    int kind = f->access_flags & ACC_STATIC ? REF_getStatic : REF_getField;
    Object *type = well_known_type(f);
    if (is_setter)
        kind += REF_putField - REF_getField;
    *flags_of(member_name) = (f->access_flags & FIELD_MODIFIERS) | MN_IS_FIELD | kind << MN_REFERENCE_KIND_SHIFT |
                             (f->trusted_final ? MN_TRUSTED_FINAL : 0);
    OBJECT_AT(member_name, KNOWN(MemberName_method), Object *) = NULL;
    *vmindex_of(member_name) = f->offset;
    *clazz_of(member_name) = f->klass->mirror;
    if (type != NULL)
        *type_of(member_name) = type;
    heap_dirty(member_name);
}

/* ---- init ------------------------------------------------------------------------------------------------------------------- */

static bool init_member_name(Thread *t, Object *member_name, Object *target)
{
    Class *k = object_class(target);
    if (k == KNOWN(ReflectField)) {
        Field *f = reflect_field_of(target);
        bool is_setter = reference_kind_of(member_name) >= REF_putField;
        set_field(member_name, f, is_setter);
        Object *name = string_intern_symbol(t, f->name);
        if (*name_of(member_name) == NULL)
            *name_of(member_name) = name;
        if (*type_of(member_name) == NULL)
            *type_of(member_name) = *(Object **)reflect_field_address(target, "type", "Ljava/lang/Class;");
        heap_dirty(member_name);
        return name != NULL;
    }
    if (k != KNOWN(ReflectMethod) && k != KNOWN(ReflectConstructor))
        return throw_new(t, EX_InternalError, "unrecognized type: %s", class_external_name(k));
    Method *m = reflect_method_of(target);
    if (k == KNOWN(ReflectMethod) && polymorphic_name(m->klass, m->name))
        return true;                                    /* stays empty: the library makes one with a concrete type */
    return member_name_set_method(t, member_name, m, NULL);
}

/* ---- resolve ---------------------------------------------------------------------------------------------------------------- */

/* A type as MemberName holds it (MethodType, Class or String) spelt as a descriptor.  NULL: no such symbol, or pending. */
static char *put_mirror(char *to, const char *end, const Object *mirror)
{
    const Class *k = mirror_class(mirror);
    size_t room = (size_t)(end - to);
    if (class_is_primitive(k)) {
        if (room > 1) *to++ = k->element_type;
    } else if (k->name->length + 3u < room) {
        bool is_array = class_is_array(k);
        if (!is_array) *to++ = 'L';
        memcpy(to, symbol_chars(k->name), k->name->length);
        to += k->name->length;
        if (!is_array) *to++ = ';';
    }
    return to;
}

static const Symbol *descriptor_of(Thread *t, const Object *type)
{
    char text[UINT16_MAX + 1], *to = text;
    const char *end = text + sizeof text;
    const Class *k = object_class(type);
    if (k == KNOWN(String))
        return string_to_symbol(type, false);
    if (k == KNOWN(MethodType)) {
        const Object *types = object_ref_at(type, KNOWN(MethodType_ptypes));
        *to++ = '(';
        for (int32_t i = 0; i < array_length(types); i++)
            to = put_mirror(to, end, array_refs(types)[i]);
        *to++ = ')';
        to = put_mirror(to, end, object_ref_at(type, KNOWN(MethodType_rtype)));
    } else if (k == KNOWN(Class))
        to = put_mirror(to, end, type);
    else {
        throw_new(t, EX_InternalError, "unrecognized type");
        return NULL;
    }
    return symbol_intern(text, (size_t)(to - text));
}

static bool resolve_method_name(Thread *t, Object *member_name, const MethodLink *link, int kind)
{
    static const InvokeKind kinds[] = {
        [REF_invokeVirtual] = INVOKE_VIRTUAL, [REF_invokeStatic] = INVOKE_STATIC, [REF_invokeSpecial] = INVOKE_SPECIAL,
        [REF_newInvokeSpecial] = INVOKE_SPECIAL, [REF_invokeInterface] = INVOKE_INTERFACE };
    bool is_static;
    Class *holder = link->holder;
    if (polymorphic_name(holder, link->name) && (method_handle_intrinsic_name(link->name, &is_static) || kind != REF_invokeStatic)) {
        if (!method_handle_intrinsic_name(link->name, &is_static))
            return throw_new(t, EX_InternalError, "appendix");     /* invokeExact and kin cannot be named without one */
        Method *m = is_static == (kind == REF_invokeStatic) ? resolve_method_handle_intrinsic(t, link->name, link->descriptor) : NULL;
        return m != NULL && set_direct(t, member_name, m);
    }
    Method *resolved = NULL, *m = resolve_link(t, link, kinds[kind], &resolved);
    if (m == NULL)
        return false;
    if (kind == REF_invokeStatic || kind == REF_invokeSpecial || kind == REF_newInvokeSpecial)
        return set_direct(t, member_name, m);
    return member_name_set_method(t, member_name, m, holder);
}

/* False: not found; pending unless it is just unknown. */
static bool resolve_member(Thread *t, Object *member_name, Class *caller, int lookup_mode)
{
    int flags = *flags_of(member_name), kind = reference_kind_of(member_name);
    if (*clazz_of(member_name) == NULL || *name_of(member_name) == NULL || *type_of(member_name) == NULL)
        return throw_new(t, EX_IllegalArgumentException, "nothing to resolve");
    Class *holder = mirror_class(*clazz_of(member_name));
    if (class_is_primitive(holder))
        return false;
    if (class_is_array(holder))
        holder = KNOWN(Object);
    if (!link_class(t, holder))
        return false;
    const Symbol *name = string_to_symbol(*name_of(member_name), false), *descriptor = descriptor_of(t, *type_of(member_name));
    if (name == NULL || descriptor == NULL || symbol_is(name, "<clinit>"))
        return false;
    bool constraints = caller != NULL && !(lookup_mode & LM_UNCONDITIONAL);
    const MethodLink link = { holder, name, descriptor, caller, 0, constraints };
    switch (flags & MN_KINDS) {
    case MN_IS_METHOD: return kind >= REF_invokeVirtual && resolve_method_name(t, member_name, &link, kind);
    case MN_IS_CONSTRUCTOR: return symbol_is(name, "<init>") && resolve_method_name(t, member_name, &link, REF_newInvokeSpecial);
    case MN_IS_FIELD: {
        Field *f = class_find_field(holder, name, descriptor);
        if (f == NULL)
            return throw_new(t, EX_NoSuchFieldError, "%s", symbol_chars(name));
        if (constraints && !resolve_field_constraints(t, caller, f)) return false;
        set_field(member_name, f, kind >= REF_putField);
        return true;
    }
    default: return throw_new(t, EX_InternalError, "unrecognized MemberName format");
    }
}

static bool throw_unresolved(Thread *t, int flags)
{
    if (t->exception != NULL)
        return false;
    switch (flags & MN_KINDS) {
    case MN_IS_FIELD: return throw_new(t, EX_NoSuchFieldError, "field resolution failed");
    case MN_IS_METHOD: case MN_IS_CONSTRUCTOR: return throw_new(t, EX_NoSuchMethodError, "method resolution failed");
    default: return throw_new(t, EX_LinkageError, "resolution failed");
    }
}

/* ---- expand, getMembers ------------------------------------------------------------------------------------------------------ */

static const Field *field_at(const Class *k, int64_t offset, bool is_static)
{
    for (; k != NULL; k = is_static ? NULL : k->super)
        for (u2 i = 0; i < k->field_count; i++)
            if (k->fields[i].offset == offset && !!(k->fields[i].access_flags & ACC_STATIC) == is_static) return &k->fields[i];
    return NULL;
}

/* Fills in what is missing of clazz, name and type. */
static bool expand(Thread *t, Object *member_name)
{
    const Symbol *name, *descriptor;
    Object *known_type = NULL;
    int flags = *flags_of(member_name);
    heap_dirty(member_name);                            /* before the first store: the second one's value is allocated in between */
    if (flags & (MN_IS_METHOD | MN_IS_CONSTRUCTOR)) {
        const Method *m = resolve_member_name_target(member_name);
        if (m == NULL)
            return throw_new(t, EX_IllegalArgumentException, "nothing to expand");
        if (*clazz_of(member_name) == NULL)
            OBJECT_STORE(member_name, KNOWN(MemberName_clazz), m->klass->mirror);
        name = m->name;
        descriptor = m->descriptor;
    } else if (flags & MN_IS_FIELD) {
        if (*clazz_of(member_name) == NULL)
            return throw_new(t, EX_IllegalArgumentException, "nothing to expand (as field)");
        const Field *f = field_at(mirror_class(*clazz_of(member_name)), *vmindex_of(member_name), flags & ACC_STATIC);
        if (f == NULL)
            return throw_new(t, EX_InternalError, "unrecognized MemberName format");
        name = f->name;
        descriptor = f->descriptor;
        known_type = well_known_type(f);
    } else
        return throw_new(t, EX_InternalError, "unrecognized MemberName format");
    if (*name_of(member_name) == NULL && (*name_of(member_name) = string_intern_symbol(t, name)) == NULL)
        return false;
    if (*type_of(member_name) == NULL)
        *type_of(member_name) = known_type != NULL ? known_type : string_from_symbol(t, descriptor);
    return *type_of(member_name) != NULL;
}

typedef struct MemberSearch {
    const Symbol *name, *descriptor;                    /* NULL: any */
    int     flags, skip, filled, overflow;
    Object *results;
} MemberSearch;

enum { OVERFLOW_LIMIT = 1000 };

/* The next slot of the results for a match; NULL: skipped or no room, which is counted. */
static Object *next_result(MemberSearch *s)
{
    if (s->skip > 0)
        s->skip--;
    else if (s->filled < array_length(s->results))
        return array_refs(s->results)[s->filled++];
    else
        s->overflow++;
    return NULL;
}

static bool wants_method(const MemberSearch *s, const Method *m)
{
    bool is_initializer = method_is_initializer(m);
    return (s->flags & (is_initializer ? MN_IS_CONSTRUCTOR : MN_IS_METHOD)) && !(m->flags & METHOD_CLASS_INITIALIZER) &&
           (s->name == NULL || s->name == m->name) && (s->descriptor == NULL || s->descriptor == m->descriptor);
}

static bool search_class(Thread *t, MemberSearch *s, Class *k)
{
    for (u2 i = 0; (s->flags & MN_IS_FIELD) && i < k->field_count && s->overflow < OVERFLOW_LIMIT; i++) {
        const Field *f = &k->fields[i];
        if ((s->name != NULL && s->name != f->name) || (s->descriptor != NULL && s->descriptor != f->descriptor))
            continue;
        Object *member_name = next_result(s);
        if (member_name != NULL) set_field(member_name, f, false);
    }
    for (u2 i = 0; i < k->declared_method_count && s->overflow < OVERFLOW_LIMIT; i++) {
        if (!wants_method(s, &k->methods[i]))
            continue;
        Object *member_name = next_result(s);
        if (member_name != NULL && !member_name_set_method(t, member_name, &k->methods[i], NULL)) return false;
    }
    return true;
}

static bool search(Thread *t, MemberSearch *s, Class *k)
{
    if (!search_class(t, s, k))
        return false;
    for (Class *super = k->super; super != NULL && (s->flags & (MN_SEARCH_SUPERCLASSES | MN_SEARCH_INTERFACES)); super = super->super)
        if (!search_class(t, s, super)) return false;
    for (u2 i = 0; i < k->all_interface_count && (s->flags & MN_SEARCH_INTERFACES); i++)
        if (!search_class(t, s, k->all_interfaces[i])) return false;
    return true;
}

/* ---- natives -------------------------------------------------------------------------------------------------------------- */

static bool require_name(Thread *t, const Object *member_name)
{
    return member_name != NULL || throw_new(t, EX_InternalError, "mname is null");
}

static bool natives_init(Thread *t, Method *m, Slot *args)
{
    (void)m;
    if (!require_name(t, args[0].ref))
        return false;
    return args[1].ref == NULL ? throw_new(t, EX_InternalError, "target is null") : init_member_name(t, args[0].ref, args[1].ref);
}

static bool natives_expand(Thread *t, Method *m, Slot *args)
{
    (void)m;
    return require_name(t, args[0].ref) && expand(t, args[0].ref);
}

/* MemberName resolve(MemberName self, Class<?> caller, int lookupMode, boolean speculative) */
static bool natives_resolve(Thread *t, Method *m, Slot *args)
{
    (void)m;
    Object *member_name = args[0].ref;
    if (!require_name(t, member_name))
        return false;
    int kind = reference_kind_of(member_name);
    if (kind < REF_getField || kind > REF_invokeInterface)
        return throw_new(t, EX_InternalError, "obsolete MemberName format");
    Class *caller = args[1].ref != NULL ? mirror_class(args[1].ref) : NULL;
    if (resolve_member_name_target(member_name) != NULL || resolve_member(t, member_name, caller, args[2].i))
        return return_ref(args, member_name);
    if (!args[3].i)
        return throw_unresolved(t, *flags_of(member_name));
    if (t->exception != NULL && exception_is(t, EX_Error) && !exception_is(t, EX_OutOfMemoryError) && !exception_is(t, EX_StackOverflowError))
        t->exception = NULL;
    args[0].ref = NULL;
    return t->exception == NULL;
}

/* int getMembers(Class<?> defc, String matchName, String matchSig, int matchFlags, Class<?> caller, int skip, MemberName[] results) */
static bool natives_getMembers(Thread *t, Method *m, Slot *args)
{
    (void)m;
    MemberSearch s = { .flags = args[3].i, .skip = args[5].i, .results = args[6].ref };
    if (args[0].ref == NULL || s.results == NULL)
        return return_int(args, -1);
    Class *k = mirror_class(args[0].ref);
    if (class_is_primitive(k) || class_is_array(k))
        return return_int(args, -1);
    if (args[1].ref != NULL && ((s.name = string_to_symbol(args[1].ref, false)) == NULL || s.name->length == 0))
        return return_int(args, 0);
    if (args[2].ref != NULL) {
        if ((s.descriptor = string_to_symbol(args[2].ref, false)) == NULL)
            return return_int(args, 0);
        s.flags &= symbol_chars(s.descriptor)[0] == '(' ? ~(MN_IS_FIELD | MN_IS_TYPE) : ~(MN_IS_METHOD | MN_IS_CONSTRUCTOR);
    }
    return search(t, &s, k) && return_int(args, s.filled + s.overflow);
}

static bool field_offset(Thread *t, Object *member_name, bool is_static, int64_t *offset)
{
    if (member_name == NULL || *clazz_of(member_name) == NULL)
        return throw_new(t, EX_InternalError, "mname not resolved");
    int flags = *flags_of(member_name);
    if (!(flags & MN_IS_FIELD) || !!(flags & ACC_STATIC) != is_static)
        return throw_new(t, EX_InternalError, is_static ? "static field required" : "non-static field required");
    *offset = *vmindex_of(member_name);
    return true;
}

static bool natives_objectFieldOffset(Thread *t, Method *m, Slot *args)
{
    (void)m;
    int64_t offset = 0;
    return field_offset(t, args[0].ref, false, &offset) && return_long(args, offset);
}

static bool natives_staticFieldOffset(Thread *t, Method *m, Slot *args)
{
    (void)m;
    int64_t offset = 0;
    return field_offset(t, args[0].ref, true, &offset) && return_long(args, offset);
}

static bool natives_staticFieldBase(Thread *t, Method *m, Slot *args)
{
    (void)m;
    int64_t offset = 0;
    return field_offset(t, args[0].ref, true, &offset) && return_ref(args, *clazz_of(args[0].ref));
}

/* { Long vmindex, the class of a field or the MemberName itself } */
static bool natives_getMemberVMInfo(Thread *t, Method *m, Slot *args)
{
    (void)m;
    Object *member_name = args[0].ref, *pair, *box;
    if (member_name == NULL)
        return return_ref(args, NULL);
    const Slot index = { .l = *vmindex_of(member_name) };
    if ((pair = heap_alloc_array(t, KNOWN(ObjectArray), 2)) == NULL || !box_value(t, 'J', index, &box))
        return false;
    array_refs(pair)[0] = box;
    array_refs(pair)[1] = *flags_of(member_name) & MN_IS_FIELD ? *clazz_of(member_name) : member_name;
    return return_ref(args, pair);
}

/* Compiled code does not depend on a call site's target: it is read at each call. */
static bool natives_setCallSiteTarget(Thread *t, Method *m, Slot *args)
{
    (void)t, (void)m;
    __atomic_store_n(&OBJECT_AT(args[0].ref, KNOWN(CallSite_target), Object *), args[1].ref, __ATOMIC_SEQ_CST);
    heap_dirty(args[0].ref);
    return true;
}

static bool pseudo_argument(Thread *t, ConstantPool *pool, u2 specifier, const BootstrapMethod *b, int which, Object **value)
{
    const Slot count = { .i = b->argument_count };
    switch (which) {
    case -4: return (*value = resolve_method_handle(t, pool, b->method_handle_index)) != NULL;
    case -3: return (*value = string_from_symbol(t, pool_ref_name(pool, specifier))) != NULL;
    case -2: return (*value = resolve_type_object(t, pool_ref_descriptor(pool, specifier), pool->klass)) != NULL;
    default: return box_value(t, 'I', count, value);
    }
}

/* void copyOutBootstrapArguments(Class<?> caller, int[] indexInfo, int start, int end, Object[] buf, int pos, boolean resolve,
 * Object ifNotAvailable).  indexInfo: { argument count, pool index of the specifier }; -4..-1: its handle, name, type, count. */
static bool natives_copyOutBootstrapArguments(Thread *t, Method *m, Slot *args)
{
    (void)m;
    int32_t start = args[2].i, end = args[3].i, at = args[5].i;
    Object *out = args[4].ref;
    ConstantPool *pool = args[0].ref != NULL ? mirror_class(args[0].ref)->pool : NULL;
    int32_t index = args[1].ref != NULL && array_length(args[1].ref) >= 2 ? ((int32_t *)array_data(args[1].ref))[1] : 0;
    u1 tag = pool != NULL && index > 0 && index < pool->count ? pool_tag(pool, (u2)index) & CP_TAG_MASK : 0;
    if (tag != CP_Dynamic && tag != CP_InvokeDynamic)
        return throw_new(t, EX_LinkageError, "bad BSM argument access");
    const BootstrapMethod *b = &pool->klass->file->bootstrap_methods[pool_unresolved(pool, (u2)index) >> 16];
    if (start < -4 || start > end || end > b->argument_count || at < 0 || out == NULL || end - start > array_length(out) - at)
        return throw_new(t, EX_LinkageError, "bad BSM argument access");
    for (; start < end; start++, at++) {
        Object *value = args[7].ref;
        if (start < 0) {
            if (!pseudo_argument(t, pool, (u2)index, b, start, &value)) return false;
        } else if (args[6].i || resolve_static_argument_available(pool, b->arguments[start])) {
            if (!resolve_static_argument(t, pool, b->arguments[start], &value)) return false;
        }
        object_store_ref(out, &array_refs(out)[at], value);
    }
    return true;
}

static bool natives_clearCallSiteContext(Thread *t, Method *m, Slot *args)
{
    (void)t, (void)m, (void)args;                       /* nothing is recorded for call sites */
    return true;
}

static bool natives_registerNatives(Thread *t, Method *m, Slot *args)
{
    (void)t, (void)m, (void)args;
    return true;
}

/* int getNamedCon(int which, Object[] name): the constants by which library and VM check each other, when assertions are on. */
static bool natives_getNamedCon(Thread *t, Method *m, Slot *args)
{
    static const struct { const char *name; int value; } constants[] = {
        { "MN_IS_METHOD", MN_IS_METHOD }, { "MN_IS_CONSTRUCTOR", MN_IS_CONSTRUCTOR }, { "MN_IS_FIELD", MN_IS_FIELD },
        { "MN_IS_TYPE", MN_IS_TYPE }, { "MN_CALLER_SENSITIVE", MN_CALLER_SENSITIVE }, { "MN_TRUSTED_FINAL", MN_TRUSTED_FINAL },
        { "MN_SEARCH_SUPERCLASSES", MN_SEARCH_SUPERCLASSES }, { "MN_SEARCH_INTERFACES", MN_SEARCH_INTERFACES },
        { "MN_REFERENCE_KIND_SHIFT", MN_REFERENCE_KIND_SHIFT }, { "MN_REFERENCE_KIND_MASK", MN_REFERENCE_KIND_MASK } };
    (void)m;
    int which = args[0].i;
    if (which < 0 || (size_t)which >= COUNT_OF(constants) || args[1].ref == NULL || array_length(args[1].ref) == 0)
        return return_int(args, 0);
    Object *name = string_from_utf8(t, constants[which].name);
    if (name == NULL)
        return false;
    object_store_ref(args[1].ref, array_refs(args[1].ref), name);
    return return_int(args, constants[which].value);
}

void method_handles_register(void)
{
#define ROW(name) { "java/lang/invoke/MethodHandleNatives", #name, NULL, natives_##name, false }
    static const VmNative rows[] = {
        ROW(init), ROW(expand), ROW(resolve), ROW(objectFieldOffset), ROW(staticFieldOffset), ROW(staticFieldBase), ROW(getMembers),
        ROW(getMemberVMInfo), ROW(copyOutBootstrapArguments), ROW(clearCallSiteContext), ROW(getNamedCon), ROW(registerNatives),
        { "java/lang/invoke/MethodHandleNatives", "setCallSiteTargetNormal", NULL, natives_setCallSiteTarget, false },
        { "java/lang/invoke/MethodHandleNatives", "setCallSiteTargetVolatile", NULL, natives_setCallSiteTarget, false },
    };
#undef ROW
    bind_register_vm_natives(rows, COUNT_OF(rows));
}
