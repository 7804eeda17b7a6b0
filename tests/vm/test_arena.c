/* tests/vm/test_arena.c -- metadata memory. */
#include "vm/arena.h"
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <cmocka.h>

static bool is_zero(const char *p, size_t bytes)
{
    while (bytes-- > 0)
        if (*p++ != 0)
            return false;
    return true;
}

static void memory_is_zeroed_aligned_and_low(void **state)
{
    Arena *arena = arena_create();
    (void)state;
    for (size_t bytes = 1; bytes < 3000; bytes += 7) {
        char *p = arena_alloc(arena, bytes);
        assert_int_equal((uintptr_t)p % 8, 0);
        assert_true((uintptr_t)p + bytes < (uintptr_t)1 << 31);
        assert_true(arena_contains(p));
        assert_true(is_zero(p, bytes));
        memset(p, 0xAA, bytes);
    }
    arena_destroy(arena);
}

static void reused_chunks_are_zero_again(void **state)
{
    (void)state;
    for (int round = 0; round < 20; round++) {
        Arena *arena = arena_create();
        for (int i = 0; i < 300; i++) {
            char *p = arena_alloc(arena, 1000);
            assert_true(is_zero(p, 1000));
            memset(p, 0x55, 1000);
        }
        arena_destroy(arena);
    }
}

static void destroying_gives_memory_back_for_others(void **state)
{
    uintptr_t highest = 0;
    (void)state;
    for (int round = 0; round < 500; round++) {
        Arena *arena = arena_create();
        uintptr_t p = (uintptr_t)arena_alloc(arena, 4 << 20);
        if (round == 0)
            highest = p;
        assert_true(p <= highest);
        arena_destroy(arena);
    }
}

static void a_big_object_does_not_waste_the_current_chunk(void **state)
{
    Arena *arena = arena_create();
    char  *before = arena_alloc(arena, 16);
    (void)state;
    arena_alloc(arena, (1 << 20) - 64);                 /* fills a chunk of its own but for a little */
    assert_ptr_equal((char *)arena_alloc(arena, 16), before + 16);
    assert_true(arena_bytes(arena) >= (1 << 20) - 32);
    arena_destroy(arena);
}

static void printf_and_copy_make_copies(void **state)
{
    Arena *arena = arena_create();
    (void)state;
    assert_string_equal(arena_printf(arena, "%s-%d", "class", 7), "class-7");
    assert_memory_equal(arena_copy(arena, "abc", 3), "abc", 3);
    assert_non_null(arena_copy(arena, NULL, 0));
    arena_destroy(arena);
}

static void addresses_elsewhere_are_not_metadata(void **state)
{
    int local = 0;
    (void)state;
    assert_false(arena_contains(&local));
    assert_false(arena_contains(NULL));
    assert_null(meta_unpack(meta_pack(NULL)));
}

enum { THREADS = 4, ROUNDS = 20000 };
static void *fill(void *arena)
{
    for (int i = 0; i < ROUNDS; i++) {
        u8 *p = arena_alloc(arena, 24);
        if (p[0] != 0 || p[1] != 0 || p[2] != 0)
            return arena;               /* somebody else has it */
        p[0] = p[1] = p[2] = (u8)(uintptr_t)pthread_self();
    }
    return NULL;
}

static void threads_share_an_arena(void **state)
{
    pthread_t threads[THREADS];
    Arena *arena = arena_create();
    (void)state;
    for (int i = 0; i < THREADS; i++)
        pthread_create(&threads[i], NULL, fill, arena);
    for (int i = 0; i < THREADS; i++) {
        void *failed;
        pthread_join(threads[i], &failed);
        assert_null(failed);
    }
    assert_int_equal(arena_bytes(arena), THREADS * ROUNDS * 24);
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_zeroed_aligned_and_low),
        cmocka_unit_test(reused_chunks_are_zero_again),
        cmocka_unit_test(destroying_gives_memory_back_for_others),
        cmocka_unit_test(a_big_object_does_not_waste_the_current_chunk),
        cmocka_unit_test(printf_and_copy_make_copies),
        cmocka_unit_test(addresses_elsewhere_are_not_metadata),
        cmocka_unit_test(threads_share_an_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
