/* tests/native/test_handle_races.c -- threads at work on the VM's own tables at once: threads and their ids, global and weak
 * references, pins, arenas, symbols.  For ThreadSanitizer (tests/tsan.sh), but what they find must be right anyway. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>
#include "native/handles.h"
#include "vm/heap.h"
#include "vm/symbol.h"

enum { THREADS = 8, ROUNDS = 30, HANDLES = 50 };
static Object  objects[THREADS];
static Thread *known[THREADS];                          /* attached now, or not any more */
static Arena  *shared;
static int     wrong;

static void expect(bool right) { if (!right) __atomic_add_fetch(&wrong, 1, __ATOMIC_RELAXED); }

static void use_references(const Thread *t, Object *own)
{
    jobject globals[HANDLES], weak[HANDLES];
    for (int i = 0; i < HANDLES; i++) {
        globals[i] = handle_global(own);
        weak[i] = handle_weak_global(own);
        expect(handle_object(globals[i]) == own && handle_object(weak[i]) == own);
        expect(handle_type(t, globals[i]) == JNIGlobalRefType && handle_type(t, weak[i]) == JNIWeakGlobalRefType);
        handle_pin(own);
    }
    for (int i = 0; i < HANDLES; i++) {
        handle_delete_global(globals[i]);
        handle_delete_weak(weak[i]);
        handle_unpin(own);
    }
}

static void use_metadata(int round)
{
    char text[32];
    Arena *own = arena_create();
    for (size_t bytes = 8; bytes < 20000; bytes *= 3) {
        u8 *mine = arena_alloc(own, bytes), *among = arena_alloc(shared, bytes);
        expect(*mine == 0 && *among == 0 && arena_contains(mine) && arena_total_bytes() > 0);
        *mine = *among = bytes;
    }
    arena_destroy(own);
    for (int i = 0; i < 100; i++) {
        size_t length = (size_t)snprintf(text, sizeof text, "race%d", round * 50 + i);
        const Symbol *symbol = symbol_intern(text, length);
        expect(symbol_is(symbol, text) && symbol_find(text, length) == symbol);
    }
}

static void *come_and_go(void *own)
{
    int number = (int)((Object *)own - objects);
    for (int round = 0; round < ROUNDS; round++) {
        Thread *t = thread_attach_self(0);
        if (t == NULL) vm_fatal("no thread");
        expect(t->id != 0 && thread_by_id(t->id) == t);
        __atomic_store_n(&known[number], t, __ATOMIC_RELEASE);
        use_references(t, own);
        use_metadata(round);
        thread_detach_self(t);
    }
    return NULL;
}

static bool done;

/* Wakes threads that may have ended, as who leaves a monitor does. */
static void *wake_all(void *unused)
{
    while (!__atomic_load_n(&done, __ATOMIC_RELAXED))
        for (int i = 0; i < THREADS; i++) {
            Thread *t = __atomic_load_n(&known[i], __ATOMIC_ACQUIRE);
            if (t == NULL) continue;
            thread_event_signal(t);
            thread_unpark(t);
        }
    return unused;
}

static void tables_that_threads_share_stay_whole(void **state)
{
    pthread_t threads[THREADS], waker;
    (void)state;
    shared = arena_create();
    pthread_create(&waker, NULL, wake_all, NULL);
    for (int i = 0; i < THREADS; i++) pthread_create(&threads[i], NULL, come_and_go, &objects[i]);
    for (int i = 0; i < THREADS; i++) pthread_join(threads[i], NULL);
    __atomic_store_n(&done, true, __ATOMIC_RELAXED);
    pthread_join(waker, NULL);
    arena_destroy(shared);
    assert_int_equal(wrong, 0);
    assert_null(vm.threads);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(tables_that_threads_share_stay_whole) };
    heap_init(1 << 20, 64 << 20);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
