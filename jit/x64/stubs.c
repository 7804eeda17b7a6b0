/* jit/x64/stubs.c -- between compiled code and C (vm/compiled.h says what is where). */
#include "jit/x64/stubs.h"
#include <stddef.h>
#include "interp/handover.h"
#include "jit/code_cache.h"
#include "jit/x64/asm.h"
#include "jit/x64/translation.h"

Stubs stubs;

static void move(Asm *a, Reg to, Reg from) { asm_rr(a, 0, W64, X_MOV, to, from); }

/* Calls a function that prepares t->handover, its other arguments being in their registers, and does what that says. */
static void hand_over(Asm *a, const void *function)
{
    move(a, RDI, THREAD);
    asm_group_imm(a, W64, G_AND, RSP, -16);
    asm_mov_imm(a, RAX, (uintptr_t)function);
    asm_call_reg(a, RAX);
    move(a, RDI, THREAD);
    asm_jmp_to(a, (const void *)interp_handover);
}

static void emit_call_c(Asm *a)
{
    asm_rm(a, 0, W64, X_MOV_TO, RSP, THREAD_FIELD(compiled_sp));
    asm_rm(a, 0, W64, X_MOV_TO, LOCALS, THREAD_FIELD(compiled_locals));
    move(a, R10, RSP);
    asm_group_imm(a, W64, G_AND, RSP, -16);
    asm_push(a, R10);
    asm_push(a, R10);                                   /* twice: the function wants its stack aligned */
    asm_call_reg(a, RAX);
    asm_rm(a, 0, W64, X_MOV, RSP, mem(RSP, 0));
    asm_group_mem_imm(a, W64, G_CMP, THREAD_FIELD(compiled_sp), 0);
    size_t filled = asm_jcc(a, CC_E);
    asm_mov_mem_imm(a, W64, THREAD_FIELD(compiled_sp), 0);
    asm_ret(a);
    asm_bind(a, filled, a->size);
    asm_rm(a, 0, W64, X_MOV, R10, THREAD_FIELD(compiled_frame));
    asm_rm(a, 0, W64, X_MOV_TO, R10, THREAD_FIELD(frame));
    asm_ret(a);
}

static void emit_leave(Asm *a)
{
    move(a, RSI, RAX);
    move(a, RDX, LOCALS);
    move(a, RCX, RSP);
    hand_over(a, (const void *)handover_exit);
}

static void emit_unwind(Asm *a)
{
    move(a, RSI, LOCALS);
    move(a, RDX, RSP);
    hand_over(a, (const void *)handover_unwind);
}

static void emit_call_interpreted(Asm *a)
{
    move(a, RSI, R8);
    move(a, RDX, LOCALS);
    move(a, RCX, RSP);
    hand_over(a, (const void *)handover_call);
}

static void emit_return_barrier(Asm *a)
{
    asm_rm(a, 0, W64, X_LEA, RSI, mem(RSP, -8));
    move(a, RDX, LOCALS);
    move(a, RCX, R8);
    hand_over(a, (const void *)handover_return);
}

bool stubs_init(void)
{
    static const struct { void (*emit)(Asm *a); const void **at; } all[] = {
        { emit_call_c, &stubs.call_c }, { emit_leave, &stubs.leave }, { emit_unwind, &stubs.unwind },
        { emit_call_interpreted, &stubs.call_interpreted }, { emit_return_barrier, &stubs.return_barrier },
    };
    Asm a = { 0 };
    size_t offsets[COUNT_OF(all)];
    for (size_t i = 0; i < COUNT_OF(all); i++) {
        while (a.size % 16 != 0) asm_u1(&a, 0xcc);
        offsets[i] = a.size;
        all[i].emit(&a);
    }
    u1 *code = code_cache_reserve(a.size);
    if (code != NULL) code_cache_write(code, a.bytes, a.size);
    for (size_t i = 0; code != NULL && i < COUNT_OF(all); i++) *all[i].at = code + offsets[i];
    asm_free(&a);
    compiled_return_barrier = stubs.return_barrier;
    compiled_call_stub = stubs.call_interpreted;
    return code != NULL;
}
