/* jit/x64/calls.c -- what leaves the straight line: calls, returns, branches, switches. */
#include "jit/x64/translation.h"
#include "classloader/loader.h"
#include "classloader/resolve.h"
#include "interp/polymorphic.h"
#include "interp/quicken.h"
#include "jit/x64/stubs.h"
#include "vm/arena.h"
#include "vm/descriptor.h"
#include "vm/vm.h"

/* ---- calls ----------------------------------------------------------------------------------------------------------------------- */

/* Calls a C function; arguments are in their registers already.  Operands and hot locals are in memory: if an exception is thrown,
 * the interpreter takes over at a handler. */
void call_c(Compiler *c, const void *function)
{
    asm_mov_imm(&c->a, RAX, (uintptr_t)function);
    call_stub(c, stubs.call_c);
}

void call_stub(Compiler *c, const void *stub)
{
    forget_registers(c);
    relocate(c, asm_call(&c->a), stub);
    asm_nop_with(&c->a, (u4)meta_pack(new_call_point(c, c->in.pc)));
    load_locals(c, true);
}

static void unwind(Compiler *c)
{
    relocate(c, asm_call(&c->a), stubs.unwind);
    asm_nop_with(&c->a, (u4)meta_pack(new_call_point(c, c->in.pc)));
}

void unwind_if(Compiler *c, Cc cc)
{
    size_t over = asm_jcc(&c->a, (Cc)(cc ^ 1));
    unwind(c);
    asm_bind(&c->a, over, c->a.size);
}

/* athrow: unwinds from here; the interpreter has the NullPointerException. */
void compile_throw(Compiler *c)
{
    Asm *a = &c->a;
    prepare_call(c);
    asm_rm(a, 0, W64, X_MOV, RAX, slot_mem(c, c->depth - 1));
    asm_rr(a, 0, W64, X_TEST, RAX, RAX);
    exit_if(c, CC_E);
    store_gpr(c, RAX, THREAD_FIELD(exception));
    unwind(c);
}

/* Before a call: all into memory.  The receiver's slot is checked by the caller. */
void prepare_call(Compiler *c)
{
    flush(c);
    for (u4 i = 0; i < c->depth_before; i++) c->before[i].kind = IN_MEMORY;
    save_locals(c);
}

/* Method m, or if NULL the one in R8; its arguments are the top arg_slots operands. */
static void emit_call(Compiler *c, const Method *m, u4 arg_slots, char result)
{
    Asm *a = &c->a;
    CallPoint *point = new_call_point(c, c->in.pc);
    forget_registers(c);
    Mem args = slot_mem(c, c->depth - arg_slots);
    point->args = (u4)args.disp / sizeof(Slot);
    asm_rm(a, 0, W64, X_LEA, LOCALS, args);
    if (m != NULL) asm_mov_imm(a, R8, (uintptr_t)m);
    asm_call_mem(a, m != NULL ? mem_abs(&m->call) : mem(R8, offsetof(Method, call)));
    GROW(c->returns, c->return_count);
    c->returns[c->return_count++] = (Return){ point, a->size };
    asm_nop_with(a, (u4)meta_pack(point));
    asm_rm(a, 0, W64, X_LEA, LOCALS, mem(LOCALS, -args.disp));
    load_locals(c, false);
    c->depth -= arg_slots;
    if (result == 'V') return;
    if (width(result) == W32) asm_rr(a, 0, W32, X_MOV, R8, R8);
    push_reg(c, result, R8);
}

char kind_of_descriptor(char d)                  /* as operands are typed */
{
    switch (d) {
    case 'Z': case 'B': case 'C': case 'S': return 'I';
    case 'L': case '[': return 'A';
    default: return d;
    }
}

static void load_receiver(Compiler *c, u4 arg_slots) { load_gpr(c, 'A', RSI, slot_mem(c, c->depth - arg_slots)); }

static void check_receiver(Compiler *c, u4 arg_slots)   /* leaves it in RSI */
{
    load_receiver(c, arg_slots);
    asm_rr(&c->a, 0, W64, X_TEST, RSI, RSI);
    exit_if(c, CC_E);
}

static void check_rsi_by_access(Compiler *c)            /* the next instruction reads the class of the object there */
{
    Operand receiver = { .v = { .kind = IN_REG, .type = 'A', .reg = RSI } };
    check_null_by_access(c, &receiver, RSI, 0);
}

/* The implementation of a call site's method for a receiver of another class than last time; NULL: let the interpreter see. */
static Method *select_interface(InterfaceCall *call, const Object *receiver)
{
    Class  *k = object_class(receiver);
    Method *resolved = call->method, *m;
    if (method_is_private(resolved)) m = resolved;
    else if (!class_is_interface(resolved->klass)) m = class_select_virtual(k, resolved);
    else m = class_select_interface(k, resolved);
    if (!interface_selection_fits(k, call->interface, resolved, m)) return NULL;
    __atomic_store_n(&call->changes, call->changes + 1, __ATOMIC_RELAXED);
    __atomic_store_n(&call->cache, (u8)meta_pack(m) << 32 | meta_pack(k), __ATOMIC_RELAXED);
    return m;
}

/* ---- calls that need no frame ---------------------------------------------------------------------------------------------------- */

/* A native that wants no frame, called as C: t, m, arguments; the result replaces the first argument.  stub: call_c, or one that
 * takes the same. */
void compile_leaf_call(Compiler *c, const Method *m, u4 slots, char result, const void *stub)
{
    Asm *a = &c->a;
    prepare_call(c);
    if (!method_is_static(m)) check_receiver(c, slots);
    move_gpr(c, W64, RDI, THREAD);
    asm_mov_imm(a, RSI, (uintptr_t)m);
    asm_rm(a, 0, W64, X_LEA, RDX, slot_mem(c, c->depth - slots));
    asm_mov_imm(a, RAX, (uintptr_t)m->entry);
    call_stub(c, stub);
    asm_rr8(a, 0x84, RAX, RAX);
    unwind_if(c, CC_E);
    c->depth -= slots;
    if (result == 'V') return;
    load_gpr(c, is_wide(result) ? 'J' : result == 'A' ? 'A' : 'I', R8, slot_mem(c, c->depth));
    push_reg(c, result, R8);
}

/* Calls compiled without one; false: none of those. */
static bool compile_in_place(Compiler *c, const Method *m, u4 slots, char result)
{
    u1 op = c->in.op;
    if (op != OP_invokestatic_quick && op != OP_invokefinal && op != OP_invokespecial_quick) return false;
    if (compile_intrinsic(c, m)) return true;
    if (!(m->flags & METHOD_LEAF_NATIVE)) return false;
    compile_leaf_call(c, m, slots, result, stubs.call_c);
    return true;
}

/* ---- all calls ---------------------------------------------------------------------------------------------------------------------- */

/* R8 = the reference at offset of the object in RAX, which the interpreter sees to if it is null. */
static void follow_reference(Compiler *c, Reg to, size_t offset)
{
    asm_rr(&c->a, 0, W64, X_TEST, RAX, RAX);
    exit_if(c, CC_E);
    asm_rm(&c->a, 0, W64, X_MOV, to, mem(RAX, (int32_t)offset));
}

/* MethodHandle.invokeBasic and linkTo* (polymorphic_target): the method they pass the call on to, into R8.  Returns how many of the
 * arguments, all in memory, are for them alone. */
static u4 find_polymorphic_target(Compiler *c, const Method *m, u4 slots)
{
    Asm *a = &c->a;
    Mem  first = slot_mem(c, c->depth - slots), last = slot_mem(c, c->depth - 1);
    MethodEntry entry = m->entry;
    if (entry == polymorphic_invoke_basic) {
        asm_rm(a, 0, W64, X_MOV, RAX, first);
        follow_reference(c, RAX, KNOWN(MethodHandle_form));
        follow_reference(c, RAX, KNOWN(LambdaForm_vmentry));
        follow_reference(c, RAX, KNOWN(MemberName_method));
        follow_reference(c, R8, KNOWN(ResolvedMethodName_vmtarget));
        return 0;
    }
    if (entry == polymorphic_link_to_static || entry == polymorphic_link_to_special) {
        if (entry == polymorphic_link_to_special) {
            asm_group_mem_imm(a, W64, G_CMP, first, 0);
            exit_if(c, CC_E);
        }
        asm_rm(a, 0, W64, X_MOV, RAX, last);
        follow_reference(c, RAX, KNOWN(MemberName_method));
        follow_reference(c, R8, KNOWN(ResolvedMethodName_vmtarget));
    } else {
        move_gpr(c, W64, RDI, THREAD);
        asm_mov_imm(a, RSI, (uintptr_t)entry);
        asm_rm(a, 0, W64, X_LEA, RDX, first);
        asm_rm(a, 0, W64, X_LEA, RCX, last);
        call_c(c, (const void *)polymorphic_target);
        asm_rr(a, 0, W64, X_TEST, RAX, RAX);
        unwind_if(c, CC_E);
        move_gpr(c, W64, R8, RAX);
    }
    c->depth--;
    return 1;
}

bool is_object_init(const Method *m) { return m->klass->super == NULL && method_is_initializer(m); }

/* An invokespecial in an interface may meet any receiver; null is left to the call's own check. */
static void check_special_receiver_in_place(Compiler *c)
{
    u4 slot = c->depth - 1 - descriptor_arg_slots(pool_ref_descriptor(c->m->pool, (u2)c->in.a));
    Operand receiver = { c->stack[slot], slot };
    receiver.v.type = 'A';
    u4 locked = c->locked;
    if (receiver.v.kind == IN_REG) c->locked |= 1u << receiver.v.reg;
    exit_unless_subtype(c, use(c, &receiver), c->m->klass);
    c->locked = locked;                                 /* from here on they are the operand stack's only */
}

void compile_invoke(Compiler *c)
{
    if (c->in.op == OP_invokespecial_checked) check_special_receiver_in_place(c);
    if (compile_inlined(c)) return;
    const CallSite *site = c->in.op == OP_invokedynamic_quick ? call_site_at(c->code + c->in.pc) : NULL;
    if (site == NULL) {
        Method *m = meta_unpack((u4)c->m->pool->entries[(u2)c->in.a]);
        const Symbol *descriptor = pool_ref_descriptor(c->m->pool, (u2)c->in.a);
        bool has_receiver = op_info[c->in.op].original != OP_invokestatic;
        if (compile_in_place(c, m, descriptor_arg_slots(descriptor) + has_receiver, kind_of_descriptor(descriptor_return_kind(descriptor)))) return;
    }
    prepare_call(c);
    compile_call(c);
}

void call_method(Compiler *c, const Method *m, u4 arg_slots)
{
    emit_call(c, m, arg_slots, kind_of_descriptor(m->return_type));
}

void compile_call(Compiler *c)
{
    Asm *a = &c->a;
    const CallSite *site = c->in.op == OP_invokedynamic_quick ? call_site_at(c->code + c->in.pc) : NULL;
    u2   index = site != NULL ? site->pool_index : (u2)c->in.a;
    u8   entry = site != NULL ? 0 : c->m->pool->entries[index];
    Method *m = meta_unpack((u4)entry);
    const Symbol *descriptor = pool_ref_descriptor(c->m->pool, index);
    char result = kind_of_descriptor(descriptor_return_kind(descriptor));
    u4   slots = descriptor_arg_slots(descriptor);
    size_t over = 0;
    switch (c->in.op) {
    case OP_invokestatic_quick:
        break;
    case OP_invokespecial_quick: case OP_invokespecial_checked: case OP_invokefinal:
        check_receiver(c, ++slots);
        if (is_object_init(m)) {                        /* does nothing but register finalizable objects */
            asm_rm(a, 0, W32, X_MOV, RAX, mem(RSI, 0));
            asm_mov_imm(a, RCX, CLASS_HAS_FINALIZER);
            asm_rm(a, 0, W32, X_TEST, RCX, mem(RAX, offsetof(Class, flags)));
            over = asm_jcc(a, CC_E);
        }
        break;
    case OP_invokevirtual_quick:
        m = NULL;
        load_receiver(c, ++slots);
        check_rsi_by_access(c);
        asm_rm(a, 0, W32, X_MOV, RAX, mem(RSI, 0));
        asm_rm(a, 0, W64, X_MOV, R8, mem(RAX, (int32_t)offsetof(Class, vtable) + 8 * (int32_t)(entry >> 48)));
        break;
    case OP_invokeinterface_quick: {
        m = NULL;
        const InterfaceCall *call = meta_unpack((u4)entry);
        load_receiver(c, ++slots);
        asm_rm(a, 0, W64, X_MOV, R8, mem_abs(&call->cache));
        check_rsi_by_access(c);
        asm_rm(a, 0, W32, X_CMP, R8, mem(RSI, 0));
        size_t miss = asm_jcc(a, CC_NE);
        asm_shift_imm(a, W64, SH_SHR, R8, 32);
        size_t hit = asm_jmp(a);
        asm_bind(a, miss, a->size);
        asm_mov_imm(a, RDI, (uintptr_t)call);
        relocate(c, asm_call(a), stubs.find_interface);
        asm_rr(a, 0, W64, X_TEST, R8, R8);
        size_t found = asm_jcc(a, CC_NE);
        call_c(c, (const void *)select_interface);
        asm_rr(a, 0, W64, X_TEST, RAX, RAX);
        exit_if(c, CC_E);
        move_gpr(c, W64, R8, RAX);
        asm_bind(a, hit, a->size);
        asm_bind(a, found, a->size);
        break;
    }
    default: {                                          /* method handles, invokedynamic */
        Method *const *adapter;
        Object *const *appendix;
        if (site != NULL) {
            adapter = &site->adapter;
            appendix = &site->appendix;
        } else {
            const PolymorphicCall *call = meta_unpack((u4)entry);
            if (c->in.op == OP_invokehandle) check_receiver(c, ++slots);
            adapter = &call->adapter;
            appendix = &call->appendix;
        }
        if (*appendix != NULL) {
            asm_rm(a, 0, W64, X_MOV, RAX, mem_abs(appendix));
            store_gpr(c, RAX, slot_mem(c, c->depth));
            c->depth++;
            slots++;
        }
        m = *adapter;
        if (m->klass == KNOWN(MethodHandle) && polymorphic_passes_on(m->entry)) {
            slots -= find_polymorphic_target(c, m, slots);
            m = NULL;
        }
        break;
    }
    }
    emit_call(c, m, slots, result);
    if (over != 0) asm_bind(a, over, a->size);
}

void narrow_result(Compiler *c, Reg r)
{
    Asm *a = &c->a;
    switch (c->m->return_type) {
    case 'Z': asm_group_imm(a, W32, G_AND, r, 1); break;
    case 'B': asm_rr8(a, X_MOVSX8, r, r); break;
    case 'C': asm_rr(a, 0, W32, X_MOVZX16, r, r); break;
    default:  asm_rr(a, 0, W32, X_MOVSX16, r, r); break;
    }
}

void compile_return(Compiler *c, char type)
{
    Asm *a = &c->a;
    Operand o = { 0 };
    bool locked = c->m->access_flags & ACC_SYNCHRONIZED;
    if (c->body->caller != NULL) {
        return_inlined(c, type);
        return;
    }
    if (locked) {                                       /* the stub changes registers */
        flush(c);
        for (u4 i = 0; i < c->depth_before; i++) c->before[i].kind = IN_MEMORY;
    }
    if (type != 'V') {
        o = pop(c, type);
        Reg r = R8;
        if (is_fp(type) && o.v.kind != IN_REG && o.v.kind != CONSTANT) {
            Xmm x = use_fp(c, &o);
            take_named(c, R8);
            asm_rr(a, 0x66, width(type), 0x0f7e, x, R8);
        } else {
            r = use(c, &o);
            take_named(c, R8);
            move_gpr(c, W64, R8, r);
        }
        if (c->in.op == OP_ireturn_narrow) narrow_result(c, R8);
    }
    if (locked) {
        asm_group_mem_imm(a, W32, G_CMP, THREAD_FIELD(poll), 0);
        exit_if(c, CC_NE);
        asm_rm(a, 0, W64, X_LEA, RSI, FRAME_FIELD(c, caller));
        relocate(c, asm_call(a), stubs.unlock_method);
        asm_rr(a, 0, W32, X_TEST, RAX, RAX);
        exit_if(c, CC_E);
        asm_ret(a);
        return;
    }
    if (c->m->flags & METHOD_USES_MONITORS) {
        asm_rm(a, 0, W32, X_MOV, RAX, FRAME_FIELD(c, flags));
        asm_rm(a, 0, W32, X_OR, RAX, THREAD_FIELD(poll));
    } else {
        asm_group_mem_imm(a, W32, G_CMP, THREAD_FIELD(poll), 0);
    }
    exit_if(c, CC_NE);
    asm_ret(a);
}

/* ---- branches ---------------------------------------------------------------------------------------------------------------------- */

void jump_to_label(Compiler *c, size_t displacement, u4 bci)
{
    if (c->body->label[bci] != UINT32_MAX) {
        asm_bind(&c->a, displacement, c->body->label[bci]);
        return;
    }
    GROW(c->fixups, c->fixup_count);
    c->fixups[c->fixup_count++] = (Fixup){ displacement, c->body, bci };
}

/* Jumps to bci, operands being in memory; backwards it polls, and the interpreter goes on there if somebody wants something. */
void branch(Compiler *c, u4 bci)
{
    if (bci <= c->in.pc) {
        asm_group_mem_imm(&c->a, W32, G_CMP, THREAD_FIELD(poll), 0);
        add_jump(c, new_exit(c, bci, c->depth, c->stack), asm_jcc(&c->a, CC_NE));
    }
    jump_to_label(c, asm_jmp(&c->a), bci);
}

/* Up to two jumps, taken if either condition holds. */
static void branch_if(Compiler *c, Cc cc, u4 bci)
{
    if (bci > c->in.pc) {
        jump_to_label(c, asm_jcc(&c->a, cc), bci);
        return;
    }
    size_t over = asm_jcc(&c->a, (Cc)(cc ^ 1));
    branch(c, bci);
    asm_bind(&c->a, over, c->a.size);
}

Cc int_condition(int condition)
{
    static const Cc codes[] = { [COND_EQ] = CC_E, [COND_NE] = CC_NE, [COND_LT] = CC_L, [COND_GE] = CC_GE, [COND_GT] = CC_G, [COND_LE] = CC_LE };
    return codes[condition];
}

static Cc swapped(Cc cc)
{
    switch (cc) {
    case CC_L: return CC_G;
    case CC_G: return CC_L;
    case CC_LE: return CC_GE;
    case CC_GE: return CC_LE;
    default: return cc;
    }
}

bool small_constant(const Operand *o) { return o->v.kind == CONSTANT && (int64_t)o->v.constant == (int32_t)o->v.constant; }
bool int_constant(const Operand *o) { return o->v.kind == CONSTANT; }

void compare_and_branch(Compiler *c, int w, Operand x, Operand y, Cc cc, u4 target)
{
    Asm *a = &c->a;
    if (x.v.kind == CONSTANT && y.v.kind != CONSTANT) {
        Operand z = x;
        x = y; y = z;
        cc = swapped(cc);
    }
    if (x.v.kind == CONSTANT && y.v.kind == CONSTANT) { /* both: no more than a jump, or nothing */
        int64_t p = w == W32 ? (int32_t)x.v.constant : (int64_t)x.v.constant, q = w == W32 ? (int32_t)y.v.constant : (int64_t)y.v.constant;
        bool taken = cc == CC_E ? p == q : cc == CC_NE ? p != q : cc == CC_L ? p < q : cc == CC_GE ? p >= q : cc == CC_G ? p > q : p <= q;
        flush(c);
        if (taken) branch(c, target);
        c->ended = taken;
        return;
    }
    Reg r = use(c, &x);
    bool immediate = w == W32 ? int_constant(&y) : small_constant(&y);
    Reg s = immediate ? RAX : use(c, &y);
    flush(c);
    if (immediate && y.v.constant == 0) asm_rr(a, 0, w, X_TEST, r, r);
    else if (immediate) asm_group_imm(a, w, G_CMP, r, (int32_t)y.v.constant);
    else asm_rr(a, 0, w, X_CMP, r, s);
    branch_if(c, cc, target);
}

/* fcmpl, fcmpg, dcmpl, dcmpg and the if that follows.  ucomis sets CF for below, ZF for equal, and all for unordered. */
void compare_fp_and_branch(Compiler *c, char type, bool nan_is_greater, int condition, u4 target)
{
    Operand y = pop(c, type), x = pop(c, type);
    Xmm b = use_fp(c, &y), a = use_fp(c, &x);
    int prefix = type == 'D' ? 0x66 : 0;
    flush(c);
    bool forward = !nan_is_greater;
    asm_rr(&c->a, prefix, W32, 0x0f2e, forward ? a : b, forward ? b : a);
    size_t over;
    switch (condition) {
    case COND_EQ:
        over = asm_jcc(&c->a, CC_P);
        branch_if(c, CC_E, target);
        asm_bind(&c->a, over, c->a.size);
        break;
    case COND_NE:
        branch_if(c, CC_P, target);
        asm_rr(&c->a, prefix, W32, 0x0f2e, a, b);       /* a backward branch polls in between */
        branch_if(c, CC_NE, target);
        break;
    case COND_LT: branch_if(c, forward ? CC_B : CC_A, target); break;
    case COND_GE: branch_if(c, forward ? CC_AE : CC_BE, target); break;
    case COND_GT: branch_if(c, forward ? CC_A : CC_B, target); break;
    default:      branch_if(c, forward ? CC_BE : CC_AE, target); break;
    }
}

/* Compares r with the keys, which ascend, of cases [from, to). */
static void search_cases(Compiler *c, Reg r, u4 from, u4 to)
{
    enum { ONE_BY_ONE = 4 };
    Asm *a = &c->a;
    if (to - from <= ONE_BY_ONE || c->in.op == OP_tableswitch) {
        for (u4 n = from; n < to; n++) {
            asm_group_imm(a, W32, G_CMP, r, insn_case_key(&c->in, n));
            branch_if(c, CC_E, (u4)insn_case_target(&c->in, n));
        }
        branch(c, (u4)c->in.target);
        return;
    }
    u4 middle = (from + to) / 2;
    asm_group_imm(a, W32, G_CMP, r, insn_case_key(&c->in, middle));
    size_t less = asm_jcc(a, CC_L);
    search_cases(c, r, middle, to);
    asm_bind(a, less, a->size);
    search_cases(c, r, from, middle);
}

void compile_switch(Compiler *c)
{
    Operand key = pop(c, 'I');
    Reg r = use(c, &key);
    flush(c);
    Asm *a = &c->a;
    if (c->in.op == OP_tableswitch && c->in.case_count > 4 && c->in.case_count < 2000) {
        Reg i = take_gpr(c);
        move_gpr(c, W32, i, r);
        if (c->in.a != 0) asm_group_imm(a, W32, G_SUB, i, c->in.a);
        asm_group_imm(a, W32, G_CMP, i, (int32_t)c->in.case_count);
        size_t within = asm_jcc(a, CC_B);
        branch(c, (u4)c->in.target);
        asm_bind(a, within, a->size);
        /* lea rax, [rip + table]; movsxd i, [rax + 4 i]; add rax, i; jmp rax; the table: distances from itself */
        asm_u1(a, 0x48); asm_u1(a, 0x8d); asm_u1(a, 0x05);
        size_t displacement = a->size;
        asm_u4(a, 0);
        asm_rm(a, 0, W64, X_MOVSXD, i, mem_index(RAX, i, 2, 0));
        asm_rr(a, 0, W64, X_ADD, RAX, i);
        asm_jmp_reg(a, RAX);
        size_t table = a->size;
        asm_bind(a, displacement, table);
        for (u4 n = 0; n < c->in.case_count; n++) asm_u4(a, 0);
        for (u4 n = 0; n < c->in.case_count; n++) {     /* each to a jump of its own, which polls if it goes backwards */
            u4 distance = (u4)(a->size - table);
            memcpy(a->bytes + table + 4 * n, &distance, 4);
            branch(c, (u4)insn_case_target(&c->in, n));
        }
        return;
    }
    search_cases(c, r, 0, c->in.case_count);
}

/* The instruction after the current one, if it is an if that only this one reaches: for compares. */
bool next_if(const Compiler *c, Insn *next)
{
    u4 pc = c->in.pc + c->in.length;
    if (pc >= c->m->code_length || c->body->target[pc]) return false;
    *next = c->body->insns[c->body->insn_at[pc]];
    return next->op >= OP_ifeq && next->op <= OP_ifle;
}

void compare_values(Compiler *c, char type, bool nan_is_greater)     /* lcmp, fcmp, dcmp: an int */
{
    Asm *a = &c->a;
    Operand y = pop(c, type), x = pop(c, type);
    Cc greater = CC_G, less = CC_L;
    if (type == 'J') {
        Reg s = use(c, &y), r = use(c, &x);
        asm_rr(a, 0, W64, X_CMP, r, s);
    } else {                                            /* unordered counts as below */
        Xmm s = use_fp(c, &y), r = use_fp(c, &x);
        asm_rr(a, type == 'D' ? 0x66 : 0, W32, 0x0f2e, nan_is_greater ? s : r, nan_is_greater ? r : s);
        greater = nan_is_greater ? CC_B : CC_A;
        less = nan_is_greater ? CC_A : CC_B;
    }
    Reg d = take_gpr(c);                                /* spilling changes no flags */
    asm_setcc(a, greater, RAX);
    asm_setcc(a, less, d);
    asm_rr8(a, X_MOVZX8, RAX, RAX);
    asm_rr8(a, X_MOVZX8, d, d);
    asm_rr(a, 0, W32, X_SUB, RAX, d);
    move_gpr(c, W32, d, RAX);
    push_reg(c, 'I', d);
}
