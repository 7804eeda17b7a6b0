/* jit/x64/templates.c -- a template per opcode. */
#include "jit/x64/translation.h"
#include <math.h>
#include "classloader/resolve.h"
#include "jit/x64/stubs.h"
#include "vm/vm.h"

/* ---- what several families share ------------------------------------------------------------------------------------------------------------------------ */

static void int_binary(Compiler *c, char type, int opcode, int group, bool commutes)
{
    Operand y = pop(c, type), x = pop(c, type);
    if (commutes && x.v.kind == CONSTANT && y.v.kind != CONSTANT) {
        Operand z = x;
        x = y; y = z;
    }
    bool immediate = type == 'I' ? int_constant(&y) : small_constant(&y);
    Reg s = immediate ? RAX : use(c, &y), r = own(c, &x);
    if (immediate) asm_group_imm(&c->a, width(type), group, r, (int32_t)y.v.constant);
    else asm_rr(&c->a, 0, width(type), opcode, r, s);
    push_reg(c, type, r);
}

static void multiply(Compiler *c, char type)
{
    Operand y = pop(c, type), x = pop(c, type);
    if (x.v.kind == CONSTANT) {
        Operand z = x;
        x = y; y = z;
    }
    if (y.v.kind == CONSTANT && y.v.constant != 0 && (y.v.constant & (y.v.constant - 1)) == 0 && (type == 'J' || y.v.constant <= UINT32_MAX)) {
        Reg r = own(c, &x);
        int count = __builtin_ctzll(y.v.constant);
        if (count > 0) asm_shift_imm(&c->a, width(type), SH_SHL, r, count);
        push_reg(c, type, r);
    } else if (type == 'I' ? int_constant(&y) : small_constant(&y)) {
        Reg s = use(c, &x), r = take_gpr(c);
        asm_imul_imm(&c->a, width(type), r, s, (int32_t)y.v.constant);
        push_reg(c, type, r);
    } else {
        Reg s = use(c, &y), r = own(c, &x);
        asm_rr(&c->a, 0, width(type), X_IMUL, r, s);
        push_reg(c, type, r);
    }
}

static void shift(Compiler *c, char type, int how)
{
    Operand y = pop(c, 'I'), x = pop(c, type);
    Reg r;
    if (y.v.kind == CONSTANT) {
        r = own(c, &x);
        asm_shift_imm(&c->a, width(type), how, r, (int)(y.v.constant & (type == 'J' ? 63 : 31)));
    } else {
        Reg s = use(c, &y);
        if (s != RCX) {
            if (x.v.kind == IN_REG && x.v.reg == RCX) { /* the value is where the count must be */
                Reg other = take_gpr(c);
                move_gpr(c, width(type), other, RCX);
                spill(c, IN_REG, RCX);
                x.v.reg = (u1)other;
            } else {
                take_named(c, RCX);
            }
            move_gpr(c, W32, RCX, s);
            c->cached[RCX] = 0;
        }
        c->locked |= 1u << RCX;
        r = own(c, &x);
        if (r == RCX) {
            r = take_gpr(c);
            move_gpr(c, width(type), r, RCX);
        }
        asm_shift_cl(&c->a, width(type), how, r);
    }
    push_reg(c, type, r);
}

/* By 2 to the power `count`, not 0: rounded towards zero (JVMS §6.5.idiv), so negative values are increased by the divisor - 1. */
static void divide_by_power(Compiler *c, char type, const Operand *x, int count, bool remainder)
{
    Asm *a = &c->a;
    int  w = width(type), bits = type == 'J' ? 64 : 32;
    Reg  s = use(c, x), r = take_gpr(c);
    move_gpr(c, w, r, s);
    if (count > 1) asm_shift_imm(a, w, SH_SAR, r, bits - 1);
    asm_shift_imm(a, w, SH_SHR, r, bits - count);
    asm_rr(a, 0, w, X_ADD, r, s);
    if (!remainder) {
        asm_shift_imm(a, w, SH_SAR, r, count);
    } else {                                            /* s - (r without its low bits) */
        asm_shift_imm(a, w, SH_SAR, r, count);
        asm_shift_imm(a, w, SH_SHL, r, count);
        asm_unary(a, w, 3, r);
        asm_rr(a, 0, w, X_ADD, r, s);
    }
    push_reg(c, type, r);
}

static void divide(Compiler *c, char type, bool remainder)
{
    Asm *a = &c->a;
    int  w = width(type);
    Operand y = pop(c, type), x = pop(c, type);
    int64_t constant = type == 'I' ? (int32_t)y.v.constant : (int64_t)y.v.constant;
    if (y.v.kind == CONSTANT && constant > 1 && (constant & (constant - 1)) == 0) {
        divide_by_power(c, type, &x, __builtin_ctzll((u8)constant), remainder);
        return;
    }
    Reg divisor = use(c, &y);
    if (divisor == RDX) {
        Reg other = take_gpr(c);
        move_gpr(c, w, other, divisor);
        divisor = other;                                /* RDX stays locked: if the divisor is 0, the interpreter wants it */
    }
    Reg dividend = use(c, &x);
    if (dividend == RDX) {
        Reg other = take_gpr(c);
        move_gpr(c, w, other, dividend);
        dividend = other;
    }
    take_named(c, RDX);
    bool checked = y.v.kind != CONSTANT;
    size_t minus_one = 0, done = 0;
    if (!checked && (y.v.constant == 0 || (type == 'I' ? (int32_t)y.v.constant == -1 : (int64_t)y.v.constant == -1))) checked = true;
    if (checked) {
        asm_rr(a, 0, w, X_TEST, divisor, divisor);
        /* operands that were moved above are still in their old registers, or in memory */
        exit_if(c, CC_E);
        asm_group_imm(a, w, G_CMP, divisor, -1);
        minus_one = asm_jcc(a, CC_E);
    }
    move_gpr(c, w, RAX, dividend);
    if (w) asm_u1(a, 0x48);
    asm_u1(a, 0x99);                                    /* cdq, cqo */
    asm_unary(a, w, 7, divisor);
    if (!remainder) move_gpr(c, w, RDX, RAX);
    if (checked) {
        done = asm_jmp(a);
        asm_bind(a, minus_one, a->size);
        if (remainder) {
            asm_mov_imm(a, RDX, 0);
        } else {
            move_gpr(c, w, RDX, dividend);
            asm_unary(a, w, 3, RDX);
        }
        asm_bind(a, done, a->size);
    }
    push_reg(c, type, RDX);
}

/* into_second: of two NaNs, the machine's result is that in the register it changes, here the one that the interpreter's is, too. */
static void fp_binary(Compiler *c, char type, int opcode, bool into_second)
{
    Operand y = pop(c, type), x = pop(c, type);
    if (into_second) {
        Operand z = x;
        x = y; y = z;
    }
    Xmm s = use_fp(c, &y), r = own_fp(c, &x);
    asm_rr(&c->a, type == 'D' ? 0xf2 : 0xf3, W32, opcode, r, s);
    push_xmm(c, type, r);
}

static void fp_negate(Compiler *c, char type)
{
    Operand x = pop(c, type);
    Xmm s = use_fp(c, &x);
    Reg r = take_gpr(c);
    asm_rr(&c->a, 0x66, width(type), 0x0f7e, s, r);
    asm_mov_imm(&c->a, RAX, type == 'D' ? 1ull << 63 : 0x80000000u);
    asm_rr(&c->a, 0, width(type), X_XOR, r, RAX);
    Xmm d = take_xmm(c);
    asm_rr(&c->a, 0x66, width(type), 0x0f6e, d, r);
    push_xmm(c, type, d);
}

static void negate(Compiler *c, char type)              /* int and long */
{
    Operand x = pop(c, type);
    Reg r = own(c, &x);
    asm_unary(&c->a, width(type), 3, r);
    push_reg(c, type, r);
}

/* Calls C's function, which is exact. */
static void fp_remainder(Compiler *c, char type, const void *function)
{
    u4 slots = is_wide(type) ? 2 : 1;
    prepare_call(c);
    load_xmm(c, type, XMM0, slot_mem(c, c->depth - slots - 1));
    load_xmm(c, type, XMM1, slot_mem(c, c->depth - 1));
    call_c(c, function);
    c->depth -= 2 * slots;
    push_xmm(c, type, XMM0);
}

static void compare_fp(Compiler *c, char type)          /* with the branch behind it, if there is one */
{
    Insn next;
    bool greater = c->in.a > 0;
    c->took_next = next_if(c, &next);
    if (c->took_next) compare_fp_and_branch(c, type, greater, next.a, (u4)next.target);
    else compare_values(c, type, greater);
}

static bool branch_is_folded(Compiler *c, u4 operands)  /* which need not be there then */
{
    FoldKind kind = c->body->folds[c->in.pc].kind;
    if (kind == FOLD_NONE) return false;
    c->depth -= operands;
    if (kind == FOLD_NEVER || kind == FOLD_NEXT) return true;
    flush(c);
    branch(c, (u4)c->in.target);
    c->ended = true;
    return true;
}

static void convert_int(Compiler *c, char from, char to)        /* to float or double */
{
    Operand x = pop(c, from);
    Reg s = use(c, &x);
    Xmm d = take_xmm(c);
    asm_rr(&c->a, 0, W32, 0x0f57, d, d);
    asm_rr(&c->a, to == 'D' ? 0xf2 : 0xf3, width(from), 0x0f2a, d, s);
    push_xmm(c, to, d);
}

static void convert_fp(Compiler *c, char from, char to)         /* to int or long; what saturates is left to the interpreter */
{
    Operand x = pop(c, from);
    Xmm s = use_fp(c, &x);
    Reg r = take_gpr(c);
    asm_rr(&c->a, from == 'D' ? 0xf2 : 0xf3, width(to), 0x0f2c, r, s);
    if (to == 'I') {
        asm_group_imm(&c->a, W32, G_CMP, r, INT32_MIN);
    } else {
        asm_mov_imm(&c->a, RAX, 1ull << 63);
        asm_rr(&c->a, 0, W64, X_CMP, r, RAX);
    }
    exit_if(c, CC_E);
    push_reg(c, to, r);
}

static void convert_width(Compiler *c, char from, char to)
{
    Operand x = pop(c, from);
    Xmm s = use_fp(c, &x), d = take_xmm(c);
    asm_rr(&c->a, from == 'D' ? 0xf2 : 0xf3, W32, 0x0f5a, d, s);
    push_xmm(c, to, d);
}

static void resize(Compiler *c, char from, char to, int opcode)     /* int and long */
{
    Operand x = pop(c, from);
    Reg s = use(c, &x), r = take_gpr(c);
    asm_rr(&c->a, 0, width(to), opcode, r, s);
    push_reg(c, to, r);
}

static void narrow(Compiler *c, int opcode)
{
    Operand x = pop(c, 'I');
    Reg s = use(c, &x), r = take_gpr(c);
    if (opcode == X_MOVSX8) asm_rr8(&c->a, opcode, r, s);
    else asm_rr(&c->a, 0, W32, opcode, r, s);
    push_reg(c, 'I', r);
}

static void compile_constant(Compiler *c)
{
    u2 index = (u2)c->in.a;
    const u8 *entry = &c->m->pool->entries[index];
    u1 tag = c->m->pool->tags[index] & CP_TAG_MASK;
    switch (c->in.op) {
    case OP_ldc_int: case OP_ldc_w_int:
        push_constant(c, tag == CP_Float ? 'F' : 'I', (u4)*entry);
        return;
    case OP_ldc2_w_quick:
        push_constant(c, tag == CP_Double ? 'D' : 'J', *entry);
        return;
    case OP_ldc_ref: case OP_ldc_w_ref:
        if (*entry != 0) push_path(c, entry);
        else push_constant(c, 'A', 0);                  /* a dynamic constant may be null */
        return;
    default:
        push_path(c, &((const Class *)meta_unpack((u4)*entry))->mirror);
        return;
    }
}

static bool overlaps(const Value *v, u4 local, bool two)
{
    u4 end = v->local + (is_wide(v->type) ? 2 : 1);
    return v->kind == LOCAL && v->local < local + (two ? 2 : 1) && local < end;
}

/* Operands that are still to be read from a local which is about to change. */
static void read_local(Compiler *c, u4 local, bool two)
{
    for (u4 i = 0; i < c->depth; i++) {
        Value *v = &c->stack[i];
        u4 locked = c->locked, locked_xmm = c->locked_xmm;
        if (!overlaps(v, local, two)) continue;
        Operand o = { *v, i };
        if (is_fp(v->type)) {
            Xmm from = use_fp(c, &o), x = c->homes[v->local].reg != NOWHERE ? take_xmm(c) : from;
            move_xmm(c, x, from);
            *v = (Value){ .kind = IN_XMM, .type = v->type, .reg = (u1)x };
        } else {
            Reg from = use(c, &o), r = c->homes[v->local].reg != NOWHERE ? take_gpr(c) : from;
            move_gpr(c, width(v->type), r, from);
            *v = (Value){ .kind = IN_REG, .type = v->type, .reg = (u1)r };
        }
        c->locked = locked;                             /* the stack holds it now */
        c->locked_xmm = locked_xmm;
    }
}

static void store_local(Compiler *c, char type, u4 local)
{
    local += c->body->first_home;
    const Home *home = &c->homes[local];
    Operand o = pop(c, type);
    bool nonnull = o.v.nonnull || (o.v.kind == LOCAL && c->nonnull[o.v.local]);
    read_local(c, local, is_wide(type));
    forget_local(c, local);
    if (is_wide(type)) forget_local(c, local + 1);
    if (home->reg != NOWHERE && is_fp(type)) {
        if (o.v.kind == IN_MEMORY) load_xmm(c, type, (Xmm)home->reg, slot_mem(c, o.slot));
        else move_xmm(c, (Xmm)home->reg, use_fp(c, &o));
    } else if (home->reg != NOWHERE) {
        if (o.v.kind == CONSTANT) asm_mov_imm(&c->a, (Reg)home->reg, o.v.constant);
        else if (o.v.kind == IN_MEMORY) load_gpr(c, type, (Reg)home->reg, slot_mem(c, o.slot));
        else move_gpr(c, width(type), (Reg)home->reg, use(c, &o));
    } else if (o.v.kind == CONSTANT) {
        store_constant(c, o.v.constant, home_mem(home));
    } else if (is_fp(type) && o.v.kind != IN_REG) {
        store_xmm(c, type, use_fp(c, &o), home_mem(home));
    } else {
        Reg r = use(c, &o);
        store_gpr(c, r, home_mem(home));
        bool is_home = o.v.kind == LOCAL && c->homes[o.v.local].reg != NOWHERE;
        if (!is_fp(type) && !is_home) c->cached[r] = local + 1;
    }
    c->nonnull[local] = nonnull;
    if (o.v.kind == PATH) c->paths[local] = o.v.path;
}

static void increment(Compiler *c)
{
    u4 local = c->body->first_home + (u4)c->in.a;
    read_local(c, local, false);
    forget_local(c, local);
    if (c->homes[local].reg != NOWHERE) asm_group_imm(&c->a, W32, G_ADD, (Reg)c->homes[local].reg, c->in.b);
    else asm_group_mem_imm(&c->a, W32, G_ADD, home_mem(&c->homes[local]), c->in.b);
}

/* dup2 and the forms that reach below the top.  Only what is in memory must be loaded: its slot will be another's. */
static void shuffle(Compiler *c, int count, const int8_t *from)     /* from: slots counted down from the old top, bottom first */
{
    Value taken[4];
    int depth = 0;
    for (int i = 0; i < count; i++) if (from[i] >= depth) depth = from[i] + 1;
    for (int i = 0; i < depth; i++) {                   /* who is loaded takes no register of the others */
        const Value *v = &c->stack[c->depth - 1 - (u4)i];
        if (v->kind == IN_REG) c->locked |= 1u << v->reg;
    }
    for (int i = 0; i < depth; i++) {
        u4 at = c->depth - 1 - (u4)i;
        taken[i] = c->stack[at];
        if (taken[i].kind != IN_MEMORY) continue;
        Reg r = take_gpr(c);
        asm_rm(&c->a, 0, W64, X_MOV, r, slot_mem(c, at));
        taken[i] = (Value){ .kind = IN_REG, .type = 'A', .reg = (u1)r };
    }
    c->depth -= (u4)depth;
    for (int i = 0; i < count; i++) c->stack[c->depth++] = taken[from[i]];
}

static void push_local(Compiler *c, char type, u4 local)
{
    const Home *h = &c->homes[c->body->first_home + local];
    Value v = { .kind = LOCAL, .type = type, .local = (u2)(c->body->first_home + local) };
    const Path *path = c->paths[c->body->first_home + local];
    if (h->alias.kind != IN_MEMORY) v = h->alias;
    else if (path != NULL && h->reg == NOWHERE) v = (Value){ .kind = PATH, .type = 'A', .nonnull = true, .path = path };
    v.nonnull |= local == 0 && !method_is_static(c->m) && !h->written;
    push(c, v);
}

u1 plain_opcode(u1 op)                           /* pairs are compiled one by one */
{
    return op >= OP_aload_0_then_getfield && op < OP_ireturn_narrow ? op_info[op].original : op;
}

/* ---- one for each family of opcodes --------------------------------------------------------------------------------------------------- */

#define TEMPLATE(family) static void template_##family(Compiler *c)

TEMPLATE(nop) { (void)c; }
TEMPLATE(aconst_null) { push_constant(c, 'A', 0); }
TEMPLATE(iconst) { push_constant(c, 'I', (u4)c->in.a); }
TEMPLATE(lconst) { push_constant(c, 'J', (u8)c->in.a); }
TEMPLATE(fconst) { static const u4 bits[] = { 0, 0x3f800000, 0x40000000 }; push_constant(c, 'F', bits[c->in.a]); }
TEMPLATE(dconst) { push_constant(c, 'D', c->in.a == 0 ? 0 : 0x3ff0000000000000); }

TEMPLATE(iload) { push_local(c, 'I', (u4)c->in.a); }
TEMPLATE(lload) { push_local(c, 'J', (u4)c->in.a); }
TEMPLATE(fload) { push_local(c, 'F', (u4)c->in.a); }
TEMPLATE(dload) { push_local(c, 'D', (u4)c->in.a); }
TEMPLATE(aload) { push_local(c, 'A', (u4)c->in.a); }
TEMPLATE(istore) { store_local(c, 'I', (u4)c->in.a); }
TEMPLATE(lstore) { store_local(c, 'J', (u4)c->in.a); }
TEMPLATE(fstore) { store_local(c, 'F', (u4)c->in.a); }
TEMPLATE(dstore) { store_local(c, 'D', (u4)c->in.a); }
TEMPLATE(astore) { store_local(c, 'A', (u4)c->in.a); }
TEMPLATE(iinc) { increment(c); }

TEMPLATE(iaload) { array_load(c, 'I', X_MOV, 2); }
TEMPLATE(laload) { array_load(c, 'J', X_MOV, 3); }
TEMPLATE(faload) { array_load(c, 'F', 0, 2); }
TEMPLATE(daload) { array_load(c, 'D', 0, 3); }

TEMPLATE(aaload)
{
    Fold fold = c->body->folds[c->in.pc];
    if (fold.kind == FOLD_NONNULL && path_goes_on(&c->stack[c->depth - 2])) {
        Operand array = { c->stack[c->depth - 2], c->depth - 2 };
        c->depth -= 2;
        push_path_on(c, &array, ARRAY_DATA_OFFSET + (u4)fold.value * (u4)sizeof(Object *));
        return;
    }
    array_load(c, 'A', X_MOV, 3);
}

TEMPLATE(baload) { array_load(c, 'I', X_MOVSX8, 0); }
TEMPLATE(caload) { array_load(c, 'I', X_MOVZX16, 1); }
TEMPLATE(saload) { array_load(c, 'I', X_MOVSX16, 1); }
TEMPLATE(iastore) { array_store(c, 'I', 32); }
TEMPLATE(lastore) { array_store(c, 'J', 64); }
TEMPLATE(fastore) { array_store(c, 'F', 32); }
TEMPLATE(dastore) { array_store(c, 'D', 64); }
TEMPLATE(aastore) { array_store(c, 'A', 64); }
TEMPLATE(bastore) { byte_store(c); }
TEMPLATE(castore) { array_store(c, 'I', 16); }
TEMPLATE(sastore) { array_store(c, 'I', 16); }

TEMPLATE(pop) { c->depth--; }
TEMPLATE(pop2) { c->depth -= 2; }

TEMPLATE(dup)
{
    Value *top = &c->stack[c->depth - 1];
    top[1] = *top;
    if (top->kind == IN_MEMORY) {
        Operand o = { *top, c->depth - 1 };
        o.v.type = 'A';
        top[1] = (Value){ .kind = IN_REG, .type = 'A', .reg = (u1)use(c, &o) };
    }
    c->depth++;
}

TEMPLATE(dup_x1)  { shuffle(c, 3, (const int8_t[]){ 0, 1, 0 }); }
TEMPLATE(dup_x2)  { shuffle(c, 4, (const int8_t[]){ 0, 2, 1, 0 }); }
TEMPLATE(dup2)    { shuffle(c, 4, (const int8_t[]){ 1, 0, 1, 0 }); }
TEMPLATE(dup2_x1) { shuffle(c, 5, (const int8_t[]){ 1, 0, 2, 1, 0 }); }
TEMPLATE(dup2_x2) { shuffle(c, 6, (const int8_t[]){ 1, 0, 3, 2, 1, 0 }); }
TEMPLATE(swap)    { shuffle(c, 2, (const int8_t[]){ 0, 1 }); }

TEMPLATE(iadd) { int_binary(c, 'I', X_ADD, G_ADD, true); }
TEMPLATE(ladd) { int_binary(c, 'J', X_ADD, G_ADD, true); }
TEMPLATE(isub) { int_binary(c, 'I', X_SUB, G_SUB, false); }
TEMPLATE(lsub) { int_binary(c, 'J', X_SUB, G_SUB, false); }
TEMPLATE(iand) { int_binary(c, 'I', X_AND, G_AND, true); }
TEMPLATE(land) { int_binary(c, 'J', X_AND, G_AND, true); }
TEMPLATE(ior)  { int_binary(c, 'I', X_OR, G_OR, true); }
TEMPLATE(lor)  { int_binary(c, 'J', X_OR, G_OR, true); }
TEMPLATE(ixor) { int_binary(c, 'I', X_XOR, G_XOR, true); }
TEMPLATE(lxor) { int_binary(c, 'J', X_XOR, G_XOR, true); }
TEMPLATE(imul) { multiply(c, 'I'); }
TEMPLATE(lmul) { multiply(c, 'J'); }
TEMPLATE(idiv) { divide(c, 'I', false); }
TEMPLATE(ldiv) { divide(c, 'J', false); }
TEMPLATE(irem) { divide(c, 'I', true); }
TEMPLATE(lrem) { divide(c, 'J', true); }
TEMPLATE(ineg) { negate(c, 'I'); }
TEMPLATE(lneg) { negate(c, 'J'); }
TEMPLATE(ishl)  { shift(c, 'I', SH_SHL); }
TEMPLATE(lshl)  { shift(c, 'J', SH_SHL); }
TEMPLATE(ishr)  { shift(c, 'I', SH_SAR); }
TEMPLATE(lshr)  { shift(c, 'J', SH_SAR); }
TEMPLATE(iushr) { shift(c, 'I', SH_SHR); }
TEMPLATE(lushr) { shift(c, 'J', SH_SHR); }
TEMPLATE(fadd) { fp_binary(c, 'F', 0x0f58, true); }
TEMPLATE(dadd) { fp_binary(c, 'D', 0x0f58, true); }
TEMPLATE(fsub) { fp_binary(c, 'F', 0x0f5c, false); }
TEMPLATE(dsub) { fp_binary(c, 'D', 0x0f5c, false); }
TEMPLATE(fmul) { fp_binary(c, 'F', 0x0f59, true); }
TEMPLATE(dmul) { fp_binary(c, 'D', 0x0f59, true); }
TEMPLATE(fdiv) { fp_binary(c, 'F', 0x0f5e, false); }
TEMPLATE(ddiv) { fp_binary(c, 'D', 0x0f5e, false); }
TEMPLATE(frem) { fp_remainder(c, 'F', (const void *)fmodf); }
TEMPLATE(drem) { fp_remainder(c, 'D', (const void *)fmod); }
TEMPLATE(fneg) { fp_negate(c, 'F'); }
TEMPLATE(dneg) { fp_negate(c, 'D'); }

TEMPLATE(i2l) { resize(c, 'I', 'J', X_MOVSXD); }
TEMPLATE(l2i) { resize(c, 'J', 'I', X_MOV); }
TEMPLATE(i2f) { convert_int(c, 'I', 'F'); }
TEMPLATE(i2d) { convert_int(c, 'I', 'D'); }
TEMPLATE(l2f) { convert_int(c, 'J', 'F'); }
TEMPLATE(l2d) { convert_int(c, 'J', 'D'); }
TEMPLATE(f2i) { convert_fp(c, 'F', 'I'); }
TEMPLATE(f2l) { convert_fp(c, 'F', 'J'); }
TEMPLATE(d2i) { convert_fp(c, 'D', 'I'); }
TEMPLATE(d2l) { convert_fp(c, 'D', 'J'); }
TEMPLATE(f2d) { convert_width(c, 'F', 'D'); }
TEMPLATE(d2f) { convert_width(c, 'D', 'F'); }
TEMPLATE(i2b) { narrow(c, X_MOVSX8); }
TEMPLATE(i2c) { narrow(c, X_MOVZX16); }
TEMPLATE(i2s) { narrow(c, X_MOVSX16); }

TEMPLATE(lcmp)                                          /* with the branch behind it, if there is one */
{
    Insn next;
    if (next_if(c, &next)) {
        Operand y = pop(c, 'J'), x = pop(c, 'J');
        compare_and_branch(c, W64, x, y, int_condition(next.a), (u4)next.target);
        c->took_next = true;
    } else {
        compare_values(c, 'J', false);
    }
}

TEMPLATE(fcmp) { compare_fp(c, 'F'); }
TEMPLATE(dcmp) { compare_fp(c, 'D'); }

TEMPLATE(if_zero)
{
    if (branch_is_folded(c, 1)) return;
    Operand x = pop(c, 'I');
    compare_and_branch(c, W32, x, (Operand){ .v = { .kind = CONSTANT, .type = 'I' } }, int_condition(c->in.a), (u4)c->in.target);
}

TEMPLATE(if_icmp)
{
    if (branch_is_folded(c, 2)) return;
    Operand y = pop(c, 'I'), x = pop(c, 'I');
    compare_and_branch(c, W32, x, y, int_condition(c->in.a), (u4)c->in.target);
}

TEMPLATE(if_acmp)
{
    if (branch_is_folded(c, 2)) return;
    Operand y = pop(c, 'A'), x = pop(c, 'A');
    compare_and_branch(c, W64, x, y, int_condition(c->in.a), (u4)c->in.target);
}

TEMPLATE(if_null)
{
    if (branch_is_folded(c, 1)) return;
    Operand x = pop(c, 'A');
    compare_and_branch(c, W64, x, (Operand){ .v = { .kind = CONSTANT, .type = 'A' } }, int_condition(c->in.a), (u4)c->in.target);
    if (c->in.op == OP_ifnull && x.v.kind == LOCAL) c->nonnull[x.v.local] = true;
}

TEMPLATE(goto)
{
    if (branch_is_folded(c, 0)) return;
    flush(c);
    branch(c, (u4)c->in.target);
}

TEMPLATE(jsr) { c->failed = true; }                     /* methods that have it are not compiled */
TEMPLATE(ret) { c->failed = true; }
TEMPLATE(tableswitch) { compile_switch(c); }
TEMPLATE(lookupswitch) { compile_switch(c); }
TEMPLATE(ireturn) { compile_return(c, 'I'); }
TEMPLATE(lreturn) { compile_return(c, 'J'); }
TEMPLATE(freturn) { compile_return(c, 'F'); }
TEMPLATE(dreturn) { compile_return(c, 'D'); }
TEMPLATE(areturn) { compile_return(c, 'A'); }
TEMPLATE(return) { compile_return(c, 'V'); }
TEMPLATE(newarray) { compile_new_array(c, vm.primitive_arrays[c->in.a - 4]); }
TEMPLATE(multianewarray) { compile_multi_array(c); }
TEMPLATE(athrow) { compile_throw(c); }
TEMPLATE(monitorenter) { compile_monitor(c, stubs.monitor_enter); }
TEMPLATE(monitorexit) { compile_monitor(c, stubs.monitor_exit); }
TEMPLATE(wide) { c->failed = true; }                    /* never an instruction of its own: insn_decode */

TEMPLATE(arraylength)
{
    Operand x = pop(c, 'A');
    Reg s = use(c, &x), r = take_gpr(c);
    check_null_by_access(c, &x, s, ARRAY_LENGTH_OFFSET);
    asm_rm(&c->a, 0, W32, X_MOV, r, mem(s, ARRAY_LENGTH_OFFSET));
    push_reg(c, 'I', r);
}

/* Not executed yet, so the interpreter is to resolve it, and to put one of the opcodes below in its place. */
#define UNRESOLVED(family) TEMPLATE(family) { exit_always(c, true); }
UNRESOLVED(ldc) UNRESOLVED(ldc2_w) UNRESOLVED(getstatic) UNRESOLVED(putstatic) UNRESOLVED(getfield) UNRESOLVED(putfield)
UNRESOLVED(invokevirtual) UNRESOLVED(invokespecial) UNRESOLVED(invokestatic) UNRESOLVED(invokeinterface) UNRESOLVED(invokedynamic)
UNRESOLVED(new) UNRESOLVED(anewarray)
TEMPLATE(checkcast)  { Operand x = pop(c, 'A'); compile_null_test(c, &x, true); }     /* null does not need the class */
TEMPLATE(instanceof) { Operand x = pop(c, 'A'); compile_null_test(c, &x, false); }

TEMPLATE(quick_ldc) { compile_constant(c); }
TEMPLATE(quick_ldc_w) { compile_constant(c); }
TEMPLATE(quick_ldc2_w) { compile_constant(c); }
TEMPLATE(quick_getfield) { compile_field(c); }
TEMPLATE(quick_putfield) { compile_field(c); }
TEMPLATE(quick_getstatic) { compile_field(c); }
TEMPLATE(quick_putstatic) { compile_field(c); }
TEMPLATE(quick_invokevirtual) { compile_invoke(c); }
TEMPLATE(quick_invokespecial) { compile_invoke(c); }
TEMPLATE(quick_invokestatic) { compile_invoke(c); }
TEMPLATE(quick_invokeinterface) { compile_invoke(c); }
TEMPLATE(quick_invokedynamic) { compile_invoke(c); }
TEMPLATE(quick_new) { compile_new(c); }
TEMPLATE(quick_checkcast) { compile_type_test(c, true); }
TEMPLATE(quick_instanceof) { compile_type_test(c, false); }
TEMPLATE(quick_ireturn) { compile_return(c, 'I'); }     /* narrows */

TEMPLATE(quick_anewarray)
{
    Class *array = ((Class *)meta_unpack((u4)c->m->pool->entries[(u2)c->in.a]))->array;
    if (array != NULL) compile_new_array(c, array);
    else exit_always(c, false);
}

/* Pairs are compiled one by one. */
TEMPLATE(quick_aload_0) { template_aload(c); }
TEMPLATE(quick_aload) { template_aload(c); }
TEMPLATE(quick_iload) { template_iload(c); }
TEMPLATE(quick_iload_1) { template_iload(c); }
TEMPLATE(quick_iload_2) { template_iload(c); }
TEMPLATE(quick_iload_3) { template_iload(c); }
TEMPLATE(quick_iinc) { template_iinc(c); }
TEMPLATE(quick_iconst_1) { template_iconst(c); }

static void (*const templates[])(Compiler *c) = {
#define OP(name, family, implied, format, stack, flags) [OP_##name] = template_##family,
#define QUICK_OP(name, original, implied, format, stack, flags) [OP_##name] = template_quick_##original,
#include "vm/opcodes.def"
};

/* Compiles c->in; true: the next instruction was compiled with it. */
bool compile_instruction(Compiler *c)
{
    c->took_next = false;
    templates[c->in.op](c);
    return c->took_next;
}
