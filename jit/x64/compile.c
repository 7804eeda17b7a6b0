/* jit/x64/compile.c -- bytecode to x86-64 in one pass, a template per opcode, over a virtual operand stack.
 *
 * Registers   R14 the thread, R13 the locals; RBX RBP R12 R15 and XMM8-15 hold hot locals, the same ones in the whole method;
 *             the others hold operands.  RAX is scratch wherever code leaves the straight path.
 * Operands    an operand is where its template left it: a constant, a register, a local not yet read, or its slot in memory.
 *             At branch targets, calls and exits all are in their slots, as the interpreter wants them.
 * Exits       what a template does not do (throw, resolve, allocate slowly) is left to the interpreter: operands and locals are
 *             stored and the handler of that very instruction is jumped to (see vm/compiled.h). */
#include "jit/x64/translation.h"
#include "classloader/loader.h"
#include "interp/quicken.h"
#include "jit/code_cache.h"
#include "jit/x64/stubs.h"
#include "vm/arena.h"
#include "vm/descriptor.h"
#include "vm/options.h"
#include "vm/vm.h"
#include "vm/vm_ops.h"

static const Reg local_registers[GPR_LOCALS] = { RBX, RBP, R12, R15 };

/* ---- before the code is made ------------------------------------------------------------------------------------------------ */

/* Slots that an instruction takes and leaves. */
static void stack_effect(const Compiler *c, const Insn *in, int *popped, int *pushed)
{
    const char *effect = op_info[in->op].stack;
    *popped = stack_slots_popped(effect);
    *pushed = stack_slots_pushed(effect);
    if (*popped >= 0 && *pushed >= 0) return;
    u1 op = op_info[in->op].original;
    if (op == OP_multianewarray) {
        *popped = in->b;
        *pushed = 1;
        return;
    }
    u2 index = op == OP_invokedynamic ? call_site_at(c->code + in->pc)->pool_index : (u2)in->a;
    const Symbol *d = pool_ref_descriptor(c->m->pool, index);
    if (op_info[in->op].flags & OPF_CALL) {
        *popped = (int)descriptor_arg_slots(d) + (op != OP_invokestatic && op != OP_invokedynamic);
        *pushed = (int)descriptor_return_slots(d);
        return;
    }
    int slots = is_wide(symbol_chars(d)[0]) ? 2 : 1;
    *popped = op == OP_getfield ? 1 : op == OP_putfield ? 1 + slots : op == OP_putstatic ? slots : 0;
    *pushed = op == OP_getfield || op == OP_getstatic ? slots : 0;
}

static bool reach(Compiler *c, u4 *work, u4 *work_count, int32_t pc, int depth)
{
    if (pc < 0 || (u4)pc >= c->m->code_length) return false;
    if (c->depth_at[pc] >= 0) return c->depth_at[pc] == depth;
    c->depth_at[pc] = (int16_t)depth;
    work[(*work_count)++] = (u4)pc;
    return true;
}

static bool reach_target(Compiler *c, u4 *work, u4 *work_count, u4 from, int32_t to, int depth)
{
    if (!reach(c, work, work_count, to, depth)) return false;
    if ((u4)to > from) {
        c->target[to] |= 1;
        return true;
    }
    c->target[to] |= 2;                                 /* a loop's header */
    for (u4 pc = (u4)to; pc <= from; pc++)
        if (c->loop_depth[pc] < 4) c->loop_depth[pc]++;
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

/* Which instructions are reached, with how many operands; where branches go; loops. */
static bool analyse(Compiler *c)
{
    u4  *work = malloc((c->m->code_length + 1) * sizeof *work), count = 0;
    bool ok = work != NULL && reach(c, work, &count, 0, 0);
    while (ok && count > 0) {
        u4   pc = work[--count];
        Insn in = insn_decode(c->code, pc);
        int  popped, pushed, depth = c->depth_at[pc];
        u1   op = op_info[in.op].original;
        if (op == OP_jsr || op == OP_jsr_w || op == OP_ret) {
            ok = false;
            break;
        }
        stack_effect(c, &in, &popped, &pushed);
        depth += pushed - popped;
        ok = depth >= 0 && depth <= c->m->max_stack;    /* -Xverify:none has not looked */
        char local = local_type(plain_opcode(in.op));
        if (local != 0 && (u4)in.a + is_wide(local) >= c->m->max_locals) ok = false;
        if (ok && (op_info[in.op].flags & OPF_BRANCH)) {
            ok = reach_target(c, work, &count, pc, in.target, depth);
            for (u4 i = 0; ok && i < in.case_count; i++) ok = reach_target(c, work, &count, pc, insn_case_target(&in, i), depth);
        }
        if (ok && !(op_info[in.op].flags & OPF_ENDS)) ok = reach(c, work, &count, (int32_t)(pc + in.length), depth);
    }
    free(work);
    return ok;
}

static void note_local(Compiler *c, u4 local, char type, bool written, u4 weight)
{
    Home *h = &c->homes[local];
    h->type = h->type == 0 || h->type == type ? type : '?';
    h->written |= written;
    h->weight += weight;
    if (is_wide(type)) c->homes[local + 1].type = '?';
}

static int heaviest(const Compiler *c, bool fp, u4 least)
{
    int best = NOWHERE;
    for (u4 i = 0; i < c->m->max_locals; i++) {
        const Home *h = &c->homes[i];
        if (h->reg == NOWHERE && h->type != 0 && h->type != '?' && is_fp(h->type) == fp && h->weight > least
            && (best == NOWHERE || h->weight > c->homes[best].weight)) best = (int)i;
    }
    return best;
}

/* Gives registers to the locals that are used most, unless saving them at calls costs more. */
static void choose_homes(Compiler *c)
{
    static const u4 weights[] = { 1, 8, 64, 512, 4096 };
    u4 calls = 0, c_calls = 0;
    for (u4 i = 0; i <= c->m->max_locals; i++) c->homes[i].reg = NOWHERE;
    for (u4 pc = 0, length; pc < c->m->code_length; pc += length) {
        Insn in = insn_decode(c->code, pc);
        length = in.length;
        if (c->depth_at[pc] < 0) continue;
        u1 op = plain_opcode(in.op);
        u4 weight = weights[c->loop_depth[pc]];
        char type = local_type(op);
        if (type != 0) note_local(c, (u4)in.a, type, op == OP_iinc || (op_info[op].flags & OPF_STORE) != 0, weight);
        if (op >= OP_invokevirtual_quick && op <= OP_invokedynamic_quick) calls += weight;
        if (op == OP_newarray || op == OP_anewarray_quick || op == OP_monitorenter || op == OP_monitorexit) c_calls += weight;
    }
    for (int i = 0, n; i < GPR_LOCALS && (n = heaviest(c, false, 2 + 2 * calls)) != NOWHERE; i++) c->homes[n].reg = local_registers[i];
    for (int i = 0, n; i < XMM_LOCALS && (n = heaviest(c, true, 2 + 2 * (calls + c_calls))) != NOWHERE; i++) c->homes[n].reg = FIRST_XMM_LOCAL + i;
}

/* May OP_enter_compiled stand in its place?  Not if its handler looks at, or rewrites, its own opcode. */
static bool may_be_entry(u1 op)
{
    if (op == OP_aload_0_then_getfield || op == OP_newarray || op == OP_anewarray_quick || op == OP_invokeinterface_quick
        || op == OP_wide || (op >= OP_ireturn && op <= OP_return) || op == OP_ireturn_narrow) return false;
    return op_info[op].original != op || !(op_info[op].flags & OPF_CP);
}

static void choose_entries(Compiler *c)
{
    const CompiledMethod *old = c->m->compiled;
    u4 count = 0;
    for (int pass = 0; pass < 2; pass++) {
        if (pass == 1) c->result = arena_alloc(vm.boot_loader->arena, sizeof(CompiledMethod) + count * sizeof(CompiledEntry));
        u1 previous = OP_nop;
        count = 0;
        for (u4 bci = 0; bci < c->m->code_length; previous = c->code[bci], bci += insn_length(c->code, bci, c->m->code_length)) {
            bool is_operand = previous >= OP_iload_1_iload && previous <= OP_iload_3_iload;     /* that pair reads the opcode */
            bool wanted = c->depth_at[bci] >= 0 && (bci == 0 || (c->target[bci] & 2)) && !is_operand && may_be_entry(c->code[bci]);
            if (!wanted && !(old != NULL && compiled_entry(old, bci) != NULL)) continue;
            if (pass == 1) c->result->entries[count] = (CompiledEntry){ .bci = bci, .opcode = c->code[bci] };
            count++;
        }
    }
    c->result->entry_count = count;
    c->result->bytecode = c->code;
    c->result->exit_limit = vm.options->execution_mode == EXEC_COMP ? 1 : 200;
}

/* ---- the whole method -------------------------------------------------------------------------------------------------------------- */

static void start_block(Compiler *c, u4 pc)
{
    if (!c->ended) flush(c);
    c->ended = false;
    c->label[pc] = (u4)c->a.size;
    c->depth = (u4)c->depth_at[pc];
    for (u4 i = 0; i < c->depth; i++) c->stack[i] = (Value){ .kind = IN_MEMORY, .type = 'A' };
}

static void compile_code(Compiler *c)
{
    c->ended = true;
    for (u4 pc = 0; pc < c->m->code_length && !c->failed; ) {
        c->in = insn_decode(c->code, pc);
        u4 next = pc + c->in.length;
        if (c->depth_at[pc] < 0) {
            pc = next;
            continue;
        }
        if (c->target[pc] || compiled_entry(c->result, pc) != NULL || pc == 0) start_block(c, pc);
        if (!c->ended) {
            INVARIANT(c->depth == (u4)c->depth_at[pc]);
            memcpy(c->before, c->stack, c->depth * sizeof *c->stack);
            c->depth_before = c->depth;
            c->locked = c->locked_xmm = 0;
            c->exit_made = false;
            if (compile_instruction(c)) next += insn_length(c->code, next, c->m->code_length);
            if (op_info[c->in.op].flags & OPF_ENDS) c->ended = true;
        }
        pc = next;
    }
}

static void compile_entries(Compiler *c, u4 *offsets)
{
    for (u4 i = 0; i < c->result->entry_count; i++) {
        offsets[i] = (u4)c->a.size;
        move_gpr(c, W64, THREAD, RDI);
        move_gpr(c, W64, LOCALS, RCX);
        asm_mov_imm(&c->a, RAX, (uintptr_t)compiled_return_barrier);
        asm_push(&c->a, RAX);                           /* its Frame is there, and the newest */
        store_gpr(c, RSP, FRAME_FIELD(c, native_sp));
        load_locals(c, false);
        jump_to_label(c, asm_jmp(&c->a), c->result->entries[i].bci);
    }
}

/* What Method.call leads to.  R13: the arguments; the rest of its Frame is filled in when somebody asks for it. */
static size_t compile_prologue(Compiler *c)
{
    Asm    *a = &c->a;
    Method *m = c->m;
    size_t  start = a->size;
    asm_rm(a, 0, W64, X_LEA, RAX, mem(LOCALS, c->stack_offset + 8 * (m->max_stack + FRAME_EXTRA_SLOTS)));
    asm_rm(a, 0, W64, X_CMP, RAX, THREAD_FIELD(java_stack_limit));
    size_t overflow = asm_jcc(a, CC_A);
    store_gpr(c, RAX, THREAD_FIELD(java_top));
    if (m->flags & METHOD_USES_MONITORS) {
        asm_mov_mem_imm(a, W64, FRAME_FIELD(c, lock), 0);
        asm_mov_mem_imm(a, W64, FRAME_FIELD(c, monitors), 0);
        _Static_assert(FRAME_INTERPRETED == 0 && offsetof(Frame, flags) == offsetof(Frame, kind) + sizeof(u4), "both are cleared by one store");
        asm_mov_mem_imm(a, W64, FRAME_FIELD(c, kind), 0);
    }
    if (!(m->klass->flags & CLASS_BUILTIN_LOADER)) {    /* keeps the class alive: the collector scans this memory */
        asm_rm(a, 0, W64, X_MOV, RAX, mem_abs(&m->klass->mirror));
        store_gpr(c, RAX, FRAME_FIELD(c, locals));
    }
    for (u4 i = 0; i < m->max_locals; i++) {
        const Home *h = &c->homes[i];
        if (h->reg == NOWHERE || i >= m->arg_slots) continue;
        if (is_fp(h->type)) load_xmm(c, h->type, (Xmm)h->reg, local_mem(i));
        else load_gpr(c, h->type, (Reg)h->reg, local_mem(i));
    }
    jump_to_label(c, asm_jmp(a), 0);
    asm_bind(a, overflow, a->size);
    asm_mov_imm(a, R8, (uintptr_t)m);
    relocate(c, asm_jmp(a), stubs.call_interpreted);    /* throws StackOverflowError */
    return start;
}

static bool install(Compiler *c, const u4 *offsets, size_t prologue)
{
    Method *m = c->m;
    u1 *code = code_cache_reserve(c->a.size);
    if (code == NULL) return false;
    for (u4 i = 0; i < c->relocation_count; i++) {
        const Relocation *r = &c->relocations[i];
        asm_bind(&c->a, r->at, (size_t)((const u1 *)r->target - code));
    }
    code_cache_write(code, c->a.bytes, c->a.size);
    for (u4 i = 0; i < c->return_count; i++) c->returns[i].point->code = code + c->returns[i].at;
    for (u4 i = 0; i < c->result->entry_count; i++) c->result->entries[i].code = code + offsets[i];
    c->result->code = code;
    c->result->code_bytes = (u4)c->a.size;
    bool interpreters = (m->access_flags & ACC_SYNCHRONIZED) || is_object_init(m);      /* interp_call locks, or registers the object */
    c->result->call = interpreters ? m->call : code + prologue;
    c->result->method = m;
    __atomic_store_n(&m->compiled, c->result, __ATOMIC_SEQ_CST);
    for (u4 i = 0; i < c->result->entry_count; i++)
        __atomic_store_n(&m->code[c->result->entries[i].bci], (u1)OP_enter_compiled, __ATOMIC_SEQ_CST);
    __atomic_store_n(&m->call, c->result->call, __ATOMIC_SEQ_CST);
    return true;
}

static bool uses_monitors(const Compiler *c)
{
    for (u4 pc = 0; pc < c->m->code_length; pc += insn_length(c->code, pc, c->m->code_length))
        if (c->code[pc] == OP_monitorenter || c->code[pc] == OP_monitorexit) return true;
    return c->m->access_flags & ACC_SYNCHRONIZED;
}

static bool compile_with(Compiler *c)
{
    u4  length = c->m->code_length;
    u1 *code = arena_copy(vm.boot_loader->arena, c->m->code, length);
    const CompiledMethod *old = c->m->compiled;
    for (u4 i = 0; old != NULL && i < old->entry_count; i++) code[old->entries[i].bci] = old->entries[i].opcode;
    c->code = code;
    for (u4 i = 0; i < length; i++) {
        c->depth_at[i] = -1;
        c->label[i] = UINT32_MAX;
    }
    if (!analyse(c)) return false;
    if (uses_monitors(c)) __atomic_or_fetch(&c->m->flags, METHOD_USES_MONITORS, __ATOMIC_RELAXED);
    Scope *scope = arena_alloc(vm.boot_loader->arena, sizeof *scope);
    *scope = (Scope){ .method = c->m };
    c->scope = scope;
    choose_homes(c);
    choose_entries(c);
    size_t prologue = 0;
    u4 *offsets = calloc(c->result->entry_count + 1, sizeof *offsets);
    compile_code(c);
    if (offsets != NULL && !c->failed) {
        compile_entries(c, offsets);
        prologue = compile_prologue(c);
    }
    for (u4 i = 0; i < c->exit_count; i++) emit_exit(c, &c->exits[i]);
    for (u4 i = 0; i < c->fixup_count; i++) {
        if (c->label[c->fixups[i].bci] == UINT32_MAX) c->failed = true;
        else asm_bind(&c->a, c->fixups[i].at, c->label[c->fixups[i].bci]);
    }
    bool ok = offsets != NULL && !c->failed && install(c, offsets, prologue);
    free(offsets);
    return ok;
}

bool compile_method(Method *m)
{
    u4 length = m->code_length, slots = m->max_stack + 8u;
    if (m->code == NULL || length == 0 || length > MAX_COMPILED_BYTES || m->max_locals + m->max_stack > MAX_COMPILED_SLOTS) return false;
    Compiler c = { .m = m };
    c.frame_offset = 8 * m->max_locals;
    c.stack_offset = c.frame_offset + (int32_t)sizeof(Frame);
    c.depth_at = malloc((length + 1) * sizeof *c.depth_at);
    c.target = calloc(length + 1, 1);
    c.loop_depth = calloc(length + 1, 1);
    c.label = malloc((length + 1) * sizeof *c.label);
    c.homes = calloc(m->max_locals + 2u, sizeof *c.homes);
    c.stack = calloc(slots, sizeof *c.stack);
    c.before = calloc(slots, sizeof *c.before);
    bool ok = c.depth_at != NULL && c.target != NULL && c.loop_depth != NULL && c.label != NULL && c.homes != NULL && c.stack != NULL
        && c.before != NULL && compile_with(&c);
    free(c.depth_at); free(c.target); free(c.loop_depth); free(c.label); free(c.homes); free(c.stack); free(c.before);
    free(c.exits); free(c.fixups); free(c.returns); free(c.relocations);
    asm_free(&c.a);
    return ok;
}
