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

static void small_arenas_are_zeroed_and_may_grow(void **state)
{
    (void)state;
    for (int round = 0; round < 50; round++) {
        Arena *arenas[16];
        for (int i = 0; i < 16; i++) {
            arenas[i] = arena_create_small();
            for (int n = 0; n < (i + 1) * 40; n++) {
                char *p = arena_alloc(arenas[i], 64);
                assert_true(is_zero(p, 64));
                memset(p, 0x5A, 64);
            }
        }
        for (int i = 0; i < 16; i++) arena_destroy(arenas[i]);
    }
}

static void memory_in_use_is_counted(void **state)
{
    (void)state;
    size_t before = arena_total_bytes();
    Arena *arena = arena_create(), *small = arena_create_small();
    arena_alloc(arena, 1 << 20);
    assert_true(arena_total_bytes() >= before + (1 << 20));
    arena_destroy(arena);
    arena_destroy(small);
    assert_int_equal(arena_total_bytes(), before);
}

static void a_word_that_is_an_address_reaches_its_arena(void **state)
{
    (void)state;
    Arena *a = arena_create(), *b = arena_create_small(), *c = arena_create();
    char  *in_a = arena_alloc(a, 100000);
    arena_start_reaching();
    assert_false(arena_is_reached(a) || arena_is_reached(b) || arena_is_reached(c));
    arena_reach_word(meta_pack(in_a + 99999));
    arena_reach_word(0);
    arena_reach_word(UINT32_MAX);
    assert_true(arena_is_reached(a) && !arena_is_reached(b) && !arena_is_reached(c));
    arena_start_reaching();
    assert_false(arena_is_reached(a));
    arena_destroy(a);
    arena_reach_word(meta_pack(in_a));                  /* in none now */
    arena_destroy(b);
    arena_destroy(c);
}

static bool is_wanted(const Arena *arena) { return arena_owner(arena) != NULL; }
static bool is_owner(const void *owner) { return *(const int *)owner == 42; }

static void what_an_arena_depends_on_is_reached_with_it(void **state)
{
    (void)state;
    static int owner = 42;
    Arena *code = arena_create_small(), *loader = arena_create(), *parent = arena_create();
    arena_set_owner(parent, &owner);
    arena_depends_on(code, loader);
    arena_depends_on(code, loader);
    arena_depends_on(loader, parent);
    arena_start_reaching();
    arena_reach(code);
    assert_true(arena_is_reached(code) && arena_is_reached(loader) && arena_is_reached(parent));
    arena_start_reaching();
    arena_reach(loader);
    assert_false(arena_is_reached(code));
    assert_true(arena_any_dependence(loader, is_wanted));
    assert_false(arena_any_dependence(code, is_wanted));        /* its own alone */
    assert_true(arena_word_is_in(meta_pack(arena_alloc(parent, 8)), is_owner));
    assert_false(arena_word_is_in(meta_pack(arena_alloc(loader, 8)), is_owner));
    owner = 0;
    assert_false(arena_word_is_in(meta_pack(arena_alloc(parent, 8)), is_owner));
    arena_destroy(code);
    arena_destroy(loader);
    arena_destroy(parent);
}

static void the_range_is_nearly_full_until_what_fills_it_is_freed(void **state)
{
    Arena *arena = arena_create();
    int    pieces = 0;
    (void)state;
    assert_false(arena_is_nearly_full());
    while (!arena_is_nearly_full() && pieces < 40) {
        (void)arena_alloc(arena, (size_t)24 << 20);
        pieces++;
    }
    assert_true(arena_is_nearly_full());
    assert_true(pieces > 1);
    arena_destroy(arena);
    assert_false(arena_is_nearly_full());
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
        cmocka_unit_test(small_arenas_are_zeroed_and_may_grow),
        cmocka_unit_test(memory_in_use_is_counted),
        cmocka_unit_test(a_word_that_is_an_address_reaches_its_arena),
        cmocka_unit_test(what_an_arena_depends_on_is_reached_with_it),
        cmocka_unit_test(the_range_is_nearly_full_until_what_fills_it_is_freed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
