/* Tests of interp/interp.c with hand-assembled methods.  Nothing here needs a booted VM: no allocation, no resolution. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "classloader/classfile.h"
#include "interp/interp.h"
#include "vm/bytecode.h"
#include "vm/heap.h"
#include "vm/vm.h"

enum { STACK_SLOTS = 4096, POOL_ENTRIES = 64 };

static struct {
    Arena       *arena;
    Thread      *t;
    Class       *klass;
    ConstantPool pool;
} fake;

static int set_up(void **state)
{
    (void)state;
    fake.arena = arena_create();
    fake.klass = arena_alloc(fake.arena, sizeof(Class) + 4 * sizeof(Method *));
    fake.klass->super = fake.klass;                     /* not java.lang.Object */
    fake.klass->display[0] = meta_pack(fake.klass);
    fake.klass->name = symbol_of("Fake");
    fake.pool.entries = arena_alloc(fake.arena, POOL_ENTRIES * sizeof(u8));
    fake.pool.tags = arena_alloc(fake.arena, POOL_ENTRIES);
    heap_cards = calloc(CARD_COUNT, 1);                 /* of a heap there is nothing else */
    fake.t = calloc(1, sizeof(Thread));
    fake.t->id = 1;
    fake.t->java_stack = calloc(STACK_SLOTS, sizeof(Slot));
    fake.t->java_stack_end = fake.t->java_stack_limit = fake.t->java_stack + STACK_SLOTS;
    fake.t->java_top = fake.t->java_stack;
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    free(heap_cards);
    free(fake.t->java_stack);
    free(fake.t);
    arena_destroy(fake.arena);
    return 0;
}

/* A static method with this code; descriptor fields that the interpreter does not read stay empty. */
static Method *make_method(u2 arg_slots, u2 max_stack, u2 max_locals, const u1 *code, size_t code_bytes)
{
    Method *m = arena_alloc(fake.arena, sizeof *m);
    m->entry = interp_entry;
    m->klass = fake.klass;
    m->pool = &fake.pool;
    m->code = memcpy(arena_alloc(fake.arena, code_bytes + 4), code, code_bytes);
    m->code_length = (u4)code_bytes;
    m->arg_slots = arg_slots;
    m->max_stack = max_stack;
    m->max_locals = max_locals;
    m->access_flags = ACC_STATIC;
    m->name = symbol_of("method");
    m->descriptor = symbol_of("()V");
    return m;
}
#define METHOD(args, stack, locals, ...) \
    make_method(args, stack, locals, (const u1[]){ __VA_ARGS__ }, sizeof((const u1[]){ __VA_ARGS__ }))

/* Leaves the result in args[0]. */
static void run(Method *m, Slot *args)
{
    Slot *top = fake.t->java_top;
    assert_true(m->entry(fake.t, m, args));
    assert_null(fake.t->frame);
    assert_ptr_equal(fake.t->java_top, top);
}

static int32_t run_int(Method *m, int32_t a, int32_t b)
{
    Slot args[4] = { { .i = a }, { .i = b } };
    run(m, args);
    return args[0].i;
}

/* ---- arithmetic -------------------------------------------------------------------------------------------------- */

static void int_operators_follow_the_specification(void **state)
{
    static const struct { u1 op; int32_t a, b, result; } rows[] = {
        { OP_iadd, INT_MAX, 1, INT_MIN }, { OP_isub, INT_MIN, 1, INT_MAX }, { OP_imul, 65536, 65537, 65536 },
        { OP_idiv, INT_MIN, -1, INT_MIN }, { OP_idiv, -7, 2, -3 }, { OP_irem, INT_MIN, -1, 0 }, { OP_irem, -7, 3, -1 },
        { OP_ishl, 1, 33, 2 }, { OP_ishr, -8, 33, -4 }, { OP_iushr, -1, 28, 15 }, { OP_iushr, -1, 32, -1 },
        { OP_iand, 12, 10, 8 }, { OP_ior, 12, 10, 14 }, { OP_ixor, 12, 10, 6 },
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        Method *m = METHOD(2, 2, 2, OP_iload_0, OP_iload_1, rows[i].op, OP_ireturn);
        assert_int_equal(run_int(m, rows[i].a, rows[i].b), rows[i].result);
    }
}

static int64_t run_long(u1 op, int64_t a, int64_t b)
{
    Method *m = METHOD(4, 4, 4, OP_lload_0, OP_lload_2, op, OP_lreturn);
    Slot args[4] = { { .l = a }, { 0 }, { .l = b } };
    run(m, args);
    return args[0].l;
}

static void long_operators_follow_the_specification(void **state)
{
    (void)state;
    assert_int_equal(run_long(OP_ladd, INT64_MAX, 1), INT64_MIN);
    assert_int_equal(run_long(OP_lsub, 5, 7), -2);
    assert_int_equal(run_long(OP_lmul, 1ll << 40, 1 << 20), 1ll << 60);
    assert_int_equal(run_long(OP_ldiv, INT64_MIN, -1), INT64_MIN);
    assert_int_equal(run_long(OP_lrem, INT64_MIN, -1), 0);
    assert_int_equal(run_long(OP_lrem, -7, 4), -3);
    assert_int_equal(run_long(OP_lxor, -1, 1), -2);
}

static void shifts_of_longs_use_six_bits(void **state)
{
    (void)state;
    Method *m = METHOD(3, 3, 3, OP_lload_0, OP_iload_2, OP_lshl, OP_lreturn);
    Slot args[4] = { { .l = 3 }, { 0 }, { .i = 65 } };
    run(m, args);
    assert_int_equal(args[0].l, 6);
}

static void comparisons_order_nan_as_the_opcode_says(void **state)
{
    static const struct { u1 op; double a, b; int32_t result; } rows[] = {
        { OP_dcmpl, 1, 2, -1 }, { OP_dcmpl, 2, 1, 1 }, { OP_dcmpg, 1, 1, 0 }, { OP_dcmpl, NAN, 1, -1 }, { OP_dcmpg, NAN, 1, 1 },
        { OP_dcmpg, 0.0, -0.0, 0 },
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        Method *m = METHOD(4, 4, 4, OP_dload_0, OP_dload_2, rows[i].op, OP_ireturn);
        Slot args[4] = { { .d = rows[i].a }, { 0 }, { .d = rows[i].b } };
        run(m, args);
        assert_int_equal(args[0].i, rows[i].result);
    }
}

static void conversions_to_integers_saturate(void **state)
{
    static const struct { double from; int32_t to_int; int64_t to_long; } rows[] = {
        { NAN, 0, 0 }, { INFINITY, INT_MAX, INT64_MAX }, { -INFINITY, INT_MIN, INT64_MIN }, { 1e10, INT_MAX, 10000000000 },
        { -1e19, INT_MIN, INT64_MIN }, { -2147483648.9, INT_MIN, -2147483648 }, { 2147483647.5, INT_MAX, 2147483647 }, { -1.9, -1, -1 },
    };
    (void)state;
    Method *d2i = METHOD(2, 2, 2, OP_dload_0, OP_d2i, OP_ireturn), *d2l = METHOD(2, 2, 2, OP_dload_0, OP_d2l, OP_lreturn);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        Slot args[4] = { { .d = rows[i].from } };
        run(d2i, args);
        assert_int_equal(args[0].i, rows[i].to_int);
        args[0].d = rows[i].from;
        run(d2l, args);
        assert_int_equal(args[0].l, rows[i].to_long);
    }
}

static void remainder_of_doubles_has_the_sign_of_the_dividend(void **state)
{
    (void)state;
    Method *m = METHOD(4, 4, 4, OP_dload_0, OP_dload_2, OP_drem, OP_dreturn);
    Slot args[4] = { { .d = -5.5 }, { 0 }, { .d = 2 } };
    run(m, args);
    assert_true(args[0].d == -1.5);
}

/* ---- the operand stack ------------------------------------------------------------------------------------------- */

static void long_values_survive_untyped_stack_operations(void **state)
{
    (void)state;                                        /* (b, a) -> a + a * b through dup2_x2, pop2 and dup2 */
    Method *m = METHOD(4, 8, 4, OP_lload_2, OP_lload_0, OP_dup2_x2, OP_lmul, OP_ladd, OP_dup2, OP_pop2, OP_lreturn);
    Slot args[4] = { { .l = 1ll << 33 }, { 0 }, { .l = 5 } };
    run(m, args);
    assert_int_equal(args[0].l, 6 * (1ll << 33));
}

static void stack_shuffles_move_single_slots(void **state)
{
    (void)state;                                        /* 1 2 dup_x1 -> 2 1 2; 2 1 2 3 dup_x2 -> 2 3 1 2 3; swap */
    Method *m = METHOD(0, 8, 0, OP_iconst_1, OP_iconst_2, OP_dup_x1, OP_iconst_3, OP_dup_x2, OP_swap,
                       OP_isub,                         /* 3 - 2 = 1 */
                       OP_isub, OP_isub, OP_isub, OP_ireturn);      /* 2 - (3 - (1 - 1)) = -1 */
    assert_int_equal(run_int(m, 0, 0), -1);
}

static void wide_forms_reach_far_locals(void **state)
{
    (void)state;
    Method *m = METHOD(2, 2, 300, OP_iload_0, OP_wide, OP_istore, 1, 40, OP_wide, OP_iinc, 1, 40, 0xff, 0, OP_wide, OP_iload, 1, 40,
                       OP_ireturn);
    assert_int_equal(run_int(m, 1000, 0), 744);
}

/* ---- control flow ------------------------------------------------------------------------------------------------ */

static void loops_branch_backwards(void **state)
{
    (void)state;
    Method *m = METHOD(1, 2, 3, OP_iconst_0, OP_istore_1, OP_iconst_0, OP_istore_2,
                       OP_iload_2, OP_iload_0, OP_if_icmpge, 0, 13, OP_iload_1, OP_iload_2, OP_iadd, OP_istore_1,
                       OP_iinc, 2, 1, OP_goto, 0xff, 0xf4, OP_iload_1, OP_ireturn);
    assert_int_equal(run_int(m, 100000, 0), 704982704);
}

static void switches_find_their_case(void **state)
{
    (void)state;
    Method *table = METHOD(1, 1, 1, OP_iload_0, OP_tableswitch, 0, 0, 0, 0, 0, 28, 0, 0, 0, 5, 0, 0, 0, 6, 0, 0, 0, 24, 0, 0, 0, 26,
                           OP_nop, OP_iconst_1, OP_ireturn, OP_iconst_0, OP_ireturn);
    /* opcode at 1: operands at 4; cases at 16, 20; bodies: 24 nop, 25 iconst_1, 26 ireturn ... */
    table->code[19] = 24;                               /* case 5 -> 25 */
    table->code[23] = 26;                               /* case 6 -> 27 */
    table->code[7] = 26;                                /* default -> 27 */
    assert_int_equal(run_int(table, 5, 0), 1);
    assert_int_equal(run_int(table, 6, 0), 0);
    assert_int_equal(run_int(table, INT_MIN, 0), 0);
    Method *lookup = METHOD(1, 1, 1, OP_iload_0, OP_lookupswitch, 0, 0, 0, 0, 0, 29, 0, 0, 0, 2, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 27,
                            0, 0, 0, 9, 0, 0, 0, 27, OP_iconst_1, OP_ireturn, OP_iconst_0, OP_ireturn);
    assert_int_equal(run_int(lookup, -1, 0), 1);
    assert_int_equal(run_int(lookup, 9, 0), 1);
    assert_int_equal(run_int(lookup, 8, 0), 0);
}

static void jsr_and_ret_come_back(void **state)
{
    (void)state;
    Method *m = METHOD(1, 2, 2, OP_jsr, 0, 5, OP_iload_0, OP_ireturn, OP_astore_1, OP_iinc, 0, 5, OP_ret, 1);
    assert_int_equal(run_int(m, 2, 0), 7);
}

/* ---- calls ------------------------------------------------------------------------------------------------------- */

static void calls_recurse_on_one_activation(void **state)
{
    (void)state;
    Method *fib = METHOD(1, 3, 1, OP_iload_0, OP_iconst_2, OP_if_icmpge, 0, 5, OP_iload_0, OP_ireturn,
                         OP_iload_0, OP_iconst_1, OP_isub, OP_invokestatic_quick, 0, 1,
                         OP_iload_0, OP_iconst_2, OP_isub, OP_invokestatic_quick, 0, 1, OP_iadd, OP_ireturn);
    fake.pool.entries[1] = meta_pack(fib);
    assert_int_equal(run_int(fib, 20, 0), 6765);
}

static bool native_sum(Thread *t, Method *m, Slot *args)
{
    (void)t, (void)m;
    args[0].l = args[0].l + args[2].i;
    return true;
}

static void natives_return_two_slots(void **state)
{
    (void)state;                                        /* 7 - sum(long, int), with a value below the arguments */
    Method *sum = METHOD(3, 0, 3, 0);
    sum->entry = native_sum;
    sum->return_type = 'J';
    fake.pool.entries[2] = meta_pack(sum);
    Method *m = METHOD(2, 5, 2, OP_lload_0, OP_lload_0, OP_iconst_3, OP_invokestatic_quick, 0, 2, OP_lsub, OP_lreturn);
    Slot args[4] = { { .l = 1ll << 40 } };
    run(m, args);
    assert_int_equal(args[0].l, -3);
}

static void virtual_calls_select_by_the_receiver(void **state)
{
    (void)state;
    Method *answer = METHOD(1, 1, 1, OP_bipush, 42, OP_ireturn);
    fake.klass->vtable[2] = answer;
    fake.pool.entries[3] = (u8)(2u << 16 | 1) << 32 | meta_pack(answer);
    Object receiver = { meta_pack(fake.klass), LOCK_UNLOCKED };
    Method *m = METHOD(1, 1, 1, OP_aload_0, OP_invokevirtual_quick, 0, 3, OP_ireturn);
    Slot args[2] = { { .ref = &receiver } };
    run(m, args);
    assert_int_equal(args[0].i, 42);
}

/* ---- fields and arrays ------------------------------------------------------------------------------------------- */

static void quick_field_accesses_use_the_entry_s_offset(void **state)
{
    (void)state;
    struct { Object header; int32_t i; int8_t b; u2 c; int64_t l; } o = { .header = { meta_pack(fake.klass), LOCK_UNLOCKED }, .i = 5 };
    fake.pool.entries[4] = (u8)offsetof(__typeof__(o), i) << 32;
    fake.pool.entries[5] = (u8)offsetof(__typeof__(o), l) << 32;
    Method *m = METHOD(1, 5, 1, OP_aload_0, OP_aload_0, OP_getfield_int, 0, 4, OP_i2l, OP_putfield_long, 0, 5,
                       OP_aload_0, OP_iconst_m1, OP_putfield_int, 0, 4, OP_aload_0, OP_getfield_long, 0, 5, OP_lreturn);
    Slot args[2] = { { .ref = &o.header } };
    run(m, args);
    assert_int_equal(args[0].l, 5);
    assert_int_equal(o.i, -1);
    assert_int_equal(o.l, 5);
}

static void array_elements_are_loaded_and_stored(void **state)
{
    (void)state;
    struct { Array a; int64_t elements[3]; } array = { .a = { .header = { meta_pack(fake.klass), LOCK_UNLOCKED }, .length = 3 } };
    Method *m = METHOD(3, 5, 3, OP_aload_0, OP_iconst_2, OP_lload_1, OP_lastore, OP_aload_0, OP_iconst_2, OP_laload, OP_l2i,
                       OP_aload_0, OP_arraylength, OP_iadd, OP_ireturn);
    Slot args[4] = { { .ref = &array.a.header }, { .l = 77 } };
    run(m, args);
    assert_int_equal(args[0].i, 80);
    assert_int_equal(array.elements[2], 77);
}

/* ---- exceptions -------------------------------------------------------------------------------------------------- */

static void thrown_objects_reach_the_innermost_handler(void **state)
{
    (void)state;
    static const ExceptionRow rows[] = { { 0, 2, 2, 0 } };
    static const struct FileMethod file = { .handlers = (ExceptionRow *)(uintptr_t)rows, .handler_count = 1 };
    Object thrown = { meta_pack(fake.klass), LOCK_UNLOCKED };
    Method *thrower = METHOD(1, 1, 1, OP_aload_0, OP_athrow);
    Method *m = METHOD(1, 1, 1, OP_aload_0, OP_athrow, OP_areturn);
    m->file = &file;
    Slot args[2] = { { .ref = &thrown } };
    run(m, args);
    assert_ptr_equal(args[0].ref, &thrown);
    fake.pool.entries[6] = meta_pack(thrower);          /* the same from a callee */
    Method *caller = METHOD(1, 1, 1, OP_aload_0, OP_invokestatic_quick, 0, 6, OP_areturn);
    static const ExceptionRow caller_rows[] = { { 1, 4, 4, 0 } };
    static const struct FileMethod caller_file = { .handlers = (ExceptionRow *)(uintptr_t)caller_rows, .handler_count = 1 };
    caller->file = &caller_file;
    args[0].ref = &thrown;
    run(caller, args);
    assert_ptr_equal(args[0].ref, &thrown);
}

static void uncaught_objects_leave_the_interpreter(void **state)
{
    (void)state;
    Object thrown = { meta_pack(fake.klass), LOCK_UNLOCKED };
    Method *m = METHOD(1, 1, 1, OP_aload_0, OP_athrow);
    Slot args[2] = { { .ref = &thrown } };
    assert_false(m->entry(fake.t, m, args));
    assert_ptr_equal(fake.t->exception, &thrown);
    assert_null(fake.t->frame);
    assert_ptr_equal(fake.t->java_top, fake.t->java_stack);
    fake.t->exception = NULL;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(int_operators_follow_the_specification),
        cmocka_unit_test(long_operators_follow_the_specification),
        cmocka_unit_test(shifts_of_longs_use_six_bits),
        cmocka_unit_test(comparisons_order_nan_as_the_opcode_says),
        cmocka_unit_test(conversions_to_integers_saturate),
        cmocka_unit_test(remainder_of_doubles_has_the_sign_of_the_dividend),
        cmocka_unit_test(long_values_survive_untyped_stack_operations),
        cmocka_unit_test(stack_shuffles_move_single_slots),
        cmocka_unit_test(wide_forms_reach_far_locals),
        cmocka_unit_test(loops_branch_backwards),
        cmocka_unit_test(switches_find_their_case),
        cmocka_unit_test(jsr_and_ret_come_back),
        cmocka_unit_test(calls_recurse_on_one_activation),
        cmocka_unit_test(natives_return_two_slots),
        cmocka_unit_test(virtual_calls_select_by_the_receiver),
        cmocka_unit_test(quick_field_accesses_use_the_entry_s_offset),
        cmocka_unit_test(array_elements_are_loaded_and_stored),
        cmocka_unit_test(thrown_objects_reach_the_innermost_handler),
        cmocka_unit_test(uncaught_objects_leave_the_interpreter),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
