/* tests/native/test_bridge.c -- arguments and results of native methods, through every kind of call the bridge knows. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "classloader/loader.h"
#include "native/bridge.h"
#include "vm/arena.h"
#include "vm/descriptor.h"

static Object *region[64];
static Thread  thread;
static Loader  loader;
static Class   klass;
static Object  objects[4];

static int fresh_thread(void **state)
{
    (void)state;
    memset(&thread, 0, sizeof thread);
    thread.local_refs = thread.local_base = thread.local_top = region;
    thread.local_refs_end = region + 64;
    return 0;
}

static bool call(const char *descriptor, bool is_static, void *function, Slot *args)
{
    Method m = { .klass = &klass, .name = symbol_of("f"), .descriptor = symbol_of(descriptor),
                 .access_flags = ACC_NATIVE | (is_static ? ACC_STATIC : 0), .native_function = function };
    m.arg_slots = (u2)(descriptor_arg_slots(m.descriptor) + !is_static);
    m.return_type = descriptor_return_kind(m.descriptor);
    bridge_install(&m);
    bool ok = m.entry(&thread, &m, args);
    assert_ptr_equal(thread.local_top, region);         /* local references went with the frame */
    assert_null(thread.frame);
    assert_int_equal(thread.state, THREAD_IN_JAVA);
    return ok;
}

static jint integers(JNIEnv *env, jclass k, jint a, jlong b, jbyte c, jchar d)
{
    assert_ptr_equal(env, &thread);
    assert_ptr_equal(k, handle_class(&klass));
    assert_int_equal(thread.state, THREAD_IN_NATIVE);
    return (jint)(a + b + c + d);
}

static void integers_travel_in_registers(void **state)
{
    (void)state;
    Slot args[5] = { { .i = -1 }, { .l = 1000 }, { 0 }, { .i = -7 }, { .i = 65535 } };
    assert_true(call("(IJBC)I", true, (void *)integers, args));
    assert_int_equal(args[0].i, -1 + 1000 - 7 + 65535);
}

static jobject references(JNIEnv *env, jobject self, jobject a, jobject none)
{
    (void)env;
    assert_ptr_equal(handle_object(self), &objects[0]);
    assert_ptr_equal(handle_object(a), &objects[1]);
    assert_null(none);
    return handle_local(&thread, &objects[2]);
}

static void references_become_handles_and_back(void **state)
{
    (void)state;
    Slot args[3] = { { .ref = &objects[0] }, { .ref = &objects[1] }, { .ref = NULL } };
    assert_true(call("(Ljava/lang/Object;[I)Ljava/lang/Object;", false, (void *)references, args));
    assert_ptr_equal(args[0].ref, &objects[2]);
}

static jdouble mixed(JNIEnv *env, jclass k, jfloat a, jint b, jdouble c, jlong d)
{
    (void)env, (void)k;
    return (jdouble)a * b + c * (jdouble)d;
}

static void floats_travel_in_their_own_registers(void **state)
{
    (void)state;
    Slot args[6] = { { .f = 1.5f }, { .i = 4 }, { .d = 0.25 }, { 0 }, { .l = 16 }, { 0 } };
    assert_true(call("(FIDJ)D", true, (void *)mixed, args));
    assert_true(args[0].d == 10.0);
}

static jfloat half(JNIEnv *env, jclass k, jint a)
{
    (void)env, (void)k;
    return (jfloat)a / 2;
}

static void a_float_result_fills_the_slot(void **state)
{
    (void)state;
    Slot args[2] = { { .i = 3 }, { 0 } };
    assert_true(call("(I)F", true, (void *)half, args));
    assert_true(args[0].f == 1.5f);
    assert_int_equal(args[0].raw >> 32, 0);
}

static jlong many(JNIEnv *env, jclass k, jint a, jint b, jint c, jint d, jint e, jdouble f0, jdouble f1, jdouble f2, jdouble f3,
                  jdouble f4, jdouble f5, jdouble f6, jdouble f7, jfloat f8, jlong g, jobject h)
{
    (void)env, (void)k;
    assert_ptr_equal(handle_object(h), &objects[3]);
    return a + 2 * b + 3 * c + 4 * d + 5 * e + (jlong)(f0 + f1 + f2 + f3 + f4 + f5 + f6 + f7) + (jlong)(f8 * 100) + g;
}

static void what_finds_no_register_goes_on_the_stack(void **state)
{
    (void)state;
    Slot args[40] = { { .i = 1 }, { .i = 2 }, { .i = 3 }, { .i = 4 }, { .i = -5 } };
    for (int i = 0; i < 8; i++) args[5 + 2 * i].d = i;
    args[21].f = 2.5f;
    args[22].l = 1LL << 40;
    args[24].ref = &objects[3];
    assert_true(call("(IIIIIDDDDDDDDFJLjava/lang/Object;)J", true, (void *)many, args));
    assert_int_equal(args[0].l, 1 + 4 + 9 + 16 - 25 + 28 + 250 + (1LL << 40));
}

static jint crowd(JNIEnv *env, jobject self, jint a0, jlong a1, jint a2, jint a3, jint a4, jint a5, jint a6, jint a7, jint a8, jint a9,
                  jint a10, jint a11, jint a12, jint a13, jint a14, jint a15, jint a16, jint a17, jint a18, jint a19, jshort a20,
                  jobject a21, jdouble a22, jfloat a23)
{
    assert_ptr_equal(env, &thread);
    assert_ptr_equal(handle_object(self), &objects[0]);
    assert_ptr_equal(handle_object(a21), &objects[1]);
    assert_true(a22 == 0.5 && a23 == 0.25f && a1 == -8589934592LL);
    int all[] = { a0, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18, a19, a20 };
    unsigned sum = 0;
    for (size_t i = 0; i < COUNT_OF(all); i++) sum = sum * 3 + (unsigned)all[i];
    return (jint)sum;
}

static void libffi_makes_the_largest_calls(void **state)
{
    (void)state;
    Slot args[32] = { { .ref = &objects[0] }, { .i = 9 }, { .l = -8589934592LL } };
    int expected = 9;
    for (int i = 0; i < 18; i++) args[4 + i].i = i - 4;
    args[22].i = -300;
    args[23].ref = &objects[1];
    args[24].d = 0.5;
    args[26].f = 0.25f;
    for (int i = 0; i < 18; i++) expected = (int)((unsigned)expected * 3u + (unsigned)(i - 4));
    expected = (int)((unsigned)expected * 3u - 300u);
    assert_true(call("(IJIIIIIIIIIIIIIIIIIISLjava/lang/Object;DF)I", false, (void *)crowd, args));
    assert_int_equal(args[0].i, expected);
}

static jint dirty(void) { return 0x12345680; }

static void narrow_results_are_extended(void **state)
{
    (void)state;
    Slot args[2] = { { 0 } };
    assert_true(call("()Z", true, (void *)dirty, args));
    assert_int_equal(args[0].raw, 1);
    assert_true(call("()B", true, (void *)dirty, args));
    assert_int_equal(args[0].i, -128);
    assert_true(call("()C", true, (void *)dirty, args));
    assert_int_equal(args[0].i, 0x5680);
    assert_true(call("()S", true, (void *)dirty, args));
    assert_int_equal(args[0].i, 0x5680);
}

static void throwing(JNIEnv *env, jclass k)
{
    (void)env, (void)k;
    handle_local(&thread, &objects[1]);
    thread.exception = &objects[0];
}

static void a_pending_exception_makes_the_call_fail(void **state)
{
    (void)state;
    Slot args[2] = { { 0 } };
    assert_false(call("()V", true, (void *)throwing, args));
    assert_ptr_equal(thread.exception, &objects[0]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(integers_travel_in_registers, fresh_thread),
        cmocka_unit_test_setup(references_become_handles_and_back, fresh_thread),
        cmocka_unit_test_setup(floats_travel_in_their_own_registers, fresh_thread),
        cmocka_unit_test_setup(a_float_result_fills_the_slot, fresh_thread),
        cmocka_unit_test_setup(what_finds_no_register_goes_on_the_stack, fresh_thread),
        cmocka_unit_test_setup(libffi_makes_the_largest_calls, fresh_thread),
        cmocka_unit_test_setup(narrow_results_are_extended, fresh_thread),
        cmocka_unit_test_setup(a_pending_exception_makes_the_call_fail, fresh_thread),
    };
    loader.arena = arena_create();
    klass = (Class){ .loader = &loader, .name = symbol_of("T") };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
