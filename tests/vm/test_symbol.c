/* tests/vm/test_symbol.c -- interning. */
#include "vm/symbol.h"
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>
#include "vm/arena.h"

static void equal_names_are_one_symbol(void **state)
{
    char text[] = "java/lang/Object";
    const Symbol *symbol = symbol_of("java/lang/Object");
    (void)state;
    assert_ptr_equal(symbol, symbol_intern(text, strlen(text)));
    assert_ptr_equal(symbol, symbol_find(text, strlen(text)));
    assert_string_equal(symbol_chars(symbol), text);
    assert_int_equal(symbol->length, strlen(text));
    assert_ptr_not_equal(symbol, symbol_of("java/lang/Objec"));
}

static void find_does_not_add(void **state)
{
    (void)state;
    assert_null(symbol_find("never seen before", 17));
    assert_null(symbol_find("never seen before", 17));
    assert_non_null(symbol_of("never seen before"));
    assert_non_null(symbol_find("never seen before", 17));
}

static void symbols_are_metadata_below_two_gigabytes(void **state)
{
    const Symbol *symbol = symbol_of("low");
    (void)state;
    assert_true(arena_contains(symbol));
    assert_ptr_equal(meta_unpack(meta_pack(symbol)), symbol);
    assert_in_range((uintptr_t)symbol, 0x10000, 0x7FFFFFFF);
}

static void the_empty_and_the_longest_name_work(void **state)
{
    char *text = malloc(65535);
    (void)state;
    memset(text, 'x', 65535);
    assert_int_equal(symbol_intern("", 0)->length, 0);
    assert_ptr_equal(symbol_intern("", 0), symbol_of(""));
    const Symbol *longest = symbol_intern(text, 65535);
    assert_int_equal(longest->length, 65535);
    assert_ptr_equal(longest, symbol_intern(text, 65535));
    free(text);
}

static void names_with_a_zero_byte_are_compared_whole(void **state)
{
    (void)state;
    assert_ptr_not_equal(symbol_intern("a\0b", 3), symbol_intern("a\0c", 3));
    assert_ptr_not_equal(symbol_intern("a\0b", 3), symbol_of("a"));
}

enum { NAMES = 30000, THREADS = 4 };
static const Symbol *seen[THREADS][NAMES];

static void *intern_all(void *mine)
{
    const Symbol **symbols = mine;
    for (int i = 0; i < NAMES; i++) {
        char text[32];
        symbols[i] = symbol_intern(text, (size_t)snprintf(text, sizeof text, "concurrent%d", i));
    }
    return NULL;
}

static void threads_that_intern_together_get_the_same_symbols(void **state)
{
    pthread_t threads[THREADS];
    (void)state;
    for (int i = 0; i < THREADS; i++)
        pthread_create(&threads[i], NULL, intern_all, seen[i]);
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    for (int i = 1; i < THREADS; i++)
        assert_memory_equal(seen[i], seen[0], sizeof seen[0]);
    assert_true(symbol_is(seen[0][123], "concurrent123"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_names_are_one_symbol),
        cmocka_unit_test(find_does_not_add),
        cmocka_unit_test(symbols_are_metadata_below_two_gigabytes),
        cmocka_unit_test(the_empty_and_the_longest_name_work),
        cmocka_unit_test(names_with_a_zero_byte_are_compared_whole),
        cmocka_unit_test(threads_that_intern_together_get_the_same_symbols),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
