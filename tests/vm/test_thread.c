/* Parking and handshakes without a class library. */
#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <gc.h>
#include <sched.h>
#include <stdio.h>
#include "vm/heap.h"
#include "vm/safepoint.h"
#include "vm/vm.h"

static Thread *self, *other;
static bool done;

static void unpark_before_park_makes_park_return(void **state)
{
    (void)state;
    thread_unpark(self);
    thread_unpark(self);
    int64_t start = time_nanos();
    thread_park(self, false, 0);
    assert_true(time_nanos() - start < 5000000000);
    thread_park(self, false, 20000000);                 /* one permit only */
    assert_true(time_nanos() - start >= 20000000);
}

static void park_until_a_past_time_returns(void **state)
{
    (void)state;
    thread_park(self, true, 1);
    thread_park(self, true, time_millis() + 5);
    thread_park(self, false, -1);
}

static void sleep_lasts_as_long_as_asked(void **state)
{
    (void)state;
    int64_t start = time_nanos();
    assert_true(thread_sleep(self, 10000000));
    assert_true(time_nanos() - start >= 10000000);
}

static void *ping(void *unused)
{
    Thread *t = thread_attach_self(0);
    __atomic_store_n(&other, t, __ATOMIC_RELEASE);
    for (int i = 0; i < 1000; i++) {
        thread_park(t, false, 0);
        thread_unpark(self);
    }
    thread_detach_self(t);
    return unused;
}

static void threads_unpark_each_other(void **state)
{
    (void)state;
    pthread_t pthread;
    other = NULL;
    pthread_create(&pthread, NULL, ping, NULL);
    while (__atomic_load_n(&other, __ATOMIC_ACQUIRE) == NULL) sched_yield();
    for (int i = 0; i < 1000; i++) {
        thread_unpark(other);
        thread_park(self, false, 0);
    }
    thread_enter_blocked(self);
    pthread_join(pthread, NULL);
    thread_enter_java(self);
}

static volatile u8 progress;

static void *run(void *sometimes_native)
{
    Thread *t = thread_attach_self(0);
    __atomic_store_n(&other, t, __ATOMIC_RELEASE);
    while (!__atomic_load_n(&done, __ATOMIC_RELAXED)) {
        progress++;
        if (thread_polled(t) != 0) safepoint_poll(t);
        if (sometimes_native != NULL) {
            thread_enter_native(t);
            thread_enter_java(t);
        }
    }
    thread_detach_self(t);
    return NULL;
}

static int operations;

static void look_at_it(Thread *target, void *arg)
{
    if (target != self) {
        u8 before = progress;
        for (volatile int i = 0; i < 1000; i++) {}
        assert_int_equal(before, progress);             /* it stands still */
    }
    ++*(int *)arg;
}

static void handshake_with_a_runner(void *sometimes_native)
{
    pthread_t pthread;
    other = NULL;
    __atomic_store_n(&done, false, __ATOMIC_RELAXED);
    operations = 0;
    pthread_create(&pthread, NULL, run, sometimes_native);
    while (__atomic_load_n(&other, __ATOMIC_ACQUIRE) == NULL) sched_yield();
    for (int i = 0; i < 300; i++) {
        thread_lock_list(self);
        thread_handshake(self, other, look_at_it, &operations);
        thread_unlock_list();
    }
    assert_int_equal(operations, 300);
    for (int i = 0; i < 100; i++) thread_handshake_all(self, look_at_it, &operations);
    assert_int_equal(operations, 500);
    __atomic_store_n(&done, true, __ATOMIC_RELAXED);
    thread_enter_blocked(self);
    pthread_join(pthread, NULL);
    thread_enter_java(self);
}

static void a_running_thread_stands_still_for_a_handshake(void **state)
{
    (void)state;
    handshake_with_a_runner(NULL);
}

static void a_thread_coming_from_native_code_waits_for_the_handshake(void **state)
{
    (void)state;
    handshake_with_a_runner(&done);
}

static void ids_are_used_again(void **state)
{
    (void)state;
    u4 id = 0;
    for (int i = 0; i < 3; i++) {
        pthread_t pthread;
        __atomic_store_n(&done, true, __ATOMIC_RELAXED);
        pthread_create(&pthread, NULL, run, NULL);
        thread_enter_blocked(self);
        pthread_join(pthread, NULL);
        thread_enter_java(self);
        id = other->id;
    }
    assert_true(id < 10);
    assert_ptr_equal(thread_by_id(self->id), self);
}

/* The heap may be mapped right above a thread's stack: one that looked there for roots would keep the heap's first object. */
static void *look_for_own_end(void *found)
{
    pthread_attr_t attributes;
    void *low;
    size_t bytes;
    struct GC_stack_base noted;
    Thread *t = thread_attach_self(0);
    pthread_getattr_np(pthread_self(), &attributes);
    pthread_attr_getstack(&attributes, &low, &bytes);
    pthread_attr_destroy(&attributes);
    char *end = (char *)low + bytes;
    GC_get_my_stackbottom(&noted);
    *(int *)found = noted.mem_base == end;
    for (size_t i = 0; i < sizeof *t / sizeof end; i++) *(int *)found += ((char **)t)[i] == end;
    assert_ptr_equal(thread_native_stack_base(t), end);
    thread_detach_self(t);
    return NULL;
}

static void the_end_of_a_stack_keeps_nothing(void **state)
{
    (void)state;
    pthread_t pthread;
    int found = -1;
    pthread_create(&pthread, NULL, look_for_own_end, &found);
    thread_enter_blocked(self);
    pthread_join(pthread, NULL);
    thread_enter_java(self);
    assert_int_equal(found, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(unpark_before_park_makes_park_return),
        cmocka_unit_test(park_until_a_past_time_returns),
        cmocka_unit_test(sleep_lasts_as_long_as_asked),
        cmocka_unit_test(threads_unpark_each_other),
        cmocka_unit_test(a_running_thread_stands_still_for_a_handshake),
        cmocka_unit_test(a_thread_coming_from_native_code_waits_for_the_handshake),
        cmocka_unit_test(ids_are_used_again),
        cmocka_unit_test(the_end_of_a_stack_keeps_nothing),
    };
    heap_init(16 << 20, 64 << 20);
    self = thread_attach_self(0);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
