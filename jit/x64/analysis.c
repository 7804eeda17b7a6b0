/* jit/x64/analysis.c -- what is known before code is made: which instructions are reached, with how many operands; where branches
 * go; loops; which locals are worth a register. */
#include "jit/x64/translation.h"
#include "classloader/classfile.h"
#include "classloader/loader.h"
#include "interp/quicken.h"
#include "vm/descriptor.h"

/* ---- reachable code --------------------------------------------------------------------------------------------------------------- */

static void effect_of_opcode(u1 op, int *popped, int *pushed)    /* -1: its operands decide */
{
    static struct { bool known; int8_t popped, pushed; } effects[OPCODE_COUNT];
    if (!effects[op].known) {
        effects[op].popped = (int8_t)stack_slots_popped(op_info[op].stack);
        effects[op].pushed = (int8_t)stack_slots_pushed(op_info[op].stack);
        effects[op].known = true;
    }
    *popped = effects[op].popped;
    *pushed = effects[op].pushed;
}

static void stack_effect(const Body *b, const Insn *in, int *popped, int *pushed)
{
    effect_of_opcode(in->op, popped, pushed);
    if (*popped >= 0 && *pushed >= 0) return;
    u1 op = op_info[in->op].original;
    if (op == OP_multianewarray) {
        *popped = in->b;
        *pushed = 1;
        return;
    }
    if (in->op == OP_invokestatic_quick || in->op == OP_invokefinal || in->op == OP_invokespecial_quick || in->op == OP_invokevirtual_quick) {
        const Method *m = meta_unpack((u4)b->m->pool->entries[(u2)in->a]);
        *popped = (int)m->arg_slots;
        *pushed = (int)kind_slots(m->return_type);
        return;
    }
    u2 index = op == OP_invokedynamic ? call_site_at(b->code + in->pc)->pool_index : (u2)in->a;
    const Symbol *d = pool_ref_descriptor(b->m->pool, index);
    if (op_info[in->op].flags & OPF_CALL) {
        *popped = (int)descriptor_arg_slots(d) + (op != OP_invokestatic && op != OP_invokedynamic);
        *pushed = (int)descriptor_return_slots(d);
        return;
    }
    int slots = is_wide(symbol_chars(d)[0]) ? 2 : 1;
    *popped = op == OP_getfield ? 1 : op == OP_putfield ? 1 + slots : op == OP_putstatic ? slots : 0;
    *pushed = op == OP_getfield || op == OP_getstatic ? slots : 0;
}

typedef struct Work { u4 *pcs, count; } Work;

static bool reach(Body *b, Work *work, int32_t pc, int depth)
{
    if (pc < 0 || (u4)pc >= b->m->code_length) return false;
    if (b->depth_at[pc] >= 0) return b->depth_at[pc] == depth;
    b->depth_at[pc] = (int16_t)depth;
    work->pcs[work->count++] = (u4)pc;
    return true;
}

static bool reach_target(Body *b, Work *work, u4 from, int32_t to, int depth)
{
    if (!reach(b, work, to, depth)) return false;
    if ((u4)to > from) {
        b->target[to] |= TARGET_FORWARD;
        return true;
    }
    b->target[to] |= TARGET_LOOP;
    for (u4 pc = (u4)to; pc <= from; pc++)
        if (b->loop_depth[pc] < 4) b->loop_depth[pc]++;
    return true;
}

static char local_type(u1 op)                           /* of an instruction that loads or stores a local; else 0 */
{
    switch (op) {
    case OP_iload: case OP_iload_0 ... OP_iload_3: case OP_istore: case OP_istore_0 ... OP_istore_3: case OP_iinc: return 'I';
    case OP_lload: case OP_lload_0 ... OP_lload_3: case OP_lstore: case OP_lstore_0 ... OP_lstore_3: return 'J';
    case OP_fload: case OP_fload_0 ... OP_fload_3: case OP_fstore: case OP_fstore_0 ... OP_fstore_3: return 'F';
    case OP_dload: case OP_dload_0 ... OP_dload_3: case OP_dstore: case OP_dstore_0 ... OP_dstore_3: return 'D';
    case OP_aload: case OP_aload_0 ... OP_aload_3: case OP_astore: case OP_astore_0 ... OP_astore_3: return 'A';
    default: return 0;
    }
}

static bool reach_handlers(Body *b, Work *work)
{
    const struct FileMethod *file = b->m->file;
    for (u2 i = 0; file != NULL && i < file->handler_count; i++) {
        u4 pc = file->handlers[i].handler;
        if (!reach(b, work, (int32_t)pc, 1)) return false;
        b->target[pc] |= TARGET_HANDLER;
    }
    return true;
}

static bool follow(Body *b, Work *work, u4 pc)          /* what comes after the instruction at pc */
{
    u2 i = b->insn_at[pc];
    if (i == NO_INSN) return false;
    const Insn in = b->insns[i];
    int  popped, pushed, depth = b->depth_at[pc];
    u1   op = op_info[in.op].original;
    u1   plain = plain_opcode(in.op);
    char local = local_type(plain);
    if (op == OP_monitorenter || op == OP_monitorexit) {
        if (b->caller != NULL) return false;
        b->uses_monitors = true;
    }
    if (op == OP_jsr || op == OP_jsr_w || op == OP_ret) return false;
    stack_effect(b, &in, &popped, &pushed);
    b->popped[i] = (u1)popped;
    b->pushed[i] = (u1)pushed;
    depth += pushed - popped;
    if (depth < 0 || depth > b->m->max_stack) return false;     /* -Xverify:none has not looked */
    if (local != 0 && (u4)in.a + is_wide(local) >= b->m->max_locals) return false;
    if (plain == OP_iinc || (op_info[plain].flags & OPF_STORE)) b->written[in.a] = true;
    if (op_info[in.op].flags & OPF_BRANCH) {
        if (!reach_target(b, work, pc, in.target, depth)) return false;
        for (u4 n = 0; n < in.case_count; n++)
            if (!reach_target(b, work, pc, insn_case_target(&in, n), depth)) return false;
    }
    return (op_info[in.op].flags & OPF_ENDS) || reach(b, work, (int32_t)(pc + in.length), depth);
}

static void decode(Compiler *c, Body *b)
{
    static Insn insns[MAX_COMPILED_BYTES];
    u4 length = b->m->code_length;
    b->insn_at = compiler_alloc_filled(c, length * sizeof *b->insn_at, 0xff);
    for (u4 pc = 0; pc < length; pc += insns[b->insn_count++].length) {
        b->insn_at[pc] = (u2)b->insn_count;
        insns[b->insn_count] = insn_decode(b->code, pc);
    }
    b->insns = compiler_copy(c, insns, b->insn_count * sizeof *insns);
    b->popped = compiler_alloc(c, b->insn_count);
    b->pushed = compiler_alloc(c, b->insn_count);
}

static bool analyse(Body *b)
{
    static u4 pcs[MAX_COMPILED_BYTES];
    Work work = { .pcs = pcs };
    bool ok = reach(b, &work, 0, 0) && (b->caller != NULL || reach_handlers(b, &work));
    while (ok && work.count > 0) ok = follow(b, &work, work.pcs[--work.count]);
    return ok;
}

/* ---- uses ----------------------------------------------------------------------------------------------------------------------------- */

static const u4 weights[] = { 1, 8, 64, 512, 4096 };

static u4 weight_at(const Body *b, u4 pc)
{
    u4 depth = b->loop_depth[pc];
    for (u4 at = b->call_bci; b->caller != NULL; at = b->call_bci) {
        b = b->caller;
        depth += b->loop_depth[at];
    }
    return weights[depth < 4 ? depth : 4];
}

static void note_local(Compiler *c, const Body *b, u4 local, char type, bool written, u4 weight)
{
    Home *h = &c->homes[b->first_home + local];
    h->type = h->type == 0 || h->type == type ? type : '?';
    h->written |= written;
    h->weight += weight;
    if (is_wide(type)) h[1].type = '?';
}

static bool is_c_call(u1 op)
{
    return op == OP_monitorenter || op == OP_monitorexit || op == OP_frem || op == OP_drem || op == OP_multianewarray;
}

/* Does code for the call stand here, which does not call anything as a rule? */
static bool is_intrinsic_call(const Body *b, const Insn *in)
{
    if (in->op != OP_invokestatic_quick && in->op != OP_invokefinal && in->op != OP_invokespecial_quick) return false;
    const Method *m = meta_unpack((u4)b->m->pool->entries[(u2)in->a]);
    return is_intrinsic(m) && !intrinsic_calls(m);
}

static const Body *callee_at(const Body *b, u4 pc)
{
    for (const Body *callee = b->callees; callee != NULL; callee = callee->next)
        if (callee->call_bci == pc) return callee;
    return NULL;
}

static void note_uses(Compiler *c, Body *b)
{
    bool merges = false;
    u4 last = 0;
    b->is_leaf = true;
    for (u4 i = 0; i < b->insn_count; i++) {
        const Insn *in = &b->insns[i];
        u4 pc = in->pc;
        if (b->depth_at[pc] < 0) continue;
        u1 op = plain_opcode(in->op);
        u4 weight = weight_at(b, pc);
        char type = local_type(op);
        last = pc;
        if (type != 0) note_local(c, b, (u4)in->a, type, op == OP_iinc || (op_info[op].flags & OPF_STORE) != 0, weight);
        merges |= b->target[pc] != 0;
        if ((op >= OP_ireturn && op <= OP_return) || op == OP_ireturn_narrow) b->returns++;
        if (is_c_call(op)) {
            b->c_calls += weight;
            b->is_leaf = false;
        }
        if (op < OP_invokevirtual_quick || op > OP_invokedynamic_quick) continue;
        const Body *callee = callee_at(b, pc);
        if (callee == NULL && is_intrinsic_call(b, in)) continue;
        if (callee == NULL || callee->is_call) b->calls += weight;
        b->is_leaf &= callee != NULL && !callee->is_call && callee->is_leaf && callee->guard == GUARD_NONE;
    }
    for (const Body *callee = b->callees; callee != NULL; callee = callee->next) {
        if (callee->is_call) continue;
        b->calls += callee->calls;
        b->c_calls += callee->c_calls;
    }
    b->merges = merges || b->returns != 1 || b->guard != GUARD_NONE || !(op_info[b->code[last]].flags & OPF_ENDS);
}

/* The code is unloaded with k. */
void depend_on(Compiler *c, const Class *k)
{
    if (!(k->flags & CLASS_BUILTIN_LOADER)) arena_depends_on(c->arena, k->loader->arena);
}

/* ---- bodies --------------------------------------------------------------------------------------------------------------------------- */

/* The bytecode without OP_enter_compiled.  Each opcode is read so that what quickening resolved before it rewrote it is there, too. */
static u1 *copy_code(Compiler *c, const Body *b)
{
    const Method *m = b->m;
    u1 *code = b->caller == NULL ? arena_alloc(c->arena, m->code_length) : compiler_alloc(c, m->code_length);
    const CompiledMethod *compiled = m->compiled;
    for (u4 i = 0; i < m->code_length; i++) code[i] = __atomic_load_n(&m->code[i], __ATOMIC_ACQUIRE);
    for (u4 i = 0; compiled != NULL && i < compiled->entry_count; i++) code[compiled->entries[i].bci] = compiled->entries[i].opcode;
    return code;
}

/* Where its locals, Frame and operands are: where a call would have put them. */
static void place(Compiler *c, Body *b)
{
    const Method *m = b->m;
    if (b->caller != NULL)
        b->locals = b->caller->stack + (u4)b->caller->depth_at[b->call_bci] + (b->appendix != NULL) - b->drops_last - m->arg_slots;
    b->frame = b->locals + m->max_locals;
    b->stack = b->frame + sizeof(Frame) / sizeof(Slot);
    u4 end = b->stack + m->max_stack + FRAME_EXTRA_SLOTS;
    if (end > c->extent) c->extent = end;
}

Body *new_body(Compiler *c, const Body *plan, const Known *arguments)
{
    Method *m = plan->m;
    u4 length = m->code_length;
    Body *b = compiler_alloc(c, sizeof *b);
    *b = *plan;
    if (b->caller == NULL) c->root = b;
    depend_on(c, m->klass);
    if (b->guard == GUARD_CLASS) depend_on(c, b->receiver);
    b->code = copy_code(c, b);
    b->depth_at = compiler_alloc_filled(c, (length + 1) * sizeof *b->depth_at, 0xff);
    b->target = compiler_alloc(c, length + 1);
    b->loop_depth = compiler_alloc(c, length + 1);
    b->written = compiler_alloc(c, m->max_locals + 1u);
    b->folds = compiler_alloc(c, (length + 1) * sizeof *b->folds);
    b->label = compiler_alloc_filled(c, (length + 1) * sizeof *b->label, 0xff);
    decode(c, b);
    if (!analyse(b)) return NULL;
    if (b->caller != NULL) c->inlined_bytes += length;
    place(c, b);
    b->first_home = c->home_count;
    c->home_count += m->max_locals + 1u;
    c->homes = compiler_grow(c->homes, c->home_count * sizeof *c->homes);
    for (u4 i = b->first_home; i < c->home_count; i++) c->homes[i] = (Home){ .reg = NOWHERE, .slot = b->locals + i - b->first_home };
    c->body_count++;
    plan_inlining(c, b, arguments);
    note_uses(c, b);
    if (b->returns != 1 || b->guard != GUARD_NONE) b->result = (Known){ 0 };        /* or of another method's, for other receivers */
    Scope *scope = arena_alloc(c->arena, sizeof *scope);
    *scope = (Scope){ .method = m, .caller_bci = b->call_bci, .locals = b->locals };
    b->scope = scope;
    for (Body *callee = b->callees; callee != NULL; callee = callee->next)
        if (!callee->is_call) ((Scope *)(uintptr_t)callee->scope)->caller = scope;
    return b;
}

/* ---- homes ---------------------------------------------------------------------------------------------------------------------------- */

static const Reg general_homes[] = { RBX, RBP, R12, R15, R11, R10 };

static bool is_below(const Body *b, const Body *above)
{
    while (b != NULL && b != above) b = b->caller;
    return b != NULL;
}

typedef struct Candidate { Home *home; Body *body; } Candidate;

/* Registers of homes that exist at the same time as body's. */
static u4 taken_registers(const Candidate *candidates, u4 count, const Body *body, bool fp)
{
    u4 taken = 0;
    for (u4 i = 0; i < count; i++) {
        const Home *h = candidates[i].home;
        if (h->reg != NOWHERE && is_fp(h->type) == fp && (is_below(body, candidates[i].body) || is_below(candidates[i].body, body)))
            taken |= 1u << h->reg;
    }
    return taken;
}

/* What a register saves is the loads; what it costs are stores before calls, and loads after them. */
static void give_register(Compiler *c, Candidate *candidates, u4 count, const Candidate *chosen)
{
    Home *h = chosen->home;
    const Body *b = chosen->body;
    bool fp = is_fp(h->type);
    u4 taken = taken_registers(candidates, count, b, fp), per_call = h->written ? 2 : 1;
    u4 java_cost = 1 + per_call * b->calls, all_cost = java_cost + per_call * b->c_calls;
    if (fp) {
        for (int x = FIRST_XMM_LOCAL; x < FIRST_XMM_LOCAL + XMM_LOCALS && h->reg == NOWHERE && h->weight > all_cost; x++)
            if (!(taken >> x & 1)) h->reg = x;
        return;
    }
    for (size_t i = 0; i < COUNT_OF(general_homes) && h->reg == NOWHERE; i++) {
        Reg r = general_homes[i];
        if (i >= 4 && c->carefully) break;
        if (!(taken >> r & 1) && h->weight > (i < 4 ? java_cost : all_cost)) h->reg = r;
    }
    if (h->reg != NOWHERE) c->home_registers |= 1u << h->reg;
}

static void collect(Compiler *c, Body *b, Candidate *candidates, u4 *count)
{
    for (u4 i = 0; i < b->m->max_locals; i++) {
        Home *h = &c->homes[b->first_home + i];
        if (h->type != 0 && h->type != '?' && h->weight > 1) candidates[(*count)++] = (Candidate){ h, b };
    }
    for (Body *callee = b->callees; callee != NULL; callee = callee->next)
        if (!callee->is_call) collect(c, callee, candidates, count);
}

static int heavier(const void *x, const void *y)
{
    const Home *a = ((const Candidate *)x)->home, *b = ((const Candidate *)y)->home;
    return a->weight != b->weight ? (a->weight < b->weight) - (a->weight > b->weight) : (a > b) - (a < b);
}

void choose_homes(Compiler *c)
{
    Candidate *candidates = compiler_alloc(c, (c->home_count + 1) * sizeof *candidates);
    u4 count = 0;
    collect(c, c->root, candidates, &count);
    qsort(candidates, count, sizeof *candidates, heavier);
    for (u4 i = 0; i < count; i++) give_register(c, candidates, count, &candidates[i]);
    for (u4 i = 0; i < c->home_count; i++) c->homes[i].dirty = c->homes[i].reg != NOWHERE && c->homes[i].written;
}
