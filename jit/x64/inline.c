/* jit/x64/inline.c -- methods compiled into their callers.
 *
 * An inlined method's locals, Frame and operands have the places in memory that a call would give them, so wherever the code is
 * left its Frame can be made (vm/compiled.h).  Its parameters are not stored there before that: one that it does not change is
 * just another name of the caller's operand (Home.alias), or stays in the register that holds it.
 * A method called by invokevirtual is inlined when it is the only one loaded that the call can mean, or by invokeinterface when it
 * is the one called last; a compare of the receiver's class guards it, and the call is made where that fails. */
#include "jit/x64/translation.h"
#include "classloader/classfile.h"
#include "classloader/resolve.h"
#include "interp/polymorphic.h"
#include "interp/quicken.h"
#include "jit/command.h"
#include "vm/descriptor.h"
#include "vm/vm.h"

enum { SMALL_BYTES = 40, FORCED_BYTES = 325, MOST_INLINED_BYTES = 2000, MOST_DEPTH = 12, MOST_BODIES = 60, MOST_CHANGES = 4, MOST_ARGUMENTS = 255 + 2 };

/* ---- what is inlined -------------------------------------------------------------------------------------------------------------- */

static bool is_small(const Method *m)
{
    if (m->code == NULL || m->code_length == 0 || (m->access_flags & (ACC_NATIVE | ACC_ABSTRACT | ACC_SYNCHRONIZED))) return false;
    if (m->flags & (METHOD_LEAF_NATIVE | METHOD_DONT_INLINE | METHOD_OVERPASS | METHOD_HAS_JSR | METHOD_CLASS_INITIALIZER | METHOD_POLYMORPHIC)) return false;
    bool larger = command_chance(m, 1, 2);              /* for tests */
    return m->code_length <= (larger || m->flags & (METHOD_FORCE_INLINE | METHOD_LAMBDA_FORM_COMPILED) ? FORCED_BYTES : SMALL_BYTES);
}

/* Collects in *found the methods at that index of the vtables of k and its subclasses, as long as there is but one, and small. */
static bool find_only_target(const Class *k, u4 index, Method **found, int *budget)
{
    if (__atomic_load_n(&k->state, __ATOMIC_ACQUIRE) < CLASS_LINKED) return true;           /* no objects of it yet */
    if (--*budget < 0 || index >= k->vtable_length) return false;
    Method *m = k->vtable[index];
    if (!method_is_abstract(m) && !(k->access_flags & ACC_ABSTRACT)) {
        if (*found != m && (*found != NULL || !is_small(m))) return false;
        *found = m;
    }
    for (const Class *sub = __atomic_load_n(&k->first_subclass, __ATOMIC_ACQUIRE); sub != NULL; sub = sub->next_subclass)
        if (!find_only_target(sub, index, found, budget)) return false;
    return true;
}

static Method *virtual_target(const Class *declared, u4 index)
{
    Method *found = NULL;
    int budget = 100;
    if (class_is_interface(declared) || class_is_array(declared) || index >= declared->vtable_length) return NULL;
    return find_only_target(declared, index, &found, &budget) ? found : NULL;
}

/* A call that a method handle or an invokedynamic instruction stands for: by way of an adapter, or of what is known of its
 * arguments.  Adds the appendix to them. */
static Method *adapted_target(const Insn *in, Method *adapter, Object *const *appendix, Known *arguments, u4 slots, Body *plan)
{
    memset(arguments + slots, 0, (MOST_ARGUMENTS - slots) * sizeof *arguments);
    plan->is_known = true;
    plan->checks_first = in->op == OP_invokehandle && arguments[0].object == NULL;
    if (*appendix != NULL) {
        plan->appendix = (const Object *const *)appendix;
        arguments[slots++] = (Known){ .object = *appendix };
    }
    if (adapter->klass != KNOWN(MethodHandle) || !polymorphic_passes_on(adapter->entry)) return adapter;
    plan->drops_last = polymorphic_drops_last(adapter->entry);
    plan->checks_first = false;
    return known_polymorphic_target(adapter, arguments, slots);
}

/* The method that the call `in` in b's code will mean as far as one can tell; says in plan how it is called, and guarded.
 * arguments: what is known of them, slots in all; one may be added. */
static Method *target_of(const Body *b, const Insn *in, Known *arguments, u4 slots, Body *plan)
{
    if (in->op == OP_invokedynamic_quick) {
        const CallSite *site = call_site_at(b->code + in->pc);
        return adapted_target(in, __atomic_load_n(&site->adapter, __ATOMIC_ACQUIRE), &site->appendix, arguments, slots, plan);
    }
    u8 entry = b->m->pool->entries[(u2)in->a];
    Method *m = meta_unpack((u4)entry);
    switch (in->op) {
    case OP_invokestatic_quick:
        return m;
    case OP_invokefinal: case OP_invokespecial_quick: case OP_invokespecial_checked:
        plan->checked = arguments[0].object != NULL;
        return m;
    case OP_invokevirtual_quick: {
        u4 index = (u4)(entry >> 48);
        if (arguments[0].object != NULL) {
            const Class *k = object_class(arguments[0].object);
            plan->checked = true;
            return index < k->vtable_length && !method_is_abstract(k->vtable[index]) ? k->vtable[index] : NULL;
        }
        plan->guard = GUARD_VTABLE;
        return virtual_target(resolved_holder(b->m->pool, (u2)in->a, m), index);
    }
    case OP_invokeinterface_quick: {
        const InterfaceCall *call = meta_unpack((u4)entry);
        u8 cache = __atomic_load_n(&call->cache, __ATOMIC_RELAXED);
        plan->guard = GUARD_CLASS;
        plan->receiver = meta_unpack((u4)cache);
        return __atomic_load_n(&call->changes, __ATOMIC_RELAXED) <= MOST_CHANGES ? meta_unpack((u4)(cache >> 32)) : NULL;
    }
    default: {
        const PolymorphicCall *call = meta_unpack((u4)entry);
        return adapted_target(in, call->adapter, &call->appendix, arguments, slots, plan);
    }
    }
}

static bool contains(const Body *b, const Method *m)
{
    int depth = 0, times = 0;
    for (; b != NULL; b = b->caller, depth++) times += b->m == m;
    return times > 1 || depth > MOST_DEPTH;
}

static bool can_inline(const Compiler *c, const Body *b, const Body *plan)
{
    const Method *m = plan->m;
    if (c->carefully || m->file == NULL || !is_small(m) || is_object_init(m) || !command_allows_inlining(m)) return false;
    if (!plan->is_known && !(m->klass->flags & CLASS_BUILTIN_LOADER) && m->klass->loader != c->root->m->klass->loader) return false;
    if (c->inlined_bytes + m->code_length > MOST_INLINED_BYTES || c->body_count > MOST_BODIES || contains(b, m)) return false;
    if (b->stack + b->m->max_stack + m->max_locals + m->max_stack + 32u > MAX_COMPILED_SLOTS) return false;
    return !is_intrinsic(m);
}

static Body *plan_call(Compiler *c, Body *b, const Insn *in, Known *arguments, u4 slots)   /* NULL: it is compiled as a call */
{
    Body plan = { .caller = b, .call_bci = in->pc };
    plan.m = target_of(b, in, arguments, slots, &plan);
    if (plan.m == NULL) return NULL;
    command_warn_of_blackhole(plan.m);
    Body *callee = NULL;
    if (can_inline(c, b, &plan) && !command_chance(plan.m, in->pc + 1, 3)) callee = new_body(c, &plan, arguments);
    if (callee == NULL && plan.drops_last && !c->carefully) {
        callee = compiler_alloc(c, sizeof *callee);
        *callee = plan;
        callee->is_call = true;
        depend_on(c, plan.m->klass);
        callee->result = (Known){ 0 };
    }
    if (callee != NULL) {
        callee->next = b->callees;
        b->callees = callee;
    }
    return callee;
}

void plan_inlining(Compiler *c, Body *b, const Known *arguments)
{
    Knowledge k;
    Known     passed[MOST_ARGUMENTS];
    known_start(c, &k, b, arguments);
    for (u4 i = 0; i < b->insn_count; i++) {
        const Insn *in = &b->insns[i];
        u4  pc = in->pc;
        int popped = b->popped[i], pushed = b->pushed[i];
        if (b->depth_at[pc] < 0 || !known_arrive(&k, pc)) continue;
        if (in->op < OP_invokevirtual_quick || in->op > OP_invokedynamic_quick) {
            known_step(&k, in, popped, pushed);
            known_leave(&k, in);
            continue;
        }
        memcpy(passed, k.stack + b->depth_at[pc] - popped, (u4)popped * sizeof *passed);
        const Body *callee = plan_call(c, b, in, passed, (u4)popped);
        Known result = callee != NULL ? callee->result : (Known){ 0 };
        known_call(&k, in, popped, pushed, result);
    }
    b->result = k.returned;
}

/* ---- the code ---------------------------------------------------------------------------------------------------------------------- */

/* Gives parameter `local`, whose argument was v, a place to be read from.  in_memory: the argument is in its slot, too. */
static void bind_parameter(Compiler *c, Body *b, u4 local, Value v, bool in_memory)
{
    Home *h = &c->homes[b->first_home + local];
    Asm  *a = &c->a;
    Mem   m = home_mem(h);
    if (h->type == 0) h->type = v.type;                 /* not read: but the interpreter may want it */
    if (v.kind == IN_MEMORY) {
        if (h->reg != NOWHERE && is_fp(h->type)) load_xmm(c, h->type, (Xmm)h->reg, m);
        else if (h->reg != NOWHERE) load_gpr(c, h->type, (Reg)h->reg, m);
        return;
    }
    v.type = h->type == '?' ? v.type : h->type;
    bool aliased = !h->written && h->type != '?' && (v.kind == CONSTANT || v.kind == LOCAL || v.kind == PATH);
    bool pinned = !h->written && h->type != '?' && v.kind == IN_REG && b->is_leaf && h->reg == NOWHERE && !is_fp(h->type)
        && __builtin_popcount(c->pinned) < 2 && v.reg != R8 && v.reg != RCX && v.reg != RDX;
    if (aliased) {
        h->alias = v;
        h->reg = NOWHERE;
    } else if (pinned) {
        h->reg = v.reg;
        c->pinned |= 1u << v.reg;
    } else if (h->reg != NOWHERE && is_fp(h->type)) {
        Operand o = { .v = v };
        move_xmm(c, (Xmm)h->reg, use_fp(c, &o));
    } else if (h->reg != NOWHERE) {
        if (v.kind == CONSTANT) asm_mov_imm(a, (Reg)h->reg, v.constant);
        else move_gpr(c, width(v.type), (Reg)h->reg, use(c, &(Operand){ .v = v }));
    }
    bool stored = in_memory || h->reg == NOWHERE;
    if (aliased && !in_memory) stored = !b->is_leaf;
    if (stored && !in_memory) store_value(c, &v, m, m);
    h->dirty = !stored || (h->reg != NOWHERE && h->written);
}

/* In which order, so that no argument's register is taken before it is read: homes are no operand registers, so any will do. */
static void bind_parameters(Compiler *c, Body *b, const Value *arguments, bool in_memory)
{
    u4 local = 0;
    if (!method_is_static(b->m)) {
        bind_parameter(c, b, 0, arguments[0], in_memory);
        local = 1;
    }
    for (TypeIter p = descriptor_params(b->m->descriptor); descriptor_next(&p); local += p.slots) {
        Value v = arguments[local + p.slots - 1];       /* of a long or double the upper slot has the value */
        if (v.kind != IN_MEMORY && v.type == 0) v.type = kind_of_descriptor(p.kind);
        c->locked = c->locked_xmm = 0;
        for (u4 i = local; i < b->m->arg_slots; i++) {  /* those to come */
            if (arguments[i].kind == IN_REG) c->locked |= 1u << arguments[i].reg;
            if (arguments[i].kind == IN_XMM) c->locked_xmm |= 1u << arguments[i].reg;
        }
        bind_parameter(c, b, local, v, in_memory);
    }
}

static Body *planned(const Compiler *c)
{
    for (Body *b = c->body->callees; b != NULL; b = b->next)
        if (b->call_bci == c->in.pc) return b;
    return NULL;
}

static void emit_guard(Compiler *c, const Body *b, const Operand *o, Reg receiver)
{
    Asm *a = &c->a;
    check_null_by_access(c, o, receiver, 0);            /* both read the object's class first */
    if (b->guard == GUARD_CLASS) {
        asm_group_mem_imm(a, W32, G_CMP, mem(receiver, 0), (int32_t)meta_pack(b->receiver));
    } else {
        u4 index = (u4)(c->m->pool->entries[(u2)c->in.a] >> 48);
        asm_rm(a, 0, W32, X_MOV, RAX, mem(receiver, 0));
        asm_group_mem_imm(a, W64, G_CMP, mem(RAX, (int32_t)offsetof(Class, vtable) + 8 * (int32_t)index), (int32_t)(uintptr_t)b->m);
    }
    GROW(c->slow_calls, c->slow_call_count);
    c->slow_calls[c->slow_call_count++] = (SlowCall){ .body = c->body, .in = c->in, .at = asm_jcc(a, CC_NE), .depth = c->depth };
}

/* Of a MethodHandle.linkTo* that can only mean one method. */
static void call_known_method(Compiler *c, const Body *b)
{
    u4 slots = b->m->arg_slots;
    prepare_call(c);
    if (b->drops_last) c->depth--;
    if (!method_is_static(b->m)) {
        asm_group_mem_imm(&c->a, W64, G_CMP, slot_mem(c, c->depth - slots), 0);
        exit_if(c, CC_E);
    }
    call_method(c, b->m, slots);
}

/* MethodHandle.linkToStatic with a type that returns nothing may lead to a method that returns something. */
static void drop_unwanted_result(Compiler *c, const Body *b)
{
    u2 index = c->in.op == OP_invokedynamic_quick ? call_site_at(c->code + c->in.pc)->pool_index : (u2)c->in.a;
    if (b->m->return_type == 'V' || descriptor_return_kind(pool_ref_descriptor(c->m->pool, index)) != 'V') return;
    c->depth -= is_wide(b->m->return_type) ? 2 : 1;
}

bool compile_inlined(Compiler *c)
{
    Body *b = planned(c), *caller = c->body;
    if (b == NULL) return false;
    Insn in = c->in;                                    /* the body's own will follow */
    if (b->is_call) {
        call_known_method(c, b);
        drop_unwanted_result(c, b);
        return true;
    }
    if (b->appendix != NULL) {
        push_path(c, b->appendix);
    }
    if (b->drops_last) c->depth--;
    u4 arg_slots = b->m->arg_slots, first = c->depth - arg_slots;
    u4 slow_call = c->slow_call_count;
    bool in_memory = b->guard != GUARD_NONE;
    Value arguments[256];
    if (arg_slots > COUNT_OF(arguments)) return false;
    memcpy(arguments, c->stack + first, arg_slots * sizeof *arguments);
    for (u4 i = 0; i < arg_slots; i++) {                /* nobody takes their registers */
        if (arguments[i].kind == IN_REG) c->locked |= 1u << arguments[i].reg;
        if (arguments[i].kind == IN_XMM) c->locked_xmm |= 1u << arguments[i].reg;
    }
    if (!method_is_static(b->m) && b->checked) {
        arguments[0].nonnull = true;
    } else if (!method_is_static(b->m) || b->checks_first) {
        Operand receiver = { arguments[0], first };
        receiver.v.type = 'A';
        Reg r = use(c, &receiver);
        if (b->guard == GUARD_NONE) check_null(c, &receiver, r);
        if (arguments[0].kind == IN_MEMORY) arguments[0] = (Value){ .kind = IN_REG, .type = 'A', .reg = (u1)r };
        arguments[0].nonnull = true;
        if (in_memory) flush(c);
        if (b->guard != GUARD_NONE) emit_guard(c, b, &receiver, r);
    }
    if (b->merges && !in_memory) {                      /* where paths meet, callers' operands must be in their slots */
        u4 depth = c->depth;
        c->depth = first;
        flush(c);
        c->depth = depth;
    }
    c->depth = first;
    b->operands = first;
    u4 pinned = c->pinned;
    set_body(c, b);
    bind_parameters(c, b, arguments, in_memory);
    c->ended = false;
    compile_body(c);
    Asm *a = &c->a;
    if (b->ends != 0 && b->ends + 4 == a->size) {       /* the last one leads to the next instruction */
        b->ends = asm_link_before(a, b->ends);
        a->size -= 5;
    }
    asm_bind_links(a, b->ends, a->size);
    c->pinned = pinned;
    set_body(c, caller);
    bool reached = b->returned;
    if (b->merges) {
        forget_registers(c);
        forget_locals(c);
        char type = kind_of_descriptor(b->m->return_type);
        if (slow_call < c->slow_call_count && b->guard != GUARD_NONE) {
            c->slow_calls[slow_call].back = a->size;
            reached = true;
        }
        c->depth = first;
        if (reached && is_fp(type)) push_xmm(c, type, XMM0);
        else if (reached && type != 'V') push_reg(c, type, R8);
    }
    c->ended = !reached;
    c->in = in;
    c->took_next = false;
    if (reached) drop_unwanted_result(c, b);
    return true;
}

/* xreturn in an inlined method: its value becomes an operand of the caller. */
void return_inlined(Compiler *c, char type)
{
    Body *b = c->body;
    Asm  *a = &c->a;
    bool  narrow = c->in.op == OP_ireturn_narrow;
    if (type == 'V') {
        c->depth = b->operands;
    } else {
        Operand o = pop(c, type);
        if (b->merges) {
            if (is_fp(type)) {
                move_xmm(c, XMM0, use_fp(c, &o));
            } else if (o.v.kind == CONSTANT) {
                asm_mov_imm(a, R8, o.v.constant);
            } else {
                move_gpr(c, width(type), R8, use(c, &o));
            }
            if (narrow) narrow_result(c, R8);
        } else {
            bool outlives = o.v.kind == CONSTANT || o.v.kind == PATH || (o.v.kind == LOCAL && o.v.local < b->first_home) || o.v.kind == IN_REG || o.v.kind == IN_XMM;
            if (narrow && o.v.kind == CONSTANT) {
                int32_t k = (int32_t)o.v.constant;
                char kind = c->m->return_type;
                o.v.constant = (u4)(kind == 'Z' ? k & 1 : kind == 'B' ? (int8_t)k : kind == 'C' ? (u2)k : (int16_t)k);
            } else if (narrow) {
                Reg r = own(c, &o);
                narrow_result(c, r);
                o.v = (Value){ .kind = IN_REG, .type = type, .reg = (u1)r };
            } else if (!outlives && is_fp(type)) {
                Xmm x = own_fp(c, &o);
                o.v = (Value){ .kind = IN_XMM, .type = type, .reg = (u1)x };
            } else if (!outlives) {
                bool nonnull = o.v.nonnull;
                Reg r = own(c, &o);
                o.v = (Value){ .kind = IN_REG, .type = type, .reg = (u1)r, .nonnull = nonnull };
            }
            c->depth = b->operands;
            push(c, o.v);
        }
    }
    b->returned = true;
    if (!b->merges) return;
    asm_link(a, asm_jmp(a), &b->ends);
}

/* The calls that guards have led to. */
void compile_slow_calls(Compiler *c)
{
    Asm *a = &c->a;
    for (u4 i = 0; i < c->slow_call_count; i++) {
        SlowCall slow = c->slow_calls[i];
        set_body(c, slow.body);
        asm_bind(a, slow.at, a->size);
        c->in = slow.in;
        c->depth = c->depth_before = slow.depth;
        for (u4 n = 0; n < c->depth; n++) c->stack[n] = c->before[n] = (Value){ .kind = IN_MEMORY, .type = 'A' };
        c->locked = c->locked_xmm = 0;
        c->exit_made = false;
        prepare_call(c);
        compile_call(c);
        char type = kind_of_descriptor(descriptor_return_kind(pool_ref_descriptor(c->m->pool, (u2)c->in.a)));
        if (is_fp(type)) asm_rr(a, 0x66, width(type), 0x0f6e, XMM0, R8);
        asm_bind(a, asm_jmp(a), slow.back);
    }
}
