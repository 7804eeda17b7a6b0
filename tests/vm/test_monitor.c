/* Monitors without a class library: objects are plain headers, threads have no java.lang.Thread. */
#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <unistd.h>
#include "vm/heap.h"
#include "vm/monitor.h"
#include "vm/vm.h"

enum { THREADS = 4, ROUNDS = 20000 };

static Object lock_object = { 0, LOCK_UNLOCKED };
static int counter;
static Thread *self;

static void leave(Thread *t, Object *o) { if (!monitor_exit(t, o)) vm_fatal("not the owner"); }

static void in_threads(int count, void *(*body)(void *))
{
    pthread_t threads[THREADS];
    for (int i = 0; i < count; i++) assert_int_equal(pthread_create(&threads[i], NULL, body, NULL), 0);
    thread_enter_blocked(self);
    for (int i = 0; i < count; i++) pthread_join(threads[i], NULL);
    thread_enter_java(self);
}

static void an_uncontended_lock_is_thin_and_counts_entries(void **state)
{
    (void)state;
    Object o = { 0, LOCK_UNLOCKED };
    monitor_enter(self, &o);
    monitor_enter(self, &o);
    assert_int_equal(o.lock, LOCK_UNLOCKED | self->id << LOCK_RECURSION_BITS | 1);
    assert_true(monitor_held_by(self, &o));
    assert_ptr_equal(monitor_owner(&o), self);
    leave(self, &o);
    leave(self, &o);
    assert_int_equal(o.lock, LOCK_UNLOCKED);
    assert_null(monitor_owner(&o));
}

static void deep_recursion_inflates_and_still_balances(void **state)
{
    (void)state;
    Object o = { 0, LOCK_UNLOCKED };
    for (int i = 0; i < 3000; i++) monitor_enter(self, &o);
    assert_true(o.lock & LOCK_INFLATED);
    for (int i = 0; i < 3000; i++) {
        assert_true(monitor_held_by(self, &o));
        leave(self, &o);
    }
    assert_false(monitor_held_by(self, &o));
}

static void *increment(void *unused)
{
    Thread *t = thread_attach_self(0);
    for (int i = 0; i < ROUNDS; i++) {
        monitor_enter(t, &lock_object);
        if (i % 3 == 0) monitor_enter(t, &lock_object);
        counter++;
        if (i % 3 == 0) leave(t, &lock_object);
        leave(t, &lock_object);
    }
    thread_detach_self(t);
    return unused;
}

static void only_one_thread_is_inside(void **state)
{
    (void)state;
    counter = 0;
    in_threads(THREADS, increment);
    assert_int_equal(counter, THREADS * ROUNDS);
    assert_null(monitor_owner(&lock_object));
}

static int turn;

static void play(Thread *t, int mine)
{
    for (int i = 0; i < 3000; i++) {
        monitor_enter(t, &lock_object);
        while (turn != mine)
            if (!monitor_wait(t, &lock_object, 0)) vm_fatal("wait failed");
        turn = !mine;
        if (!monitor_notify(t, &lock_object, i % 2 == 0)) vm_fatal("notify failed");
        leave(t, &lock_object);
    }
}

static void *partner(void *unused)
{
    Thread *t = thread_attach_self(0);
    play(t, __atomic_fetch_add(&counter, 1, __ATOMIC_SEQ_CST));
    thread_detach_self(t);
    return unused;
}

static void wait_and_notify_alternate_two_threads(void **state)
{
    (void)state;
    turn = counter = 0;
    in_threads(2, partner);
    assert_int_equal(turn, 0);
}

static void a_timed_wait_ends_and_owns_all_entries_again(void **state)
{
    (void)state;
    Object o = { 0, LOCK_UNLOCKED };
    monitor_enter(self, &o);
    monitor_enter(self, &o);
    int64_t start = time_nanos();
    assert_true(monitor_wait(self, &o, 20000000));
    assert_true(time_nanos() - start >= 20000000);
    leave(self, &o);
    assert_true(monitor_held_by(self, &o));
    leave(self, &o);
    assert_false(monitor_held_by(self, &o));
}

static bool greedy_done;

static void *greedy(void *unused)                       /* is outside for a moment only */
{
    Thread *t = thread_attach_self(0);
    while (!__atomic_load_n(&greedy_done, __ATOMIC_RELAXED)) {
        monitor_enter(t, &lock_object);
        for (volatile int i = 0; i < 2000; i++) {}
        leave(t, &lock_object);
    }
    thread_detach_self(t);
    return unused;
}

static void nobody_starves(void **state)
{
    (void)state;
    pthread_t threads[2];
    __atomic_store_n(&greedy_done, false, __ATOMIC_RELAXED);
    for (int i = 0; i < 2; i++) pthread_create(&threads[i], NULL, greedy, NULL);
    for (int i = 0; i < 200; i++) {
        monitor_enter(self, &lock_object);
        leave(self, &lock_object);
    }
    __atomic_store_n(&greedy_done, true, __ATOMIC_RELAXED);
    thread_enter_blocked(self);
    for (int i = 0; i < 2; i++) pthread_join(threads[i], NULL);
    thread_enter_java(self);
}

static bool is_live(const Object *o) { return o != NULL; }

static void a_sweep_deflates_only_what_is_not_in_use(void **state)
{
    (void)state;
    Object idle = { 0, LOCK_UNLOCKED }, owned = { 0, LOCK_UNLOCKED };
    monitor_enter(self, &idle);
    assert_true(monitor_wait(self, &idle, 1));
    leave(self, &idle);
    monitor_enter(self, &owned);
    assert_true(monitor_wait(self, &owned, 1));
    monitor_sweep(is_live);
    assert_int_equal(idle.lock, LOCK_UNLOCKED);
    assert_true(owned.lock & LOCK_INFLATED);
    assert_true(monitor_held_by(self, &owned));
    leave(self, &owned);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_uncontended_lock_is_thin_and_counts_entries),
        cmocka_unit_test(deep_recursion_inflates_and_still_balances),
        cmocka_unit_test(only_one_thread_is_inside),
        cmocka_unit_test(wait_and_notify_alternate_two_threads),
        cmocka_unit_test(a_timed_wait_ends_and_owns_all_entries_again),
        cmocka_unit_test(nobody_starves),
        cmocka_unit_test(a_sweep_deflates_only_what_is_not_in_use),
    };
    heap_init(16 << 20, 64 << 20);
    self = thread_attach_self(0);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
