/* jit/x64/operands.c -- where operands and locals are while code is made, and how the interpreter takes over from it. */
#include "jit/x64/translation.h"
#include "classloader/loader.h"
#include "jit/x64/stubs.h"
#include "vm/lifetime.h"
#include "vm/options.h"
#include "vm/vm.h"

static const Reg operand_registers[] = { RSI, RDI, R8, R9, RDX, RCX, R10, R11, RAX };

/* ---- memory operands ---------------------------------------------------------------------------------------------------- */

Mem thread_field(size_t offset) { return mem(THREAD, (int32_t)offset); }
Mem home_mem(const Home *h) { return mem(LOCALS, 8 * (int32_t)h->slot); }

/* The slot of operand `index`: an inlined body's operands are above its callers'. */
Mem slot_mem(const Compiler *c, u4 index)
{
    const Body *b = c->body;
    while (index < b->operands) b = b->caller;
    return mem(LOCALS, 8 * (int32_t)(b->stack + index - b->operands));
}

bool is_wide(char type) { return type == 'J' || type == 'D'; }
bool is_fp(char type) { return type == 'F' || type == 'D'; }
int  width(char type) { return type == 'J' || type == 'A' || type == 'D'; }

void move_gpr(Compiler *c, int w, Reg to, Reg from) { if (to != from) asm_rr(&c->a, 0, w, X_MOV, to, from); }
void load_gpr(Compiler *c, char type, Reg to, Mem m) { asm_rm(&c->a, 0, width(type), X_MOV, to, m); }
void store_gpr(Compiler *c, Reg from, Mem m) { asm_rm(&c->a, 0, W64, X_MOV_TO, from, m); }
void load_xmm(Compiler *c, char type, Xmm to, Mem m) { asm_rm(&c->a, type == 'D' ? 0xf2 : 0xf3, W32, 0x0f10, to, m); }
void move_xmm(Compiler *c, Xmm to, Xmm from) { if (to != from) asm_rr(&c->a, 0, W32, 0x0f28, to, from); }

/* The whole slot is written: no half of an old reference survives.  A float goes through RAX. */
void store_xmm(Compiler *c, char type, Xmm from, Mem m)
{
    if (type == 'D') {
        asm_rm(&c->a, 0xf2, W32, 0x0f11, from, m);
        return;
    }
    asm_rr(&c->a, 0x66, W32, 0x0f7e, from, RAX);        /* movd eax, xmm */
    store_gpr(c, RAX, m);
}

/* ---- registers ------------------------------------------------------------------------------------------------------------ */

static bool in_use(const Compiler *c, ValueKind kind, int reg)
{
    for (u4 i = 0; i < c->depth; i++)
        if (c->stack[i].kind == kind && c->stack[i].reg == reg) return true;
    return false;
}

void store_constant(Compiler *c, u8 value, Mem m)
{
    if ((int64_t)value == (int32_t)value) {
        asm_mov_mem_imm(&c->a, W64, m, (int32_t)value);
    } else {
        asm_mov_mem_imm(&c->a, W32, m, (int32_t)value);
        m.disp += 4;
        asm_mov_mem_imm(&c->a, W32, m, (int32_t)(value >> 32));
    }
}

static void load_path(Compiler *c, Reg to, const Path *path)
{
    asm_rm(&c->a, 0, W64, X_MOV, to, mem_abs(path->start));
    for (u4 i = 0; i < path->count; i++) asm_rm(&c->a, 0, W64, X_MOV, to, mem(to, (int32_t)path->offsets[i]));
}

/* May use RAX for values that are in no register of their own. */
void store_value(Compiler *c, const Value *v, Mem upper, Mem lower)
{
    const Home *home = v->kind == LOCAL ? &c->homes[v->local] : NULL;
    bool twice = is_wide(v->type);
    switch (v->kind) {
    case CONSTANT:
        store_constant(c, v->constant, upper);
        if (twice) store_constant(c, v->constant, lower);
        return;
    case IN_REG:
        store_gpr(c, v->reg, upper);
        if (twice) store_gpr(c, v->reg, lower);
        return;
    case IN_XMM:
        store_xmm(c, v->type, v->reg, upper);
        if (twice) store_xmm(c, v->type, v->reg, lower);
        return;
    case LOCAL:
        if (home->reg != NOWHERE && is_fp(v->type)) {
            store_xmm(c, v->type, (Xmm)home->reg, upper);
            if (twice) store_xmm(c, v->type, (Xmm)home->reg, lower);
            return;
        }
        if (home->reg == NOWHERE) load_gpr(c, v->type, RAX, home_mem(home));     /* an int has been stored as four bytes, perhaps just now */
        store_gpr(c, home->reg == NOWHERE ? RAX : (Reg)home->reg, upper);
        if (twice) store_gpr(c, home->reg == NOWHERE ? RAX : (Reg)home->reg, lower);
        return;
    case PATH:
        load_path(c, RAX, v->path);
        store_gpr(c, RAX, upper);
        return;
    default:
        return;
    }
}

static void store_operand(Compiler *c, const Value *v, u4 i)     /* into slot i, and i - 1 */
{
    store_value(c, v, slot_mem(c, i), is_wide(v->type) ? slot_mem(c, i - 1) : slot_mem(c, i));
}

static bool needs_scratch(const Compiler *c, const Value *v)
{
    return (v->kind == IN_XMM && v->type == 'F') || v->kind == PATH || (v->kind == LOCAL && (c->homes[v->local].reg == NOWHERE || v->type == 'F'));
}

static void set_memory(Compiler *c, u4 i)
{
    if (i < c->depth_before && c->before[i].kind == c->stack[i].kind && c->before[i].reg == c->stack[i].reg) {
        c->before[i].kind = IN_MEMORY;
        if (is_wide(c->stack[i].type)) c->before[i - 1].kind = IN_MEMORY;
    }
    if (is_wide(c->stack[i].type)) c->stack[i - 1].kind = IN_MEMORY;
    c->stack[i].kind = IN_MEMORY;
}

/* Puts every operand that shares this register into its slot. */
void spill(Compiler *c, ValueKind kind, int reg)
{
    for (u4 i = 0; i < c->depth; i++)
        if (c->stack[i].kind == kind && c->stack[i].reg == reg) {
            store_operand(c, &c->stack[i], i);
            set_memory(c, i);
        }
}

void forget_local(Compiler *c, u4 home)
{
    for (int r = 0; r < 16; r++)
        if (c->cached[r] == home + 1) c->cached[r] = 0;
    c->nonnull[home] = false;
    c->paths[home] = NULL;
}

void forget_locals(Compiler *c)
{
    memset(c->nonnull, 0, c->home_count);
    memset(c->paths, 0, c->home_count * sizeof *c->paths);
}

void forget_registers(Compiler *c) { memset(c->cached, 0, sizeof c->cached); }

Reg take_gpr(Compiler *c)                        /* a free register, locked; rather one that holds no local */
{
    for (int pass = -1; pass < 2; pass++)
        for (size_t i = 0; i < COUNT_OF(operand_registers) - 1; i++) {      /* RAX only by name */
            Reg r = operand_registers[i];
            if (((c->locked | c->home_registers | c->pinned) >> r & 1) || (pass <= 0 && in_use(c, IN_REG, r)) || (pass < 0 && c->cached[r] != 0)) continue;
            spill(c, IN_REG, r);
            c->cached[r] = 0;
            c->locked |= 1u << r;
            return r;
        }
    c->failed = true;
    return RSI;
}

Xmm take_xmm(Compiler *c)
{
    for (int pass = 0; pass < 2; pass++)
        for (int x = 0; x < FIRST_XMM_LOCAL; x++) {
            if ((c->locked_xmm >> x & 1) || (pass == 0 && in_use(c, IN_XMM, x))) continue;
            spill(c, IN_XMM, x);
            c->locked_xmm |= 1u << x;
            return (Xmm)x;
        }
    c->failed = true;
    return XMM0;
}

/* That very register, for instructions that know no other. */
void take_named(Compiler *c, Reg r)
{
    spill(c, IN_REG, r);
    c->cached[r] = 0;
    c->locked |= 1u << r;
}

/* ---- the virtual operand stack ---------------------------------------------------------------------------------------------- */

void push(Compiler *c, Value v)
{
    if (is_wide(v.type)) c->stack[c->depth++] = (Value){ .kind = LOWER_HALF };
    c->stack[c->depth++] = v;
}

void push_reg(Compiler *c, char type, Reg r) { push(c, (Value){ .kind = IN_REG, .type = type, .reg = (u1)r }); }
void push_xmm(Compiler *c, char type, Xmm x) { push(c, (Value){ .kind = IN_XMM, .type = type, .reg = (u1)x }); }
void push_constant(Compiler *c, char type, u8 k) { push(c, (Value){ .kind = CONSTANT, .type = type, .constant = k }); }

void push_path(Compiler *c, const void *start)
{
    Path *path = compiler_alloc(c, sizeof *path);
    path->start = start;
    push(c, (Value){ .kind = PATH, .type = 'A', .nonnull = true, .path = path });
}

bool path_goes_on(const Value *v) { return v->kind == PATH && v->path->count < COUNT_OF(v->path->offsets); }

void push_path_on(Compiler *c, const Operand *o, u4 offset)
{
    Path *path = compiler_alloc(c, sizeof *path);
    *path = *o->v.path;
    path->offsets[path->count++] = offset;
    push(c, (Value){ .kind = PATH, .type = 'A', .nonnull = true, .path = path });
}

static void lock_value(Compiler *c, const Value *v)
{
    if (v->kind == IN_REG) c->locked |= 1u << v->reg;
    if (v->kind == IN_XMM) c->locked_xmm |= 1u << v->reg;
}

Operand pop(Compiler *c, char type)
{
    u4 top = c->depth - 1;
    Operand o = { c->stack[top], top };
    o.v.type = type;
    c->depth -= is_wide(type) ? 2 : 1;
    lock_value(c, &o.v);                                /* nobody else takes its register in this template */
    return o;
}

/* The register that holds o; only to be read. */
Reg use(Compiler *c, const Operand *o)
{
    Reg r;
    switch (o->v.kind) {
    case IN_REG:
        return (Reg)o->v.reg;
    case CONSTANT:
        r = take_gpr(c);
        asm_mov_imm(&c->a, r, o->v.constant);
        return r;
    case PATH:
        r = take_gpr(c);
        load_path(c, r, o->v.path);
        return r;
    case LOCAL:
        if (c->homes[o->v.local].reg != NOWHERE) return (Reg)c->homes[o->v.local].reg;
        for (int i = 0; i < 16; i++)
            if (c->cached[i] == o->v.local + 1u) {
                c->locked |= 1u << i;
                return (Reg)i;
            }
        r = take_gpr(c);
        load_gpr(c, o->v.type, r, home_mem(&c->homes[o->v.local]));
        c->cached[r] = o->v.local + 1u;
        return r;
    default:
        r = take_gpr(c);
        load_gpr(c, o->v.type, r, slot_mem(c, o->slot));
        return r;
    }
}

/* A register that holds o and may be changed. */
Reg own(Compiler *c, const Operand *o)
{
    u4   locked = c->locked;
    Reg  from = use(c, o);
    bool is_home = o->v.kind == LOCAL && c->homes[o->v.local].reg != NOWHERE;
    bool is_shared = o->v.kind != IN_REG && (locked >> from & 1);       /* with another operand: the same local */
    if (!is_home && !is_shared && !in_use(c, IN_REG, from)) {
        c->cached[from] = 0;
        return from;
    }
    Reg r = take_gpr(c);
    move_gpr(c, width(o->v.type), r, from);
    return r;
}

Xmm use_fp(Compiler *c, const Operand *o)
{
    Xmm x;
    switch (o->v.kind) {
    case IN_XMM:
        return (Xmm)o->v.reg;
    case IN_REG:                                        /* the result of a call */
        x = take_xmm(c);
        asm_rr(&c->a, 0x66, width(o->v.type), 0x0f6e, x, o->v.reg);
        return x;
    case CONSTANT:
        x = take_xmm(c);
        if (o->v.constant == 0) {
            asm_rr(&c->a, 0, W32, 0x0f57, x, x);        /* xorps */
        } else {
            asm_mov_imm(&c->a, RAX, o->v.constant);
            asm_rr(&c->a, 0x66, width(o->v.type), 0x0f6e, x, RAX);
        }
        return x;
    case LOCAL:
        if (c->homes[o->v.local].reg != NOWHERE) return (Xmm)c->homes[o->v.local].reg;
        x = take_xmm(c);
        load_xmm(c, o->v.type, x, home_mem(&c->homes[o->v.local]));
        return x;
    default:
        x = take_xmm(c);
        load_xmm(c, o->v.type, x, slot_mem(c, o->slot));
        return x;
    }
}

Xmm own_fp(Compiler *c, const Operand *o)
{
    if (o->v.kind == IN_XMM && !in_use(c, IN_XMM, o->v.reg)) return use_fp(c, o);
    if (o->v.kind != IN_XMM && !(o->v.kind == LOCAL && c->homes[o->v.local].reg != NOWHERE)) return use_fp(c, o);
    Xmm from = use_fp(c, o), x = take_xmm(c);
    move_xmm(c, x, from);
    return x;
}

/* All operands into their slots. */
void flush(Compiler *c)
{
    for (int pass = 0; pass < 2; pass++)                /* registers first: others may need RAX, which is none of them */
        for (u4 i = 0; i < c->depth; i++) {
            Value *v = &c->stack[i];
            if (v->kind == IN_MEMORY || v->kind == LOWER_HALF || (pass == 0) == needs_scratch(c, v)) continue;
            store_operand(c, v, i);
            set_memory(c, i);
        }
}

/* ---- hot locals ---------------------------------------------------------------------------------------------------------------- */

void save_locals(Compiler *c)                    /* may use RAX */
{
    for (const Body *b = c->body; b != NULL; b = b->caller)
        for (u4 i = b->first_home; i < b->first_home + b->m->max_locals; i++) {
            const Home *h = &c->homes[i];
            Mem m = home_mem(h);
            if (!h->dirty) continue;
            if (h->alias.kind != IN_MEMORY) store_value(c, &h->alias, m, m);
            else if (is_fp(h->type)) store_xmm(c, h->type, (Xmm)h->reg, m);
            else store_gpr(c, (Reg)h->reg, m);
        }
}

static bool is_kept_by_c(const Home *h) { return !is_fp(h->type) && (h->reg == RBX || h->reg == RBP || h->reg == R12 || h->reg == R15); }

void load_locals(Compiler *c, bool after_c)
{
    for (const Body *b = c->body; b != NULL; b = b->caller)
        for (u4 i = b->first_home; i < b->first_home + b->m->max_locals; i++) {
            const Home *h = &c->homes[i];
            if (h->reg == NOWHERE || h->type == 0 || (after_c && is_kept_by_c(h))) continue;
            if (is_fp(h->type)) load_xmm(c, h->type, (Xmm)h->reg, home_mem(h));
            else load_gpr(c, h->type, (Reg)h->reg, home_mem(h));
        }
}

void set_body(Compiler *c, Body *b)
{
    c->body = b;
    c->m = b->m;
    c->code = b->code;
}

enum { WORKSPACE_BYTES = 256 << 10 };
static char *workspace;                                 /* kept from one method to the next: one is compiled at a time */
static Compiler *volatile in_progress;

void set_in_progress(Compiler *c) { in_progress = c; }

void compiler_visit_roots(void (*visit)(void *from, void *to))
{
    const Compiler *c = in_progress;
    if (c == NULL) return;
    arena_reach(c->arena);
    visit(workspace, workspace + c->workspace_used);
    for (struct Block *block = c->memory; block != NULL; block = block->next) visit(block + 1, (char *)block + block->bytes);
}

static void *take_memory(Compiler *c, size_t bytes)
{
    if (workspace == NULL && (workspace = lifetime_alloc(WORKSPACE_BYTES)) == NULL) vm_fatal("out of memory for compiled code");
    bytes = align_up(bytes, 16);
    if (bytes <= WORKSPACE_BYTES - c->workspace_used) {
        void *memory = workspace + c->workspace_used;
        __atomic_store_n(&c->workspace_used, c->workspace_used + bytes, __ATOMIC_RELEASE);
        return memory;
    }
    struct Block *block = compiler_grow(NULL, sizeof *block + bytes);
    *block = (struct Block){ c->memory, sizeof *block + bytes };
    __atomic_store_n(&c->memory, block, __ATOMIC_RELEASE);
    return block + 1;
}

void *compiler_alloc(Compiler *c, size_t bytes) { return compiler_alloc_filled(c, bytes, 0); }
void *compiler_alloc_filled(Compiler *c, size_t bytes, int byte) { return memset(take_memory(c, bytes), byte, bytes); }
void *compiler_copy(Compiler *c, const void *from, size_t bytes) { return memcpy(take_memory(c, bytes), from, bytes); }

/* ---- exits --------------------------------------------------------------------------------------------------------------------- */

void *compiler_grow(void *memory, size_t bytes)
{
    if ((memory = realloc(memory, bytes)) == NULL) vm_fatal("out of memory for compiled code");
    return memory;
}

void relocate(Compiler *c, size_t at, const void *target)
{
    GROW(c->relocations, c->relocation_count);
    c->relocations[c->relocation_count++] = (Relocation){ at, target };
}

CallPoint *new_call_point(Compiler *c, u4 bci)
{
    CallPoint *point = arena_alloc(c->arena, sizeof *point);
    *point = (CallPoint){ .opcode = OP_resume_compiled, .bci = bci, .scope = c->body->scope };
    return point;
}

Exit *new_exit(Compiler *c, u4 bci, u4 depth, const Value *stack)
{
    GROW(c->exits, c->exit_count);
    Exit *e = &c->exits[c->exit_count++];
    *e = (Exit){ .body = c->body, .bci = bci, .depth = depth, .stack = compiler_copy(c, stack, depth * sizeof *stack) };
    return e;
}

void add_jump(Compiler *c, Exit *e, size_t at) { asm_link(&c->a, at, &e->jumps); }

Exit *current_exit(Compiler *c)
{
    Exit *e = c->exit_made ? &c->exits[c->exit_count - 1] : NULL;
    if (e == NULL || e->bci != c->in.pc || e->body != c->body || e->depth != c->depth_before || memcmp(e->stack, c->before, c->depth_before * sizeof(Value)) != 0)
        e = new_exit(c, c->in.pc, c->depth_before, c->before);     /* the first, or something was spilled since */
    c->exit_made = true;
    return e;
}

void exit_if(Compiler *c, Cc cc) { add_jump(c, current_exit(c), asm_jcc(&c->a, cc)); }

void exit_always(Compiler *c, bool unresolved)
{
    Exit *e = new_exit(c, c->in.pc, c->depth_before, c->before);
    e->unresolved = unresolved;
    add_jump(c, e, asm_jmp(&c->a));
    c->ended = true;
}

void emit_exit(Compiler *c, Exit *e)
{
    Asm *a = &c->a;
    set_body(c, e->body);
    e->code = (u4)a->size;
    asm_bind_links(a, e->jumps, a->size);
    for (int pass = 0; pass < 2; pass++)
        for (u4 i = 0; i < e->depth; i++)
            if (e->stack[i].kind != IN_MEMORY && e->stack[i].kind != LOWER_HALF && (pass == 0) != needs_scratch(c, &e->stack[i]))
                store_operand(c, &e->stack[i], i);
    save_locals(c);
    CallPoint *point = new_call_point(c, e->bci);
    point->depth = e->depth - e->body->operands;
    point->unresolved = e->unresolved;
    asm_mov_imm(a, RAX, (uintptr_t)point);
    relocate(c, asm_jmp(a), stubs.leave);
}
