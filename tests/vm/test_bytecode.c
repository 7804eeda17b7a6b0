/* tests/vm/test_bytecode.c -- the opcode table and the decoder. */
#include "vm/bytecode.h"
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <cmocka.h>

static void opcodes_have_the_numbers_of_the_specification(void **state)
{
    (void)state;
    assert_int_equal(OP_bipush, 0x10);
    assert_int_equal(OP_iaload, 0x2e);
    assert_int_equal(OP_dup2_x2, 0x5e);
    assert_int_equal(OP_lushr, 0x7d);
    assert_int_equal(OP_if_acmpne, 0xa6);
    assert_int_equal(OP_invokedynamic, 0xba);
    assert_int_equal(OP_jsr_w, 0xc9);
    assert_int_equal(JVMS_OPCODE_COUNT, 202);
}

static void every_quick_opcode_stands_for_an_opcode_of_the_same_length(void **state)
{
    (void)state;
    for (int op = JVMS_OPCODE_COUNT; op < OPCODE_COUNT; op++) {
        u1 quick[8] = { (u1)op }, original[8] = { op_info[op].original };
        assert_true(op_info[op].original < JVMS_OPCODE_COUNT);
        assert_int_equal(insn_length(quick, 0, 8), insn_length(original, 0, 8));
    }
}

static void every_stack_string_has_one_arrow_and_known_letters(void **state)
{
    (void)state;
    for (int op = 0; op < OPCODE_COUNT; op++) {
        assert_int_equal(strspn(op_info[op].stack, "IJFDAS*>"), strlen(op_info[op].stack));
        assert_ptr_equal(strchr(op_info[op].stack, '>'), strrchr(op_info[op].stack, '>'));
    }
}

static void opcodes_of_one_family_share_it_by_their_implied_operand(void **state)
{
    static const u1 code[] = { OP_iconst_m1, OP_aload_3, OP_bipush, 0x80, OP_sipush, 0xff, 0x00 };
    (void)state;
    assert_int_equal(insn_decode(code, 0).a, -1);
    assert_int_equal(insn_decode(code, 1).a, 3);
    assert_int_equal(insn_decode(code, 2).a, -128);
    assert_int_equal(insn_decode(code, 4).a, -256);
}

static void wide_iload_decodes_to_the_iload_family(void **state)
{
    static const u1 code[] = { OP_wide, OP_iload, 0x01, 0x02 };
    Insn in = insn_decode(code, 0);
    (void)state;
    assert_int_equal(in.op, OP_iload);
    assert_int_equal(in.a, 0x0102);
    assert_int_equal(in.length, 4);
    assert_int_equal(insn_length(code, 0, 4), 4);
    assert_int_equal(insn_length(code, 0, 3), 0);
}

static void wide_iinc_has_two_byte_operands(void **state)
{
    static const u1 code[] = { OP_wide, OP_iinc, 0x01, 0x00, 0xff, 0xfe };
    Insn in = insn_decode(code, 0);
    (void)state;
    assert_int_equal(in.a, 256);
    assert_int_equal(in.b, -2);
    assert_int_equal(in.length, 6);
}

static void branch_targets_are_absolute(void **state)
{
    static const u1 code[] = { OP_nop, OP_ifne, 0xff, 0xff, OP_goto_w, 0, 0, 0, 8 };
    (void)state;
    assert_int_equal(insn_decode(code, 1).target, 0);
    assert_int_equal(insn_decode(code, 1).a, COND_NE);
    assert_int_equal(insn_decode(code, 4).target, 12);
}

static void tableswitch_is_padded_from_the_start_of_the_code(void **state)
{
    static const u1 code[] = { OP_nop, OP_nop, OP_tableswitch, 0, 0,0,0,40, 0xff,0xff,0xff,0xff, 0,0,0,0, 0,0,0,10, 0,0,0,20 };
    Insn in = insn_decode(code, 2);
    (void)state;
    assert_int_equal(in.length, sizeof code - 2);
    assert_int_equal(insn_length(code, 2, sizeof code), sizeof code - 2);
    assert_int_equal(insn_length(code, 2, sizeof code - 1), 0);
    assert_int_equal(in.target, 42);
    assert_int_equal(in.case_count, 2);
    assert_int_equal(insn_case_key(&in, 0), -1);
    assert_int_equal(insn_case_target(&in, 0), 12);
    assert_int_equal(insn_case_target(&in, 1), 22);
}

static void lookupswitch_gives_keys_and_targets(void **state)
{
    static const u1 code[] = { OP_lookupswitch, 0, 0, 0, 0,0,0,30, 0,0,0,1, 0,0,3,0xe8, 0xff,0xff,0xff,0xf6 };
    Insn in = insn_decode(code, 0);
    (void)state;
    assert_int_equal(in.length, sizeof code);
    assert_int_equal(insn_length(code, 0, sizeof code), sizeof code);
    assert_int_equal(insn_case_key(&in, 0), 1000);
    assert_int_equal(insn_case_target(&in, 0), -10);
}

static void malformed_instructions_have_no_length(void **state)
{
    static const u1 huge_table[16] = { OP_tableswitch, 0, 0, 0, 0,0,0,0, 0x80,0,0,0, 0x7f,0xff,0xff,0xff };
    static const u1 negative_pairs[12] = { OP_lookupswitch, 0, 0, 0, 0,0,0,0, 0xff,0xff,0xff,0xff };
    static const u1 backward_table[16] = { OP_tableswitch, 0, 0, 0, 0,0,0,0, 0,0,0,2, 0,0,0,1 };
    static const u1 wide_nop[] = { OP_wide, OP_nop, 0, 0 }, none[] = { 255 }, lone_wide[] = { OP_wide };
    (void)state;
    assert_int_equal(insn_length(huge_table, 0, 16), 0);
    assert_int_equal(insn_length(negative_pairs, 0, 12), 0);
    assert_int_equal(insn_length(backward_table, 0, 16), 0);
    assert_int_equal(insn_length(wide_nop, 0, 4), 0);
    assert_int_equal(insn_length(none, 0, 1), 0);
    assert_int_equal(insn_length(lone_wide, 0, 1), 0);
}

static void stack_slots_count_longs_twice(void **state)
{
    (void)state;
    assert_int_equal(stack_slots_popped("AIJ>"), 4);
    assert_int_equal(stack_slots_pushed("I>D"), 2);
    assert_int_equal(stack_slots_popped("A*>*"), -1);
}

static void the_disassembler_writes_operands_and_never_past_its_buffer(void **state)
{
    static const u1 code[] = { OP_if_icmplt, 0, 9, OP_invokevirtual, 1, 2 };
    char text[80], small[8];
    (void)state;
    assert_string_equal(bytecode_format(text, sizeof text, code, 0), "    0: if_icmplt        9");
    assert_string_equal(bytecode_format(text, sizeof text, code, 3), "    3: invokevirtual    #258");
    assert_string_equal(bytecode_format(small, sizeof small, code, 0), "    0: ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(opcodes_have_the_numbers_of_the_specification),
        cmocka_unit_test(every_quick_opcode_stands_for_an_opcode_of_the_same_length),
        cmocka_unit_test(every_stack_string_has_one_arrow_and_known_letters),
        cmocka_unit_test(opcodes_of_one_family_share_it_by_their_implied_operand),
        cmocka_unit_test(wide_iload_decodes_to_the_iload_family),
        cmocka_unit_test(wide_iinc_has_two_byte_operands),
        cmocka_unit_test(branch_targets_are_absolute),
        cmocka_unit_test(tableswitch_is_padded_from_the_start_of_the_code),
        cmocka_unit_test(lookupswitch_gives_keys_and_targets),
        cmocka_unit_test(malformed_instructions_have_no_length),
        cmocka_unit_test(stack_slots_count_longs_twice),
        cmocka_unit_test(the_disassembler_writes_operands_and_never_past_its_buffer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
