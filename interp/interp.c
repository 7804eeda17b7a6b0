/* interp/interp.c -- the interpreter: one small function per opcode, each ending in a jump to the next one's.
 *
 * The state of the running activation travels in the six argument registers (STATE below) and every handler leaves by a
 * tail call, so gcc allocates registers for each handler alone and the hot ones touch no C stack.  Whatever may allocate,
 * throw or block is a separate function reached by a tail call, too, so that the fast path needs no prologue.
 *
 *   t        the thread; t->dispatch[] has the handler of each opcode, t->frame is the running frame
 *   pc       the instruction being executed
 *   sp       the slot of the top operand; frame_stack() - 1 (Frame.spill) when the stack is empty
 *   locals   local variable 0
 *   tos      the value of the top operand; *sp itself is stale until the value is flushed
 *   entries  the constant pool's entries
 *
 * int-like values keep their low 32 bits in tos.  A long or double takes two slots: tos (the upper slot) and the lower slot
 * in memory both hold it, so that pop2, dup2 and kin can treat it as two plain slots and a callee finds it in locals[n]. */
#pragma GCC optimize("O2", "omit-frame-pointer", "optimize-sibling-calls", "no-strict-aliasing", "no-tree-loop-distribute-patterns")
#include "interp/interp.h"
#include <limits.h>
#include <math.h>
#include <string.h>
#include "classloader/init.h"
#include "interp/handover.h"
#include "interp/polymorphic.h"
#include "interp/quicken.h"
#include "interp/trace.h"
#include "interp/unwind.h"
#include "vm/bytecode.h"
#include "vm/compiled.h"
#include "vm/exception.h"
#include "vm/heap.h"
#include "vm/invoke.h"
#include "vm/mirror.h"
#include "vm/monitor.h"
#include "vm/options.h"
#include "vm/reserved_stack.h"
#include "vm/safepoint.h"
#include "vm/vm.h"
#include "vm/vm_ops.h"

#define UNUSED  __attribute__((unused))
#define INLINE  static inline __attribute__((always_inline))
#define OUTLINE static __attribute__((noinline))
#define COLD    static __attribute__((noinline, cold))
#define STATE   Thread *t UNUSED, const u1 *pc UNUSED, Slot *sp UNUSED, Slot *locals UNUSED, u8 tos UNUSED, const u8 *entries UNUSED
#define ARGS    t, pc, sp, locals, tos, entries

typedef bool Handler(STATE);
Handler interp_invoke;
/* Computes `variable` in place, now: otherwise gcc keeps the old value alive for addressing and copies registers. */
#define SETTLE(variable) __asm__("" : "+r"(variable))
#define DISPATCH()  return ((Handler *)t->dispatch[*pc])(ARGS)
#define NEXT(bytes) do { pc += (bytes); SETTLE(pc); DISPATCH(); } while (0)
#define GO(handler) return handler(ARGS)
#define HANDLER(name) static bool op_##name(STATE)

enum { OP_leave_java = 255 };                           /* what ENTRY frames return to */
static const u1 leave_java[] = { OP_leave_java };
_Static_assert((int)OPCODE_COUNT <= (int)OP_resume_compiled, "the last numbers are the interpreter's own");

/* ---- operands ---------------------------------------------------------------------------------------------------- */

#define PUSH(value)   do { u8 v_ = (value); sp->raw = tos; MOVE_SP(1); tos = v_; } while (0)
#define PUSH2(value)  do { u8 v_ = (value); sp[0].raw = tos; sp[1].raw = v_; MOVE_SP(2); tos = v_; } while (0)
#define POP(slots)    do { MOVE_SP(-(slots)); tos = sp->raw; } while (0)
#define MOVE_SP(slots) do { sp += (slots); SETTLE(sp); } while (0)
#define FLUSH()       (sp->raw = tos)
#define SAVE_PC()     (t->frame->pc = pc)
#define INDEX16()     be_u2(pc + 1)

INLINE float  as_float(u8 v)   { Slot s = { .raw = v }; return s.f; }
INLINE double as_double(u8 v)  { Slot s = { .raw = v }; return s.d; }
INLINE u8 of_float(float f)    { u4 bits; memcpy(&bits, &f, sizeof bits); return bits; }
INLINE u8 of_double(double d)  { u8 bits; memcpy(&bits, &d, sizeof bits); return bits; }
INLINE Object *as_ref(u8 v)    { return (Object *)(uintptr_t)v; }
INLINE u8 of_ref(const Object *o) { return (u8)(uintptr_t)o; }
INLINE u8 of_int(int32_t i)    { return (u4)i; }

/* ---- leaving the straight path ------------------------------------------------------------------------------------ */

/* An exception is pending and t->frame->pc says where. */
OUTLINE bool unwind(STATE)
{
    if (!unwind_to_handler(t))
        return interp_leave(t, false);
    Frame *f = t->frame;
    pc = f->pc;
    locals = f->locals;
    entries = f->entries;
    sp = frame_stack(f);
    tos = of_ref(exception_take(t));
    if (t->handover.native_sp != NULL) {                /* activations in compiled code were left */
        t->handover = (Handover){ pc, sp, locals, tos, entries, t->handover.native_sp, t->dispatch[*pc] };
        return interp_handover(t);
    }
    DISPATCH();
}

COLD bool throw_null(STATE)
{
    SAVE_PC();
    throw_new(t, EX_NullPointerException, NULL);
    GO(unwind);
}

/* sp: the slot with the array, tos: the index; one of the two is wrong. */
COLD bool throw_array(STATE)
{
    if (sp->ref == NULL)
        GO(throw_null);
    SAVE_PC();
    throw_index_out_of_bounds(t, (int32_t)tos, sp->ref);
    GO(unwind);
}

COLD bool throw_array_store(STATE)                      /* tos: the value */
{
    SAVE_PC();
    throw_new(t, EX_ArrayStoreException, "%s", class_external_name(object_class(as_ref(tos))));
    GO(unwind);
}

COLD bool throw_zero_divide(STATE)
{
    SAVE_PC();
    throw_new(t, EX_ArithmeticException, "/ by zero");
    GO(unwind);
}

COLD bool throw_overflow(STATE)                         /* tos: the Method whose frame finds no room */
{
    if (reserved_stack_open(t))                         /* the caller's pc is saved */
        GO(interp_invoke);
    throw_stack_overflow(t);
    GO(unwind);
}

/* pc: the target of a taken branch. */
OUTLINE bool poll_at_branch(STATE)
{
    SAVE_PC();
    FLUSH();
    if (thread_polled(t) & POLL_SAMPLE)
        vm_ops.sample(t);
    safepoint_poll(t);
    if (unlikely(t->exception != NULL))
        GO(unwind);
    tos = sp->raw;
    DISPATCH();
}

/* Another thread may set it: plain loads suffice, each handler being a function of its own. */
INLINE bool poll_requested(const Thread *t) { return t->poll != 0; }

#define BRANCH(offset) do { pc += (offset); SETTLE(pc); if (unlikely(poll_requested(t))) GO(poll_at_branch); DISPATCH(); } while (0)

/* ---- constants, loads, stores --------------------------------------------------------------------------------------- */

HANDLER(nop)         { NEXT(1); }
HANDLER(aconst_null) { PUSH(0); NEXT(1); }
#define ICONST(name, value) HANDLER(name) { PUSH(of_int(value)); NEXT(1); }
ICONST(iconst_m1, -1) ICONST(iconst_0, 0) ICONST(iconst_1, 1) ICONST(iconst_2, 2)
ICONST(iconst_3, 3)   ICONST(iconst_4, 4) ICONST(iconst_5, 5)
HANDLER(lconst_0) { PUSH2(0); NEXT(1); }
HANDLER(lconst_1) { PUSH2(1); NEXT(1); }
HANDLER(fconst_0) { PUSH(0); NEXT(1); }
HANDLER(fconst_1) { PUSH(of_float(1.0f)); NEXT(1); }
HANDLER(fconst_2) { PUSH(of_float(2.0f)); NEXT(1); }
HANDLER(dconst_0) { PUSH2(0); NEXT(1); }
HANDLER(dconst_1) { PUSH2(of_double(1.0)); NEXT(1); }
HANDLER(bipush)   { PUSH(of_int((int8_t)pc[1])); NEXT(2); }
HANDLER(sipush)   { PUSH(of_int(be_s2(pc + 1))); NEXT(3); }

#define LOAD(t1) \
    HANDLER(t1##load)   { PUSH(locals[pc[1]].raw); NEXT(2); } \
    HANDLER(t1##load_0) { PUSH(locals[0].raw); NEXT(1); } \
    HANDLER(t1##load_1) { PUSH(locals[1].raw); NEXT(1); } \
    HANDLER(t1##load_2) { PUSH(locals[2].raw); NEXT(1); } \
    HANDLER(t1##load_3) { PUSH(locals[3].raw); NEXT(1); }
LOAD(i) LOAD(f) LOAD(a)

#define LOAD2(t2) \
    HANDLER(t2##load)   { PUSH2(locals[pc[1]].raw); NEXT(2); } \
    HANDLER(t2##load_0) { PUSH2(locals[0].raw); NEXT(1); } \
    HANDLER(t2##load_1) { PUSH2(locals[1].raw); NEXT(1); } \
    HANDLER(t2##load_2) { PUSH2(locals[2].raw); NEXT(1); } \
    HANDLER(t2##load_3) { PUSH2(locals[3].raw); NEXT(1); }
LOAD2(l) LOAD2(d)

#define STORE(t1, slots) \
    HANDLER(t1##store)   { locals[pc[1]].raw = tos; POP(slots); NEXT(2); } \
    HANDLER(t1##store_0) { locals[0].raw = tos; POP(slots); NEXT(1); } \
    HANDLER(t1##store_1) { locals[1].raw = tos; POP(slots); NEXT(1); } \
    HANDLER(t1##store_2) { locals[2].raw = tos; POP(slots); NEXT(1); } \
    HANDLER(t1##store_3) { locals[3].raw = tos; POP(slots); NEXT(1); }
STORE(i, 1) STORE(f, 1) STORE(a, 1) STORE(l, 2) STORE(d, 2)

HANDLER(iinc)
{
    locals[pc[1]].raw = (u4)(locals[pc[1]].u + (u4)(int8_t)pc[2]);
    NEXT(3);
}

HANDLER(wide)                                           /* wide op index16 [value16] */
{
    Slot *local = &locals[be_u2(pc + 2)];
    switch (pc[1]) {
    case OP_iload: case OP_fload: case OP_aload:
        PUSH(local->raw);
        NEXT(4);
    case OP_lload: case OP_dload:
        PUSH2(local->raw);
        NEXT(4);
    case OP_istore: case OP_fstore: case OP_astore:
        local->raw = tos;
        POP(1);
        NEXT(4);
    case OP_lstore: case OP_dstore:
        local->raw = tos;
        POP(2);
        NEXT(4);
    case OP_iinc:
        local->raw = (u4)(local->u + (u4)be_s2(pc + 4));
        NEXT(6);
    default:                                            /* ret */
        pc = t->frame->method->code + local->u;
        DISPATCH();
    }
}

/* ---- the constant pool's constants ---------------------------------------------------------------------------------- */

OUTLINE bool load_constant(STATE)                       /* tos: the opcode; the top operand is flushed */
{
    SAVE_PC();
    int slots = quicken_constant(t, t->frame->method, pc, (u1)tos, sp + 1);
    if (slots == 0)
        GO(unwind);
    tos = sp[1].raw;
    sp += slots;
    NEXT(op_info[*pc].original == OP_ldc ? 2 : 3);
}

HANDLER(ldc)           { FLUSH(); tos = OP_ldc; GO(load_constant); }
HANDLER(ldc_w)         { FLUSH(); tos = OP_ldc_w; GO(load_constant); }
HANDLER(ldc2_w)        { FLUSH(); tos = OP_ldc2_w; GO(load_constant); }
HANDLER(ldc_ref)       { PUSH(entries[pc[1]]); NEXT(2); }
HANDLER(ldc_w_ref)     { PUSH(entries[INDEX16()]); NEXT(3); }
HANDLER(ldc_int)       { PUSH((u4)entries[pc[1]]); NEXT(2); }
HANDLER(ldc_w_int)     { PUSH((u4)entries[INDEX16()]); NEXT(3); }
HANDLER(ldc2_w_quick)  { PUSH2(entries[INDEX16()]); NEXT(3); }

INLINE Class  *entry_class(u8 entry)  { return meta_unpack((u4)entry); }
INLINE Field  *entry_field(u8 entry)  { return meta_unpack((u4)entry); }
INLINE Method *entry_method(u8 entry) { return meta_unpack((u4)entry); }

HANDLER(ldc_class)     { PUSH(of_ref(class_mirror(entry_class(entries[pc[1]])))); NEXT(2); }
HANDLER(ldc_w_class)   { PUSH(of_ref(class_mirror(entry_class(entries[INDEX16()])))); NEXT(3); }

/* ---- arrays ----------------------------------------------------------------------------------------------------------- */

/* ..., array, index => ..., value.  `below`: the array's slot, seen from sp. */
#define ARRAY_OPERAND(below, index_value)                                                   \
    Array *array = (Array *)sp[-(below)].ref;                                               \
    u4 index = (index_value);                                                               \
    if (unlikely(array == NULL || index >= (u4)array->length))                              \
        return throw_array(t, pc, sp - (below), locals, index, entries)

#define ARRAY_LOAD(name, ctype, value)                                                      \
    HANDLER(name)                                                                           \
    {                                                                                       \
        ARRAY_OPERAND(1, (u4)tos);                                                          \
        ctype element = ((const ctype *)array->data)[index];                                \
        sp--;                                                                               \
        tos = (value);                                                                      \
        NEXT(1);                                                                            \
    }
ARRAY_LOAD(iaload, u4, element)
ARRAY_LOAD(faload, u4, element)
ARRAY_LOAD(aaload, u8, element)
ARRAY_LOAD(baload, int8_t, of_int(element))
ARRAY_LOAD(caload, u2, element)
ARRAY_LOAD(saload, int16_t, of_int(element))

#define ARRAY_LOAD2(name)                                                                   \
    HANDLER(name)                                                                           \
    {                                                                                       \
        ARRAY_OPERAND(1, (u4)tos);                                                          \
        tos = ((const u8 *)array->data)[index];                                             \
        sp[-1].raw = tos;                                                                   \
        NEXT(1);                                                                            \
    }
ARRAY_LOAD2(laload)
ARRAY_LOAD2(daload)

#define ARRAY_STORE(name, ctype)                        /* ..., array, index, value => ... */ \
    HANDLER(name)                                                                           \
    {                                                                                       \
        ARRAY_OPERAND(2, sp[-1].u);                                                         \
        ((ctype *)array->data)[index] = (ctype)tos;                                         \
        POP(3);                                                                             \
        NEXT(1);                                                                            \
    }
ARRAY_STORE(iastore, u4)
ARRAY_STORE(fastore, u4)
ARRAY_STORE(castore, u2)
ARRAY_STORE(sastore, u2)

#define ARRAY_STORE2(name)                                                                  \
    HANDLER(name)                                                                           \
    {                                                                                       \
        ARRAY_OPERAND(3, sp[-2].u);                                                         \
        ((u8 *)array->data)[index] = tos;                                                   \
        POP(4);                                                                             \
        NEXT(1);                                                                            \
    }
ARRAY_STORE2(lastore)
ARRAY_STORE2(dastore)

HANDLER(bastore)                                        /* of byte[] and boolean[] */
{
    ARRAY_OPERAND(2, sp[-1].u);
    u1 value = (u1)tos;
    if (object_class(&array->header)->element_type == 'Z')
        value &= 1;
    array->data[index] = value;
    POP(3);
    NEXT(1);
}

INLINE bool is_subtype_fast(const Class *k, const Class *of)
{
    return k == of || (of->depth < DISPLAY_DEPTH && k->display[of->depth] == meta_pack(of)) || k->secondary_cache == meta_pack(of);
}

OUTLINE bool array_store_slow(STATE)
{
    const Array *array = (const Array *)sp[-2].ref;
    if (!class_is_subtype_slow(object_class(as_ref(tos)), object_class(&array->header)->element))
        GO(throw_array_store);
    object_store_ref(sp[-2].ref, &array_refs(sp[-2].ref)[sp[-1].u], as_ref(tos));
    POP(3);
    NEXT(1);
}

HANDLER(aastore)
{
    ARRAY_OPERAND(2, sp[-1].u);
    if (tos != 0) {
        const Class *element = object_class(&array->header)->element;
        if (unlikely(!is_subtype_fast(object_class(as_ref(tos)), element)))
            GO(array_store_slow);
    }
    object_store_ref(&array->header, &array_refs(&array->header)[index], as_ref(tos));
    POP(3);
    NEXT(1);
}

HANDLER(arraylength)
{
    if (unlikely(tos == 0))
        GO(throw_null);
    tos = (u4)((const Array *)as_ref(tos))->length;
    NEXT(1);
}

/* ---- operand stack ------------------------------------------------------------------------------------------------------ */

HANDLER(pop)  { POP(1); NEXT(1); }
HANDLER(pop2) { POP(2); NEXT(1); }
HANDLER(dup)  { sp->raw = tos; sp++; NEXT(1); }

HANDLER(dup_x1)                                         /* ..., b, a => ..., a, b, a */
{
    sp[0] = sp[-1];
    sp[-1].raw = tos;
    sp++;
    NEXT(1);
}

HANDLER(dup_x2)                                         /* ..., c, b, a => ..., a, c, b, a */
{
    sp[0] = sp[-1];
    sp[-1] = sp[-2];
    sp[-2].raw = tos;
    sp++;
    NEXT(1);
}

HANDLER(dup2)                                           /* ..., b, a => ..., b, a, b, a */
{
    sp[0].raw = tos;
    sp[1] = sp[-1];
    sp += 2;
    NEXT(1);
}

HANDLER(dup2_x1)                                        /* ..., c, b, a => ..., b, a, c, b, a */
{
    Slot b = sp[-1], c = sp[-2];
    sp[-2] = b;
    sp[-1].raw = tos;
    sp[0] = c;
    sp[1] = b;
    sp += 2;
    NEXT(1);
}

HANDLER(dup2_x2)                                        /* ..., d, c, b, a => ..., b, a, d, c, b, a */
{
    Slot b = sp[-1], c = sp[-2], d = sp[-3];
    sp[-3] = b;
    sp[-2].raw = tos;
    sp[-1] = d;
    sp[0] = c;
    sp[1] = b;
    sp += 2;
    NEXT(1);
}

HANDLER(swap)
{
    u8 below = sp[-1].raw;
    sp[-1].raw = tos;
    tos = below;
    NEXT(1);
}

/* ---- arithmetic (JVMS §6.5) ------------------------------------------------------------------------------------------------ */

#define INT_BINARY(name, expression)                    /* ..., a, b => ..., result */       \
    HANDLER(name) { u4 a = sp[-1].u, b = (u4)tos; MOVE_SP(-1); tos = (u4)(expression); NEXT(1); }
INT_BINARY(iadd, a + b)
INT_BINARY(isub, a - b)
INT_BINARY(imul, a * b)
INT_BINARY(iand, a & b)
INT_BINARY(ior,  a | b)
INT_BINARY(ixor, a ^ b)
INT_BINARY(ishl, a << (b & 31))
INT_BINARY(ishr, (int32_t)a >> (b & 31))
INT_BINARY(iushr, a >> (b & 31))

#define LONG_BINARY(name, expression)                                                       \
    HANDLER(name) { u8 a = sp[-2].raw, b = tos; MOVE_SP(-2); tos = (expression); sp[-1].raw = tos; NEXT(1); }
LONG_BINARY(ladd, a + b)
LONG_BINARY(lsub, a - b)
LONG_BINARY(lmul, a * b)
LONG_BINARY(land, a & b)
LONG_BINARY(lor,  a | b)
LONG_BINARY(lxor, a ^ b)

#define LONG_SHIFT(name, expression)                                                        \
    HANDLER(name) { u8 a = sp[-1].raw; u4 b = (u4)tos; sp--; tos = (u8)(expression); sp[-1].raw = tos; NEXT(1); }
LONG_SHIFT(lshl, a << (b & 63))
LONG_SHIFT(lshr, (int64_t)a >> (b & 63))
LONG_SHIFT(lushr, a >> (b & 63))

#define INT_DIVISION(name, by_minus_one, expression)    /* MIN_VALUE / -1 wraps; the machine would trap */ \
    HANDLER(name)                                                                           \
    {                                                                                       \
        int32_t a = sp[-1].i, b = (int32_t)tos;                                             \
        if (unlikely(b == 0))                                                               \
            GO(throw_zero_divide);                                                          \
        sp--;                                                                               \
        tos = b == -1 ? (u4)(by_minus_one) : (u4)(expression);                              \
        NEXT(1);                                                                            \
    }
INT_DIVISION(idiv, 0u - (u4)a, a / b)
INT_DIVISION(irem, 0, a % b)

#define LONG_DIVISION(name, by_minus_one, expression)                                       \
    HANDLER(name)                                                                           \
    {                                                                                       \
        int64_t a = sp[-2].l, b = (int64_t)tos;                                             \
        if (unlikely(b == 0))                                                               \
            GO(throw_zero_divide);                                                          \
        sp -= 2;                                                                            \
        tos = b == -1 ? (u8)(by_minus_one) : (u8)(expression);                              \
        sp[-1].raw = tos;                                                                   \
        NEXT(1);                                                                            \
    }
LONG_DIVISION(ldiv, 0ull - (u8)a, a / b)
LONG_DIVISION(lrem, 0, a % b)

#define FLOAT_BINARY(name, operator)                                                        \
    HANDLER(name) { float a = sp[-1].f, b = as_float(tos); sp--; tos = of_float(a operator b); NEXT(1); }
FLOAT_BINARY(fadd, +) FLOAT_BINARY(fsub, -) FLOAT_BINARY(fmul, *) FLOAT_BINARY(fdiv, /)

#define DOUBLE_BINARY(name, operator)                                                       \
    HANDLER(name) { double a = sp[-2].d, b = as_double(tos); sp -= 2; tos = of_double(a operator b); sp[-1].raw = tos; NEXT(1); }
DOUBLE_BINARY(dadd, +) DOUBLE_BINARY(dsub, -) DOUBLE_BINARY(dmul, *) DOUBLE_BINARY(ddiv, /)

HANDLER(frem) { float a = sp[-1].f, b = as_float(tos); sp--; tos = of_float(fmodf(a, b)); NEXT(1); }
HANDLER(drem) { double a = sp[-2].d, b = as_double(tos); sp -= 2; tos = of_double(fmod(a, b)); sp[-1].raw = tos; NEXT(1); }
HANDLER(ineg) { tos = (u4)(0u - (u4)tos); NEXT(1); }
HANDLER(lneg) { tos = 0ull - tos; sp[-1].raw = tos; NEXT(1); }
HANDLER(fneg) { tos = (u4)tos ^ 0x80000000u; NEXT(1); }
HANDLER(dneg) { tos ^= 1ull << 63; sp[-1].raw = tos; NEXT(1); }

/* ---- conversions ------------------------------------------------------------------------------------------------------------- */

#define TO_TWO_SLOTS(value) do { tos = (value); sp->raw = tos; sp++; } while (0)    /* lower slot, then the upper one */

HANDLER(i2l) { TO_TWO_SLOTS((u8)(int64_t)(int32_t)tos); NEXT(1); }
HANDLER(i2f) { tos = of_float((float)(int32_t)tos); NEXT(1); }
HANDLER(i2d) { TO_TWO_SLOTS(of_double((double)(int32_t)tos)); NEXT(1); }
HANDLER(l2i) { tos = (u4)tos; sp--; NEXT(1); }
HANDLER(l2f) { tos = of_float((float)(int64_t)tos); sp--; NEXT(1); }
HANDLER(l2d) { tos = of_double((double)(int64_t)tos); sp[-1].raw = tos; NEXT(1); }
HANDLER(f2d) { TO_TWO_SLOTS(of_double((double)as_float(tos))); NEXT(1); }
HANDLER(d2f) { tos = of_float((float)as_double(tos)); sp--; NEXT(1); }
HANDLER(i2b) { tos = of_int((int8_t)tos); NEXT(1); }
HANDLER(i2c) { tos = (u2)tos; NEXT(1); }
HANDLER(i2s) { tos = of_int((int16_t)tos); NEXT(1); }

INLINE int32_t double_to_int(double d)                  /* NaN is 0; out of range saturates */
{
    if (likely(d > -2147483649.0 && d < 2147483648.0)) return (int32_t)d;
    return d != d ? 0 : d < 0 ? INT32_MIN : INT32_MAX;
}
INLINE int64_t double_to_long(double d)
{
    if (likely(d >= -9223372036854775808.0 && d < 9223372036854775808.0)) return (int64_t)d;
    return d != d ? 0 : d < 0 ? INT64_MIN : INT64_MAX;
}
HANDLER(f2i) { tos = of_int(double_to_int(as_float(tos))); NEXT(1); }
HANDLER(f2l) { TO_TWO_SLOTS((u8)double_to_long(as_float(tos))); NEXT(1); }
HANDLER(d2i) { tos = of_int(double_to_int(as_double(tos))); sp--; NEXT(1); }
HANDLER(d2l) { tos = (u8)double_to_long(as_double(tos)); sp[-1].raw = tos; NEXT(1); }

/* ---- comparisons and branches ------------------------------------------------------------------------------------------------- */

HANDLER(lcmp)
{
    int64_t a = sp[-2].l, b = (int64_t)tos;
    sp -= 3;
    tos = of_int((a > b) - (a < b));
    NEXT(1);
}
#define FLOAT_COMPARE(name, if_nan) \
    HANDLER(name) { float a = sp[-1].f, b = as_float(tos); sp--; tos = of_int(a > b ? 1 : a < b ? -1 : a == b ? 0 : (if_nan)); NEXT(1); }
FLOAT_COMPARE(fcmpl, -1) FLOAT_COMPARE(fcmpg, 1)
#define DOUBLE_COMPARE(name, if_nan) \
    HANDLER(name) { double a = sp[-2].d, b = as_double(tos); sp -= 3; tos = of_int(a > b ? 1 : a < b ? -1 : a == b ? 0 : (if_nan)); NEXT(1); }
DOUBLE_COMPARE(dcmpl, -1) DOUBLE_COMPARE(dcmpg, 1)

#define IF_ZERO(name, operator) \
    HANDLER(name) { int32_t a = (int32_t)tos; POP(1); if (a operator 0) BRANCH(be_s2(pc + 1)); NEXT(3); }
IF_ZERO(ifeq, ==) IF_ZERO(ifne, !=) IF_ZERO(iflt, <) IF_ZERO(ifge, >=) IF_ZERO(ifgt, >) IF_ZERO(ifle, <=)

#define IF_ICMP(name, operator) \
    HANDLER(name) { int32_t a = sp[-1].i, b = (int32_t)tos; POP(2); if (a operator b) BRANCH(be_s2(pc + 1)); NEXT(3); }
IF_ICMP(if_icmpeq, ==) IF_ICMP(if_icmpne, !=) IF_ICMP(if_icmplt, <)
IF_ICMP(if_icmpge, >=) IF_ICMP(if_icmpgt, >)  IF_ICMP(if_icmple, <=)

#define IF_ACMP(name, operator) \
    HANDLER(name) { u8 a = sp[-1].raw, b = tos; POP(2); if (a operator b) BRANCH(be_s2(pc + 1)); NEXT(3); }
IF_ACMP(if_acmpeq, ==) IF_ACMP(if_acmpne, !=)

#define IF_NULL(name, operator) \
    HANDLER(name) { u8 a = tos; POP(1); if (a operator 0) BRANCH(be_s2(pc + 1)); NEXT(3); }
IF_NULL(ifnull, ==) IF_NULL(ifnonnull, !=)

HANDLER(goto)   { BRANCH(be_s2(pc + 1)); }
HANDLER(goto_w) { BRANCH(be_s4(pc + 1)); }

HANDLER(jsr)   { PUSH((u4)(pc + 3 - t->frame->method->code)); BRANCH(be_s2(pc + 1)); }
HANDLER(jsr_w) { PUSH((u4)(pc + 5 - t->frame->method->code)); BRANCH(be_s4(pc + 1)); }
HANDLER(ret)   { pc = t->frame->method->code + locals[pc[1]].u; DISPATCH(); }

INLINE const u1 *switch_operands(const Thread *t, const u1 *pc)     /* padded to 4 from the start of the code */
{
    const u1 *code = t->frame->method->code;
    return code + ((pc - code + 4) & ~(ptrdiff_t)3);
}

HANDLER(tableswitch)
{
    const u1 *operands = switch_operands(t, pc);
    u4 low = be_u4(operands + 4), high = be_u4(operands + 8), index = (u4)tos - low;
    POP(1);
    if (index <= high - low)
        BRANCH(be_s4(operands + 12 + 4 * (size_t)index));
    BRANCH(be_s4(operands));
}

HANDLER(lookupswitch)                                   /* keys ascend */
{
    const u1 *operands = switch_operands(t, pc), *pairs = operands + 8;
    int32_t key = (int32_t)tos;
    u4 low = 0, high = be_u4(operands + 4);
    POP(1);
    while (low < high) {
        u4 middle = (low + high) / 2;
        int32_t found = be_s4(pairs + 8 * (size_t)middle);
        if (found == key)
            BRANCH(be_s4(pairs + 8 * (size_t)middle + 4));
        if (found < key)
            low = middle + 1;
        else
            high = middle;
    }
    BRANCH(be_s4(operands));
}

/* ---- fields ------------------------------------------------------------------------------------------------------------------------ */

#define AT(base, entry, ctype) (*(ctype *)((char *)(base) + ((entry) >> 32)))

#define GETFIELD(name, ctype, value)                                                        \
    HANDLER(name)                                                                           \
    {                                                                                       \
        if (unlikely(tos == 0))                                                             \
            GO(throw_null);                                                                 \
        ctype field = AT(tos, entries[INDEX16()], ctype);                                   \
        tos = (value);                                                                      \
        NEXT(3);                                                                            \
    }
GETFIELD(getfield_byte, int8_t, of_int(field))
GETFIELD(getfield_char, u2, field)
GETFIELD(getfield_int, u4, field)
GETFIELD(getfield_ref, u8, field)

HANDLER(getfield_long)
{
    if (unlikely(tos == 0))
        GO(throw_null);
    TO_TWO_SLOTS(AT(tos, entries[INDEX16()], u8));
    NEXT(3);
}

#define STORE_BITS(base, entry, ctype) AT(base, entry, ctype) = (ctype)tos
#define STORE_REF(base, entry, ctype) OBJECT_STORE(base, (entry) >> 32, as_ref(tos))

#define PUTFIELD(name, PUT, ctype, slots)               /* ..., object, value => ... */      \
    HANDLER(name)                                                                           \
    {                                                                                       \
        Object *o = sp[-(slots)].ref;                                                       \
        if (unlikely(o == NULL))                                                            \
            GO(throw_null);                                                                 \
        PUT(o, entries[INDEX16()], ctype);                                                  \
        POP(slots + 1);                                                                     \
        NEXT(3);                                                                            \
    }
PUTFIELD(putfield_int, STORE_BITS, u4, 1)
PUTFIELD(putfield_ref, STORE_REF, u8, 1)
PUTFIELD(putfield_long, STORE_BITS, u8, 2)

INLINE Object *statics(u8 entry) { return entry_field(entry)->klass->mirror; }

#define GETSTATIC(name, ctype, value)                                                       \
    HANDLER(name)                                                                           \
    {                                                                                       \
        u8 entry = entries[INDEX16()];                                                      \
        ctype field = AT(statics(entry), entry, ctype);                                     \
        PUSH(value);                                                                        \
        NEXT(3);                                                                            \
    }
GETSTATIC(getstatic_byte, int8_t, of_int(field))
GETSTATIC(getstatic_int, u4, field)
GETSTATIC(getstatic_ref, u8, field)

HANDLER(getstatic_long)
{
    u8 entry = entries[INDEX16()];
    PUSH2(AT(statics(entry), entry, u8));
    NEXT(3);
}

#define PUTSTATIC(name, PUT, ctype, slots)                                                  \
    HANDLER(name)                                                                           \
    {                                                                                       \
        u8 entry = entries[INDEX16()];                                                      \
        PUT(statics(entry), entry, ctype);                                                  \
        POP(slots);                                                                         \
        NEXT(3);                                                                            \
    }
PUTSTATIC(putstatic_int, STORE_BITS, u4, 1)
PUTSTATIC(putstatic_ref, STORE_REF, u8, 1)
PUTSTATIC(putstatic_long, STORE_BITS, u8, 2)

/* Any type, decided now; volatile stores are followed by a full fence. */
INLINE u8 load_typed(const Field *f, const Object *base)
{
    const char *at = (const char *)base + f->offset;
    switch (f->type) {
    case 'Z': case 'B': return of_int(*(const volatile int8_t *)at);
    case 'C':           return *(const volatile u2 *)at;
    case 'S':           return of_int(*(const volatile int16_t *)at);
    case 'I': case 'F': return *(const volatile u4 *)at;
    default:            return *(const volatile u8 *)at;
    }
}

INLINE void store_typed(const Field *f, Object *base, u8 value)
{
    char *at = (char *)base + f->offset;
    switch (f->type) {
    case 'Z':           *(volatile u1 *)at = value & 1; break;
    case 'B':           *(volatile u1 *)at = (u1)value; break;
    case 'C': case 'S': *(volatile u2 *)at = (u2)value; break;
    case 'I': case 'F': *(volatile u4 *)at = (u4)value; break;
    case 'L': case '[': OBJECT_STORE(base, f->offset, as_ref(value)); break;
    default:            *(volatile u8 *)at = value; break;
    }
    if (f->access_flags & ACC_VOLATILE)
        __atomic_thread_fence(__ATOMIC_SEQ_CST);
}

INLINE bool field_has_two_slots(const Field *f) { return f->type == 'J' || f->type == 'D'; }

/* The four generic accesses; tos is the Field, the operands are flushed. */
OUTLINE bool get_any_field(STATE)
{
    const Field *f = (const Field *)tos;
    tos = of_ref(sp->ref);
    if (tos == 0)
        GO(throw_null);
    tos = load_typed(f, as_ref(tos));
    if (field_has_two_slots(f))
        TO_TWO_SLOTS(tos);
    NEXT(3);
}

OUTLINE bool put_any_field(STATE)
{
    const Field *f = (const Field *)tos;
    int slots = field_has_two_slots(f) ? 2 : 1;
    Object *o = sp[-slots].ref;
    if (o == NULL)
        GO(throw_null);
    store_typed(f, o, sp->raw);
    POP(slots + 1);
    NEXT(3);
}

OUTLINE bool get_any_static(STATE)
{
    const Field *f = (const Field *)tos;
    tos = load_typed(f, f->klass->mirror);
    sp++;
    if (field_has_two_slots(f))
        TO_TWO_SLOTS(tos);
    NEXT(3);
}

OUTLINE bool put_any_static(STATE)
{
    const Field *f = (const Field *)tos;
    store_typed(f, f->klass->mirror, sp->raw);
    POP(field_has_two_slots(f) ? 2 : 1);
    NEXT(3);
}

#define ANY_FIELD(op, how)                                                                  \
    HANDLER(op##_any) { FLUSH(); tos = (u4)entries[INDEX16()]; GO(how); }                   \
    HANDLER(op)                                         /* first execution */               \
    {                                                                                       \
        SAVE_PC();                                                                          \
        FLUSH();                                                                            \
        const Field *f = quicken_field(t, t->frame->method, pc, OP_##op);                   \
        if (unlikely(f == NULL))                                                            \
            GO(unwind);                                                                     \
        tos = (u8)(uintptr_t)f;                                                             \
        GO(how);                                                                            \
    }
ANY_FIELD(getfield, get_any_field)
ANY_FIELD(putfield, put_any_field)
ANY_FIELD(getstatic, get_any_static)
ANY_FIELD(putstatic, put_any_static)

/* ---- pairs (see vm/opcodes.def) ---------------------------------------------------------------------------------------------------- */

#define GETFIELD_OF_THIS(name, ctype)                   /* aload_0, then that getfield */    \
    HANDLER(aload_0_##name)                                                                 \
    {                                                                                       \
        const Object *o = locals[0].ref;                                                    \
        if (unlikely(o == NULL))                                                            \
            GO(op_aload_0);                             /* and let the getfield throw */     \
        PUSH(AT(o, entries[be_u2(pc + 2)], ctype));                                         \
        NEXT(4);                                                                            \
    }
GETFIELD_OF_THIS(getfield_int, u4)
GETFIELD_OF_THIS(getfield_ref, u8)

HANDLER(aload_0_then_getfield)                          /* settles once the getfield has been executed */
{
    u1 op = pc[1] == OP_getfield_int ? OP_aload_0_getfield_int : pc[1] == OP_getfield_ref ? OP_aload_0_getfield_ref : OP_aload_0;
    if (pc[1] != OP_getfield)
        __atomic_store_n((u1 *)(uintptr_t)pc, op, __ATOMIC_RELEASE);
    GO(op_aload_0);
}

HANDLER(iinc_goto)
{
    locals[pc[1]].raw = (u4)(locals[pc[1]].u + (u4)(int8_t)pc[2]);
    BRANCH(3 + be_s2(pc + 4));
}

#define LOAD_PAIR(first, second)                        /* pushes two single slots */       \
    do { sp[0].raw = tos; sp[1].raw = locals[first].raw; MOVE_SP(2); tos = locals[second].raw; } while (0)

HANDLER(iload_iload)   { LOAD_PAIR(pc[1], pc[3]); NEXT(4); }
HANDLER(aload_iload)   { LOAD_PAIR(pc[1], pc[3]); NEXT(4); }
HANDLER(iload_1_iload) { LOAD_PAIR(1, pc[1] - OP_iload_0); NEXT(2); }
HANDLER(iload_2_iload) { LOAD_PAIR(2, pc[1] - OP_iload_0); NEXT(2); }
HANDLER(iload_3_iload) { LOAD_PAIR(3, pc[1] - OP_iload_0); NEXT(2); }
HANDLER(iconst_1_iadd) { tos = (u4)((u4)tos + 1); NEXT(2); }
HANDLER(iconst_1_isub) { tos = (u4)((u4)tos - 1); NEXT(2); }

/* ---- calls --------------------------------------------------------------------------------------------------------------------------- */
/* A call flushes the top operand, saves pc and return_pc in the running frame, and hands the method over in tos and its
 * arguments, which lie at the top of the operand stack, in `locals` (the frame knows its own). */

/* Entry of the methods whose calls need nothing but a frame: not synchronized, called before. */
static bool plain_entry(Thread *t, Method *m, Slot *args) { return interp_entry(t, m, args); }
static bool synchronized_entry(Thread *t, Method *m, Slot *args) { return interp_entry(t, m, args); }
/* Object.<init>: nothing but finalizer registration. */
static bool object_init_entry(Thread *t, Method *m, Slot *args)
{
    (void)m;
    Slot object[2] = { args[0] };
    return !(object_class(args[0].ref)->flags & CLASS_HAS_FINALIZER) || invoke_slots(t, KNOWN(Finalizer_register), object);
}

INLINE Frame *push_frame(Thread *t, Frame *caller, Method *m, Slot *args, const u8 *entries)     /* NULL: no room */
{
    Slot  *end = args + m->max_locals, *zero = args + m->arg_slots;
    Frame *f = (Frame *)end;
    Slot  *top = frame_stack(f) + m->max_stack + FRAME_EXTRA_SLOTS;
    if (unlikely(top > t->java_stack_limit))
        return NULL;
    do {                                                /* most methods need no more than four; what is too many hits the Frame */
        zero[0].raw = zero[1].raw = zero[2].raw = zero[3].raw = 0;
        zero += 4;
        SETTLE(zero);
    } while (unlikely(zero < end));
    f->caller = caller;
    __asm__ volatile("" ::: "memory");                  /* against a slow paired store of these two */
    f->method = m;
    f->locals = args;
    f->top = top;
    f->entries = entries;
    f->lock = NULL;
    f->monitors = NULL;
    f->kind = FRAME_INTERPRETED;
    f->flags = 0;
    f->native_sp = NULL;
    t->java_top = top;
    __asm__ volatile("" ::: "memory");                  /* the collector walks the chain at any moment */
    t->frame = f;
    return f;
}

static Handler invoke_other;

OUTLINE bool enter_hot(STATE)                           /* a plain call of a method that has been called often */
{
    vm_ops.request_compilation((Method *)tos);
    GO(interp_call);
}

INLINE bool enter(Thread *t, const u1 *pc, Slot *sp, Slot *args, Method *m, const u8 *entries, int insn_bytes)
{
    Frame *caller = t->frame;
    caller->pc = pc;
    caller->return_pc = pc + insn_bytes;
    if (unlikely(m->entry != plain_entry))
        return invoke_other(t, pc, sp, args, (u8)(uintptr_t)m, entries);
    if (unlikely(++m->calls == t->compile_threshold))
        return enter_hot(t, pc, sp, args, (u8)(uintptr_t)m, entries);
    entries = m->pool->entries;
    Frame *f = push_frame(t, caller, m, args, entries);
    if (unlikely(f == NULL))
        return throw_overflow(t, pc, sp, args, (u8)(uintptr_t)m, entries);
    Slot *locals = args;
    u8 tos = 0;
    pc = m->code;
    sp = frame_stack(f) - 1;
    DISPATCH();
}
#define ENTER(m, args, insn_bytes) return enter(t, pc, sp, args, m, entries, insn_bytes)

/* Goes on in t->frame after the call whose arguments began at `locals`; tos: the result, in a slot of that type. */
INLINE bool resume(Thread *t, Slot *locals, u8 tos, int result_slots)
{
    Frame    *f = t->frame;
    const u1 *pc = f->return_pc;
    const u8 *entries = f->entries;
    Slot     *sp = locals + result_slots - 1;
    if (result_slots == 0)
        tos = sp->raw;
    else if (result_slots == 2)
        locals[0].raw = tos;
    locals = f->locals;
    DISPATCH();
}

OUTLINE bool resume_with(Thread *t, Slot *args, char type)          /* the result is in args[0] */
{
    switch (type) {
    case 'V': return resume(t, args, 0, 0);
    case 'J': case 'D': return resume(t, args, args->raw, 2);
    default: return resume(t, args, args->raw, 1);
    }
}

/* A method the interpreter runs: called for the first time, synchronized, or called from C. */
bool interp_invoke(STATE)
{
    Method *m = (Method *)tos;
    entries = m->pool->entries;
    Frame  *f = push_frame(t, t->frame, m, locals, entries);
    if (unlikely(f == NULL))
        GO(throw_overflow);
    pc = f->pc = m->code;
    if (m->access_flags & ACC_SYNCHRONIZED) {
        Object *o = method_is_static(m) ? m->klass->mirror : locals[0].ref;
        monitor_enter(t, o);                            /* may block */
        f->lock = o;
        f->flags = FRAME_HOLDS_LOCKS;
    }
    sp = frame_stack(f) - 1;
    DISPATCH();
}

/* Once for each method: pairs are only found in original code. */
static void prepare_first_call(Method *m)
{
    static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    MethodEntry entry = m->access_flags & ACC_SYNCHRONIZED ? synchronized_entry : plain_entry;
    if (m->klass->super == NULL && method_is_initializer(m))
        entry = object_init_entry;
    pthread_mutex_lock(&lock);
    if (m->entry == interp_entry) {
        if (!trace_wanted())                            /* the log shows every instruction */
            quicken_method(m);
        if (vm_ops.compile != NULL && vm.options->execution_mode == EXEC_COMP)
            vm_ops.compile(m);
        __atomic_store_n(&m->entry, entry, __ATOMIC_RELEASE);
    }
    pthread_mutex_unlock(&lock);
}

static Handler invoke_passed_on;

/* The call of anything but a plain interpreted method.  sp: the last argument's slot. */
OUTLINE bool invoke_other(STATE)
{
    Method     *m = (Method *)tos;
    MethodEntry entry = m->entry;
    if (entry == object_init_entry && !(object_class(locals[0].ref)->flags & CLASS_HAS_FINALIZER))
        return resume(t, locals, 0, 0);
    if (entry == interp_entry) {
        prepare_first_call(m);
        GO(invoke_other);
    }
    if (entry == plain_entry || entry == synchronized_entry)
        GO(interp_invoke);
    if (m->klass == KNOWN(MethodHandle) && polymorphic_passes_on(entry))
        GO(invoke_passed_on);
    t->java_top = (sp > locals ? sp : locals + 1) + 1;
    bool ok = entry(t, m, locals);
    t->java_top = t->frame->top;
    if (unlikely(!ok))
        GO(unwind);
    return resume_with(t, locals, m->return_type);
}

OUTLINE bool invoke_passed_on(STATE)                    /* MethodHandle.invokeBasic and linkTo* */
{
    MethodEntry entry = ((Method *)tos)->entry;
    Method     *target = polymorphic_target(t, entry, locals, sp);
    if (unlikely(target == NULL))
        GO(unwind);
    if (polymorphic_drops_last(entry))
        sp--;
    tos = (u8)(uintptr_t)target;
    GO(invoke_other);
}

INLINE u4 entry_arg_slots(u8 entry)    { return (u4)(entry >> 32) & 0xffff; }
INLINE u4 entry_vtable_index(u8 entry) { return (u4)(entry >> 48); }

HANDLER(invokevirtual_quick)
{
    u8      entry = entries[INDEX16()];
    Slot   *args = sp + 1 - entry_arg_slots(entry);
    FLUSH();
    Object *receiver = args->ref;
    if (unlikely(receiver == NULL))
        GO(throw_null);
    Method *m = object_class(receiver)->vtable[entry_vtable_index(entry)];
    ENTER(m, args, 3);
}

#define INVOKE_DIRECT(name)                                                                 \
    HANDLER(name)                                                                           \
    {                                                                                       \
        Method *m = entry_method(entries[INDEX16()]);                                       \
        Slot   *args = sp + 1 - m->arg_slots;                                               \
        FLUSH();                                                                            \
        if (unlikely(args->ref == NULL))                                                    \
            GO(throw_null);                                                                 \
        ENTER(m, args, 3);                                                                  \
    }
INVOKE_DIRECT(invokefinal)
INVOKE_DIRECT(invokespecial_quick)

HANDLER(invokestatic_quick)
{
    Method *m = entry_method(entries[INDEX16()]);
    FLUSH();
    ENTER(m, sp + 1 - m->arg_slots, 3);
}

HANDLER(invokespecial_checked)
{
    Method *m = entry_method(entries[INDEX16()]);
    Slot   *args = sp + 1 - m->arg_slots;
    FLUSH();
    if (unlikely(args->ref == NULL))
        GO(throw_null);
    SAVE_PC();
    if (unlikely(!check_special_receiver(t, t->frame->method, m, args->ref)))
        GO(unwind);
    ENTER(m, args, 3);
}

/* tos: the resolved method.  Selection for the receiver's class (§5.4.6); remembers it in the call site's cache. */
OUTLINE bool select_interface(STATE)
{
    Method *resolved = (Method *)tos, *m;
    SAVE_PC();
    Slot   *args = sp + 1 - pc[3];                      /* the count operand */
    if (args->ref == NULL)
        GO(throw_null);
    Class  *k = object_class(args->ref);
    if (method_is_private(resolved) || !class_is_interface(resolved->klass))
        m = class_select_virtual(k, resolved);
    else
        m = class_select_interface(k, resolved);
    Class *interface = resolved_holder(t->frame->method->pool, INDEX16(), resolved);
    if (unlikely(!check_interface_selection(t, k, interface, resolved, m)))
        GO(unwind);
    if (*pc == OP_invokeinterface_quick) {
        InterfaceCall *call = meta_unpack((u4)entries[INDEX16()]);
        call->changes++;
        __atomic_store_n(&call->cache, (u8)meta_pack(m) << 32 | meta_pack(k), __ATOMIC_RELAXED);
    }
    ENTER(m, args, 5);
}

HANDLER(invokeinterface_quick)
{
    InterfaceCall *call = meta_unpack((u4)entries[INDEX16()]);
    Slot   *args = sp + 1 - pc[3];
    FLUSH();
    Object *receiver = args->ref;
    u8      cache = call->cache;
    if (unlikely(receiver == NULL))
        GO(throw_null);
    if (unlikely(receiver->klass != (u4)cache)) {
        tos = (u8)(uintptr_t)call->method;
        GO(select_interface);
    }
    ENTER((Method *)meta_unpack((u4)(cache >> 32)), args, 5);
}

INLINE Slot *push_appendix(Slot *sp, Object *appendix)  /* the new top; the top operand is flushed */
{
    if (appendix == NULL)
        return sp;
    sp[1].ref = appendix;
    return sp + 1;
}

HANDLER(invokedynamic_quick)
{
    const CallSite *site = call_site_at(pc);
    Method *m = site->adapter;
    FLUSH();
    sp = push_appendix(sp, site->appendix);
    ENTER(m, sp + 1 - m->arg_slots, 5);
}

HANDLER(invokehandle)                                   /* MethodHandle.invokeExact, VarHandle.get ... */
{
    const PolymorphicCall *call = meta_unpack((u4)entries[INDEX16()]);
    Slot *args = sp + 1 - call->arg_slots;
    FLUSH();
    if (unlikely(args->ref == NULL))
        GO(throw_null);
    sp = push_appendix(sp, call->appendix);
    ENTER(call->adapter, args, 3);
}

HANDLER(invokehandle_static)                            /* MethodHandle.linkTo* */
{
    const PolymorphicCall *call = meta_unpack((u4)entries[INDEX16()]);
    Slot *args = sp + 1 - call->arg_slots;
    FLUSH();
    sp = push_appendix(sp, call->appendix);
    ENTER(call->adapter, args, 3);
}

/* First executions. */
HANDLER(invokevirtual)
{
    SAVE_PC();
    FLUSH();
    if (!quicken_invokevirtual(t, t->frame->method, pc))
        GO(unwind);
    tos = sp->raw;
    DISPATCH();
}

HANDLER(invokestatic)
{
    SAVE_PC();
    FLUSH();
    Method *m = quicken_invokestatic(t, t->frame->method, pc);
    if (m != NULL)
        ENTER(m, sp + 1 - m->arg_slots, 3);
    if (t->exception != NULL)
        GO(unwind);
    tos = sp->raw;
    DISPATCH();
}

HANDLER(invokespecial)
{
    SAVE_PC();
    FLUSH();
    Method *m = quicken_invokespecial(t, t->frame->method, pc);
    if (m == NULL)
        GO(unwind);
    Slot *args = sp + 1 - m->arg_slots;
    if (args->ref == NULL)
        GO(throw_null);
    if (unlikely(!check_special_receiver(t, t->frame->method, m, args->ref)))
        GO(unwind);
    ENTER(m, args, 3);
}

HANDLER(invokeinterface)
{
    SAVE_PC();
    FLUSH();
    Method *m = quicken_invokeinterface(t, t->frame->method, pc);
    if (m == NULL)
        GO(unwind);
    tos = (u8)(uintptr_t)m;
    GO(select_interface);
}

HANDLER(invokedynamic)
{
    SAVE_PC();
    FLUSH();
    if (quicken_invokedynamic(t, pc) == NULL)
        GO(unwind);
    tos = sp->raw;
    DISPATCH();
}

/* ---- returns --------------------------------------------------------------------------------------------------------------------------- */

INLINE bool release_thin_lock(const Thread *t, Object *o)   /* entered once, nobody waiting */
{
    u4 expected = LOCK_UNLOCKED | t->id << LOCK_RECURSION_BITS;
    return __atomic_compare_exchange_n(&o->lock, &expected, LOCK_UNLOCKED, false, __ATOMIC_RELEASE, __ATOMIC_RELAXED);
}

/* A return that must poll or unlock.  IllegalMonitorStateException is thrown here, in the returning method. */
OUTLINE bool leave_slowly(STATE)
{
    Frame *f = t->frame;
    SAVE_PC();
    FLUSH();                                            /* keeps the result visible while we may wait */
    if (thread_polled(t) & POLL_SAMPLE)
        vm_ops.sample(t);
    if (thread_polled(t) != 0)
        safepoint_poll(t);
    if (t->exception == NULL && (f->flags & FRAME_HOLDS_LOCKS)) {
        if (f->monitors == NULL && release_thin_lock(t, f->lock)) {
            f->lock = NULL;
            f->flags = 0;
        } else if (!frame_release_locks(t, f)) {
            throw_new(t, EX_IllegalMonitorStateException, NULL);
        }
    }
    if (t->exception != NULL)
        GO(unwind);
    tos = sp->raw;
    t->frame = f->caller;
    t->java_top = f->caller->top;
    switch (*pc) {
    case OP_return: return resume(t, locals, 0, 0);
    case OP_lreturn: case OP_dreturn: return resume(t, locals, tos, 2);
    default: return resume(t, locals, tos, 1);
    }
}

#define RETURN(name, result_slots)                                                          \
    HANDLER(name)                                                                           \
    {                                                                                       \
        Frame *f = t->frame, *caller = f->caller;                                           \
        if (unlikely((f->flags | t->poll) != 0))                                            \
            GO(leave_slowly);                                                               \
        t->frame = caller;                                                                  \
        t->java_top = caller->top;                                                          \
        return resume(t, locals, tos, result_slots);                                        \
    }
RETURN(return, 0)
RETURN(ireturn, 1) RETURN(freturn, 1) RETURN(areturn, 1)
RETURN(lreturn, 2) RETURN(dreturn, 2)

HANDLER(ireturn_narrow)                                 /* JVMS §6.5.ireturn: the value is narrowed to the method's type */
{
    switch (t->frame->method->return_type) {
    case 'Z': tos &= 1; break;
    case 'B': tos = of_int((int8_t)tos); break;
    case 'C': tos = (u2)tos; break;
    default:  tos = of_int((int16_t)tos); break;
    }
    GO(op_ireturn);
}

/* ---- compiled code (vm/compiled.h) ------------------------------------------------------------------------------------------------------ */

/* Compiled code finds the operand stack in memory. */
OUTLINE bool enter_compiled(STATE)
{
    Method *m = t->frame->method;
    u4      bci = (u4)(pc - m->code);
    CompiledMethod *c = __atomic_load_n(&m->compiled, __ATOMIC_ACQUIRE);
    if (c != NULL && c->unresolved_exits >= c->exit_limit) {
        SAVE_PC();
        FLUSH();
        vm_ops.compile(m);
        c = m->compiled;
    }
    FLUSH();
    const CompiledEntry *e = c != NULL ? compiled_entry(c, bci) : NULL;
    if (e == NULL) {                                    /* it has just been unloaded */
        INVARIANT(*pc != OP_enter_compiled || m->compiled != c);
        return ((Handler *)t->dispatch[*pc])(ARGS);
    }
    return ((Handler *)e->code)(ARGS);
}

static bool op_enter_compiled(STATE)
{
    CompiledMethod *c = t->frame->method->compiled;
    if (unlikely(c == NULL))
        GO(enter_compiled);
    const CompiledEntry *e = c->entries;
    if (unlikely(vm_ops.note_transition != NULL))
        vm_ops.note_transition('e', t->frame->method, (u4)(pc - t->frame->method->code));
    if (likely(e->bci == (u4)(pc - t->frame->method->code) && c->unresolved_exits < c->exit_limit)) {
        FLUSH();
        return ((Handler *)e->code)(ARGS);
    }
    GO(enter_compiled);
}

/* A method that compiled code called returns to it: pc is a CallPoint, tos the result. */
static bool op_resume_compiled(STATE)
{
    const CallPoint *point = (const CallPoint *)pc;
    void **native_sp = t->frame->native_sp;
    locals -= point->scope->locals;
    *native_sp = (void *)(uintptr_t)compiled_return_barrier;
    t->frame = compiled_frame(point, locals);
    return interp_resume_compiled(t, point->code, native_sp, locals + point->args, tos);
}

bool interp_unwind(STATE) { GO(unwind); }
bool interp_call(STATE)
{
    Method *m = (Method *)tos;
    if (unlikely(m->entry != plain_entry))
        GO(invoke_other);
    if (unlikely(++m->calls == t->compile_threshold))
        vm_ops.request_compilation(m);
    entries = m->pool->entries;
    Frame *f = push_frame(t, t->frame, m, locals, entries);
    if (unlikely(f == NULL))
        GO(throw_overflow);
    pc = m->code;
    sp = frame_stack(f) - 1;
    tos = 0;
    DISPATCH();
}

static bool op_leave_java(STATE)                        /* the ENTRY frame's "code" */
{
    t->frame->spill.raw = tos;
    return interp_leave(t, true);
}

/* ---- objects ------------------------------------------------------------------------------------------------------------------------------ */

OUTLINE bool allocate_object(STATE)                     /* tos: the Class; the top operand is flushed */
{
    SAVE_PC();
    Object *o = heap_alloc_object(t, (Class *)tos);
    if (unlikely(o == NULL))
        GO(unwind);
    sp++;
    tos = of_ref(o);
    NEXT(3);
}

HANDLER(new_quick)
{
    Class  *k = entry_class(entries[INDEX16()]);
    Object *o = heap_alloc_fast(t, k);
    FLUSH();
    if (unlikely(o == NULL)) {
        tos = (u8)(uintptr_t)k;
        GO(allocate_object);
    }
    MOVE_SP(1);
    tos = of_ref(o);
    NEXT(3);
}

HANDLER(new)
{
    SAVE_PC();
    FLUSH();
    Class *k = quicken_new(t, t->frame->method, pc);
    if (k == NULL)
        GO(unwind);
    tos = (u8)(uintptr_t)k;
    GO(allocate_object);
}

OUTLINE bool allocate_array(STATE)                      /* tos: the array's Class; the length is flushed */
{
    SAVE_PC();
    Object *array = heap_alloc_array(t, (Class *)tos, sp->i);
    if (unlikely(array == NULL))
        GO(unwind);
    tos = of_ref(array);
    NEXT(*pc == OP_newarray ? 2 : 3);
}

HANDLER(newarray)
{
    FLUSH();
    tos = (u8)(uintptr_t)vm.primitive_arrays[pc[1] - 4];
    GO(allocate_array);
}

HANDLER(anewarray_quick)
{
    FLUSH();
    tos = (u8)(uintptr_t)entry_class(entries[INDEX16()])->array;
    GO(allocate_array);
}

HANDLER(anewarray)
{
    SAVE_PC();
    FLUSH();
    Class *k = quicken_anewarray(t, t->frame->method, pc);
    if (k == NULL)
        GO(unwind);
    tos = (u8)(uintptr_t)k;
    GO(allocate_array);
}

/* An array of `dimensions` dimensions; lengths are one to a slot, not negative. */
static Object *allocate_dimensions(Thread *t, Class *k, const Slot *lengths, int dimensions)
{
    Object *array = heap_alloc_array(t, k, lengths->i);
    for (int32_t i = 0; array != NULL && dimensions > 1 && i < lengths->i; i++) {
        Object *element = allocate_dimensions(t, k->element, lengths + 1, dimensions - 1);
        if (element == NULL)
            return NULL;
        array_refs(array)[i] = element;
    }
    return array;
}

Object *interp_multi_array(Thread *t, Class *k, const Slot *lengths, int dimensions)
{
    for (int i = 0; i < dimensions; i++)                /* all are looked at, even behind a zero */
        if (lengths[i].i < 0) {
            throw_new(t, EX_NegativeArraySizeException, "%d", lengths[i].i);
            return NULL;
        }
    return allocate_dimensions(t, k, lengths, dimensions);
}

HANDLER(multianewarray)
{
    SAVE_PC();
    FLUSH();
    Slot   *lengths = sp + 1 - pc[3];
    Class  *k = resolve_class(t, t->frame->method->pool, INDEX16());
    Object *array = k != NULL ? interp_multi_array(t, k, lengths, pc[3]) : NULL;
    if (array == NULL)
        GO(unwind);
    sp = lengths;
    tos = of_ref(array);
    NEXT(4);
}

HANDLER(athrow)
{
    if (tos == 0)
        GO(throw_null);
    SAVE_PC();
    t->exception = as_ref(tos);
    GO(unwind);
}

OUTLINE bool check_cast_slow(STATE)
{
    SAVE_PC();
    FLUSH();
    Class *of = entry_class(entries[INDEX16()]);
    if (!class_is_subtype_slow(object_class(sp->ref), of)) {
        throw_class_cast(t, sp->ref, of);
        GO(unwind);
    }
    tos = sp->raw;
    NEXT(3);
}

HANDLER(checkcast_quick)
{
    if (tos != 0 && unlikely(!is_subtype_fast(object_class(as_ref(tos)), entry_class(entries[INDEX16()]))))
        GO(check_cast_slow);
    NEXT(3);
}

OUTLINE bool instance_of_slow(STATE)
{
    tos = class_is_subtype_slow(object_class(as_ref(tos)), entry_class(entries[INDEX16()]));
    NEXT(3);
}

HANDLER(instanceof_quick)
{
    if (tos != 0) {
        const Class *k = object_class(as_ref(tos)), *of = entry_class(entries[INDEX16()]);
        if (!is_subtype_fast(k, of))
            GO(instance_of_slow);
        tos = 1;
    }
    NEXT(3);
}

#define TYPE_TEST(name)                                 /* null passes without resolution */ \
    HANDLER(name)                                                                           \
    {                                                                                       \
        if (tos == 0)                                                                       \
            NEXT(3);                                                                        \
        SAVE_PC();                                                                          \
        FLUSH();                                                                            \
        if (quicken_type_test(t, t->frame->method, pc, OP_##name) == NULL)                  \
            GO(unwind);                                                                     \
        tos = sp->raw;                                                                      \
        DISPATCH();                                                                         \
    }
TYPE_TEST(checkcast)
TYPE_TEST(instanceof)

HANDLER(monitorenter)
{
    if (tos == 0)
        GO(throw_null);
    SAVE_PC();
    FLUSH();
    if (!frame_monitor_enter(t, t->frame, sp->ref))
        GO(unwind);
    POP(1);
    NEXT(1);
}

HANDLER(monitorexit)
{
    if (tos == 0)
        GO(throw_null);
    SAVE_PC();
    FLUSH();
    if (!frame_monitor_exit(t, t->frame, sp->ref))
        GO(unwind);
    POP(1);
    NEXT(1);
}

/* ---- dispatch tables ---------------------------------------------------------------------------------------------------------------------- */

static Handler *const handlers[256] = {                 /* a row of opcodes.def without a handler does not build */
#define OP(name, ...)       [OP_##name] = op_##name,
#define QUICK_OP(name, ...) [OP_##name] = op_##name,
#include "vm/opcodes.def"
    [OP_resume_compiled] = op_resume_compiled,
    [OP_enter_compiled] = op_enter_compiled,
    [OP_leave_java] = op_leave_java
};

static bool op_trace(STATE)                             /* every entry of the table while tracing */
{
    if (*pc < OPCODE_COUNT)
        trace_instruction(t, pc, sp, tos);
    return handlers[*pc](ARGS);
}

OUTLINE void fill_dispatch_table(Thread *t)
{
    bool tracing = trace_wanted();
    for (int op = 0; op < 256; op++)
        t->dispatch[op] = (const void *)(tracing ? op_trace : handlers[op]);
}

/* ---- in and out --------------------------------------------------------------------------------------------------------------------------- */

/* Runs m between ENTRY frame `entry`, already linked, and its return. */
OUTLINE bool run(Thread *t, Method *m, const Slot *args, Frame *entry)
{
    Slot *locals = entry->top + 1;                      /* a return looks one slot below the arguments */
    if (unlikely(locals + m->max_locals + 2 > t->java_stack_limit))
        return throw_stack_overflow(t);
    memcpy(locals, args, m->arg_slots * sizeof *args);
    return interp_enter(t, leave_java, locals, locals, (u8)(uintptr_t)m, NULL);
}

bool interp_entry(Thread *t, Method *m, Slot *args)
{
    if (unlikely(thread_native_stack_low(t)))
        return throw_stack_overflow(t);
    if (unlikely(t->dispatch[0] == NULL))
        fill_dispatch_table(t);
    if (m->entry == interp_entry)
        prepare_first_call(m);
    if (m->entry == object_init_entry)
        return object_init_entry(t, m, args);
    Frame entry = { .caller = thread_frame(t), .pc = leave_java, .return_pc = leave_java, .top = t->java_top, .kind = FRAME_ENTRY };
    Frame *compiled_frame = t->compiled_frame;
    __asm__ volatile("" ::: "memory");
    t->frame = &entry;
    bool ok = run(t, m, args, &entry);
    t->java_top = entry.top;
    t->frame = entry.caller;
    t->compiled_frame = compiled_frame;
    args[0] = entry.spill;
    return ok;
}

bool abstract_entry(Thread *t, Method *m, Slot *args)
{
    return throw_abstract_method(t, args[0].ref != NULL ? object_class(args[0].ref) : m->klass, m);
}

MethodEntry interp_method_entry(const Method *m)
{
    if (method_is_native(m))
        return interp_polymorphic_entry(m);
    return method_is_abstract(m) ? abstract_entry : interp_entry;
}

bool interp_owns(const Method *m)
{
    MethodEntry entry = m->entry;
    return entry == interp_entry || entry == plain_entry || entry == synchronized_entry || entry == object_init_entry;
}
