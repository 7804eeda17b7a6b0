/* jit/x64/cold.c -- calls of C functions that are seldom made, out of the way of the code that runs.
 *
 * Registers that are in use are kept in scratch slots behind the compiled method's operands.  References among the operands are
 * stored in their own slots, too, because the collector does not look at scratch slots. */
#include "jit/x64/translation.h"

Mem scratch_mem(const Compiler *c, int i) { return mem(LOCALS, 8 * (int32_t)(c->extent - SCRATCH_SLOTS + (u4)i)); }

Cold *cold_if(Compiler *c, Cc cc, void (*emit)(Compiler *c, const Cold *cold), int what, Reg result)
{
    u4 gprs = c->locked | c->pinned, xmms = c->locked_xmm;
    for (u4 i = 0; i < c->depth; i++) {
        if (c->stack[i].kind == IN_REG) gprs |= 1u << c->stack[i].reg;
        if (c->stack[i].kind == IN_XMM) xmms |= 1u << c->stack[i].reg;
    }
    for (int r = 0; r < 16; r++)
        if (c->cached[r] != 0) gprs |= 1u << r;
    gprs &= ~(c->home_registers | 1u << RAX);
    if (result != NO_REG) gprs &= ~(1u << result);
    int exit = what;
    if (what == COLD_EXIT) exit = (int)(current_exit(c) - c->exits);
    GROW(c->colds, c->cold_count);
    Cold *cold = &c->colds[c->cold_count++];
    *cold = (Cold){ .body = c->body, .in = c->in, .depth_before = c->depth_before, .gprs = gprs, .xmms = xmms, .emit = emit,
                    .result = result, .exit = exit };
    cold->before = compiler_copy(c, c->before, c->depth_before * sizeof *cold->before);
    cold->at = asm_jcc(&c->a, cc);
    cold->back = c->a.size;
    return cold;
}

static void keep(Compiler *c, const Cold *cold, bool load)
{
    int slot = 1;                                       /* 0: the result */
    for (int r = RAX; r <= R15; r++) {
        if (!(cold->gprs >> r & 1)) continue;
        asm_rm(&c->a, 0, W64, load ? X_MOV : X_MOV_TO, r, scratch_mem(c, slot++));
    }
    for (int x = 0; x < FIRST_XMM_LOCAL; x++) {
        if (!(cold->xmms >> x & 1)) continue;
        asm_rm(&c->a, 0xf2, W32, load ? 0x0f10 : 0x0f11, x, scratch_mem(c, slot++));
    }
}

static void compile_cold(Compiler *c, Cold *cold)
{
    Asm *a = &c->a;
    set_body(c, cold->body);
    c->in = cold->in;
    asm_bind(a, cold->at, a->size);
    for (u4 i = 0; i < cold->depth_before; i++)
        if (cold->before[i].kind == IN_REG && !is_wide(cold->before[i].type)) store_gpr(c, (Reg)cold->before[i].reg, slot_mem(c, i));
    save_locals(c);
    keep(c, cold, false);
    cold->emit(c, cold);
    if (cold->exit == COLD_THROWS) {
        asm_rr(a, 0, W64, X_TEST, RAX, RAX);
        unwind_if(c, CC_E);
    }
    if (cold->exit >= 0) store_gpr(c, RAX, scratch_mem(c, 0));
    else if (is_fp(cold->type)) asm_rr(a, 0x66, width(cold->type), 0x0f6e, cold->xmm_result, RAX);
    else if (cold->result != NO_REG) move_gpr(c, W64, cold->result, RAX);
    keep(c, cold, true);
    if (cold->exit >= 0) {
        asm_group_mem_imm(a, W32, G_CMP, scratch_mem(c, 0), 0);
        add_jump(c, &c->exits[cold->exit], asm_jcc(a, CC_E));
    }
    asm_bind(a, asm_jmp(a), cold->back);
}

void compile_colds(Compiler *c)
{
    for (u4 i = 0; i < c->cold_count; i++) compile_cold(c, &c->colds[i]);
}
