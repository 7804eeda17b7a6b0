/* The verifier alone: classes are byte arrays and small tables, other classes exist only in the hooks below. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <time.h>
#include <cmocka.h>

#include "verifier/checker.h"
#include "verifier/verify.h"

/* ---- a world of five classes: Object > Animal > Cat, Dog; interface Pet ------------------------------------------------- */

typedef struct World { int questions; bool throws; } World;

static const char *super_of(const char *name)
{
    return strcmp(name, "Cat") == 0 || strcmp(name, "Dog") == 0 ? "Animal" : strcmp(name, "java/lang/Object") == 0 ? NULL : "java/lang/Object";
}

static bool is_subclass(const char *name, const char *of)
{
    for (; name != NULL; name = super_of(name))
        if (strcmp(name, of) == 0) return true;
    return false;
}

static VerifyAnswer is_assignable(void *context, const Symbol *target, const Symbol *from, bool for_access)
{
    World *world = context;
    (void)for_access;
    world->questions++;
    if (world->throws) return VERIFY_THROWN;
    return symbol_is(target, "Pet") || is_subclass(from->chars, target->chars) ? VERIFY_YES : VERIFY_NO;
}

static VerifyAnswer is_protected_elsewhere(void *context, const Symbol *holder, const Symbol *name, const Symbol *descriptor, bool is_method)
{
    (void)context; (void)holder; (void)name; (void)descriptor; (void)is_method;
    return VERIFY_NO;
}

static bool is_superclass(void *context, const Symbol *name)
{
    (void)context;
    return symbol_is(name, "java/lang/Object");
}

static bool declares_field(void *context, const Symbol *name, const Symbol *descriptor)
{
    (void)context; (void)name; (void)descriptor;
    return false;
}

static VerifyAnswer is_interface(void *context, const Symbol *name)
{
    World *world = context;
    world->questions++;
    return symbol_is(name, "Pet") ? VERIFY_YES : VERIFY_NO;
}

static VerifyAnswer common_superclass(void *context, const Symbol *a, const Symbol *b, const Symbol **common)
{
    World *world = context;
    const char *name = a->chars;
    world->questions++;
    while (!is_subclass(b->chars, name)) name = super_of(name);
    *common = symbol_of(name);
    return VERIFY_YES;
}

static const VerifyHooks hooks = {
    is_assignable, is_protected_elsewhere, is_superclass, declares_field, is_interface, common_superclass
};

/* ---- one class with one method -------------------------------------------------------------------------------------------- */

enum { POOL_CAT = 1, POOL_ANIMAL = 3, POOL_SLOTS = 5 };         /* Class entries; their names follow them */

typedef struct Case {
    const char *descriptor;
    u2          max_stack, max_locals, version;
    const u1   *code;
    u4          code_length;
    const u1   *map;
    u4          map_bytes;
    VerifyHandler handler;
    World       world;
} Case;

#define CODE(...) .code = (const u1[]){ __VA_ARGS__ }, .code_length = sizeof((const u1[]){ __VA_ARGS__ })
#define MAP(...)  .map = (const u1[]){ __VA_ARGS__ }, .map_bytes = sizeof((const u1[]){ __VA_ARGS__ })

static char *message;

static VerifyVerdict verdict_of(Case *c)
{
    u1 tags[POOL_SLOTS] = { 0, CP_Class, CP_Utf8, CP_Class, CP_Utf8 };
    u8 entries[POOL_SLOTS] = { 0, 2, (u8)(uintptr_t)symbol_of("Cat"), 4, (u8)(uintptr_t)symbol_of("Animal") };
    ConstantPool pool = { .count = POOL_SLOTS, .tags = tags, .entries = entries };
    VerifyMethod method = { .name = symbol_of("m"), .descriptor = symbol_of(c->descriptor), .access_flags = ACC_STATIC,
        .max_stack = c->max_stack, .max_locals = c->max_locals, .code_length = c->code_length, .code = c->code,
        .handlers = &c->handler, .handler_count = c->handler.end > 0, .stack_map = c->map, .stack_map_bytes = c->map_bytes };
    VerifyInput input = { .name = symbol_of("Test"), .super_name = symbol_of("java/lang/Object"), .external_name = "Test",
        .major_version = c->version != 0 ? c->version : 61, .method_count = 1, .methods = &method, .pool = &pool,
        .hooks = &hooks, .context = &c->world };
    free(message);
    message = NULL;
    return verify_class_code(&input, &message);
}

static void assert_accepted(Case c)
{
    VerifyVerdict verdict = verdict_of(&c);
    if (verdict != VERIFIED) print_error("%s\n", message);
    assert_int_equal(verdict, VERIFIED);
}

static void assert_refused(Case c, const char *first_line)
{
    assert_int_equal(verdict_of(&c), VERIFY_ERROR);
    assert_non_null(message);
    assert_memory_equal(message, first_line, strlen(first_line));
}

/* ---- type checking -------------------------------------------------------------------------------------------------------- */

static void every_row_flagged_rule_has_a_rule_and_no_other(void **state)
{
    (void)state;
    for (u4 op = 0; op < JVMS_OPCODE_COUNT; op++)
        if (op != OP_wide) assert_int_equal(rule_for((u1)op) != NULL, (op_info[op].flags & OPF_RULE) != 0);
}

static void adding_ints_is_accepted(void **state)
{
    (void)state;
    assert_accepted((Case){ .descriptor = "(II)I", .max_stack = 2, .max_locals = 2, CODE(OP_iload_0, OP_iload_1, OP_iadd, OP_ireturn) });
}

static void adding_a_float_is_refused_with_the_whole_story(void **state)
{
    (void)state;
    assert_refused((Case){ .descriptor = "(IF)I", .max_stack = 2, .max_locals = 2, CODE(OP_iload_0, OP_fload_1, OP_iadd, OP_ireturn) },
        "Bad type on operand stack\n"
        "Exception Details:\n"
        "  Location:\n"
        "    Test.m(IF)I @2: iadd\n"
        "  Reason:\n"
        "    Type float (current frame, stack[1]) is not assignable to integer\n"
        "  Current Frame:\n"
        "    bci: @2\n"
        "    flags: { }\n"
        "    locals: { integer, float }\n"
        "    stack: { integer, float }\n"
        "  Bytecode:\n"
        "    0000000: 1a23 60ac                              \n");
}

static void stack_limits_are_kept(void **state)
{
    (void)state;
    assert_refused((Case){ .descriptor = "()V", .max_stack = 1, CODE(OP_iconst_0, OP_iconst_0, OP_return) }, "Operand stack overflow");
    assert_refused((Case){ .descriptor = "()V", .max_stack = 1, CODE(OP_lconst_0, OP_return) }, "Operand stack overflow");
    assert_refused((Case){ .descriptor = "()V", .max_stack = 1, CODE(OP_pop, OP_return) }, "Operand stack underflow");
}

static void code_must_not_run_off_its_end(void **state)
{
    (void)state;
    assert_refused((Case){ .descriptor = "()V", CODE(OP_nop) }, "Control flow falls through code end");
    assert_refused((Case){ .descriptor = "()V", CODE(OP_return, OP_sipush, 0) }, "Bad instruction");
    assert_refused((Case){ .descriptor = "()V", CODE(OP_return, OP_lookupswitch, 0, 0) }, "Bad instruction");
}

static void branches_need_frames_that_fit(void **state)
{
    (void)state;
    Case c = { .descriptor = "(I)V", .max_stack = 1, .max_locals = 1, CODE(OP_iload_0, OP_ifeq, 0, 4, OP_nop, OP_return) };
    assert_refused(c, "Expecting a stackmap frame at branch target 5");
    c.map = (const u1[]){ 0, 1, 5 };
    c.map_bytes = 3;
    assert_accepted(c);
    c.map = (const u1[]){ 0, 1, 255, 0, 5, 0, 1, 2, 0, 0 };
    c.map_bytes = 10;
    assert_refused(c, "Inconsistent stackmap frames at branch target 5");
}

static void malformed_stack_maps_are_format_errors(void **state)
{
    (void)state;
    Case cut = { .descriptor = "()V", CODE(OP_return), MAP(0, 1) };
    assert_int_equal(verdict_of(&cut), VERIFY_FORMAT_ERROR);
    assert_string_equal(message, "StackMapTable format error: access beyond the end of attribute");
    Case rest = { .descriptor = "()V", CODE(OP_return), MAP(0, 0, 0) };
    assert_int_equal(verdict_of(&rest), VERIFY_FORMAT_ERROR);
    Case tag = { .descriptor = "()V", .max_locals = 1, CODE(OP_return), MAP(0, 1, 252, 0, 0, 9) };
    assert_int_equal(verdict_of(&tag), VERIFY_FORMAT_ERROR);
    Case new = { .descriptor = "()V", .max_locals = 1, CODE(OP_return), MAP(0, 1, 252, 0, 0, 8, 0, 0) };
    assert_int_equal(verdict_of(&new), VERIFY_FORMAT_ERROR);
    assert_string_equal(message, "StackMapTable format error: bad offset for Uninitialized in method 'void Test.m()'");
}

static void assigning_to_the_same_class_asks_nothing(void **state)
{
    (void)state;
    Case c = { .descriptor = "(LCat;)LCat;", .max_stack = 1, .max_locals = 1, CODE(OP_aload_0, OP_areturn) };
    assert_int_equal(verdict_of(&c), VERIFIED);
    c.descriptor = "(LCat;)Ljava/lang/Object;";
    assert_int_equal(verdict_of(&c), VERIFIED);
    assert_int_equal(c.world.questions, 0);
}

static void assigning_to_another_class_asks_once(void **state)
{
    (void)state;
    Case c = { .descriptor = "(LCat;)LAnimal;", .max_stack = 1, .max_locals = 1, CODE(OP_aload_0, OP_areturn) };
    assert_int_equal(verdict_of(&c), VERIFIED);
    assert_int_equal(c.world.questions, 1);
    c.descriptor = "(LAnimal;)LCat;";
    assert_refused(c, "Bad return type");
    c.descriptor = "([[LCat;)[[LAnimal;";
    assert_accepted(c);
    c.descriptor = "([[I)[[J";
    assert_refused(c, "Bad return type");
}

static void what_a_hook_throws_is_the_verdict(void **state)
{
    (void)state;
    Case c = { .descriptor = "(LCat;)LAnimal;", .max_stack = 1, .max_locals = 1, .world.throws = true, CODE(OP_aload_0, OP_areturn) };
    assert_int_equal(verdict_of(&c), VERIFY_HOOK_THREW);
    c.version = 49;
    assert_int_equal(verdict_of(&c), VERIFY_HOOK_THREW);
}

static void objects_not_yet_made_cannot_be_used(void **state)
{
    (void)state;
    assert_accepted((Case){ .descriptor = "()V", .max_stack = 1, CODE(OP_new, 0, POOL_CAT, OP_pop, OP_return) });
    assert_refused((Case){ .descriptor = "()LCat;", .max_stack = 1, CODE(OP_new, 0, POOL_CAT, OP_areturn) }, "Bad return type");
    assert_refused((Case){ .descriptor = "()V", .max_stack = 1, CODE(OP_new, 0, 2, OP_pop, OP_return) },
                   "Illegal type at constant pool entry 2 in class Test");
    assert_refused((Case){ .descriptor = "()V", .max_stack = 1, CODE(OP_new, 0, 5, OP_pop, OP_return) },
                   "Illegal constant pool index 5 in class Test");
}

static void handlers_must_lie_at_instructions(void **state)
{
    (void)state;
    Case c = { .descriptor = "()V", .max_stack = 1, .handler = { 0, 1, 2, 0 }, CODE(OP_nop, OP_return, OP_athrow), MAP(0, 1, 66, 7, 0, POOL_CAT) };
    assert_refused(c, "Stack map does not match the one at exception handler 2");
    c.handler = (VerifyHandler){ 0, 9, 2, 0 };
    assert_int_equal(verdict_of(&c), VERIFY_FORMAT_ERROR);
    assert_string_equal(message, "Illegal exception table end_pc 9 in method 'void Test.m()'");
}

/* ---- type inference ------------------------------------------------------------------------------------------------------- */

/* 0 iload_0; 1 ifeq 8; 4 aload_1; 5 goto 9; 8 aload_2; 9 areturn */
#define CHOOSE CODE(OP_iload_0, OP_ifeq, 0, 7, OP_aload_1, OP_goto, 0, 4, OP_aload_2, OP_areturn)

static void inference_merges_to_the_common_superclass(void **state)
{
    (void)state;
    assert_accepted((Case){ .descriptor = "(ILCat;LDog;)LAnimal;", .version = 49, .max_stack = 1, .max_locals = 3, CHOOSE });
    assert_refused((Case){ .descriptor = "(ILCat;LDog;)LCat;", .version = 49, .max_stack = 1, .max_locals = 3, CHOOSE },
                   "(class: Test, method: m signature: (ILCat;LDog;)LCat;) Wrong return type in function");
    assert_refused((Case){ .descriptor = "(ILCat;F)LCat;", .version = 49, .max_stack = 1, .max_locals = 3, CHOOSE },
                   "(class: Test, method: m signature: (ILCat;F)LCat;) Register 2 contains wrong type");
}

/* 0 jsr 4; 3 return; 4 astore_1; 5 ret 1 */
static void subroutines_are_for_old_class_files(void **state)
{
    (void)state;
    Case c = { .descriptor = "(I)V", .max_stack = 1, .max_locals = 2, .version = 49, CODE(OP_jsr, 0, 4, OP_return, OP_astore_1, OP_ret, 1) };
    assert_accepted(c);
    c.version = 50;
    assert_accepted(c);
    c.version = 51;
    assert_refused(c, "Bad instruction: a8");
}

static void registers_a_subroutine_does_not_use_keep_their_types(void **state)
{
    (void)state;
    assert_accepted((Case){ .descriptor = "(I)I", .max_stack = 1, .max_locals = 2, .version = 49,
                            CODE(OP_jsr, 0, 5, OP_iload_0, OP_ireturn, OP_astore_1, OP_ret, 1) });
    assert_refused((Case){ .descriptor = "(I)I", .max_stack = 1, .max_locals = 2, .version = 49,
                           CODE(OP_jsr, 0, 5, OP_iload_0, OP_ireturn, OP_astore_1, OP_fconst_0, OP_fstore_0, OP_ret, 1) },
                   "(class: Test, method: m signature: (I)I) Register 0 contains wrong type");
}

static void version_50_without_stack_maps_falls_back_to_inference(void **state)
{
    (void)state;
    Case c = { .descriptor = "(I)V", .max_stack = 1, .max_locals = 1, CODE(OP_iload_0, OP_ifeq, 0, 4, OP_nop, OP_return) };
    c.version = 50;
    assert_accepted(c);
    c.version = 51;
    assert_refused(c, "Expecting a stackmap frame");
    /* Both fail: the verdict is inference's, the text type checking's. */
    assert_refused((Case){ .descriptor = "()V", .version = 50, CODE(OP_pop, OP_return) }, "Operand stack underflow");
}

/* ---- size ----------------------------------------------------------------------------------------------------------------- */

enum { HUGE = 65535 };

/* iload_0, then ifeq +3 over and over: every instruction is a branch target. */
static void a_method_of_64_kilobytes_takes_no_time(void **state)
{
    static u1 code[HUGE], map[HUGE];
    u4 at = 0, frames = 0, bytes = 2;
    clock_t start = clock();
    (void)state;
    for (; at + 5 < HUGE; at += 4) {
        code[at] = OP_iload_0;
        code[at + 1] = OP_ifeq;
        be_put_u2(code + at + 2, 3);
        map[bytes++] = frames++ == 0 ? 4 : 3;
    }
    code[at] = OP_return;
    be_put_u2(map, (u2)frames);
    Case c = { .descriptor = "(I)V", .max_stack = 1, .max_locals = HUGE, .code = code, .code_length = at + 1, .map = map, .map_bytes = bytes };
    assert_accepted(c);
    c.version = 49;
    c.max_locals = 1;
    assert_accepted(c);
    assert_true((double)(clock() - start) / CLOCKS_PER_SEC < 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_flagged_rule_has_a_rule_and_no_other),
        cmocka_unit_test(adding_ints_is_accepted),
        cmocka_unit_test(adding_a_float_is_refused_with_the_whole_story),
        cmocka_unit_test(stack_limits_are_kept),
        cmocka_unit_test(code_must_not_run_off_its_end),
        cmocka_unit_test(branches_need_frames_that_fit),
        cmocka_unit_test(malformed_stack_maps_are_format_errors),
        cmocka_unit_test(assigning_to_the_same_class_asks_nothing),
        cmocka_unit_test(assigning_to_another_class_asks_once),
        cmocka_unit_test(what_a_hook_throws_is_the_verdict),
        cmocka_unit_test(objects_not_yet_made_cannot_be_used),
        cmocka_unit_test(handlers_must_lie_at_instructions),
        cmocka_unit_test(inference_merges_to_the_common_superclass),
        cmocka_unit_test(subroutines_are_for_old_class_files),
        cmocka_unit_test(registers_a_subroutine_does_not_use_keep_their_types),
        cmocka_unit_test(version_50_without_stack_maps_falls_back_to_inference),
        cmocka_unit_test(a_method_of_64_kilobytes_takes_no_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
