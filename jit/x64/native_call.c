/* jit/x64/native_call.c -- the calls of C functions that native methods are bound to, when they are made often: the conversion that
 * native/bridge.c makes with a loop, a switch and a copy, as code made for the method. */
#include "classloader/loader.h"
#include "jit/code_cache.h"
#include "jit/code_map.h"
#include "jit/compiler.h"
#include "jit/x64/asm.h"
#include "vm/arena.h"
#include "vm/descriptor.h"

enum { INTEGER_REGISTERS = 6, XMM_REGISTERS = 8, MOST_STACK_WORDS = 64 };
static const Reg integer_registers[] = { RDI, RSI, RDX, RCX, R8, R9 };
#define THREAD  RBX
#define ARGS    R10
#define NOTHING R11                                     /* 0 */

static Mem thread_field(size_t offset) { return mem(THREAD, (int32_t)offset); }

/* The argument at `slot` as the function gets it; floats as bits. */
static void load_integer(Asm *a, char kind, Reg to, Mem slot)
{
    if (kind == 'L' || kind == '[') {                   /* the address of the slot, or NULL */
        asm_rm(a, 0, W64, X_LEA, to, slot);
        asm_group_mem_imm(a, W64, G_CMP, slot, 0);
        asm_rr(a, 0, W64, 0x0f44, to, NOTHING);         /* cmove */
    } else {
        asm_rm(a, 0, kind == 'J' || kind == 'D' ? W64 : W32, X_MOV, to, slot);
    }
}

/* How many words of m's arguments are on the stack. */
static u4 stack_words(const Method *m)
{
    u4 integers = 2, xmms = 0, words = 0;
    for (TypeIter p = descriptor_params(m->descriptor); descriptor_next(&p); ) {
        bool fp = p.kind == 'F' || p.kind == 'D';
        if (fp ? xmms < XMM_REGISTERS : integers < INTEGER_REGISTERS) *(fp ? &xmms : &integers) += 1;
        else words++;
    }
    return words;
}

static void load_arguments(Asm *a, const Method *m)
{
    u4 integers = 2, xmms = 0, word = 0;
    int32_t slot = method_is_static(m) ? 0 : sizeof(Slot);
    for (TypeIter p = descriptor_params(m->descriptor); descriptor_next(&p); slot += (int32_t)(p.slots * sizeof(Slot))) {
        bool fp = p.kind == 'F' || p.kind == 'D';
        if (fp && xmms < XMM_REGISTERS) {
            asm_rm(a, p.kind == 'D' ? 0xf2 : 0xf3, W32, 0x0f10, (int)xmms++, mem(ARGS, slot));
        } else if (!fp && integers < INTEGER_REGISTERS) {
            load_integer(a, p.kind, integer_registers[integers++], mem(ARGS, slot));
        } else {
            load_integer(a, p.kind, RAX, mem(ARGS, slot));
            asm_rm(a, 0, W64, X_MOV_TO, RAX, mem(RSP, (int32_t)(8 * word++)));
        }
    }
}

/* RDI the thread, RSI the arguments; the raw result in RAX. */
static void emit(Asm *a, const Method *m)
{
    u4 words = stack_words(m) | 1;                      /* odd: with two registers and the return address the stack is aligned */
    asm_push(a, RBX);
    asm_push(a, RBP);
    asm_rr(a, 0, W64, X_MOV, RBP, RSP);
    asm_group_imm(a, W64, G_SUB, RSP, (int32_t)(8 * words));
    asm_rr(a, 0, W64, X_MOV, THREAD, RDI);
    asm_rr(a, 0, W64, X_MOV, ARGS, RSI);
    asm_mov_imm(a, NOTHING, 0);
    asm_mov_mem_imm(a, W32, thread_field(offsetof(Thread, state)), THREAD_IN_NATIVE);
    load_arguments(a, m);
    if (method_is_static(m)) asm_mov_imm(a, RSI, (uintptr_t)&m->klass->mirror);     /* else ARGS is where the receiver is */
    asm_call_mem(a, mem_abs(&m->native_function));
    if (m->return_type == 'F' || m->return_type == 'D') asm_rr(a, 0x66, W64, 0x0f7e, XMM0, RAX);
    asm_mov_mem_imm(a, W32, thread_field(offsetof(Thread, state)), THREAD_IN_JAVA);
    asm_group_mem_imm(a, W32, G_CMP, thread_field(offsetof(Thread, poll)), 0);
    size_t calm = asm_jcc(a, CC_E);
    asm_rm(a, 0, W64, X_MOV_TO, RAX, mem(RSP, 0));
    asm_rr(a, 0, W64, X_MOV, RDI, THREAD);
    asm_mov_imm(a, RAX, (uintptr_t)safepoint_resume);
    asm_call_reg(a, RAX);
    asm_rm(a, 0, W64, X_MOV, RAX, mem(RSP, 0));
    asm_bind(a, calm, a->size);
    asm_rr(a, 0, W64, X_MOV, RSP, RBP);
    asm_pop(a, RBP);
    asm_pop(a, RBX);
    asm_ret(a);
}

const void *compile_native_call(Method *m)
{
    Asm a = { 0 };
    if (stack_words(m) > MOST_STACK_WORDS) return NULL;
    emit(&a, m);
    u1 *code = code_cache_reserve(a.size);
    if (code != NULL) {
        Arena *arena = arena_create_small();
        arena_depends_on(arena, m->klass->loader->arena);
        CompiledMethod *c = arena_alloc(arena, sizeof *c);
        code_cache_write(code, a.bytes, a.size);
        *c = (CompiledMethod){ .method = m, .arena = arena, .code = code, .code_bytes = (u4)a.size };
        code_map_add(c);
        __atomic_store_n(&m->compiled, c, __ATOMIC_SEQ_CST);
    }
    asm_free(&a);
    return code;
}
