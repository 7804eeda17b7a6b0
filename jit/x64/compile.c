/* jit/x64/compile.c -- bytecode to x86-64 in one pass, a template per opcode, over a virtual operand stack.
 *
 * Bodies      the method and what is inlined into it, found and analysed first (analysis.c, inline.c).
 * Registers   R14 the thread, R13 the locals; RBX RBP R12 R15 R11 R10 and XMM8-15 hold hot locals (homes), the same ones in a
 *             whole body; the others hold operands.  RAX is scratch wherever code leaves the straight path.
 * Operands    an operand is where its template left it: a constant, a register, a local not yet read, or its slot in memory.
 *             At branch targets, calls and exits all are in their slots, as the interpreter wants them.
 * Exits       what a template does not do (throw, resolve) is left to the interpreter: operands and locals are stored, and it
 *             goes on with that very instruction (vm/compiled.h).
 * Order       the bodies' code; entries from the interpreter; the entry by calls; calls where a guard failed; cold code; exits. */
#include "jit/x64/translation.h"
#include "classloader/loader.h"
#include "jit/code_cache.h"
#include "jit/code_map.h"
#include "jit/command.h"
#include "jit/x64/stubs.h"
#include "vm/arena.h"
#include "vm/options.h"
#include "vm/vm.h"
#include "vm/vm_ops.h"

/* ---- the whole method -------------------------------------------------------------------------------------------------------------- */

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
    const Body *b = c->root;
    u4 count = 0;
    for (u4 i = 0; i < b->insn_count; i++) {
        u4 bci = b->insns[i].pc;
        u1 previous = i > 0 ? b->insns[i - 1].op : OP_nop;
        bool is_operand = previous >= OP_iload_1_iload && previous <= OP_iload_3_iload;         /* that pair reads the opcode */
        bool wanted = b->depth_at[bci] >= 0 && (bci == 0 || (b->target[bci] & (TARGET_LOOP | TARGET_HANDLER))) && !is_operand
            && may_be_entry(c->code[bci]);
        if (!wanted && !(old != NULL && compiled_entry(old, bci) != NULL)) continue;
        b->target[bci] |= TARGET_ENTRY;
        count++;
    }
    c->result = arena_alloc(c->arena, sizeof(CompiledMethod) + count * sizeof(CompiledEntry));
    c->result->arena = c->arena;
    for (u4 i = 0; i < b->insn_count && c->result->entry_count < count; i++) {
        u4 bci = b->insns[i].pc;
        if (b->target[bci] & TARGET_ENTRY) c->result->entries[c->result->entry_count++] = (CompiledEntry){ .bci = bci, .opcode = c->code[bci] };
    }
    b->target[0] |= TARGET_ENTRY;                       /* calls enter there */
    c->result->bytecode = c->code;
    u4 limit = vm.options->execution_mode == EXEC_COMP ? 1 : 200, times = old != NULL ? old->times + 1 : 0;
    c->result->times = times;
    c->result->exit_limit = times < 16 ? limit << times : UINT32_MAX;      /* some instructions stay as they are */
}

static void start_block(Compiler *c, u4 pc)
{
    if (!c->ended) flush(c);
    c->ended = false;
    forget_registers(c);
    forget_locals(c);
    c->body->label[pc] = (u4)c->a.size;
    c->depth = c->body->operands + (u4)c->body->depth_at[pc];
    for (u4 i = c->body->operands; i < c->depth; i++) c->stack[i] = (Value){ .kind = IN_MEMORY, .type = 'A' };
}

static int body_depth(const Body *b)
{
    int depth = 0;
    while ((b = b->caller) != NULL) depth++;
    return depth;
}

void compile_body(Compiler *c)
{
    const Body *b = c->body;
    for (u4 i = 0; i < b->insn_count && !c->failed; i++) {
        u4 pc = b->insns[i].pc;
        if (b->depth_at[pc] < 0) continue;
        c->in = b->insns[i];
        if (b->target[pc] != 0) start_block(c, pc);
        if (c->ended) continue;
        INVARIANT(c->depth == b->operands + (u4)b->depth_at[pc]);
        if (c->listing != NULL) listing_instruction(c->listing, c->a.size, c->m, c->code, pc, body_depth(b));
        memcpy(c->before, c->stack, c->depth * sizeof *c->stack);
        c->depth_before = c->depth;
        c->locked = c->locked_xmm = 0;
        c->exit_made = false;
        u1 op = c->in.op;
        if (compile_instruction(c)) i++;
        if ((op_info[op].flags & OPF_ENDS) && b->folds[pc].kind != FOLD_NEXT) c->ended = true;
    }
}

/* The interpreter's frame is there, but what is inlined may need more; near the end of the stack the interpreter goes on alone. */
static void check_extent(Compiler *c, u4 bci)
{
    u4 depth = (u4)c->root->depth_at[bci];
    for (u4 i = 0; i < depth; i++) c->stack[i] = (Value){ .kind = IN_MEMORY, .type = 'A' };
    asm_rm(&c->a, 0, W64, X_LEA, RAX, mem(LOCALS, 8 * (int32_t)c->extent));
    asm_rm(&c->a, 0, W64, X_CMP, RAX, THREAD_FIELD(java_stack_limit));
    add_jump(c, new_exit(c, bci, depth, c->stack), asm_jcc(&c->a, CC_A));
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
        check_extent(c, c->result->entries[i].bci);
        jump_to_label(c, asm_jmp(&c->a), c->result->entries[i].bci);
    }
}

/* What Method.call leads to.  R13: the arguments; the rest of its Frame is filled in when somebody asks for it. */
static size_t compile_prologue(Compiler *c)
{
    Asm    *a = &c->a;
    Method *m = c->m;
    size_t  start = a->size;
    asm_rm(a, 0, W64, X_LEA, RAX, mem(LOCALS, 8 * (int32_t)c->extent));
    asm_rm(a, 0, W64, X_CMP, RAX, THREAD_FIELD(java_stack_limit));
    size_t overflow = asm_jcc(a, CC_A);
    store_gpr(c, RAX, THREAD_FIELD(java_top));
    if (m->flags & METHOD_USES_MONITORS) {
        asm_mov_mem_imm(a, W64, FRAME_FIELD(c, lock), 0);
        asm_mov_mem_imm(a, W64, FRAME_FIELD(c, monitors), 0);
        _Static_assert(FRAME_INTERPRETED == 0 && offsetof(Frame, flags) == offsetof(Frame, kind) + sizeof(u4), "both are cleared by one store");
        asm_mov_mem_imm(a, W64, FRAME_FIELD(c, kind), 0);
    }
    if (m->access_flags & ACC_SYNCHRONIZED) {
        asm_rm(a, 0, W64, X_MOV, RDX, method_is_static(m) ? mem_abs(&m->klass->mirror) : mem(LOCALS, 0));
        asm_rm(a, 0, W64, X_LEA, RSI, FRAME_FIELD(c, caller));
        relocate(c, asm_call(a), stubs.lock_method);
        asm_nop_with(a, (u4)meta_pack(new_call_point(c, 0)));
    }
    for (u4 i = 0; i < m->max_locals; i++) {
        const Home *h = &c->homes[i];
        if (h->reg == NOWHERE || i >= m->arg_slots) continue;
        if (is_fp(h->type)) load_xmm(c, h->type, (Xmm)h->reg, home_mem(h));
        else load_gpr(c, h->type, (Reg)h->reg, home_mem(h));
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
    c->result->bytecode_bytes = m->code_length + c->inlined_bytes;
    c->result->call = is_object_init(m) ? m->call : code + prologue;   /* the interpreter's registers the object */
    c->result->method = m;
    NullCheck *checks = arena_alloc(c->arena, (c->access_count + 1) * sizeof *checks);
    for (u4 i = 0; i < c->access_count; i++) checks[i] = (NullCheck){ c->accesses[i].at, c->exits[c->accesses[i].exit].code };
    c->result->null_checks = checks;
    c->result->null_check_count = c->access_count;
    code_map_add(c->result);
    __atomic_store_n(&m->compiled, c->result, __ATOMIC_SEQ_CST);
    for (u4 i = 0; i < c->result->entry_count; i++)
        __atomic_store_n(&m->code[c->result->entries[i].bci], (u1)OP_enter_compiled, __ATOMIC_SEQ_CST);
    __atomic_store_n(&m->call, c->result->call, __ATOMIC_SEQ_CST);
    return true;
}

static bool bind_fixups(Compiler *c)
{
    for (u4 i = 0; i < c->fixup_count; i++) {
        const Fixup *f = &c->fixups[i];
        if (f->body->label[f->bci] == UINT32_MAX) return false;
        asm_bind(&c->a, f->at, f->body->label[f->bci]);
    }
    return true;
}

static bool compile_with(Compiler *c, Method *m)
{
    if (new_body(c, &(Body){ .m = m }, NULL) == NULL || c->extent + SCRATCH_SLOTS > COMPILED_SLACK_SLOTS) return false;
    c->extent += SCRATCH_SLOTS;
    set_body(c, c->root);
    if ((m->access_flags & ACC_SYNCHRONIZED) || c->root->uses_monitors) __atomic_or_fetch(&m->flags, METHOD_USES_MONITORS, __ATOMIC_RELAXED);
    choose_homes(c);
    choose_entries(c);
    c->stack = compiler_alloc(c, (c->extent + 8u) * sizeof *c->stack);
    c->before = compiler_alloc(c, (c->extent + 8u) * sizeof *c->before);
    c->nonnull = compiler_alloc(c, c->home_count + 1);
    c->paths = compiler_alloc(c, (c->home_count + 1) * sizeof *c->paths);
    u4 *offsets = compiler_alloc(c, (c->result->entry_count + 1) * sizeof *offsets);
    c->ended = true;
    compile_body(c);
    if (c->failed) return false;
    listing_text(c->listing, c->a.size, "entries from the interpreter");
    compile_entries(c, offsets);
    listing_text(c->listing, c->a.size, "entry by a call");
    size_t prologue = compile_prologue(c);
    listing_text(c->listing, c->a.size, "calls whose receiver is of another class, and exits");
    compile_slow_calls(c);
    compile_colds(c);
    for (u4 i = 0; i < c->exit_count; i++) emit_exit(c, &c->exits[i]);
    set_body(c, c->root);
    return !c->failed && bind_fixups(c) && install(c, offsets, prologue);
}

static bool compile_once(Method *m, bool carefully)
{
    Compiler c = { .carefully = carefully, .listing = listing_new(m), .arena = arena_create_small() };
    set_in_progress(&c);
    bool ok = compile_with(&c, m);
    set_in_progress(NULL);
    listing_print(c.listing, ok ? c.result->code : NULL, c.a.size);
    for (struct Block *block = c.memory, *next; block != NULL; block = next) {
        next = block->next;
        free(block);
    }
    free(c.homes); free(c.exits); free(c.fixups); free(c.returns); free(c.relocations); free(c.slow_calls); free(c.colds); free(c.accesses);
    asm_free(&c.a);
    if (!ok) arena_destroy(c.arena);
    return ok;
}

bool compile_method(Method *m)
{
    u4 length = m->code_length;
    if (m->code == NULL || length == 0 || length > MAX_COMPILED_BYTES || m->max_locals + m->max_stack > MAX_COMPILED_SLOTS) return false;
    return (!command_chance(m, 2, 6) && compile_once(m, false)) || compile_once(m, true);
}
