/* jit/x64/intrinsics.c -- methods of the class library compiled to a few instructions.
 *
 * An emitter pops the arguments and pushes the result.  Where the method would throw, the interpreter executes the call. */
#include <stdio.h>
#include "jit/x64/stubs.h"
#include "jit/x64/translation.h"
#include "vm/vm.h"

typedef struct Intrinsic {
    const char *klass, *name, *descriptor;
    void (*emit)(Compiler *c, const struct Intrinsic *i);
    int  argument;                                      /* of the emitter */
    u4   needs;                                         /* CPU_* */
} Intrinsic;

enum { CPU_SSE41 = 1, CPU_POPCNT = 2, CPU_LZCNT = 4, CPU_BMI = 8 };

static u4 cpu_features(void)
{
    static u4 features = UINT32_MAX;
    if (features == UINT32_MAX)
        features = (__builtin_cpu_supports("sse4.1") ? CPU_SSE41 : 0) | (__builtin_cpu_supports("popcnt") ? CPU_POPCNT : 0)
            | (__builtin_cpu_supports("avx2") ? CPU_LZCNT : 0) | (__builtin_cpu_supports("bmi") ? CPU_BMI : 0);    /* AVX2 came after LZCNT */
    return features;
}

/* The n-th argument's type as the descriptor has it, n from 0; 'V' result: the last. */
static char argument_type(const Intrinsic *i, int n)
{
    const char *d = i->descriptor + 1;
    while (n-- > 0) d++;
    return *d;
}

static char result_type(const Intrinsic *i) { return strchr(i->descriptor, ')')[1]; }

/* ---- Math ----------------------------------------------------------------------------------------------------------------------- */

static void emit_sqrt(Compiler *c, const Intrinsic *i)
{
    (void)i;
    Operand x = pop(c, 'D');
    Xmm s = use_fp(c, &x), d = take_xmm(c);
    asm_rr(&c->a, 0xf2, W32, 0x0f51, d, s);
    push_xmm(c, 'D', d);
}

static void emit_round(Compiler *c, const Intrinsic *i)         /* argument: how roundsd rounds */
{
    Operand x = pop(c, 'D');
    Xmm s = use_fp(c, &x), d = take_xmm(c);
    asm_roundsd(&c->a, d, s, i->argument);
    push_xmm(c, 'D', d);
}

static void emit_abs(Compiler *c, const Intrinsic *i)
{
    char type = argument_type(i, 0);
    Operand x = pop(c, type);
    if (is_fp(type)) {                                  /* without the sign bit */
        Xmm s = use_fp(c, &x), d = take_xmm(c);
        Reg r = take_gpr(c);
        asm_rr(&c->a, 0x66, width(type), 0x0f7e, s, r);
        asm_shift_imm(&c->a, width(type), SH_SHL, r, 1);
        asm_shift_imm(&c->a, width(type), SH_SHR, r, 1);
        asm_rr(&c->a, 0x66, width(type), 0x0f6e, d, r);
        push_xmm(c, type, d);
        return;
    }
    Reg s = use(c, &x), r = take_gpr(c);                /* negated, unless that is negative and the value is not MIN_VALUE */
    move_gpr(c, width(type), r, s);
    asm_unary(&c->a, width(type), 3, r);
    asm_rr(&c->a, 0, width(type), 0x0f48, r, s);        /* cmovs */
    push_reg(c, type, r);
}

static void emit_min_max(Compiler *c, const Intrinsic *i)       /* argument: cmovcc of the other operand */
{
    char type = argument_type(i, 0);
    Operand y = pop(c, type), x = pop(c, type);
    Reg s = use(c, &y), r = own(c, &x);
    asm_rr(&c->a, 0, width(type), X_CMP, r, s);
    asm_rr(&c->a, 0, width(type), i->argument, r, s);
    push_reg(c, type, r);
}

/* ---- bits ----------------------------------------------------------------------------------------------------------------------- */

static void emit_bits(Compiler *c, const Intrinsic *i)          /* argument: an instruction with prefix F3 */
{
    char type = argument_type(i, 0);
    Operand x = pop(c, type);
    Reg s = use(c, &x), r = take_gpr(c);
    asm_mov_imm(&c->a, r, 0);                           /* the instruction is said to wait for r */
    asm_rr(&c->a, 0xf3, width(type), i->argument, r, s);
    push_reg(c, 'I', r);
}

static void emit_reverse_bytes(Compiler *c, const Intrinsic *i)
{
    char type = argument_type(i, 0);
    Operand x = pop(c, type);
    Reg r = own(c, &x);
    asm_bswap(&c->a, width(type), r);
    push_reg(c, type, r);
}

static void emit_move_to_fp(Compiler *c, const Intrinsic *i)
{
    char from = argument_type(i, 0), to = result_type(i);
    Operand x = pop(c, from);
    Reg s = use(c, &x);
    Xmm d = take_xmm(c);
    asm_rr(&c->a, 0x66, width(from), 0x0f6e, d, s);
    push_xmm(c, to, d);
}

static void emit_move_from_fp(Compiler *c, const Intrinsic *i)
{
    char from = argument_type(i, 0), to = result_type(i);
    Operand x = pop(c, from);
    Xmm s = use_fp(c, &x);
    Reg r = take_gpr(c);
    asm_rr(&c->a, 0x66, width(to), 0x0f7e, s, r);
    push_reg(c, to, r);
}

/* ---- strings and objects -------------------------------------------------------------------------------------------------------- */

static void compare_coder(Compiler *c, Reg string)      /* with LATIN1, which is 0 */
{
    asm_cmp8_imm(&c->a, mem(string, (int32_t)KNOWN(String_coder)), 0);
}

/* Its length in characters, and into *value its byte array. */
static Reg string_length(Compiler *c, Reg string, Reg value)
{
    Asm *a = &c->a;
    Reg length = take_gpr(c);
    asm_rm(a, 0, W64, X_MOV, value, mem(string, (int32_t)KNOWN(String_value)));
    asm_rm(a, 0, W32, X_MOV, length, mem(value, ARRAY_LENGTH_OFFSET));
    compare_coder(c, string);
    size_t latin1 = asm_jcc(a, CC_E);
    asm_shift_imm(a, W32, SH_SHR, length, 1);
    asm_bind(a, latin1, a->size);
    return length;
}

static void emit_string_length(Compiler *c, const Intrinsic *i)
{
    (void)i;
    Operand o = pop(c, 'A');
    Reg s = use(c, &o);
    check_null(c, &o, s);
    push_reg(c, 'I', string_length(c, s, RAX));
}

static void emit_string_is_empty(Compiler *c, const Intrinsic *i)
{
    (void)i;
    Asm *a = &c->a;
    Operand o = pop(c, 'A');
    Reg s = use(c, &o);
    check_null(c, &o, s);
    Reg r = take_gpr(c);
    asm_rm(a, 0, W64, X_MOV, RAX, mem(s, (int32_t)KNOWN(String_value)));
    asm_group_mem_imm(a, W32, G_CMP, mem(RAX, ARRAY_LENGTH_OFFSET), 0);
    asm_setcc(a, CC_E, r);
    asm_rr8(a, X_MOVZX8, r, r);
    push_reg(c, 'I', r);
}

static void emit_string_coder(Compiler *c, const Intrinsic *i)  /* argument: invert, for isLatin1 */
{
    Operand o = pop(c, 'A');
    Reg s = use(c, &o);
    check_null(c, &o, s);
    Reg r = take_gpr(c);
    asm_rm(&c->a, 0, W32, X_MOVSX8, r, mem(s, (int32_t)KNOWN(String_coder)));
    if (i->argument) asm_group_imm(&c->a, W32, G_XOR, r, 1);
    push_reg(c, 'I', r);
}

static void emit_string_char_at(Compiler *c, const Intrinsic *i)
{
    (void)i;
    Asm *a = &c->a;
    Operand index = pop(c, 'I'), o = pop(c, 'A');
    Reg s = use(c, &o), at = use(c, &index);
    check_null(c, &o, s);
    Reg value = take_gpr(c), r = string_length(c, s, value);
    asm_rr(a, 0, W32, X_CMP, at, r);
    exit_if(c, CC_AE);
    compare_coder(c, s);
    size_t utf16 = asm_jcc(a, CC_NE);
    asm_rm(a, 0, W32, X_MOVZX8, r, mem_index(value, at, 0, ARRAY_DATA_OFFSET));
    size_t done = asm_jmp(a);
    asm_bind(a, utf16, a->size);
    asm_rm(a, 0, W32, X_MOVZX16, r, mem_index(value, at, 1, ARRAY_DATA_OFFSET));
    asm_bind(a, done, a->size);
    push_reg(c, 'I', r);
}

static void emit_get_class(Compiler *c, const Intrinsic *i)
{
    (void)i;
    Operand o = pop(c, 'A');
    Reg s = use(c, &o);
    check_null(c, &o, s);
    Reg r = take_gpr(c);
    asm_rm(&c->a, 0, W32, X_MOV, RAX, mem(s, 0));
    asm_rm(&c->a, 0, W64, X_MOV, r, mem(RAX, offsetof(Class, mirror)));
    push(c, (Value){ .kind = IN_REG, .type = 'A', .reg = (u1)r, .nonnull = true });
}

static void emit_is_primitive(Compiler *c, const Intrinsic *i)
{
    (void)i;
    Operand o = pop(c, 'A');
    Reg s = use(c, &o);
    check_null(c, &o, s);
    Reg r = take_gpr(c);
    asm_rm(&c->a, 0, W64, X_MOV, RAX, mem(s, (int32_t)KNOWN(Class_klass)));
    asm_rm(&c->a, 0, W32, X_MOV, r, mem(RAX, offsetof(Class, flags)));
    asm_shift_imm(&c->a, W32, SH_SHR, r, __builtin_ctz(CLASS_PRIMITIVE));
    asm_group_imm(&c->a, W32, G_AND, r, 1);
    push_reg(c, 'I', r);
}

static void call_instance_test(Compiler *c, const Cold *cold)   /* reg: the object's class, reg2: the other */
{
    move_gpr(c, W64, RAX, cold->reg2);
    move_gpr(c, W64, RDI, cold->reg);
    move_gpr(c, W64, RSI, RAX);
    call_c(c, (const void *)subtype_test);
}

static void emit_is_instance(Compiler *c, const Intrinsic *i)   /* Class.isInstance(Object) */
{
    (void)i;
    Asm *a = &c->a;
    Operand object = pop(c, 'A'), mirror = pop(c, 'A');
    Reg m = use(c, &mirror), o = use(c, &object);
    check_null(c, &mirror, m);
    Reg result = take_gpr(c), k = take_gpr(c), of = take_gpr(c);
    asm_mov_imm(a, result, 0);
    asm_rr(a, 0, W64, X_TEST, o, o);
    size_t null = asm_jcc(a, CC_E);
    asm_rm(a, 0, W32, X_MOV, k, mem(o, 0));
    asm_rm(a, 0, W64, X_MOV, of, mem(m, (int32_t)KNOWN(Class_klass)));
    asm_mov_imm(a, result, 1);
    asm_rr(a, 0, W64, X_CMP, k, of);
    size_t same = asm_jcc(a, CC_E);
    asm_rm(a, 0, W32, X_MOVZX16, RAX, mem(of, offsetof(Class, depth)));
    asm_group_imm(a, W32, G_CMP, RAX, DISPLAY_DEPTH);
    size_t deep = asm_jcc(a, CC_AE);
    asm_rm(a, 0, W32, X_CMP, of, mem_index(k, RAX, 2, offsetof(Class, display)));
    size_t super = asm_jcc(a, CC_E);
    asm_bind(a, deep, a->size);
    asm_rm(a, 0, W32, X_CMP, of, mem(k, offsetof(Class, secondary_cache)));
    Cold *cold = cold_if(c, CC_NE, call_instance_test, COLD_RETURNS, result);
    cold->reg = k;
    cold->reg2 = of;
    asm_bind(a, same, a->size);
    asm_bind(a, super, a->size);
    asm_bind(a, null, a->size);
    push_reg(c, 'I', result);
}

static void emit_identity_hash(Compiler *c, const Intrinsic *i)         /* identity_hash; 0 of null */
{
    (void)i;
    Asm *a = &c->a;
    Operand object = pop(c, 'A');
    Reg o = use(c, &object), r = take_gpr(c);
    move_gpr(c, W64, r, o);
    asm_rr(a, 0, W64, X_TEST, r, r);
    size_t null = asm_jcc(a, CC_E);
    asm_shift_imm(a, W64, SH_SHR, r, 4);
    asm_mov_imm(a, RAX, 0x9E3779B97F4A7C15ull);
    asm_rr(a, 0, W64, X_IMUL, r, RAX);
    asm_shift_imm(a, W64, SH_SHR, r, 33);
    asm_group_imm(a, W32, G_OR, r, 1);
    asm_bind(a, null, a->size);
    push_reg(c, 'I', r);
}

static void emit_current_thread(Compiler *c, const Intrinsic *i)
{
    (void)i;
    Reg r = take_gpr(c);
    asm_rm(&c->a, 0, W64, X_MOV, r, THREAD_FIELD(java_thread));
    push(c, (Value){ .kind = IN_REG, .type = 'A', .reg = (u1)r, .nonnull = true });
}

static void emit_require_non_null(Compiler *c, const Intrinsic *i)
{
    (void)i;
    Operand o = pop(c, 'A');
    Reg r = use(c, &o);
    check_null(c, &o, r);
    Value v = o.v;
    if (v.kind == IN_MEMORY) v = (Value){ .kind = IN_REG, .reg = (u1)r };
    v.type = 'A';
    v.nonnull = true;
    push(c, v);
}

static void emit_check_index(Compiler *c, const Intrinsic *i)   /* argument: how many operands follow index and length */
{
    Asm *a = &c->a;
    for (int n = 0; n < i->argument; n++) (void)pop(c, 'A');
    Operand length = pop(c, 'I'), index = pop(c, 'I');
    Reg n = use(c, &length), at = use(c, &index);
    asm_rr(a, 0, W32, X_TEST, n, n);
    exit_if(c, CC_S);
    asm_rr(a, 0, W32, X_CMP, at, n);
    exit_if(c, CC_AE);
    Value v = index.v;
    if (v.kind == IN_MEMORY) v = (Value){ .kind = IN_REG, .reg = (u1)at };
    v.type = 'I';
    push(c, v);
}

/* ---- Unsafe: of an object's fields and elements; what has no object may be anywhere in memory, and is left to C ------------------ */

/* The method itself, called as a leaf: its arguments, top of the stack before, go into their slots. */
static void call_leaf(Compiler *c, const Cold *cold)
{
    Asm *a = &c->a;
    u4   first = cold->depth_before - cold->method->arg_slots;
    for (u4 i = first; i < cold->depth_before; i++) {
        const Value *v = &cold->before[i];
        if (v->kind != IN_MEMORY && v->kind != LOWER_HALF) store_value(c, v, slot_mem(c, i), is_wide(v->type) ? slot_mem(c, i - 1) : slot_mem(c, i));
    }
    move_gpr(c, W64, RDI, THREAD);
    asm_mov_imm(a, RSI, (uintptr_t)cold->method);
    asm_rm(a, 0, W64, X_LEA, RDX, slot_mem(c, first));
    call_c(c, (const void *)cold->method->entry);
    asm_rr8(a, X_MOVZX8, RAX, RAX);
    asm_rr(a, 0, W64, X_TEST, RAX, RAX);
    unwind_if(c, CC_E);
    asm_rm(a, 0, W64, X_MOV, RAX, slot_mem(c, first));
}

enum { PLAIN, VOLATILE };

static Mem unsafe_address(Compiler *c, const Operand *base, const Operand *offset, const Operand *unsafe)
{
    if (!unsafe->v.nonnull) {
        Reg u = use(c, unsafe);
        check_null(c, unsafe, u);
        c->locked &= ~(1u << u);
        if (unsafe->v.kind == IN_REG) c->locked |= 1u << u;
    }
    Reg o = use(c, base);
    if (offset->v.kind == CONSTANT && offset->v.constant < INT32_MAX) return mem(o, (int32_t)offset->v.constant);
    return mem_index(o, use(c, offset), 0, 0);
}

/* getIntUnaligned and kin are Java code, getInt does the same here. */
static const Method *aligned_form(const Method *m)
{
    char name[64];
    const char *suffix = strstr(symbol_chars(m->name), "Unaligned");
    if (suffix == NULL) return m;
    snprintf(name, sizeof name, "%.*s", (int)(suffix - symbol_chars(m->name)), symbol_chars(m->name));
    const Symbol *symbol = symbol_find(name, strlen(name));
    const Method *plain = symbol != NULL ? class_declared_method(m->klass, symbol, m->descriptor) : NULL;
    return plain != NULL ? plain : m;
}

/* There will be a free register: what a cold call jumps around must not put an operand into its slot. */
static void make_room(Compiler *c, bool fp)
{
    if (fp) c->locked_xmm &= ~(1u << take_xmm(c));
    else c->locked &= ~(1u << take_gpr(c));
}

static void emit_unsafe_get(Compiler *c, const Intrinsic *i)
{
    Operand offset = pop(c, 'J'), base = pop(c, 'A'), unsafe = pop(c, 'A');
    Field field = { .type = result_type(i) };
    bool  fp = is_fp(field.type);
    Mem   m = unsafe_address(c, &base, &offset, &unsafe);
    make_room(c, fp);
    asm_rr(&c->a, 0, W64, X_TEST, m.base, m.base);
    Cold *cold = cold_if(c, CC_E, call_leaf, COLD_RETURNS, NO_REG);
    cold->method = aligned_form(c->callee);
    load_typed(c, &field, m, NULL);
    if (field.type == 'Z') {                            /* memory may hold any byte */
        Reg r = (Reg)c->stack[c->depth - 1].reg;
        asm_rr(&c->a, 0, W32, X_TEST, r, r);
        asm_setcc(&c->a, CC_NE, r);
        asm_rr8(&c->a, X_MOVZX8, r, r);
    }
    cold = &c->colds[c->cold_count - 1];
    cold->back = c->a.size;
    if (fp) cold->xmm_result = c->stack[c->depth - 1].reg;
    else cold->result = (Reg)c->stack[c->depth - 1].reg;
    cold->type = field.type;
    cold->gprs &= fp ? UINT32_MAX : ~(1u << cold->result);
}

static void emit_unsafe_put(Compiler *c, const Intrinsic *i)
{
    Field field = { .type = i->descriptor[strlen("(Ljava/lang/Object;J")], .access_flags = i->argument == VOLATILE ? ACC_VOLATILE : 0 };
    Operand value = pop(c, kind_of_descriptor(field.type)), offset = pop(c, 'J'), base = pop(c, 'A'), unsafe = pop(c, 'A');
    Mem m = unsafe_address(c, &base, &offset, &unsafe);
    if (is_fp(value.v.type)) value.v = (Value){ .kind = IN_XMM, .type = value.v.type, .reg = (u1)use_fp(c, &value) };   /* on both paths */
    else value.v = (Value){ .kind = IN_REG, .type = value.v.type, .reg = (u1)use(c, &value) };
    if (field.type == 'Z') make_room(c, false);
    asm_rr(&c->a, 0, W64, X_TEST, m.base, m.base);
    Cold *cold = cold_if(c, CC_E, call_leaf, COLD_RETURNS, NO_REG);
    cold->method = aligned_form(c->callee);
    store_typed(c, &field, &value, m, NULL);
    c->colds[c->cold_count - 1].back = c->a.size;
}

static void emit_unsafe_compare_and_set(Compiler *c, const Intrinsic *i)
{
    Asm *a = &c->a;
    char type = kind_of_descriptor(i->descriptor[strlen("(Ljava/lang/Object;J")]);
    Operand value = pop(c, type), expected = pop(c, type), offset = pop(c, 'J'), base = pop(c, 'A'), unsafe = pop(c, 'A');
    Mem m = unsafe_address(c, &base, &offset, &unsafe);
    check_null(c, &base, m.base);                       /* without an object: the interpreter's */
    Reg v = use(c, &value), e = use(c, &expected);
    move_gpr(c, width(type), RAX, e);
    asm_lock_cmpxchg(a, width(type), v, m);
    if (e != m.base && e != v) c->locked &= ~(1u << e);
    Reg r = take_gpr(c);
    asm_setcc(a, CC_E, r);
    asm_rr8(a, X_MOVZX8, r, r);
    if (type == 'A') make_dirty(c, m.base);
    push_reg(c, 'I', r);
}

static void emit_unsafe_get_and_change(Compiler *c, const Intrinsic *i)     /* argument: 0x0fc1 xadd, 0x87 xchg */
{
    char type = kind_of_descriptor(result_type(i));
    Operand value = pop(c, type), offset = pop(c, 'J'), base = pop(c, 'A'), unsafe = pop(c, 'A');
    Mem m = unsafe_address(c, &base, &offset, &unsafe);
    check_null(c, &base, m.base);                       /* without an object: the interpreter's */
    Reg r = own(c, &value);
    if (type == 'A') make_dirty(c, m.base);             /* also before: the exchange leaves the new value nowhere else */
    if (i->argument == 0x0fc1) asm_u1(&c->a, 0xf0);     /* lock; an exchange is locked anyway */
    asm_rm(&c->a, 0, width(type), i->argument, r, m);
    if (type == 'A') make_dirty(c, m.base);
    push_reg(c, type, r);
}

static void emit_fence(Compiler *c, const Intrinsic *i)         /* argument: must stores be seen before later loads? */
{
    Operand unsafe = pop(c, 'A');
    check_null(c, &unsafe, use(c, &unsafe));
    if (i->argument) asm_full_fence(&c->a);
}

/* ---- the table ------------------------------------------------------------------------------------------------------------------ */

#define MATH(name, descriptor, ...)         { "java/lang/Math", name, descriptor, __VA_ARGS__ }, { "java/lang/StrictMath", name, descriptor, __VA_ARGS__ }
#define UNSAFE(name, descriptor, ...)       { "jdk/internal/misc/Unsafe", name, descriptor, __VA_ARGS__ }
#define UNSAFE_GETS(Type, type)                                                                                 \
    UNSAFE("get" Type, "(Ljava/lang/Object;J)" type, emit_unsafe_get, PLAIN, 0),                                \
    UNSAFE("get" Type "Volatile", "(Ljava/lang/Object;J)" type, emit_unsafe_get, PLAIN, 0),                     \
    UNSAFE("get" Type "Acquire", "(Ljava/lang/Object;J)" type, emit_unsafe_get, PLAIN, 0),                      \
    UNSAFE("get" Type "Opaque", "(Ljava/lang/Object;J)" type, emit_unsafe_get, PLAIN, 0),                       \
    UNSAFE("put" Type, "(Ljava/lang/Object;J" type ")V", emit_unsafe_put, PLAIN, 0),                            \
    UNSAFE("put" Type "Volatile", "(Ljava/lang/Object;J" type ")V", emit_unsafe_put, VOLATILE, 0),              \
    UNSAFE("put" Type "Release", "(Ljava/lang/Object;J" type ")V", emit_unsafe_put, PLAIN, 0),                  \
    UNSAFE("put" Type "Opaque", "(Ljava/lang/Object;J" type ")V", emit_unsafe_put, PLAIN, 0)
#define UNSAFE_UNALIGNED(Type, type)                                                                            \
    UNSAFE("get" Type "Unaligned", "(Ljava/lang/Object;J)" type, emit_unsafe_get, PLAIN, 0),                    \
    UNSAFE("put" Type "Unaligned", "(Ljava/lang/Object;J" type ")V", emit_unsafe_put, PLAIN, 0)
#define UNSAFE_SWAPS(Type, type)                                                                                \
    UNSAFE("compareAndSet" Type, "(Ljava/lang/Object;J" type type ")Z", emit_unsafe_compare_and_set, 0, 0),     \
    UNSAFE("weakCompareAndSet" Type, "(Ljava/lang/Object;J" type type ")Z", emit_unsafe_compare_and_set, 0, 0), \
    UNSAFE("weakCompareAndSet" Type "Plain", "(Ljava/lang/Object;J" type type ")Z", emit_unsafe_compare_and_set, 0, 0),   \
    UNSAFE("weakCompareAndSet" Type "Acquire", "(Ljava/lang/Object;J" type type ")Z", emit_unsafe_compare_and_set, 0, 0), \
    UNSAFE("weakCompareAndSet" Type "Release", "(Ljava/lang/Object;J" type type ")Z", emit_unsafe_compare_and_set, 0, 0), \
    UNSAFE("getAndSet" Type, "(Ljava/lang/Object;J" type ")" type, emit_unsafe_get_and_change, 0x87, 0)
#define OBJECT_TYPE "Ljava/lang/Object;"

static void emit_array_copy(Compiler *c, const Intrinsic *i)
{
    (void)i;
    compile_leaf_call(c, c->callee, 5, 'V', stubs.array_copy);
}

static const Intrinsic intrinsics[] = {
    MATH("sqrt", "(D)D", emit_sqrt, 0, 0),
    MATH("floor", "(D)D", emit_round, 9, CPU_SSE41), MATH("ceil", "(D)D", emit_round, 10, CPU_SSE41),
    MATH("abs", "(I)I", emit_abs, 0, 0), MATH("abs", "(J)J", emit_abs, 0, 0), MATH("abs", "(D)D", emit_abs, 0, 0),
    MATH("min", "(II)I", emit_min_max, 0x0f4f, 0), MATH("max", "(II)I", emit_min_max, 0x0f4c, 0),
    MATH("min", "(JJ)J", emit_min_max, 0x0f4f, 0), MATH("max", "(JJ)J", emit_min_max, 0x0f4c, 0),
    { "java/lang/Integer", "bitCount", "(I)I", emit_bits, 0x0fb8, CPU_POPCNT },
    { "java/lang/Long", "bitCount", "(J)I", emit_bits, 0x0fb8, CPU_POPCNT },
    { "java/lang/Integer", "numberOfLeadingZeros", "(I)I", emit_bits, 0x0fbd, CPU_LZCNT },
    { "java/lang/Long", "numberOfLeadingZeros", "(J)I", emit_bits, 0x0fbd, CPU_LZCNT },
    { "java/lang/Integer", "numberOfTrailingZeros", "(I)I", emit_bits, 0x0fbc, CPU_BMI },
    { "java/lang/Long", "numberOfTrailingZeros", "(J)I", emit_bits, 0x0fbc, CPU_BMI },
    { "java/lang/Integer", "reverseBytes", "(I)I", emit_reverse_bytes, 0, 0 },
    { "java/lang/Long", "reverseBytes", "(J)J", emit_reverse_bytes, 0, 0 },
    { "java/lang/Float", "intBitsToFloat", "(I)F", emit_move_to_fp, 0, 0 },
    { "java/lang/Double", "longBitsToDouble", "(J)D", emit_move_to_fp, 0, 0 },
    { "java/lang/Float", "floatToRawIntBits", "(F)I", emit_move_from_fp, 0, 0 },
    { "java/lang/Double", "doubleToRawLongBits", "(D)J", emit_move_from_fp, 0, 0 },
    { "java/lang/String", "length", "()I", emit_string_length, 0, 0 },
    { "java/lang/String", "isEmpty", "()Z", emit_string_is_empty, 0, 0 },
    { "java/lang/String", "coder", "()B", emit_string_coder, 0, 0 },
    { "java/lang/String", "isLatin1", "()Z", emit_string_coder, 1, 0 },
    { "java/lang/String", "charAt", "(I)C", emit_string_char_at, 0, 0 },
    { "java/lang/Object", "getClass", "()Ljava/lang/Class;", emit_get_class, 0, 0 },
    { "java/lang/Class", "isPrimitive", "()Z", emit_is_primitive, 0, 0 },
    { "java/lang/Class", "isInstance", "(Ljava/lang/Object;)Z", emit_is_instance, 0, 0 },
    { "java/lang/System", "identityHashCode", "(Ljava/lang/Object;)I", emit_identity_hash, 0, 0 },
    { "java/lang/System", "arraycopy", "(Ljava/lang/Object;ILjava/lang/Object;II)V", emit_array_copy, 0, 0 },
    { "java/lang/Thread", "currentThread", "()Ljava/lang/Thread;", emit_current_thread, 0, 0 },
    { "java/util/Objects", "requireNonNull", "(Ljava/lang/Object;)Ljava/lang/Object;", emit_require_non_null, 0, 0 },
    { "java/util/Objects", "checkIndex", "(II)I", emit_check_index, 0, 0 },
    { "jdk/internal/util/Preconditions", "checkIndex", "(IILjava/util/function/BiFunction;)I", emit_check_index, 1, 0 },
    UNSAFE_GETS("Boolean", "Z"), UNSAFE_GETS("Byte", "B"), UNSAFE_GETS("Short", "S"), UNSAFE_GETS("Char", "C"), UNSAFE_GETS("Int", "I"),
    UNSAFE_GETS("Long", "J"), UNSAFE_GETS("Float", "F"), UNSAFE_GETS("Double", "D"), UNSAFE_GETS("Reference", OBJECT_TYPE),
    UNSAFE_UNALIGNED("Short", "S"), UNSAFE_UNALIGNED("Char", "C"), UNSAFE_UNALIGNED("Int", "I"), UNSAFE_UNALIGNED("Long", "J"),
    UNSAFE_SWAPS("Int", "I"), UNSAFE_SWAPS("Long", "J"), UNSAFE_SWAPS("Reference", OBJECT_TYPE),
    UNSAFE("getAndAddInt", "(Ljava/lang/Object;JI)I", emit_unsafe_get_and_change, 0x0fc1, 0),
    UNSAFE("getAndAddLong", "(Ljava/lang/Object;JJ)J", emit_unsafe_get_and_change, 0x0fc1, 0),
    UNSAFE("loadFence", "()V", emit_fence, 0, 0), UNSAFE("storeFence", "()V", emit_fence, 0, 0), UNSAFE("fullFence", "()V", emit_fence, 1, 0),
};

/* The rows that this processor can do, by a hash of their names. */
enum { TABLE_SIZE = 512 };
static struct Row { const Symbol *klass, *name, *descriptor; const Intrinsic *intrinsic; } table[TABLE_SIZE];
_Static_assert(COUNT_OF(intrinsics) < TABLE_SIZE / 2, "it stays half empty");

/* Where the row with these names is, or the free place for it. */
static struct Row *row_of(const Symbol *klass, const Symbol *name, const Symbol *descriptor)
{
    u4 hash = (meta_pack(name) ^ meta_pack(descriptor) * 3 ^ meta_pack(klass) * 5) * 0x9E3779B9u >> 8;
    struct Row *row;
    do row = &table[hash++ % TABLE_SIZE];
    while (row->intrinsic != NULL && (row->name != name || row->descriptor != descriptor || row->klass != klass));
    return row;
}

static void fill_table(void)
{
    for (size_t n = 0; n < COUNT_OF(intrinsics); n++) {
        const Intrinsic *i = &intrinsics[n];
        struct Row row = { symbol_of(i->klass), symbol_of(i->name), symbol_of(i->descriptor), i };
        if ((i->needs & ~cpu_features()) == 0) *row_of(row.klass, row.name, row.descriptor) = row;
    }
}

static const Intrinsic *find(const Method *m)
{
    static bool filled;
    if (!(m->flags & (METHOD_INTRINSIC_CANDIDATE | METHOD_LEAF_NATIVE)) || m->klass->loader != vm.boot_loader) return NULL;
    if (!filled) fill_table();
    filled = true;
    return row_of(m->klass->name, m->name, m->descriptor)->intrinsic;
}

bool is_intrinsic(const Method *m) { return find(m) != NULL; }

bool intrinsic_calls(const Method *m)
{
    const Intrinsic *i = find(m);
    return i != NULL && i->emit == emit_array_copy;
}

bool compile_intrinsic(Compiler *c, const Method *m)
{
    const Intrinsic *i = find(m);
    if (i == NULL) return false;
    c->callee = m;
    i->emit(c, i);
    return true;
}
