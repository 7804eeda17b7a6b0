/* tests/vm/test_utf8.c -- modified UTF-8 and its neighbours. */
#include "vm/utf8.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

static bool legal(const char *bytes, u2 major) { return utf8_is_legal((const u1 *)bytes, strlen(bytes), major); }

static void embedded_zero_and_stray_bytes_are_illegal(void **state)
{
    (void)state;
    assert_true(legal("plain ascii, longer than eight", 61));
    assert_true(legal("\xc0\x80", 61));                         /* U+0000 */
    assert_true(legal("\xed\xa0\xbd\xed\xb8\x80", 61));         /* a surrogate pair */
    assert_false(utf8_is_legal((const u1 *)"a\0b", 3, 61));
    assert_false(utf8_is_legal((const u1 *)"abcdefgh\0", 9, 61));
    assert_false(legal("\x80", 61));
    assert_false(legal("\xf0\x9f\x98\x80", 61));
    assert_false(legal("\xc3", 61));
    assert_false(legal("\xe2\x82", 61));
    assert_false(legal("\xe2\x82z", 61));
}

static void overlong_forms_are_legal_only_in_old_files(void **state)
{
    (void)state;
    assert_false(legal("\xc1\x81", 48));
    assert_true(legal("\xc1\x81", 47));
    assert_false(legal("\xe0\x81\x81", 61));
    assert_true(legal("\xe0\x81\x81", 47));
}

static void decoding_and_encoding_every_unit_gives_it_back(void **state)
{
    (void)state;
    for (u4 unit = 0; unit <= 0xFFFF; unit++) {
        u2   in = (u2)unit, out = 1;
        char bytes[3];
        bool latin1;
        size_t length = utf8_length_of_utf16(&in, 1);
        assert_in_range(length, 1, 3);
        utf8_from_utf16(&in, 1, bytes);
        assert_int_equal(utf8_unit_count(bytes, length, &latin1), 1);
        assert_int_equal(latin1, unit <= 0xFF);
        utf8_to_utf16(bytes, length, &out);
        assert_int_equal(out, unit);
    }
}

static void latin1_strings_keep_one_byte_a_character(void **state)
{
    static const u1 chars[] = { 'a', 0, 0xe9, 0xff };
    char bytes[8];
    u1   back[4];
    bool latin1;
    (void)state;
    assert_int_equal(utf8_length_of_latin1(chars, 4), 7);
    utf8_from_latin1(chars, 4, bytes);
    assert_int_equal(utf8_unit_count(bytes, 7, &latin1), 4);
    assert_true(latin1);
    utf8_to_latin1(bytes, 7, back);
    assert_memory_equal(back, chars, 4);
}

static void malformed_bytes_stand_for_themselves(void **state)
{
    u2   units[4];
    bool latin1;
    (void)state;
    assert_int_equal(utf8_unit_count("\xf0" "a\xc3", 3, &latin1), 3);
    utf8_to_utf16("\xf0" "a\xc3", 3, units);
    assert_int_equal(units[0], 0xf0);
    assert_int_equal(units[2], 0xc3);
}

static void supplementary_characters_change_form_both_ways(void **state)
{
    static const char standard[] = "a\xf0\x9f\x98\x80" "b\0c", modified[] = "a\xed\xa0\xbd\xed\xb8\x80" "b\xc0\x80" "c";
    char out[16];
    (void)state;
    assert_int_equal(utf8_modified_from_standard(standard, 8, NULL), 11);
    assert_int_equal(utf8_modified_from_standard(standard, 8, out), 11);
    assert_memory_equal(out, modified, 11);
    assert_int_equal(utf8_standard_from_modified(modified, 11, NULL), 8);
    assert_int_equal(utf8_standard_from_modified(modified, 11, out), 8);
    assert_memory_equal(out, standard, 8);
}

static void a_lone_surrogate_becomes_a_question_mark(void **state)
{
    char out[4];
    (void)state;
    assert_int_equal(utf8_standard_from_modified("\xed\xa0\xbdz", 4, out), 2);
    assert_memory_equal(out, "?z", 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(embedded_zero_and_stray_bytes_are_illegal),
        cmocka_unit_test(overlong_forms_are_legal_only_in_old_files),
        cmocka_unit_test(decoding_and_encoding_every_unit_gives_it_back),
        cmocka_unit_test(latin1_strings_keep_one_byte_a_character),
        cmocka_unit_test(malformed_bytes_stand_for_themselves),
        cmocka_unit_test(supplementary_characters_change_form_both_ways),
        cmocka_unit_test(a_lone_surrogate_becomes_a_question_mark),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
