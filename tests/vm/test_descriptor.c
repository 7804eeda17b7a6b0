/* tests/vm/test_descriptor.c -- names and descriptors (JVMS §4.2, §4.3). */
#include "vm/descriptor.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

static bool is_field(const char *s) { return descriptor_is_field(s, strlen(s)); }
static bool is_method(const char *s) { return descriptor_is_method(s, strlen(s)); }
static bool class_ok(const char *s, u2 major) { return name_is_class(s, strlen(s), major); }

static void field_descriptors_are_one_whole_type(void **state)
{
    (void)state;
    assert_true(is_field("I"));
    assert_true(is_field("[[Ljava/lang/String;"));
    assert_false(is_field(""));
    assert_false(is_field("V"));
    assert_false(is_field("[V"));
    assert_false(is_field("II"));
    assert_false(is_field("L;"));
    assert_false(is_field("Ljava/lang/String"));
    assert_false(is_field("La//b;"));
    assert_false(is_field("La.b;"));
    assert_false(is_field("["));
}

static void arrays_have_at_most_255_dimensions(void **state)
{
    char text[300];
    (void)state;
    memset(text, '[', sizeof text);
    text[255] = 'I';
    assert_true(descriptor_is_field(text, 256));
    text[255] = '[';
    text[256] = 'I';
    assert_false(descriptor_is_field(text, 257));
    assert_int_equal(descriptor_check_field(text, 257, 61), DESCRIPTOR_TOO_MANY_DIMENSIONS);
}

static void method_descriptors_are_parameters_and_a_result(void **state)
{
    (void)state;
    assert_true(is_method("()V"));
    assert_true(is_method("(IJ[DLjava/lang/Object;)[[I"));
    assert_false(is_method("()"));
    assert_false(is_method("(V)V"));
    assert_false(is_method("(I"));
    assert_false(is_method("I"));
    assert_false(is_method("()VV"));
    assert_false(is_method("(Lx)V"));
}

static void the_walk_gives_every_parameter_as_written(void **state)
{
    static const char *const expected[] = { "I", "[[J", "Ljava/lang/String;", "D" };
    int i = 0;
    (void)state;
    for (TypeIter p = descriptor_params(symbol_of("(I[[JLjava/lang/String;D)V")); descriptor_next(&p); i++) {
        assert_int_equal(p.length, strlen(expected[i]));
        assert_memory_equal(p.chars, expected[i], p.length);
        assert_int_equal(p.slots, i == 3 ? 2 : 1);
    }
    assert_int_equal(i, 4);
}

static void slots_count_long_and_double_twice(void **state)
{
    const Symbol *descriptor = symbol_of("(IJ[JD)D");
    (void)state;
    assert_int_equal(descriptor_arg_slots(descriptor), 6);
    assert_int_equal(descriptor_arg_count(descriptor), 4);
    assert_int_equal(descriptor_return_slots(descriptor), 2);
    assert_int_equal(descriptor_return_kind(symbol_of("()[I")), '[');
    assert_string_equal(descriptor_return(symbol_of("(Lb;)La/b;")), "La/b;");
    assert_int_equal(descriptor_return_slots(symbol_of("()V")), 0);
}

static void the_walk_survives_descriptors_nobody_checked(void **state)
{
    static const char *const bad[] = { "(L", "([", "(", "(Lx", "()", "(I" };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        assert_in_range(descriptor_arg_slots(symbol_of(bad[i])), 0, 1);
        assert_int_equal(descriptor_return_kind(symbol_of(bad[i])), 'V');
    }
}

static void method_names_ban_angle_brackets_except_initialisers(void **state)
{
    (void)state;
    assert_true(name_is_method("<init>", 6, 61));
    assert_true(name_is_method("<clinit>", 8, 61));
    assert_false(name_is_method("<other>", 7, 61));
    assert_false(name_is_method("a>b", 3, 61));
    assert_true(name_is_field("a>b", 3, 61));
    assert_false(name_is_field("a/b", 3, 61));
    assert_false(name_is_field("", 0, 61));
}

static void class_names_are_segments_or_arrays(void **state)
{
    (void)state;
    assert_true(class_ok("java/lang/Object", 61));
    assert_true(class_ok("[[I", 61));
    assert_true(class_ok("[La;", 61));
    assert_true(class_ok("a-b c", 61));
    assert_false(class_ok("/a", 61));
    assert_false(class_ok("a/", 61));
    assert_false(class_ok("a//b", 61));
    assert_false(class_ok("[a", 61));
    assert_false(class_ok("a;b", 61));
}

static void old_versions_want_java_identifiers(void **state)
{
    (void)state;
    assert_true(class_ok("a/b$1", 48));
    assert_true(class_ok("a/\xc3\xa4", 48));
    assert_false(class_ok("a-b", 48));
    assert_false(class_ok("1a", 48));
    assert_true(class_ok("a/1", 48));
    assert_false(name_is_field("9", 1, 48));
    assert_true(name_is_field("9", 1, 49));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(field_descriptors_are_one_whole_type),
        cmocka_unit_test(arrays_have_at_most_255_dimensions),
        cmocka_unit_test(method_descriptors_are_parameters_and_a_result),
        cmocka_unit_test(the_walk_gives_every_parameter_as_written),
        cmocka_unit_test(slots_count_long_and_double_twice),
        cmocka_unit_test(the_walk_survives_descriptors_nobody_checked),
        cmocka_unit_test(method_names_ban_angle_brackets_except_initialisers),
        cmocka_unit_test(class_names_are_segments_or_arrays),
        cmocka_unit_test(old_versions_want_java_identifiers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
