/* tests/native/test_bind.c -- JNI names of native methods. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <cmocka.h>
#include "native/bind.h"

static void expect_name(const char *class_name, const char *method, const char *descriptor, bool with_signature, const char *expected)
{
    Class k = { .name = symbol_of(class_name) };
    Method m = { .klass = &k, .name = symbol_of(method), .descriptor = symbol_of(descriptor) };
    char *name = bind_mangle(&m, with_signature);
    if (expected != NULL) assert_string_equal(name, expected);
    else assert_null(name);
    free(name);
}

static void short_names_join_class_and_method(void **state)
{
    (void)state;
    expect_name("java/lang/Object", "getClass", "()Ljava/lang/Class;", false, "Java_java_lang_Object_getClass");
    expect_name("T", "f", "()V", false, "Java_T_f");
}

static void long_names_add_the_parameters(void **state)
{
    (void)state;
    expect_name("a/B", "f", "(ILjava/lang/String;[[J)V", true, "Java_a_B_f__ILjava_lang_String_2_3_3J");
    expect_name("a/B", "f", "()V", true, "Java_a_B_f__");
}

static void underscores_and_other_characters_are_escaped(void **state)
{
    (void)state;
    expect_name("a_b/C$D", "e_f", "()V", false, "Java_a_1b_C_00024D_e_1f");
    expect_name("A", "\xc3\xa4", "()V", false, "Java_A__000e4");
    expect_name("A", "\xed\xa0\xbd\xed\xb8\x80", "()V", false, "Java_A__0d83d_0de00");
}

static void names_that_would_read_as_escapes_have_none(void **state)
{
    (void)state;
    expect_name("a/1b", "f", "()V", false, NULL);
    expect_name("A", "2f", "()V", false, NULL);
    expect_name("A", "f2", "()V", false, "Java_A_f2");
    expect_name("A", "7f", "()V", false, "Java_A_7f");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(short_names_join_class_and_method),
        cmocka_unit_test(long_names_add_the_parameters),
        cmocka_unit_test(underscores_and_other_characters_are_escaped),
        cmocka_unit_test(names_that_would_read_as_escapes_have_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
