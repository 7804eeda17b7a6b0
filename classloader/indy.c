/* classloader/indy.c -- linking through java.lang.invoke: method types and handles, dynamic constants, invokedynamic, and
 * calls of signature-polymorphic methods.  The library does the work (MethodHandleNatives.link*, find*); the first of
 * several threads to link an entry or call site wins, its result and its LinkageErrors are final (§5.4.3.6). */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#include "classloader/classfile.h"
#include "classloader/init.h"
#include "classloader/loader.h"
#include "classloader/resolution.h"
#include "vm/descriptor.h"
#include "vm/exception.h"
#include "vm/heap.h"
#include "vm/invoke.h"
#include "vm/java_string.h"
#include "vm/log.h"
#include "vm/vm_ops.h"

/* ---- signature-polymorphic methods ----------------------------------------------------------------------------------------- */

bool polymorphic_name(const Class *k, const Symbol *name)
{
    if (k != KNOWN(MethodHandle) && k != KNOWN(VarHandle))
        return false;
    for (u2 i = 0; i < k->declared_method_count; i++) {
        const Method *m = &k->methods[i];
        if (m->name == name && !(~m->access_flags & (ACC_NATIVE | ACC_VARARGS)) &&
            strncmp(symbol_chars(m->descriptor), "([Ljava/lang/Object;)", 21) == 0)
            return true;
    }
    return false;
}

bool method_handle_intrinsic_name(const Symbol *name, bool *is_static)
{
    *is_static = strncmp(symbol_chars(name), "linkTo", 6) == 0;
    return *is_static || symbol_is(name, "invokeBasic");
}

typedef struct Intrinsic {
    struct Intrinsic *next;
    Method            method;
} Intrinsic;
typedef struct IntrinsicTable { Intrinsic *buckets[64]; } IntrinsicTable;

/* References become Object (but the trailing MemberName of linkTo* stays), types shorter than int become int. */
static const Symbol *basic_descriptor(const Symbol *descriptor, bool keep_last)
{
    char text[UINT16_MAX + 1];
    size_t used = 0;
    u4 last = keep_last ? descriptor_arg_count(descriptor) - 1 : UINT32_MAX, at = 0;
    const char *returned = descriptor_return(descriptor);
    text[used++] = '(';
    for (TypeIter p = descriptor_params(descriptor); descriptor_next(&p); at++) {
        const char *basic = at == last ? p.chars : kind_is_reference(p.kind) ? "Ljava/lang/Object;" : strchr("BCSZ", p.kind) ? "I" : p.chars;
        size_t length = at == last ? p.length : kind_is_reference(p.kind) ? strlen(basic) : 1;
        if (used + length + 24 > sizeof text)
            return descriptor;
        memcpy(text + used, basic, length);
        used += length;
    }
    used += (size_t)sprintf(text + used, ")%s", kind_is_reference(*returned) ? "Ljava/lang/Object;" : strchr("BCSZ", *returned) ? "I" : returned);
    return symbol_intern(text, used);
}

Method *resolve_method_handle_intrinsic(Thread *t, const Symbol *name, const Symbol *descriptor)
{
    static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    bool is_static;
    const Method *declared = NULL;
    for (u2 i = 0; i < KNOWN(MethodHandle)->declared_method_count; i++)
        if (KNOWN(MethodHandle)->methods[i].name == name) declared = &KNOWN(MethodHandle)->methods[i];
    if (!method_handle_intrinsic_name(name, &is_static) || declared == NULL || (is_static && descriptor_arg_count(descriptor) == 0)) {
        throw_new(t, EX_NoSuchMethodError, "java.lang.invoke.MethodHandle.%s%s", symbol_chars(name), symbol_chars(descriptor));
        return NULL;
    }
    const Symbol *basic = basic_descriptor(descriptor, is_static);
    pthread_mutex_lock(&lock);
    IntrinsicTable *table = vm.method_handle_intrinsics;
    if (table == NULL)
        table = vm.method_handle_intrinsics = arena_alloc(vm.boot_loader->arena, sizeof *table);
    Intrinsic **bucket = &table->buckets[(basic->hash ^ name->hash) % COUNT_OF(table->buckets)], *found = *bucket;
    while (found != NULL && (found->method.name != name || found->method.descriptor != basic)) found = found->next;
    if (found == NULL) {
        found = arena_alloc(vm.boot_loader->arena, sizeof *found);
        found->method = *declared;
        found->method.descriptor = basic;
        found->method.arg_slots = (u2)(descriptor_arg_slots(basic) + !is_static);
        found->method.return_type = descriptor_return_kind(basic);
        found->method.access_flags = (declared->access_flags & ~ACC_VARARGS) | ACC_FINAL | ACC_SYNTHETIC;  /* of just this type */
        found->method.flags |= METHOD_POLYMORPHIC;
        found->method.vtable_index = VTABLE_NONE;
        vm_ops.prepare_method(&found->method);
        found->next = *bucket;
        *bucket = found;
    }
    pthread_mutex_unlock(&lock);
    return &found->method;
}

/* ---- types ------------------------------------------------------------------------------------------------------------------ */

static Class *load_type(Thread *t, const char *chars, size_t length, Class *from)
{
    int primitive = length == 1 ? primitive_index(*chars) : -1;
    if (primitive >= 0)
        return vm.primitives[primitive];
    if (*chars == 'L') {
        chars++;
        length -= 2;
    }
    Class *k = loader_load_for(t, symbol_intern(chars, length), from);
    return k != NULL && access_check_class(t, from, k) ? k : NULL;
}

Object *resolve_type_object(Thread *t, const Symbol *descriptor, Class *from)
{
    const char *returned = symbol_chars(descriptor);
    if (*returned != '(') {
        Class *k = load_type(t, returned, descriptor->length, from);
        return k != NULL ? k->mirror : NULL;
    }
    returned = descriptor_return(descriptor);
    Object *types = heap_alloc_array(t, KNOWN(ClassArray), (int32_t)descriptor_arg_count(descriptor));
    if (types == NULL)
        return NULL;
    Object **next = array_refs(types);
    for (TypeIter p = descriptor_params(descriptor); descriptor_next(&p); ) {
        Class *k = load_type(t, p.chars, p.length, from);
        if (k == NULL)
            return NULL;
        *next++ = k->mirror;
    }
    Class *k = load_type(t, returned, strlen(returned), from);
    Slot type;
    if (k == NULL || !invoke_static_named(t, KNOWN(MethodHandleNatives), "findMethodHandleType",
                                          "(Ljava/lang/Class;[Ljava/lang/Class;)Ljava/lang/invoke/MethodType;", &type, k->mirror, types))
        return NULL;
    return type.ref;
}

/* Publishes a constant that was made, or gives back the one that was published meanwhile. */
static Object *settle(Thread *t, ConstantPool *pool, u2 index, Object *value)
{
    if (value == NULL && t->exception != NULL)
        return resolution_fail(t, pool, index) ? (Object *)(uintptr_t)pool->entries[index] : NULL;
    if (value != NULL && !class_keep_alive(t, pool->klass, value))
        return NULL;
    u1 tag = pool_tag(pool, index) & CP_TAG_MASK;
    resolution_publish(pool, index, tag | CP_RESOLVED, (uintptr_t)value);
    if (pool_tag(pool, index) & CP_RESOLVED) return (Object *)(uintptr_t)pool->entries[index];
    resolution_throw_failed(t, pool, index);
    return NULL;
}

/* True: the entry is settled; *value is the constant, or NULL with its error pending. */
static bool already_settled(Thread *t, const ConstantPool *pool, u2 index, Object **value)
{
    u1 tag = pool_tag(pool, index);
    *value = NULL;
    if (tag & CP_RESOLVED)
        *value = (Object *)(uintptr_t)pool->entries[index];
    else if (tag & CP_FAILED)
        resolution_throw_failed(t, pool, index);
    return tag & (CP_RESOLVED | CP_FAILED);
}

Object *resolve_method_type_constant(Thread *t, ConstantPool *pool, u2 index)
{
    Object *value;
    if (already_settled(t, pool, index, &value))
        return value;
    return settle(t, pool, index, resolve_type_object(t, pool_utf8(pool, (u2)pool_unresolved(pool, index)), pool->klass));
}

/* ---- method handles ----------------------------------------------------------------------------------------------------------- */

static bool check_reference_tag(Thread *t, const ConstantPool *pool, u2 index, u2 reference, const Class *callee)
{
    u1 tag = pool_tag(pool, reference) & CP_TAG_MASK;
    bool is_interface = class_is_interface(callee);
    if (tag == CP_Fieldref || (tag == CP_InterfaceMethodref) == is_interface)
        return true;
    const Method as_if = { .klass = (Class *)(uintptr_t)callee, .name = pool_ref_name(pool, reference), .descriptor = pool_ref_descriptor(pool, reference) };
    const char *full = method_external_name(&as_if, true), *space = strchr(full, ' ');
    return throw_new(t, EX_IncompatibleClassChangeError, "Inconsistent constant pool data in classfile for class %s. Method '%.*s%s' at "
                     "index %u is %s and should be %s", symbol_chars(callee->name), (int)(space + 1 - full), full,
                     space + 1 + strlen(class_external_name(callee)) + 1, index,
                     is_interface ? "CONSTANT_MethodRef" : "CONSTANT_InterfaceMethodRef",
                     is_interface ? "CONSTANT_InterfaceMethodRef" : "CONSTANT_MethodRef");
}

static Object *link_method_handle(Thread *t, ConstantPool *pool, u2 index)
{
    u4 entry = pool_unresolved(pool, index);
    u2 reference = (u2)entry;
    Class *callee = resolve_class(t, pool, (u2)(pool_unresolved(pool, reference) >> 16));
    if (callee == NULL || !check_reference_tag(t, pool, index, reference, callee) ||
        !resolve_handle_member(t, pool, reference, callee, (HandleKind)(entry >> 16)))
        return NULL;                                    /* before the types in its descriptor (§5.4.3.5) */
    Object *name = string_intern_symbol(t, pool_ref_name(pool, reference));
    Object *type = name == NULL ? NULL : resolve_type_object(t, pool_ref_descriptor(pool, reference), pool->klass);
    Slot handle;
    if (type == NULL || !invoke_static_named(t, KNOWN(MethodHandleNatives), "linkMethodHandleConstant",
                                             "(Ljava/lang/Class;ILjava/lang/Class;Ljava/lang/String;Ljava/lang/Object;)Ljava/lang/invoke/MethodHandle;",
                                             &handle, pool->klass->mirror, (int)(entry >> 16), callee->mirror, name, type))
        return NULL;
    return handle.ref;
}

Object *resolve_method_handle(Thread *t, ConstantPool *pool, u2 index)
{
    Object *value;
    if (already_settled(t, pool, index, &value))
        return value;
    return settle(t, pool, index, link_method_handle(t, pool, index));
}

/* ---- static arguments of bootstrap methods -------------------------------------------------------------------------------------- */

static bool box_bits(Thread *t, Class *of, u4 offset, u8 bits, size_t bytes, Object **boxed)
{
    if (!class_initialize(t, of) || (*boxed = heap_alloc_object(t, of)) == NULL)
        return false;
    memcpy((char *)*boxed + offset, &bits, bytes);
    return true;
}

bool resolve_static_argument(Thread *t, ConstantPool *pool, u2 index, Object **value)
{
    u8 bits = __atomic_load_n(&pool->entries[index], __ATOMIC_RELAXED);     /* of no use if another thread resolves it now */
    switch (pool_tag(pool, index) & CP_TAG_MASK) {
    case CP_Integer: return box_bits(t, KNOWN(Integer), KNOWN(Integer_value), bits, 4, value);
    case CP_Float:   return box_bits(t, KNOWN(Float), KNOWN(Float_value), bits, 4, value);
    case CP_Long:    return box_bits(t, KNOWN(Long), KNOWN(Long_value), bits, 8, value);
    case CP_Double:  return box_bits(t, KNOWN(Double), KNOWN(Double_value), bits, 8, value);
    case CP_Dynamic: return resolve_dynamic(t, pool, index, value);
    default:         return (*value = resolve_constant(t, pool, index)) != NULL;
    }
}

bool resolve_static_argument_available(const ConstantPool *pool, u2 index)
{
    u1 tag = pool_tag(pool, index);
    return (tag & CP_RESOLVED) || (tag >= CP_Integer && tag <= CP_Double);
}

static int32_t parameter_count(const Object *method_handle)
{
    const Object *type = object_ref_at(method_handle, KNOWN(MethodHandle_type));
    return type != NULL ? array_length(object_ref_at(type, KNOWN(MethodType_ptypes))) : 0;
}

/* In the forms BootstrapMethodInvoker.invoke takes: null, one argument by itself, int[]{count, index} for a bootstrap method
 * of two parameters, which pulls the arguments, else Object[]. */
static bool static_arguments(Thread *t, ConstantPool *pool, u2 index, const BootstrapMethod *b, const Object *handle, Object **info)
{
    *info = NULL;
    if (parameter_count(handle) == 2 && b->argument_count > 0) {
        *info = heap_alloc_array(t, vm.primitive_arrays[primitive_index('I')], 2);
        if (*info == NULL)
            return false;
        ((int32_t *)array_data(*info))[0] = b->argument_count;
        ((int32_t *)array_data(*info))[1] = index;
        return true;
    }
    if (b->argument_count == 0)
        return true;
    Object *array = heap_alloc_array(t, KNOWN(ObjectArray), b->argument_count);
    if (array == NULL)
        return false;
    for (u2 i = 0; i < b->argument_count; i++)
        if (!resolve_static_argument(t, pool, b->arguments[i], &array_refs(array)[i]))
            return false;
    Object *first = array_refs(array)[0];
    *info = b->argument_count == 1 && first != NULL && !class_is_array(object_class(first)) ? first : array;
    return true;
}

/* ---- bootstrap methods -------------------------------------------------------------------------------------------------------- */

typedef struct Specifier {                              /* what the library's linkers are called with */
    Object *handle, *name, *type, *info;
} Specifier;

static bool resolve_specifier(Thread *t, ConstantPool *pool, u2 index, Specifier *s)
{
    const BootstrapMethod *b = &pool->klass->file->bootstrap_methods[pool_unresolved(pool, index) >> 16];
    return (s->handle = resolve_method_handle(t, pool, b->method_handle_index)) != NULL &&
           (s->name = string_intern_symbol(t, pool_ref_name(pool, index))) != NULL &&
           (s->type = resolve_type_object(t, pool_ref_descriptor(pool, index), pool->klass)) != NULL &&
           static_arguments(t, pool, index, b, s->handle, &s->info);
}

/* §6.5.invokedynamic, linking exceptions: what is no Error goes into a BootstrapMethodError.  False. */
static bool wrap_exception(Thread *t)
{
    for (const Class *k = object_class(t->exception); k != NULL; k = k->super)
        if (symbol_is(k->name, "java/lang/Error")) return false;
    Object *cause = exception_take(t);
    return throw_with_cause(t, EX_BootstrapMethodError, cause, NULL);
}

static bool link_dynamic(Thread *t, ConstantPool *pool, u2 index, Object **value)
{
    Specifier s;
    Slot result;
    if (!resolve_specifier(t, pool, index, &s) ||
        !invoke_static_named(t, KNOWN(MethodHandleNatives), "linkDynamicConstant",
                             "(Ljava/lang/Object;ILjava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;",
                             &result, pool->klass->mirror, (int)index, s.handle, s.name, s.type, s.info))
        return wrap_exception(t);
    *value = result.ref;
    if (result.ref == NULL && !kind_is_reference(symbol_chars(pool_ref_descriptor(pool, index))[0]))
        return throw_new(t, EX_InternalError, "null result instead of box");
    return true;
}

bool resolve_dynamic(Thread *t, ConstantPool *pool, u2 index, Object **value)
{
    if (already_settled(t, pool, index, value))
        return t->exception == NULL;
    if (thread_native_stack_low(t))                     /* a constant among its own static arguments */
        return throw_stack_overflow(t);
    *value = settle(t, pool, index, link_dynamic(t, pool, index, value) ? *value : NULL);
    return t->exception == NULL;
}

bool resolve_dynamic_constant(Thread *t, ConstantPool *pool, u2 index, Slot *value, char *type)
{
    Object *boxed;
    if (!resolve_dynamic(t, pool, index, &boxed))
        return false;
    char kind = symbol_chars(pool_ref_descriptor(pool, index))[0];
    *type = kind_is_reference(kind) ? 'L' : kind;
    value->raw = 0;
    switch (kind) {
    case 'Z': value->raw = OBJECT_AT(boxed, KNOWN(Boolean_value), u1) & 1; break;
    case 'B': value->raw = (u4)OBJECT_AT(boxed, KNOWN(Byte_value), int8_t); break;
    case 'C': value->raw = OBJECT_AT(boxed, KNOWN(Character_value), u2); break;
    case 'S': value->raw = (u4)OBJECT_AT(boxed, KNOWN(Short_value), int16_t); break;
    case 'I': value->raw = OBJECT_AT(boxed, KNOWN(Integer_value), u4); break;
    case 'F': value->raw = OBJECT_AT(boxed, KNOWN(Float_value), u4); break;
    case 'J': value->raw = OBJECT_AT(boxed, KNOWN(Long_value), u8); break;
    case 'D': value->raw = OBJECT_AT(boxed, KNOWN(Double_value), u8); break;
    default:  value->ref = boxed;
    }
    return true;
}

/* ---- call sites ---------------------------------------------------------------------------------------------------------------- */

Method *resolve_member_name_target(const Object *member_name)
{
    const Object *method = member_name != NULL ? object_ref_at(member_name, KNOWN(MemberName_method)) : NULL;
    return method != NULL ? OBJECT_AT(method, KNOWN(ResolvedMethodName_vmtarget), Method *) : NULL;
}

/* The adapter a linker returned, kept alive together with its appendix.  NULL: pending. */
static Method *take_adapter(Thread *t, Class *k, const Object *member_name, Object *appendix)
{
    Method *m = resolve_member_name_target(member_name);
    if (m == NULL) {
        throw_new(t, EX_LinkageError, "bad value from MethodHandleNatives");
        return NULL;
    }
    if (!(m->klass->flags & CLASS_BUILTIN_LOADER) && !class_keep_alive(t, k, m->klass->mirror))
        return NULL;
    return appendix == NULL || class_keep_alive(t, k, appendix) ? m : NULL;
}

static Method *link_call_site(Thread *t, CallSite *site, Object **appendix)
{
    Class *k = site->method->klass;
    Specifier s;
    Slot member_name;
    Object *box = heap_alloc_array(t, KNOWN(ObjectArray), 1);
    if (box == NULL || !resolve_specifier(t, k->pool, site->pool_index, &s) ||
        !invoke_static_named(t, KNOWN(MethodHandleNatives), "linkCallSite",
                             "(Ljava/lang/Object;ILjava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;[Ljava/lang/Object;)"
                             "Ljava/lang/invoke/MemberName;", &member_name, k->mirror, (int)site->pool_index, s.handle, s.name, s.type, s.info, box)) {
        wrap_exception(t);
        return NULL;
    }
    *appendix = array_refs(box)[0];
    return take_adapter(t, k, member_name.ref, *appendix);
}

bool resolve_call_site(Thread *t, CallSite *site)
{
    static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    if (__atomic_load_n(&site->adapter, __ATOMIC_ACQUIRE) != NULL)
        return true;
    ResolutionError *error = __atomic_load_n(&site->error, __ATOMIC_ACQUIRE);
    if (error != NULL)
        return resolution_error_throw(t, error);
    Object *appendix;
    Method *adapter = link_call_site(t, site, &appendix);
    if (adapter == NULL && (error = resolution_error_of_pending(t, site->method->klass)) != NULL)
        error->cause_class_name = NULL;                 /* HotSpot keeps no causes for call sites */
    pthread_mutex_lock(&lock);
    bool first = site->adapter == NULL && site->error == NULL;
    if (first && adapter != NULL) {
        site->appendix = appendix;
        __atomic_store_n(&site->adapter, adapter, __ATOMIC_RELEASE);
    } else if (first)
        __atomic_store_n(&site->error, error, __ATOMIC_RELEASE);
    bool linked = site->adapter != NULL;
    error = site->error;
    pthread_mutex_unlock(&lock);
    if (linked) {                                       /* by another thread, perhaps, while we failed */
        t->exception = NULL;
        return true;
    }
    return t->exception != NULL ? false : resolution_error_throw(t, error);
}

/* ---- MethodHandle.invoke, VarHandle accesses ------------------------------------------------------------------------------------- */

bool resolve_is_polymorphic(Thread *t, ConstantPool *pool, u2 index)
{
    u1 tag = pool_tag(pool, index);
    if (tag == (CP_InvokeHandle | CP_RESOLVED))
        return true;
    const Symbol *class_name = pool_ref_class_name(pool, index);
    if ((tag & CP_TAG_MASK) != CP_Methodref || KNOWN(MethodHandle) == NULL || KNOWN(VarHandle) == NULL ||
        (class_name != KNOWN(MethodHandle)->name && class_name != KNOWN(VarHandle)->name))
        return false;
    Class *k = resolve_class(t, pool, (u2)(pool_unresolved(pool, index) >> 16));
    return k != NULL && polymorphic_name(k, pool_ref_name(pool, index));
}

static Method *link_polymorphic(Thread *t, ConstantPool *pool, u2 index, Object **appendix)
{
    bool is_static;
    const Symbol *symbol = pool_ref_name(pool, index), *descriptor = pool_ref_descriptor(pool, index);
    Class *k = resolve_class(t, pool, (u2)(pool_unresolved(pool, index) >> 16));
    *appendix = NULL;
    if (k == NULL)
        return NULL;
    if (method_handle_intrinsic_name(symbol, &is_static))
        return resolve_method_handle_intrinsic(t, symbol, descriptor);
    Slot member_name;
    Object *type = resolve_type_object(t, descriptor, pool->klass), *name, *box;
    if (type == NULL || (name = string_intern_symbol(t, symbol)) == NULL || (box = heap_alloc_array(t, KNOWN(ObjectArray), 1)) == NULL ||
        !invoke_static_named(t, KNOWN(MethodHandleNatives), "linkMethod",
                             "(Ljava/lang/Class;ILjava/lang/Class;Ljava/lang/String;Ljava/lang/Object;[Ljava/lang/Object;)Ljava/lang/invoke/MemberName;",
                             &member_name, pool->klass->mirror, (int)REF_invokeVirtual, k->mirror, name, type, box))
        return NULL;
    *appendix = array_refs(box)[0];
    return take_adapter(t, pool->klass, member_name.ref, *appendix);
}

PolymorphicCall *resolve_polymorphic(Thread *t, ConstantPool *pool, u2 index, const Method *caller)
{
    (void)caller;
    Object *appendix;
    if (pool_tag(pool, index) == (CP_InvokeHandle | CP_RESOLVED))
        return meta_unpack((u4)pool->entries[index]);
    Method *adapter = link_polymorphic(t, pool, index, &appendix);
    if (adapter == NULL)
        return NULL;
    bool is_static = strncmp(symbol_chars(pool_ref_name(pool, index)), "linkTo", 6) == 0;
    PolymorphicCall *call = arena_alloc(pool->klass->loader->arena, sizeof *call);
    *call = (PolymorphicCall){ adapter, appendix, (u2)(descriptor_arg_slots(pool_ref_descriptor(pool, index)) + !is_static) };
    resolution_publish(pool, index, CP_InvokeHandle | CP_RESOLVED, meta_pack(call));
    return pool_tag(pool, index) == (CP_InvokeHandle | CP_RESOLVED) ? meta_unpack((u4)pool->entries[index]) : call;
}
