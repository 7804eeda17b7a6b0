/* tests/jit/test_code_cache.c -- memory for compiled code is given out, taken back, and given out again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "jit/code_cache.h"

enum { CACHE_BYTES = 1 << 20, BLOCK = 1000, BLOCK_ROUNDED = 1024 };

static int make_cache(void **state) { (void)state; return code_cache_init(CACHE_BYTES, false) ? 0 : -1; }

static void code_can_be_read_where_it_runs(void **state)
{
    (void)state;
    u1 text[BLOCK], *code = code_cache_reserve(BLOCK);
    memset(text, 0x90, sizeof text);
    assert_int_equal((uintptr_t)code % CODE_UNIT, 0);
    assert_true((uintptr_t)code + BLOCK < (uintptr_t)1 << 31);
    code_cache_write(code, text, BLOCK);
    assert_memory_equal(code, text, BLOCK);
    code_cache_free(code, BLOCK);
    assert_int_equal(code[0] == 0x90 && code[64] == 0x90, false);
    assert_int_equal(code_cache_used(), 0);
}

static void units_are_counted_from_the_start(void **state)
{
    (void)state;
    u1 *a = code_cache_reserve(BLOCK), *b = code_cache_reserve(1);
    assert_int_equal(code_cache_unit((uintptr_t)b), code_cache_unit((uintptr_t)a) + BLOCK_ROUNDED / CODE_UNIT);
    assert_int_equal(code_cache_unit((uintptr_t)a + CODE_UNIT - 1), code_cache_unit((uintptr_t)a));
    assert_true(code_cache_unit((uintptr_t)a + CACHE_BYTES) == SIZE_MAX);
    assert_true(code_cache_unit(0) == SIZE_MAX);
    code_cache_free(a, BLOCK);
    code_cache_free(b, 1);
}

static void neighbours_that_are_freed_become_one(void **state)
{
    (void)state;
    for (int order = 0; order < 6; order++) {
        static const int orders[6][3] = { { 0, 1, 2 }, { 0, 2, 1 }, { 1, 0, 2 }, { 1, 2, 0 }, { 2, 0, 1 }, { 2, 1, 0 } };
        u1 *blocks[3], *last;
        for (int i = 0; i < 3; i++) blocks[i] = code_cache_reserve(BLOCK);
        last = code_cache_reserve(BLOCK);
        for (int i = 0; i < 3; i++) code_cache_free(blocks[orders[order][i]], BLOCK);
        assert_ptr_equal(code_cache_reserve(3 * BLOCK_ROUNDED), blocks[0]);
        code_cache_free(blocks[0], 3 * BLOCK_ROUNDED);
        code_cache_free(last, BLOCK);
        assert_int_equal(code_cache_used(), 0);
    }
}

static void blocks_never_overlap(void **state)
{
    (void)state;
    enum { COUNT = 200 };
    static struct { u1 *code; size_t bytes; u1 fill; } blocks[COUNT];
    u1 text[8000];
    srand(1);
    for (int i = 0; i < 20000; i++) {
        int n = rand() % COUNT;
        if (blocks[n].code != NULL) {
            memset(text, blocks[n].fill, blocks[n].bytes);
            assert_memory_equal(blocks[n].code, text, blocks[n].bytes);
            code_cache_free(blocks[n].code, blocks[n].bytes);
            blocks[n].code = NULL;
            continue;
        }
        blocks[n].bytes = (size_t)(rand() % 7900 + 1);
        blocks[n].fill = (u1)(rand() % 200);
        if ((blocks[n].code = code_cache_reserve(blocks[n].bytes)) == NULL) continue;
        memset(text, blocks[n].fill, blocks[n].bytes);
        code_cache_write(blocks[n].code, text, blocks[n].bytes);
    }
    for (int n = 0; n < COUNT; n++)
        if (blocks[n].code != NULL) code_cache_free(blocks[n].code, blocks[n].bytes);
    assert_int_equal(code_cache_used(), 0);
}

static void a_full_cache_gives_nothing(void **state)
{
    (void)state;
    assert_false(code_cache_is_full());
    u1 *all = code_cache_reserve(CACHE_BYTES / 2), *rest = code_cache_reserve(CACHE_BYTES / 2 - CODE_UNIT);
    assert_non_null(all);
    assert_non_null(rest);
    assert_null(code_cache_reserve(CODE_UNIT + 1));
    assert_true(code_cache_is_full());
    assert_non_null(code_cache_reserve(CODE_UNIT));
    code_cache_free(all, CACHE_BYTES / 2);
    assert_ptr_equal(code_cache_reserve(CODE_UNIT + 1), all);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(code_can_be_read_where_it_runs),
        cmocka_unit_test(units_are_counted_from_the_start),
        cmocka_unit_test(neighbours_that_are_freed_become_one),
        cmocka_unit_test(blocks_never_overlap),
        cmocka_unit_test(a_full_cache_gives_nothing),
    };
    return cmocka_run_group_tests(tests, make_cache, NULL);
}
