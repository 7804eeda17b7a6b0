/* jit/x64/stubs.c -- between compiled code and C (vm/compiled.h says what is where). */
#include "jit/x64/stubs.h"
#include <stddef.h>
#include "interp/handover.h"
#include "jit/code_cache.h"
#include "jit/x64/asm.h"
#include "jit/x64/translation.h"
#include "vm/monitor.h"

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

static void enter_c(Asm *a)                             /* keeps where the call came from; aligns the stack */
{
    asm_rm(a, 0, W64, X_MOV_TO, RSP, THREAD_FIELD(compiled_sp));
    asm_rm(a, 0, W64, X_MOV_TO, LOCALS, THREAD_FIELD(compiled_locals));
    move(a, R10, RSP);
    asm_group_imm(a, W64, G_AND, RSP, -16);
    asm_push(a, R10);
    asm_push(a, R10);                                   /* twice: the function wants its stack aligned */
}

static void leave_c(Asm *a)
{
    asm_group_mem_imm(a, W64, G_CMP, THREAD_FIELD(compiled_sp), 0);
    size_t filled = asm_jcc(a, CC_E);
    asm_mov_mem_imm(a, W64, THREAD_FIELD(compiled_sp), 0);
    asm_ret(a);
    asm_bind(a, filled, a->size);
    asm_rm(a, 0, W64, X_MOV, R10, THREAD_FIELD(compiled_frame));
    asm_rm(a, 0, W64, X_MOV_TO, R10, THREAD_FIELD(frame));
    asm_ret(a);
}

static void emit_call_c(Asm *a)
{
    enter_c(a);
    asm_call_reg(a, RAX);
    asm_rm(a, 0, W64, X_MOV, RSP, mem(RSP, 0));
    leave_c(a);
}

/* Callers load their locals anew: what they have left in registers that C code saves would keep objects alive as long as that runs. */
static void forget_locals_in_registers(Asm *a)
{
    static const Reg saved_by_c[] = { RBX, RBP, R12, R15 };
    for (size_t i = 0; i < COUNT_OF(saved_by_c); i++) asm_rr(a, 0, W32, X_XOR, saved_by_c[i], saved_by_c[i]);
}

static void emit_call_native(Asm *a)
{
    forget_locals_in_registers(a);
    enter_c(a);
    move(a, RDI, THREAD);
    move(a, RSI, R8);
    move(a, RDX, LOCALS);
    asm_call_mem(a, mem(R8, offsetof(Method, entry)));
    asm_rm(a, 0, W64, X_MOV, RSP, mem(RSP, 0));
    asm_rr8(a, 0x84, RAX, RAX);
    size_t failed = asm_jcc(a, CC_E);
    asm_rm(a, 0, W64, X_MOV, R8, mem(LOCALS, 0));
    leave_c(a);
    asm_bind(a, failed, a->size);
    move(a, RSI, LOCALS);
    move(a, RDX, RSP);
    hand_over(a, (const void *)handover_unwind);
}

static void return_true(Asm *a)
{
    asm_mov_imm(a, RAX, 1);
    asm_ret(a);
}

static Mem other_cache(int i) { return mem(RDI, (int32_t)offsetof(InterfaceCall, others) + 8 * i); }

/* The polymorphic inline cache.  Returns if it has the class in RAX. */
static void look_into_caches(Asm *a)
{
    for (int i = 0; i < OTHER_CACHES; i++) {
        asm_rm(a, 0, W64, X_MOV, R8, other_cache(i));
        asm_rr(a, 0, W32, X_CMP, R8, RAX);
        size_t differs = asm_jcc(a, CC_NE);
        asm_shift_imm(a, W64, SH_SHR, R8, 32);
        asm_ret(a);
        asm_bind(a, differs, a->size);
    }
}

/* The method in R8 becomes the first there, unless so many were already that there is no use in it. */
static void fill_caches(Asm *a)
{
    enum { MOST_SEARCHES = 100 };
    Mem searches = mem(RDI, offsetof(InterfaceCall, searches));
    asm_group_mem_imm(a, W32, G_CMP, searches, MOST_SEARCHES);
    size_t enough = asm_jcc(a, CC_A);
    asm_group_mem_imm(a, W32, G_ADD, searches, 1);
    for (int i = OTHER_CACHES - 1; i > 0; i--) {
        asm_rm(a, 0, W64, X_MOV, RAX, other_cache(i - 1));
        asm_rm(a, 0, W64, X_MOV_TO, RAX, other_cache(i));
    }
    move(a, RAX, R8);
    asm_shift_imm(a, W64, SH_SHL, RAX, 32);
    asm_rm(a, 0, W32, X_MOV, RCX, mem(RSI, 0));
    asm_rr(a, 0, W64, X_OR, RAX, RCX);
    asm_rm(a, 0, W64, X_MOV_TO, RAX, other_cache(0));
    asm_bind(a, enough, a->size);
}

/* Leads RCX, from where it points in an itable that ends at RDX, to the entry of the interface in RAX.  Returns the jump if there is none. */
static size_t find_entry(Asm *a)
{
    size_t loop = a->size;
    asm_rr(a, 0, W64, X_CMP, RCX, RDX);
    size_t none = asm_jcc(a, CC_AE);
    asm_rm(a, 0, W64, X_CMP, RAX, mem(RCX, offsetof(ItableEntry, interface)));
    size_t found = asm_jcc(a, CC_E);
    asm_group_imm(a, W64, G_ADD, RCX, sizeof(ItableEntry));
    asm_bind(a, asm_jmp(a), loop);
    asm_bind(a, found, a->size);
    return none;
}

/* class_select_interface, where that finds an ordinary public method and the receiver implements the interface that the call names.
 * Changes RAX, RCX, RDX. */
static void emit_find_interface(Asm *a)
{
    asm_rm(a, 0, W32, X_MOV, RAX, mem(RSI, 0));
    look_into_caches(a);
    asm_rm(a, 0, W64, X_MOV, RCX, mem(RAX, offsetof(Class, itable)));
    asm_rm(a, 0, W32, X_MOVZX16, RDX, mem(RAX, offsetof(Class, itable_count)));
    _Static_assert(sizeof(ItableEntry) == 16, "scaled by a shift");
    asm_shift_imm(a, W32, SH_SHL, RDX, 4);
    asm_rr(a, 0, W64, X_ADD, RDX, RCX);
    asm_rm(a, 0, W64, X_MOV, RAX, mem(RDI, offsetof(InterfaceCall, interface)));
    size_t not_named = find_entry(a);
    asm_rm(a, 0, W64, X_MOV, R8, mem(RDI, offsetof(InterfaceCall, method)));
    asm_rm(a, 0, W64, X_CMP, RAX, mem(R8, offsetof(Method, klass)));
    size_t declares = asm_jcc(a, CC_E);
    asm_rm(a, 0, W64, X_MOV, RAX, mem(R8, offsetof(Method, klass)));
    asm_rm(a, 0, W32, X_MOV, RCX, mem(RSI, 0));
    asm_rm(a, 0, W64, X_MOV, RCX, mem(RCX, offsetof(Class, itable)));
    size_t none = find_entry(a);
    asm_bind(a, declares, a->size);
    asm_rm(a, 0, W64, X_MOVSXD, RAX, mem(R8, offsetof(Method, itable_index)));
    asm_rr(a, 0, W64, X_TEST, RAX, RAX);
    size_t private = asm_jcc(a, CC_S);
    asm_rm(a, 0, W64, X_MOV, RCX, mem(RCX, offsetof(ItableEntry, methods)));
    asm_rm(a, 0, W64, X_MOV, R8, mem_index(RCX, RAX, 3, 0));
    asm_rr(a, 0, W64, X_TEST, R8, R8);
    size_t empty = asm_jcc(a, CC_E);
    asm_mov_imm(a, RAX, METHOD_OVERPASS);
    asm_rm(a, 0, W32, X_TEST, RAX, mem(R8, offsetof(Method, flags)));
    size_t overpass = asm_jcc(a, CC_NE);
    asm_rm(a, 0, W32, X_MOVZX16, RAX, mem(R8, offsetof(Method, access_flags)));
    asm_group_imm(a, W32, G_AND, RAX, ACC_PUBLIC);
    size_t hidden = asm_jcc(a, CC_E);
    fill_caches(a);
    asm_ret(a);
    asm_bind(a, not_named, a->size);
    asm_bind(a, none, a->size);
    asm_bind(a, private, a->size);
    asm_bind(a, empty, a->size);
    asm_bind(a, overpass, a->size);
    asm_bind(a, hidden, a->size);
    asm_mov_imm(a, R8, 0);
    asm_ret(a);
}

/* ---- System.arraycopy ------------------------------------------------------------------------------------------------------------- */

static Mem argument(int slot) { return mem(RDX, slot * (int32_t)sizeof(Slot)); }

/* Is [position, position + RCX) not in the array?  Then the jumps are taken.  Changes R11. */
static void check_range(Asm *a, Reg array, int position, size_t jumps[2])
{
    asm_rm(a, 0, W32, X_MOV, R11, mem(array, ARRAY_LENGTH_OFFSET));
    asm_rm(a, 0, W32, X_CMP, R11, argument(position));
    jumps[0] = asm_jcc(a, CC_B);                        /* unsigned: negative positions and lengths fail, too */
    asm_rm(a, 0, W32, X_SUB, R11, argument(position));
    asm_rr(a, 0, W32, X_CMP, R11, RCX);
    jumps[1] = asm_jcc(a, CC_B);
}

/* R11 bytes, at least as many as one move takes and at most twice as many, from R8 to R9; all are loaded before any is stored. */
static void copy_ends(Asm *a, int prefix, int w, int load, int store, int bytes, int reg)
{
    Mem ends[2][2] = { { mem(R8, 0), mem_index(R8, R11, 0, -bytes) }, { mem(R9, 0), mem_index(R9, R11, 0, -bytes) } };
    for (int i = 0; i < 2; i++) asm_rm(a, prefix, w, load, reg + i, ends[0][i]);
    for (int i = 0; i < 2; i++) asm_rm(a, prefix, w, store, reg + i, ends[1][i]);
    return_true(a);
}

/* The same for 2 or 3 bytes. */
static void copy_halves(Asm *a)
{
    asm_rm(a, 0, W32, X_MOVZX16, RCX, mem(R8, 0));
    asm_rm(a, 0, W32, X_MOVZX16, RDX, mem_index(R8, R11, 0, -2));
    asm_rm(a, 0x66, W32, X_MOV_TO, RCX, mem(R9, 0));
    asm_rm(a, 0x66, W32, X_MOV_TO, RDX, mem_index(R9, R11, 0, -2));
    return_true(a);
}

/* Between arrays of the same primitive type, and up to 64 bytes: here.  RDX: the arguments; all that call_c needs is kept. */
static void emit_array_copy(Asm *a)
{
    size_t slow[9];
    asm_rm(a, 0, W64, X_MOV, R8, argument(0));
    asm_rm(a, 0, W64, X_MOV, R9, argument(2));
    asm_rr(a, 0, W64, X_TEST, R8, R8);
    slow[0] = asm_jcc(a, CC_E);
    asm_rr(a, 0, W64, X_TEST, R9, R9);
    slow[1] = asm_jcc(a, CC_E);
    asm_rm(a, 0, W32, X_MOV, R10, mem(R8, 0));
    asm_rm(a, 0, W32, X_CMP, R10, mem(R9, 0));
    slow[2] = asm_jcc(a, CC_NE);
    asm_rm(a, 0, W32, X_MOV, R11, mem(R10, offsetof(Class, flags)));
    asm_group_imm(a, W32, G_AND, R11, CLASS_ARRAY | CLASS_CONTAINS_REFS);
    asm_group_imm(a, W32, G_CMP, R11, CLASS_ARRAY);
    slow[3] = asm_jcc(a, CC_NE);
    asm_rm(a, 0, W32, X_MOV, RCX, argument(4));
    check_range(a, R8, 1, slow + 4);
    check_range(a, R9, 3, slow + 6);
    move(a, R11, RCX);
    asm_rm(a, 0, W32, X_MOVZX8, RCX, mem(R10, offsetof(Class, element_shift)));
    asm_shift_cl(a, W64, SH_SHL, R11);
    asm_group_imm(a, W64, G_CMP, R11, 64);
    slow[8] = asm_jcc(a, CC_A);
    for (int i = 0; i < 2; i++) {
        Reg array = i == 0 ? R8 : R9;
        asm_rm(a, 0, W32, X_MOV, R10, argument(2 * i + 1));
        asm_shift_cl(a, W64, SH_SHL, R10);
        asm_rm(a, 0, W64, X_LEA, array, mem_index(array, R10, 0, ARRAY_DATA_OFFSET));
    }
    asm_group_imm(a, W64, G_CMP, R11, 16);
    size_t small = asm_jcc(a, CC_B);
    asm_group_imm(a, W64, G_CMP, R11, 32);
    size_t large = asm_jcc(a, CC_A);
    copy_ends(a, 0xf3, W32, 0x0f6f, 0x0f7f, 16, XMM0);  /* movdqu */
    asm_bind(a, large, a->size);
    asm_rm(a, 0xf3, W32, 0x0f6f, XMM2, mem(R8, 16));
    asm_rm(a, 0xf3, W32, 0x0f6f, XMM3, mem_index(R8, R11, 0, -32));
    asm_rm(a, 0xf3, W32, 0x0f6f, XMM0, mem(R8, 0));
    asm_rm(a, 0xf3, W32, 0x0f6f, XMM1, mem_index(R8, R11, 0, -16));
    asm_rm(a, 0xf3, W32, 0x0f7f, XMM2, mem(R9, 16));
    asm_rm(a, 0xf3, W32, 0x0f7f, XMM3, mem_index(R9, R11, 0, -32));
    asm_rm(a, 0xf3, W32, 0x0f7f, XMM0, mem(R9, 0));
    asm_rm(a, 0xf3, W32, 0x0f7f, XMM1, mem_index(R9, R11, 0, -16));
    return_true(a);
    asm_bind(a, small, a->size);
    asm_group_imm(a, W64, G_CMP, R11, 8);
    size_t below_8 = asm_jcc(a, CC_B);
    copy_ends(a, 0, W64, X_MOV, X_MOV_TO, 8, RCX);      /* and RDX, the arguments, which are done with */
    asm_bind(a, below_8, a->size);
    asm_group_imm(a, W64, G_CMP, R11, 4);
    size_t below_4 = asm_jcc(a, CC_B);
    copy_ends(a, 0, W32, X_MOV, X_MOV_TO, 4, RCX);
    asm_bind(a, below_4, a->size);
    asm_rr(a, 0, W64, X_TEST, R11, R11);
    size_t nothing = asm_jcc(a, CC_E);
    asm_group_imm(a, W64, G_CMP, R11, 2);
    size_t one = asm_jcc(a, CC_B);
    copy_halves(a);
    asm_bind(a, one, a->size);
    asm_rm(a, 0, W32, X_MOVZX8, RCX, mem(R8, 0));
    asm_rm8(a, X_MOV_TO8, RCX, mem(R9, 0));
    asm_bind(a, nothing, a->size);
    return_true(a);
    for (int i = 0; i < 9; i++) asm_bind(a, slow[i], a->size);
    asm_bind(a, asm_jmp(a), 0);                         /* call_c */
}

/* ---- monitors (vm/monitor.h): the thin lock of an object that nobody else wants ------------------------------------------------ */

static void own_lock_word(Asm *a, Reg to)               /* as this thread writes it, entered once */
{
    asm_rm(a, 0, W32, X_MOV, to, THREAD_FIELD(id));
    asm_shift_imm(a, W32, SH_SHL, to, LOCK_RECURSION_BITS);
    asm_group_imm(a, W32, G_OR, to, (int32_t)LOCK_UNLOCKED);
}

typedef struct Failures { size_t of_others, changed; } Failures;        /* jumps that are taken if the slow way is needed */

static void bind_failures(Asm *a, Failures failed)
{
    asm_bind(a, failed.of_others, a->size);
    asm_bind(a, failed.changed, a->size);
}

/* Enters (change 1) or leaves (-1) the object in RDX; changes RAX, RCX.  The word is looked at first: who holds the lock already, and
 * only counts entries, needs no second locked instruction. */
static Failures change_lock(Asm *a, int change)
{
    Mem word = mem(RDX, offsetof(Object, lock));
    Reg own = change > 0 ? RCX : RAX;
    Failures failed;
    own_lock_word(a, own);
    asm_mov_imm(a, RAX + RCX - own, LOCK_UNLOCKED);
    asm_rm(a, 0, W32, X_CMP, RAX, word);
    size_t again = asm_jcc(a, CC_NE);
    asm_lock_cmpxchg(a, W32, RCX, word);                /* RAX by RCX */
    size_t done = asm_jcc(a, CC_E);
    asm_bind(a, again, a->size);
    own_lock_word(a, RCX);
    asm_rm(a, 0, W32, X_MOV, RAX, word);
    asm_rr(a, 0, W32, X_XOR, RCX, RAX);                 /* what differs from ours: the entries, unless it is somebody else's or inflated */
    asm_group_imm(a, W32, G_CMP, RCX, LOCK_RECURSION_MASK);
    failed.of_others = asm_jcc(a, change > 0 ? CC_AE : CC_A);
    asm_rm(a, 0, W32, X_LEA, RCX, mem(RAX, change));
    asm_lock_cmpxchg(a, W32, RCX, word);
    failed.changed = asm_jcc(a, CC_NE);
    asm_bind(a, done, a->size);
    return failed;
}

static Mem frame(size_t offset) { return mem(RSI, (int32_t)offset); }

static void call_slowly(Asm *a, const void *function)   /* RSI and RDX are its arguments */
{
    move(a, RDI, THREAD);
    asm_mov_imm(a, RAX, (uintptr_t)function);
    emit_call_c(a);
}

static void emit_monitor_enter(Asm *a)
{
    asm_rm(a, 0, W64, X_MOV, R9, THREAD_FIELD(free_monitors));
    asm_rr(a, 0, W64, X_TEST, R9, R9);
    size_t none = asm_jcc(a, CC_E);
    Failures failed = change_lock(a, 1);
    asm_rm(a, 0, W64, X_MOV, RAX, mem(R9, offsetof(HeldMonitor, next)));
    asm_rm(a, 0, W64, X_MOV_TO, RAX, THREAD_FIELD(free_monitors));
    asm_rm(a, 0, W64, X_MOV_TO, RDX, mem(R9, offsetof(HeldMonitor, object)));
    asm_rm(a, 0, W64, X_MOV, RAX, frame(offsetof(Frame, monitors)));
    asm_rm(a, 0, W64, X_MOV_TO, RAX, mem(R9, offsetof(HeldMonitor, next)));
    asm_rm(a, 0, W64, X_MOV_TO, R9, frame(offsetof(Frame, monitors)));
    asm_group_mem_imm(a, W32, G_OR, frame(offsetof(Frame, flags)), FRAME_HOLDS_LOCKS);
    return_true(a);
    asm_bind(a, none, a->size);
    bind_failures(a, failed);
    call_slowly(a, (const void *)frame_monitor_enter);
}

static void emit_monitor_exit(Asm *a)
{
    asm_rm(a, 0, W64, X_MOV, R9, frame(offsetof(Frame, monitors)));
    asm_rr(a, 0, W64, X_TEST, R9, R9);
    size_t none = asm_jcc(a, CC_E);
    asm_rm(a, 0, W64, X_CMP, RDX, mem(R9, offsetof(HeldMonitor, object)));
    size_t other = asm_jcc(a, CC_NE);
    Failures failed = change_lock(a, -1);
    asm_rm(a, 0, W64, X_MOV, RCX, mem(R9, offsetof(HeldMonitor, next)));
    asm_rm(a, 0, W64, X_MOV_TO, RCX, frame(offsetof(Frame, monitors)));
    asm_mov_mem_imm(a, W64, mem(R9, offsetof(HeldMonitor, object)), 0);
    asm_rm(a, 0, W64, X_MOV, RAX, THREAD_FIELD(free_monitors));
    asm_rm(a, 0, W64, X_MOV_TO, RAX, mem(R9, offsetof(HeldMonitor, next)));
    asm_rm(a, 0, W64, X_MOV_TO, R9, THREAD_FIELD(free_monitors));
    asm_rm(a, 0, W64, X_OR, RCX, frame(offsetof(Frame, lock)));
    size_t holds = asm_jcc(a, CC_NE);
    asm_mov_mem_imm(a, W32, frame(offsetof(Frame, flags)), 0);
    asm_bind(a, holds, a->size);
    return_true(a);
    asm_bind(a, none, a->size);
    asm_bind(a, other, a->size);
    bind_failures(a, failed);
    call_slowly(a, (const void *)frame_monitor_exit);
}

static bool lock_method(Thread *t, Frame *f, Object *o)
{
    monitor_enter(t, o);
    f->lock = o;
    f->flags |= FRAME_HOLDS_LOCKS;
    return true;
}

static void emit_lock_method(Asm *a)
{
    Failures failed = change_lock(a, 1);
    asm_rm(a, 0, W64, X_MOV_TO, RDX, frame(offsetof(Frame, lock)));
    asm_mov_mem_imm(a, W32, frame(offsetof(Frame, flags)), FRAME_HOLDS_LOCKS);
    return_true(a);
    bind_failures(a, failed);
    call_slowly(a, (const void *)lock_method);
}

static void emit_unlock_method(Asm *a)
{
    asm_rm(a, 0, W64, X_MOV, RDX, frame(offsetof(Frame, lock)));
    asm_rr(a, 0, W64, X_TEST, RDX, RDX);
    size_t none = asm_jcc(a, CC_E);
    asm_group_mem_imm(a, W64, G_CMP, frame(offsetof(Frame, monitors)), 0);
    size_t held = asm_jcc(a, CC_NE);
    Failures failed = change_lock(a, -1);
    asm_mov_mem_imm(a, W64, frame(offsetof(Frame, lock)), 0);
    asm_mov_mem_imm(a, W32, frame(offsetof(Frame, flags)), 0);
    return_true(a);
    asm_bind(a, none, a->size);
    asm_bind(a, held, a->size);
    bind_failures(a, failed);
    asm_mov_imm(a, RAX, 0);
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
        { emit_call_interpreted, &stubs.call_interpreted }, { emit_call_native, &stubs.call_native },
        { emit_find_interface, &stubs.find_interface }, { emit_array_copy, &stubs.array_copy },
        { emit_monitor_enter, &stubs.monitor_enter }, { emit_monitor_exit, &stubs.monitor_exit },
        { emit_lock_method, &stubs.lock_method }, { emit_unlock_method, &stubs.unlock_method },
        { emit_return_barrier, &stubs.return_barrier },
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
    stubs.bytes = a.size;
    asm_free(&a);
    compiled_return_barrier = stubs.return_barrier;
    compiled_call_stub = stubs.call_interpreted;
    compiled_native_stub = stubs.call_native;
    return code != NULL;
}
