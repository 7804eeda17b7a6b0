/* interp/quicken.c -- resolving and rewriting instructions at their first execution. */
#include "interp/quicken.h"
#include "classloader/init.h"
#include "vm/bytecode.h"
#include "vm/descriptor.h"
#include "vm/exception.h"
#include "vm/vm_ops.h"

static u1   opcode_at(const u1 *pc) { return __atomic_load_n(pc, __ATOMIC_RELAXED); }
static void rewrite(const u1 *pc, u1 op) { __atomic_store_n((u1 *)(uintptr_t)pc, op, __ATOMIC_RELEASE); }

/* JVMS §5.5: may code of this thread use k's statics?  Initialises it if need be. */
static bool make_ready(Thread *t, Class *k)
{
    u1 state = __atomic_load_n(&k->state, __ATOMIC_ACQUIRE);
    if (state == CLASS_INITIALIZED || (state == CLASS_BEING_INITIALIZED && __atomic_load_n(&k->init_thread, __ATOMIC_RELAXED) == t))
        return true;
    return class_initialize(t, k);
}

/* ---- fields ------------------------------------------------------------------------------------------------------ */

static u1 quick_getfield(char type)
{
    switch (type) {
    case 'Z': case 'B': return OP_getfield_byte;
    case 'C':           return OP_getfield_char;
    case 'I': case 'F': return OP_getfield_int;
    case 'J': case 'D': return OP_getfield_long;
    case 'L': case '[': return OP_getfield_ref;
    default:            return OP_getfield_any;
    }
}

static u1 quick_putfield(char type)
{
    switch (type) {
    case 'I': case 'F': return OP_putfield_int;
    case 'J': case 'D': return OP_putfield_long;
    case 'L': case '[': return OP_putfield_ref;
    default:            return OP_putfield_any;
    }
}

static u1 quick_getstatic(char type)
{
    switch (type) {
    case 'Z': case 'B': return OP_getstatic_byte;
    case 'I': case 'F': return OP_getstatic_int;
    case 'J': case 'D': return OP_getstatic_long;
    case 'L': case '[': return OP_getstatic_ref;
    default:            return OP_getstatic_any;
    }
}

static u1 quick_putstatic(char type)
{
    switch (type) {
    case 'I': case 'F': return OP_putstatic_int;
    case 'J': case 'D': return OP_putstatic_long;
    case 'L': case '[': return OP_putstatic_ref;
    default:            return OP_putstatic_any;
    }
}

static u1 quick_field_op(const Field *f, u1 op)
{
    bool is_volatile = f->access_flags & ACC_VOLATILE;  /* reads need nothing on x86: any plain load will do */
    switch (op) {
    case OP_getfield:  return quick_getfield(f->type);
    case OP_getstatic: return quick_getstatic(f->type);
    case OP_putfield:  return is_volatile ? OP_putfield_any : quick_putfield(f->type);
    default:           return is_volatile ? OP_putstatic_any : quick_putstatic(f->type);
    }
}

Field *quicken_field(Thread *t, Method *caller, const u1 *pc, u1 op)
{
    bool   is_static = op == OP_getstatic || op == OP_putstatic;
    Field *f = resolve_field(t, caller->pool, be_u2(pc + 1), is_static, op == OP_putfield || op == OP_putstatic, caller);
    if (f == NULL)
        return NULL;
    if (is_static && !make_ready(t, f->klass))
        return NULL;
    if (!is_static || class_is_initialized(f->klass))
        rewrite(pc, quick_field_op(f, op));
    return f;
}

/* ---- calls ------------------------------------------------------------------------------------------------------- */

/* Was it a signature-polymorphic call?  Then it is rewritten to `op`.  False also with an exception pending. */
static bool quicken_polymorphic(Thread *t, Method *caller, const u1 *pc, u1 op)
{
    u2 index = be_u2(pc + 1);
    if (!resolve_is_polymorphic(t, caller->pool, index) || resolve_polymorphic(t, caller->pool, index, caller) == NULL)
        return false;
    rewrite(pc, op);
    return true;
}

bool quicken_invokevirtual(Thread *t, Method *caller, const u1 *pc)
{
    u2 index = be_u2(pc + 1);
    if (quicken_polymorphic(t, caller, pc, OP_invokehandle))
        return true;
    if (t->exception != NULL || resolve_method(t, caller->pool, index, INVOKE_VIRTUAL, caller) == NULL)
        return false;
    u4 vtable_index = (u4)(caller->pool->entries[index] >> 48);
    rewrite(pc, vtable_index == 0xffff ? OP_invokefinal : OP_invokevirtual_quick);
    return true;
}

Method *quicken_invokestatic(Thread *t, Method *caller, const u1 *pc)
{
    u2 index = be_u2(pc + 1);
    if (quicken_polymorphic(t, caller, pc, OP_invokehandle_static) || t->exception != NULL)
        return NULL;
    Method *m = resolve_method(t, caller->pool, index, INVOKE_STATIC, caller);
    if (m == NULL || !make_ready(t, m->klass))
        return NULL;
    if (class_is_initialized(m->klass) && meta_unpack((u4)caller->pool->entries[index]) == m)
        rewrite(pc, OP_invokestatic_quick);
    return m;
}

/* The entry may already serve an invokevirtual or invokeinterface with another meaning; then every execution comes here. */
Method *quicken_invokespecial(Thread *t, Method *caller, const u1 *pc)
{
    u2      index = be_u2(pc + 1);
    Method *m = resolve_method(t, caller->pool, index, INVOKE_SPECIAL, caller);
    if (m != NULL && meta_unpack((u4)caller->pool->entries[index]) == m)
        rewrite(pc, class_is_interface(caller->klass) && !method_is_initializer(m) ? OP_invokespecial_checked : OP_invokespecial_quick);
    return m;
}

Method *quicken_invokeinterface(Thread *t, Method *caller, const u1 *pc)
{
    u2      index = be_u2(pc + 1);
    Method *m = resolve_method(t, caller->pool, index, INVOKE_INTERFACE, caller);
    void   *entry = meta_unpack((u4)caller->pool->entries[index]);
    if (m != NULL && entry != m && ((InterfaceCall *)entry)->method == m)
        rewrite(pc, OP_invokeinterface_quick);
    return m;
}

CallSite *quicken_invokedynamic(Thread *t, const u1 *pc)
{
    CallSite *site = call_site_at(pc);
    if (__atomic_load_n(&site->adapter, __ATOMIC_ACQUIRE) == NULL && !resolve_call_site(t, site))
        return NULL;
    rewrite(pc, OP_invokedynamic_quick);
    return site;
}

/* ---- classes ----------------------------------------------------------------------------------------------------- */

Class *quicken_new(Thread *t, Method *caller, const u1 *pc)
{
    Class *k = resolve_class(t, caller->pool, be_u2(pc + 1));
    if (k == NULL)
        return NULL;
    if ((k->access_flags & (ACC_INTERFACE | ACC_ABSTRACT)) || class_is_array(k) || k == KNOWN(Class)) {
        throw_new(t, EX_InstantiationError, "%s", class_external_name(k));
        return NULL;
    }
    if (!make_ready(t, k))
        return NULL;
    if (class_is_initialized(k))
        rewrite(pc, OP_new_quick);
    return k;
}

Class *quicken_anewarray(Thread *t, Method *caller, const u1 *pc)
{
    Class *element = resolve_class(t, caller->pool, be_u2(pc + 1));
    Class *array = element != NULL ? vm_ops.array_class(t, element) : NULL;
    if (array != NULL)
        rewrite(pc, OP_anewarray_quick);
    return array;
}

Class *quicken_type_test(Thread *t, Method *caller, const u1 *pc, u1 op)
{
    Class *k = resolve_class(t, caller->pool, be_u2(pc + 1));
    if (k != NULL)
        rewrite(pc, op == OP_checkcast ? OP_checkcast_quick : OP_instanceof_quick);
    return k;
}

/* ---- constants --------------------------------------------------------------------------------------------------- */

static int dynamic_constant(Thread *t, Method *caller, u2 index, const u1 *pc, u1 quick_op, Slot *value)
{
    char type;
    if (!resolve_dynamic_constant(t, caller->pool, index, value, &type))
        return 0;
    if (kind_is_reference(type) && value->ref != NULL)  /* a primitive one stays boxed in its entry: not rewritten */
        rewrite(pc, quick_op);
    return (int)kind_slots(type);
}

int quicken_constant(Thread *t, Method *caller, const u1 *pc, u1 op, Slot *value)
{
    ConstantPool *pool = caller->pool;
    u2 index = op == OP_ldc ? pc[1] : be_u2(pc + 1);
    u1 tag = __atomic_load_n(&pool->tags[index], __ATOMIC_ACQUIRE) & CP_TAG_MASK, ref_op = op == OP_ldc ? OP_ldc_ref : OP_ldc_w_ref;
    switch (tag) {
    case CP_Integer: case CP_Float:
        value->raw = (u4)pool->entries[index];
        rewrite(pc, op == OP_ldc ? OP_ldc_int : OP_ldc_w_int);
        return 1;
    case CP_Long: case CP_Double:
        value->raw = pool->entries[index];
        rewrite(pc, OP_ldc2_w_quick);
        return 2;
    case CP_Dynamic:
        return dynamic_constant(t, caller, index, pc, ref_op, value);
    default:
        value->ref = resolve_constant(t, pool, index);
        if (value->ref == NULL)
            return 0;
        rewrite(pc, tag == CP_Class ? (op == OP_ldc ? OP_ldc_class : OP_ldc_w_class) : ref_op);
        return 1;
    }
}

/* ---- pairs ------------------------------------------------------------------------------------------------------- */

static bool is_short_iload(u1 op) { return op >= OP_iload_0 && op <= OP_iload_3; }

/* The opcode for `op` followed by `next`: the pair's, or op itself. */
static u1 pair_op(u1 op, u1 next)
{
    switch (op) {
    case OP_aload_0:  return next == OP_getfield ? OP_aload_0_then_getfield : op;
    case OP_iinc:     return next == OP_goto ? OP_iinc_goto : op;
    case OP_iload:    return next == OP_iload ? OP_iload_iload : op;
    case OP_iload_1:  return is_short_iload(next) ? OP_iload_1_iload : op;
    case OP_iload_2:  return is_short_iload(next) ? OP_iload_2_iload : op;
    case OP_iload_3:  return is_short_iload(next) ? OP_iload_3_iload : op;
    case OP_aload:    return next == OP_iload ? OP_aload_iload : op;
    case OP_iconst_1: return next == OP_iadd ? OP_iconst_1_iadd : next == OP_isub ? OP_iconst_1_isub : op;
    default:          return op;
    }
}

/* Reads each opcode before it rewrites the one in front of it, so a second member of a pair is always original code: it
 * stays as it is or, when it starts a pair of its own, does the same as before. */
void quicken_method(Method *m)
{
    bool narrow = m->return_type == 'Z' || m->return_type == 'B' || m->return_type == 'C' || m->return_type == 'S';
    for (u4 pc = 0, length; pc < m->code_length; pc += length) {
        u1 op = opcode_at(m->code + pc);
        length = insn_length(m->code, pc, m->code_length);
        if (length == 0)
            return;                                     /* code the verifier would have refused */
        u1 pair = pc + length < m->code_length ? pair_op(op, opcode_at(m->code + pc + length)) : op;
        if (narrow && op == OP_ireturn)
            pair = OP_ireturn_narrow;
        if (pair != op) {
            rewrite(m->code + pc, pair);
            if (pair != OP_aload_0_then_getfield && pair != OP_ireturn_narrow)
                length += insn_length(m->code, pc + length, m->code_length);    /* the second member starts no pair */
        }
    }
}
