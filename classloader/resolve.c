/* classloader/resolve.c -- resolution of classes, strings, fields and methods (JVMS §5.4.3), in HotSpot's order of checks
 * and with its texts.  Linking of method handles and dynamic constants is in indy.c, access control in access.c. */
#include "classloader/resolve.h"

#include <pthread.h>
#include <stdio.h>

#include "classloader/classfile.h"
#include "classloader/init.h"
#include "classloader/constraints.h"
#include "classloader/loader.h"
#include "classloader/resolution.h"
#include "vm/compiled.h"
#include "vm/bytecode.h"
#include "vm/descriptor.h"
#include "vm/exception.h"
#include "vm/heap.h"
#include "vm/frame.h"
#include "vm/java_string.h"
#include "vm/log.h"

/* ---- publication --------------------------------------------------------------------------------------------------------- */

static pthread_mutex_t publish_lock = PTHREAD_MUTEX_INITIALIZER;

bool resolution_publish(ConstantPool *pool, u2 index, u1 tag, u8 entry)
{
    pthread_mutex_lock(&publish_lock);
    bool first = !(pool->tags[index] & (CP_RESOLVED | CP_FAILED));
    if (first) {
        u4 *unresolved = pool->unresolved;
        if (unresolved == NULL) {
            unresolved = arena_alloc(pool->klass->loader->arena, pool->count * sizeof *unresolved);
            __atomic_store_n(&pool->unresolved, unresolved, __ATOMIC_RELEASE);
        }
        __atomic_store_n(&unresolved[index], (u4)pool->entries[index], __ATOMIC_RELEASE);
        __atomic_store_n(&pool->entries[index], entry, __ATOMIC_RELEASE);
        __atomic_store_n(&pool->tags[index], tag, __ATOMIC_RELEASE);
    }
    pthread_mutex_unlock(&publish_lock);
    return first;
}

static bool is_linkage_error(const Object *throwable)
{
    for (const Class *k = object_class(throwable); k != NULL; k = k->super)
        if (symbol_is(k->name, "java/lang/LinkageError")) return true;
    return false;
}

static const char *copy_message(Arena *arena, const Object *throwable)
{
    const Object *message = object_ref_at(throwable, KNOWN(Throwable_detailMessage));
    if (message == NULL)
        return NULL;
    size_t bytes = string_utf8_length(message);
    char *copy = arena_alloc(arena, bytes + 1);
    string_copy_utf8(message, 0, string_length(message), copy);
    return copy;
}

ResolutionError *resolution_error_of_pending(Thread *t, Class *k)
{
    const Object *thrown = t->exception;
    if (!is_linkage_error(thrown))
        return NULL;
    Arena *arena = k->loader->arena;
    const Object *cause = object_ref_at(thrown, KNOWN(Throwable_cause));
    ResolutionError *e = arena_alloc(arena, sizeof *e);
    e->class_name = object_class(thrown)->name;
    e->message = copy_message(arena, thrown);
    if (cause != NULL && cause != thrown) {
        e->cause_class_name = object_class(cause)->name;
        e->cause_message = copy_message(arena, cause);
    }
    return e;
}

bool resolution_error_throw(Thread *t, const ResolutionError *e)
{
    Object *cause = NULL;
    if (e->cause_class_name != NULL) {
        throw_by_name(t, symbol_chars(e->cause_class_name), e->cause_message != NULL ? "%s" : NULL, e->cause_message);
        cause = exception_take(t);
    }
    throw_by_name(t, symbol_chars(e->class_name), e->message != NULL ? "%s" : NULL, e->message);
    if (cause != NULL && object_class(t->exception)->name == e->class_name)
        OBJECT_STORE(t->exception, KNOWN(Throwable_cause), cause);
    return false;
}

/* What HotSpot gives an error that has no message of its own, from its second time on. */
static const char *message_of_entry(const ConstantPool *pool, u2 index)
{
    switch (pool_tag(pool, index) & CP_TAG_MASK) {
    case CP_Class:        return symbol_chars(pool_class_name(pool, index));
    case CP_MethodHandle: return symbol_chars(pool_ref_name(pool, (u2)pool_unresolved(pool, index)));
    case CP_MethodType:   return symbol_chars(pool_utf8(pool, (u2)pool_unresolved(pool, index)));
    case CP_Dynamic:      return symbol_chars(pool_ref_name(pool, index));
    default:              return NULL;
    }
}

bool resolution_fail(Thread *t, ConstantPool *pool, u2 index)
{
    ResolutionError *e = resolution_error_of_pending(t, pool->klass);
    if (e != NULL && e->message == NULL) e->message = message_of_entry(pool, index);
    if (e == NULL || resolution_publish(pool, index, (u1)((pool->tags[index] & CP_TAG_MASK) | CP_FAILED), (uintptr_t)e))
        return false;
    exception_take(t);
    return (pool_tag(pool, index) & CP_RESOLVED) || resolution_throw_failed(t, pool, index);
}

bool resolution_throw_failed(Thread *t, const ConstantPool *pool, u2 index)
{
    return resolution_error_throw(t, (const ResolutionError *)(uintptr_t)pool->entries[index]);
}

/* ---- classes and strings --------------------------------------------------------------------------------------------------- */

Class *resolve_class(Thread *t, ConstantPool *pool, u2 index)
{
    u1 tag = pool_tag(pool, index);
    if (likely(tag & CP_RESOLVED))
        return meta_unpack((u4)pool->entries[index]);
    if (tag & CP_FAILED) {
        resolution_throw_failed(t, pool, index);
        return NULL;
    }
    Class *k = loader_load_for(t, pool_class_name(pool, index), pool->klass);
    if (k == NULL || !access_check_class(t, pool->klass, k))
        return resolution_fail(t, pool, index) ? meta_unpack((u4)pool->entries[index]) : NULL;
    if (log_enabled_at(LOG_CLASS_RESOLVE, LOG_DEBUG))
        log_write(LOG_CLASS_RESOLVE, LOG_DEBUG, "%s %s", class_external_name(pool->klass), class_external_name(k));
    return resolution_publish(pool, index, CP_Class | CP_RESOLVED, meta_pack(k)) ? k : resolve_class(t, pool, index);
}

Object *resolve_string(Thread *t, ConstantPool *pool, u2 index)
{
    if (likely(pool_tag(pool, index) & CP_RESOLVED))
        return (Object *)(uintptr_t)pool->entries[index];
    Object *s = string_intern_symbol(t, pool_utf8(pool, (u2)pool_unresolved(pool, index)));
    if (s == NULL || !class_keep_alive(t, pool->klass, s))
        return NULL;
    resolution_publish(pool, index, CP_String | CP_RESOLVED, (uintptr_t)s);
    return s;
}

Object *resolve_constant(Thread *t, ConstantPool *pool, u2 index)
{
    Object *value;
    switch (pool_tag(pool, index) & CP_TAG_MASK) {
    case CP_String: return resolve_string(t, pool, index);
    case CP_Class: {
        Class *k = resolve_class(t, pool, index);
        return k != NULL ? k->mirror : NULL;
    }
    case CP_MethodHandle: return resolve_method_handle(t, pool, index);
    case CP_MethodType: return resolve_method_type_constant(t, pool, index);
    case CP_Dynamic: return resolve_dynamic(t, pool, index, &value) ? value : NULL;
    default:
        throw_new(t, EX_InternalError, "constant %u of %s is not loadable", index, class_external_name(pool->klass));
        return NULL;
    }
}

/* ---- texts ------------------------------------------------------------------------------------------------------------------ */

/* "void A.foo(int)" with the class of the reference, not the declaring one. */
static const char *reference_text(const Class *holder, const Symbol *name, const Symbol *descriptor)
{
    const Method as_if = { .klass = (Class *)(uintptr_t)holder, .name = name, .descriptor = descriptor };
    return method_external_name(&as_if, true);
}

static Method *throw_method(Thread *t, ExceptionId id, const char *before, const char *text, const char *after)
{
    throw_new(t, id, "%s'%s'%s", before, text, after);
    return NULL;
}

/* "void foo(int)": the text of a method without its class. */
static void method_text(const Method *m, char *to, size_t size)
{
    const char *full = method_external_name(m, true), *of = class_external_name(m->klass);
    const char *space = strchr(full, ' ');
    size_t skip = strlen(of) + 1;
    snprintf(to, size, "%.*s %s", (int)(space - full), full, strlen(space + 1) > skip ? space + 1 + skip : "");
}

/* ---- fields --------------------------------------------------------------------------------------------------------------- */

static bool check_field_use(Thread *t, const Class *holder, const Field *f, bool is_static, bool is_put, Class *from, const Method *caller)
{
    if (is_static != !!(f->access_flags & ACC_STATIC))
        return throw_new(t, EX_IncompatibleClassChangeError, "Expected %s field %s.%s", is_static ? "static" : "non-static",
                         class_external_name(holder), symbol_chars(f->name));
    if (!is_put || !(f->access_flags & ACC_FINAL))
        return true;
    const char *kind = is_static ? "static" : "non-static";
    if (f->klass != from)
        return throw_new(t, EX_IllegalAccessError, "Update to %s final field %s.%s attempted from a different class (%s) than the "
                         "field's declaring class", kind, class_external_name(holder), symbol_chars(f->name), class_external_name(from));
    if (caller != NULL && f->klass->file->major_version >= 53 &&
        !(caller->flags & (is_static ? METHOD_CLASS_INITIALIZER : METHOD_INITIALIZER)))
        return throw_new(t, EX_IllegalAccessError, "Update to %s final field %s.%s attempted from a different method (%s) than the "
                         "initializer method %s ", kind, class_external_name(holder), symbol_chars(f->name),
                         symbol_chars(caller->name), is_static ? "<clinit>" : "<init>");
    return true;
}

static Field *find_field(Thread *t, Class *holder, const Symbol *name, const Symbol *descriptor, Class *from)
{
    Field *f = class_find_field(holder, name, descriptor);
    if (f == NULL) {
        throw_new(t, EX_NoSuchFieldError, "%s", symbol_chars(name));
        return NULL;
    }
    return from == NULL || access_check_field(t, from, holder, f) ? f : NULL;
}

bool resolve_field_constraints(Thread *t, const Class *from, const Field *f)
{
    const Symbol *failed = from->loader == f->klass->loader ? NULL : constraints_add(f->descriptor, from->loader, f->klass->loader);
    if (failed == NULL) return true;
    const char *type = symbol_external_name(failed);
    return throw_new(t, EX_LinkageError, "loader constraint violation: when resolving field \"%s\" of type %s, the class loader %s of the current class, %s, "
                     "and the class loader %s for the field's defining class, %s, have different Class objects for type %s (%s; %s)", symbol_chars(f->name),
                     type, loader_name_and_id(from->loader), class_external_name(from), loader_name_and_id(f->klass->loader), class_external_name(f->klass), type,
                     class_in_module(from, true), class_in_module(f->klass, true));
}

Field *resolve_field(Thread *t, ConstantPool *pool, u2 index, bool is_static, bool is_put, const Method *caller)
{
    Class *from = pool->klass, *holder = resolve_class(t, pool, (u2)(pool_unresolved(pool, index) >> 16));
    if (holder == NULL)
        return NULL;
    bool resolved = pool_tag(pool, index) & CP_RESOLVED;
    Field *f = resolved ? meta_unpack((u4)pool->entries[index])
                        : find_field(t, holder, pool_ref_name(pool, index), pool_ref_descriptor(pool, index), from);
    if (f == NULL || !check_field_use(t, holder, f, is_static, is_put, from, caller))
        return NULL;
    if (resolved)
        return f;
    if (!resolve_field_constraints(t, from, f)) {
        Object *violation = exception_take(t);          /* HotSpot initialises before it looks at constraints */
        if (!is_static || class_initialize(t, f->klass)) t->exception = violation;
        return NULL;
    }
    resolution_publish(pool, index, CP_Fieldref | CP_RESOLVED, meta_pack(f) | (u8)f->offset << 32);
    return f;
}

/* ---- methods --------------------------------------------------------------------------------------------------------------- */

static bool is_method_handle_class(const Class *k) { return k == KNOWN(MethodHandle) || k == KNOWN(VarHandle); }

static bool method_constraints(Thread *t, const MethodLink *link, const Method *m)
{
    const Class *from = link->from;
    if (!link->check_constraints || from == NULL || from->loader == m->klass->loader) return true;
    const Symbol *failed = constraints_add(link->descriptor, from->loader, m->klass->loader);
    return failed == NULL ||
           throw_new(t, EX_LinkageError, "loader constraint violation: when resolving %smethod '%s' the class loader %s of the current class, %s, "
                     "and the class loader %s for the method's defining class, %s, have different Class objects for the type %s used in the signature (%s; %s)",
                     class_is_interface(link->holder) ? "interface " : "", method_external_name(m, true), loader_name_and_id(from->loader),
                     class_external_name(from), loader_name_and_id(m->klass->loader), class_external_name(m->klass), symbol_external_name(failed),
                     class_in_module(from, true), class_in_module(m->klass, true));
}

/* Is this kind of instruction at home in this kind of class, and the reference of the right tag? */
static bool check_link_kind(Thread *t, const MethodLink *link, InvokeKind kind)
{
    bool is_interface = class_is_interface(link->holder);
    if (kind == INVOKE_VIRTUAL && is_interface)
        return throw_new(t, EX_IncompatibleClassChangeError, "Found interface %s, but class was expected", class_external_name(link->holder));
    if (kind == INVOKE_INTERFACE && !is_interface)
        return throw_new(t, EX_IncompatibleClassChangeError, "Found class %s, but interface was expected", class_external_name(link->holder));
    if (link->tag != 0 && link->tag != (is_interface ? CP_InterfaceMethodref : CP_Methodref)) {
        throw_method(t, EX_IncompatibleClassChangeError, "Method ", reference_text(link->holder, link->name, link->descriptor),
                     is_interface ? " must be InterfaceMethodref constant" : " must be Methodref constant");
        return false;
    }
    return true;
}

/* §5.4.3.3, §5.4.3.4. */
static Method *look_up(Thread *t, const MethodLink *link)
{
    bool unused;
    Method *m = class_is_interface(link->holder) ? class_find_interface_method(link->holder, link->name, link->descriptor)
                                                 : class_find_method(link->holder, link->name, link->descriptor);
    if (unlikely(is_method_handle_class(link->holder)) && method_handle_intrinsic_name(link->name, &unused))
        m = resolve_method_handle_intrinsic(t, link->name, link->descriptor);
    else if (m == NULL)
        throw_method(t, EX_NoSuchMethodError, "", reference_text(link->holder, link->name, link->descriptor), "");
    if (m == NULL || (link->from != NULL && !access_check_method(t, link->from, link->holder, m)) || !method_constraints(t, link, m))
        return NULL;
    return m;
}

static bool is_direct_superinterface(const Class *k, const Class *interface)
{
    if (k == interface)
        return true;
    for (u2 i = 0; i < k->interface_count; i++)
        if (k->interfaces[i] == interface) return true;
    return false;
}

/* The instance method that super.name() runs: in superclasses first, statics passed over, then inherited defaults. */
static Method *look_up_instance(const Class *k, const Symbol *name, const Symbol *descriptor)
{
    Method *m = class_find_method(k, name, descriptor);
    while (m != NULL && method_is_static(m))
        m = m->klass->super != NULL ? class_find_method(m->klass->super, name, descriptor) : NULL;
    return m;
}

/* Which of conflicting defaults resolution finds is left to it (§5.4.3.3); k has a method in their place that says so. */
static Method *placed_default(const Class *k, Method *m)
{
    int32_t index = class_is_interface(m->klass) && !class_is_interface(k) ? class_vtable_index(k, m) : VTABLE_NONE;
    return index >= 0 && (k->vtable[index]->flags & METHOD_OVERPASS) ? k->vtable[index] : m;
}

/* §6.5.invokespecial */
static Method *select_special(Thread *t, const MethodLink *link, Method *resolved)
{
    Class *holder = link->holder, *from = link->from;
    if (method_is_initializer(resolved) && resolved->klass != holder) {
        char text[1024];
        method_text(resolved, text, sizeof text);
        throw_new(t, EX_NoSuchMethodError, "%s: method '%s' not found", class_external_name(holder), text);
        return NULL;
    }
    if (from != NULL && class_is_interface(holder) && !(from->flags & CLASS_SKIP_ACCESS) && !is_direct_superinterface(from, holder)) {
        throw_new(t, EX_IncompatibleClassChangeError, "Interface method reference: '%s', is in an indirect superinterface of %s",
                  method_external_name(resolved, true), class_external_name(from));
        return NULL;
    }
    if (method_is_static(resolved))
        return throw_method(t, EX_IncompatibleClassChangeError, "Expecting non-static method ", method_external_name(resolved, true), "");
    Method *selected = resolved;
    if (from != NULL && from != holder && !method_is_initializer(resolved) && !class_is_interface(holder) && class_is_subtype(from, holder)) {
        selected = look_up_instance(from->super, resolved->name, resolved->descriptor);
        if (selected == NULL)
            return throw_method(t, EX_AbstractMethodError, "", method_external_name(resolved, true), "");
        if (selected != resolved && !method_constraints(t, link, selected))
            return NULL;
        holder = from->super;
    }
    selected = placed_default(holder, selected);
    if (method_is_abstract(selected))
        return throw_method(t, EX_AbstractMethodError, "", reference_text(link->holder, selected->name, selected->descriptor), "");
    return selected;
}

Method *resolve_link(Thread *t, const MethodLink *link, InvokeKind kind, Method **resolved)
{
    if (!check_link_kind(t, link, kind))
        return NULL;
    Method *m = *resolved != NULL ? *resolved : look_up(t, link);
    if (m == NULL)
        return NULL;
    *resolved = m;
    if (kind != INVOKE_STATIC && method_is_static(m) && class_is_interface(link->holder))
        return throw_method(t, EX_IncompatibleClassChangeError, "Expected instance not static method ",
                            reference_text(link->holder, m->name, m->descriptor), "");
    switch (kind) {
    case INVOKE_STATIC:
        if (method_is_static(m)) return m;
        return throw_method(t, EX_IncompatibleClassChangeError, "Expected static method ", method_external_name(m, true), "");
    case INVOKE_SPECIAL: return select_special(t, link, m);
    case INVOKE_VIRTUAL:
        if (!method_is_static(m)) return m;
        return throw_method(t, EX_IncompatibleClassChangeError, "Expecting non-static method ", method_external_name(m, true), "");
    default: return m;
    }
}

bool resolve_handle_member(Thread *t, const ConstantPool *pool, u2 index, Class *holder, HandleKind kind)
{
    const Symbol *name = pool_ref_name(pool, index), *descriptor = pool_ref_descriptor(pool, index);
    const MethodLink link = { .holder = holder, .name = name, .descriptor = descriptor, .from = pool->klass };
    Method *m = NULL;
    switch (kind) {
    case REF_invokeVirtual:   return polymorphic_name(holder, name) || resolve_link(t, &link, INVOKE_VIRTUAL, &m) != NULL;
    case REF_invokeStatic:    return resolve_link(t, &link, INVOKE_STATIC, &m) != NULL;
    case REF_invokeInterface: return resolve_link(t, &link, INVOKE_INTERFACE, &m) != NULL;
    case REF_invokeSpecial: case REF_newInvokeSpecial: return look_up(t, &link) != NULL;
    default: return find_field(t, holder, name, descriptor, NULL) != NULL;      /* the rest is for the class library */
    }
}

/* ---- method references of a pool ------------------------------------------------------------------------------------------- */

enum { CALL_DIRECTLY = 0xffff };

static u4 dispatch_of(const Class *holder, const Method *m)
{
    int32_t index = VTABLE_NONE;
    if (!(m->access_flags & (ACC_STATIC | ACC_PRIVATE | ACC_FINAL)) && !((m->klass->access_flags & ACC_FINAL) && !class_is_interface(m->klass)))
        index = class_vtable_index(holder, m);
    return (u4)(index < 0 ? CALL_DIRECTLY : index) << 16 | m->arg_slots;
}

static u8 interface_call(ConstantPool *pool, Class *interface, Method *m)
{
    Loader *l = pool->klass->loader;
    InterfaceCall *call = arena_alloc(l->arena, sizeof *call);
    call->method = m;
    call->interface = interface;
    call->next = __atomic_load_n(&l->interface_calls, __ATOMIC_RELAXED);
    while (!__atomic_compare_exchange_n(&l->interface_calls, &call->next, call, false, __ATOMIC_RELEASE, __ATOMIC_RELAXED)) {}
    return meta_pack(call);
}

/* The method an entry has been resolved to, for whatever instruction; NULL: not yet. */
static Method *resolved_method(const ConstantPool *pool, u2 index)
{
    u1 tag = pool_tag(pool, index);
    if (!(tag & CP_RESOLVED) || tag == (CP_InvokeHandle | CP_RESOLVED))
        return NULL;
    u8 entry = pool->entries[index];
    void *low = meta_unpack((u4)entry);
    return tag == (CP_InterfaceMethodref | CP_RESOLVED) && entry >> 32 == 0 ? ((InterfaceCall *)low)->method : low;
}

Method *resolve_method(Thread *t, ConstantPool *pool, u2 index, InvokeKind kind, const Method *caller)
{
    (void)caller;
    Class *holder = resolve_class(t, pool, (u2)(pool_unresolved(pool, index) >> 16));
    if (holder == NULL)
        return NULL;
    u1 tag = pool_tag(pool, index) & CP_TAG_MASK;
    const MethodLink link = { holder, pool_ref_name(pool, index), pool_ref_descriptor(pool, index), pool->klass,
                              tag == CP_InvokeHandle ? CP_Methodref : tag, true };
    Method *before = resolved_method(pool, index), *resolved = before;
    Method *m = resolve_link(t, &link, kind, &resolved);
    if (m == NULL || before != NULL)
        return m;
    u8 entry;
    if (link.tag == CP_Methodref)
        entry = meta_pack(resolved) | (u8)(kind == INVOKE_STATIC ? (u4)CALL_DIRECTLY << 16 | resolved->arg_slots : dispatch_of(holder, resolved)) << 32;
    else if (kind == INVOKE_INTERFACE)
        entry = interface_call(pool, holder, resolved);
    else
        entry = meta_pack(resolved) | (u8)((u4)CALL_DIRECTLY << 16 | resolved->arg_slots) << 32;
    resolution_publish(pool, index, link.tag | CP_RESOLVED, entry);
    return m;
}

/* ---- failed selection -------------------------------------------------------------------------------------------------------- */

/* The method named by the invoke instruction that the newest frame is executing, if that is a call of one like m. */
static const Method *method_being_called(Thread *t, const Method *m, u1 *op)
{
    const Frame *f = thread_frame(t);
    while (f != NULL && f->kind == FRAME_NATIVE && f->method == m) f = f->caller;
    *op = OP_nop;
    if (f == NULL || f->kind != FRAME_INTERPRETED)
        return m;
    Insn in = method_decode(f->method, (u4)(f->pc - f->method->code));
    *op = op_info[in.op].original;
    if (*op != OP_invokevirtual && *op != OP_invokeinterface)
        return m;
    const Method *called = resolved_method(f->method->pool, (u2)in.a);
    return called != NULL && called->name == m->name && called->descriptor == m->descriptor ? called : m;
}

bool throw_abstract_method(Thread *t, const Class *receiver, const Method *m)
{
    u1 op;
    const Method *resolved = method_being_called(t, m, &op);
    char text[1024], selected[1100] = "";
    if (op == OP_invokevirtual && receiver != NULL && class_is_interface(m->klass) && (receiver->flags & CLASS_HAS_DEFAULT_METHODS))
        return throw_new(t, EX_AbstractMethodError, "Method %s.%s%s is abstract", symbol_chars(receiver->name), symbol_chars(m->name),
                         symbol_chars(m->descriptor));  /* where HotSpot had default methods to place, it put a method that says so */
    method_text(resolved, text, sizeof text);
    if (resolved != m)
        snprintf(selected, sizeof selected, " Selected method is '%s%s%s'.", method_is_abstract(m) ? "abstract " : "",
                 method_is_private(m) ? "private " : "", method_external_name(m, true));
    const char *kind = class_is_interface(resolved->klass) ? "interface" : resolved->klass->access_flags & ACC_ABSTRACT ? "abstract class" : "class";
    const char *by = receiver != NULL ? class_external_name(receiver) : "";
    return throw_new(t, EX_AbstractMethodError, "%s%s%s '%s%s%s' of %s %s.%s", receiver != NULL ? "Receiver class " : "Missing implementation of", by,
                     receiver != NULL ? " does not define or inherit an implementation of the resolved method" : " resolved method",
                     method_is_abstract(resolved) ? "abstract " : "", method_is_private(resolved) ? "private " : "", text, kind,
                     class_external_name(resolved->klass), selected);
}

Class *resolved_holder(const ConstantPool *pool, u2 index, const Method *m)
{
    u2 class_index = (u2)(pool_unresolved(pool, index) >> 16);
    if (pool_tag(pool, class_index) != (CP_Class | CP_RESOLVED)) return m->klass;
    return meta_unpack((u4)pool->entries[class_index]);
}

bool check_special_receiver(Thread *t, const Method *caller, const Method *m, const Object *receiver)
{
    Class *from = caller->klass, *k = object_class(receiver);
    if (!class_is_interface(from) || method_is_initializer(m) || class_is_subtype(k, from))
        return true;
    return throw_new(t, EX_IllegalAccessError, "Receiver class %s must be the current class or a subtype of interface %s", class_external_name(k),
                     class_external_name(from));
}

bool throw_not_implementing(Thread *t, const Class *receiver, const Class *interface)
{
    return throw_new(t, EX_IncompatibleClassChangeError, "Class %s does not implement the requested interface %s",
                     class_external_name(receiver), class_external_name(interface));
}

bool interface_selection_fits(Class *k, Class *interface, const Method *resolved, const Method *m)
{
    return m != NULL && class_is_subtype(k, interface) && !(m->flags & METHOD_OVERPASS) && (m == resolved || (m->access_flags & ACC_PUBLIC));
}

bool check_interface_selection(Thread *t, Class *k, Class *interface, const Method *resolved, const Method *m)
{
    if (interface_selection_fits(k, interface, resolved, m))
        return true;
    if (m == NULL || !class_is_subtype(k, interface))
        return throw_not_implementing(t, k, interface);
    if (m->flags & METHOD_OVERPASS)                     /* defaults in conflict: HotSpot leaves the itable entry empty */
        return throw_abstract_method(t, k, resolved);
    return throw_new(t, EX_IllegalAccessError, "'%s'", method_external_name(m, true));
}
