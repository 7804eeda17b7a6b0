/* tests/native/test_handles.c -- local references on a hand-made thread, global ones on a small heap. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "native/handles.h"
#include "vm/frame.h"
#include "vm/heap.h"

enum { REGION = 4096 };
static Object *region[REGION];
static Object  objects[8];
static Thread  thread;

static int fresh_thread(void **state)
{
    (void)state;
    memset(&thread, 0, sizeof thread);
    memset(region, 0, sizeof region);
    thread.local_refs = thread.local_base = thread.local_top = region;
    thread.local_refs_end = region + REGION;
    return 0;
}

static void local_references_lead_back_to_their_objects(void **state)
{
    (void)state;
    jobject a = handle_local(&thread, &objects[0]), b = handle_local(&thread, &objects[1]);
    assert_ptr_not_equal(a, b);
    assert_ptr_equal(handle_object(a), &objects[0]);
    assert_ptr_equal(handle_object(b), &objects[1]);
    assert_null(handle_local(&thread, NULL));
    assert_null(handle_object(NULL));
    assert_int_equal(handle_type(&thread, a), JNILocalRefType);
}

static void deleting_the_newest_gives_its_slot_back(void **state)
{
    (void)state;
    jobject a = handle_local(&thread, &objects[0]), b = handle_local(&thread, &objects[1]);
    handle_delete_local(&thread, a);
    assert_int_equal(handle_type(&thread, a), JNIInvalidRefType);
    assert_ptr_equal(thread.local_top, region + 2);
    handle_delete_local(&thread, b);
    assert_ptr_equal(thread.local_top, region);
}

static void a_popped_frame_drops_its_references(void **state)
{
    (void)state;
    jobject outer = handle_local(&thread, &objects[0]);
    assert_true(handle_push_frame(&thread, 16));
    handle_local(&thread, &objects[1]);
    handle_delete_local(&thread, outer);                /* allowed from an inner frame */
    handle_pop_frame(&thread);
    assert_ptr_equal(thread.local_base, region);
    assert_ptr_equal(thread.local_top, region + 1);
    handle_pop_frame(&thread);                          /* no frame left: ignored */
    assert_ptr_equal(thread.local_top, region + 1);
    assert_false(handle_push_frame(&thread, REGION));
    assert_false(handle_push_frame(&thread, -1));
}

/* A native loop that deletes its references in the order it made them, for ever. */
static void holes_are_used_again(void **state)
{
    (void)state;
    enum { LIVE = 50 };
    jobject window[LIVE] = { NULL };
    for (int i = 0; i < 100000; i++) {
        if (window[i % LIVE] != NULL) {
            assert_ptr_equal(handle_object(window[i % LIVE]), &objects[(i - LIVE) % 8]);
            handle_delete_local(&thread, window[i % LIVE]);
        }
        window[i % LIVE] = handle_local(&thread, &objects[i % 8]);
    }
    for (int i = 0; i < LIVE; i++)
        for (int j = 0; j < i; j++)
            assert_ptr_not_equal(window[i], window[j]);
    assert_true(thread.local_top - region < 256);
}

static void holes_survive_inner_frames(void **state)
{
    (void)state;
    jobject kept[200];
    for (int i = 0; i < 200; i++) kept[i] = handle_local(&thread, &objects[0]);
    for (int i = 0; i < 198; i += 2) handle_delete_local(&thread, kept[i]);
    for (int i = 0; i < 150; i++) handle_local(&thread, &objects[1]);
    Object **base = thread.local_base, **top = thread.local_top;
    thread.local_base = top;                            /* as the bridge does */
    for (int i = 0; i < 300; i++) {
        jobject inner = handle_local(&thread, &objects[2]);
        assert_true((Object **)inner >= top);
        if (i % 3 == 0) handle_delete_local(&thread, inner);
    }
    thread.local_base = base;
    thread.local_top = top;
    for (int i = 0; i < 100; i++) handle_local(&thread, &objects[3]);
    for (int i = 1; i < 200; i += 2) assert_ptr_equal(handle_object(kept[i]), &objects[0]);
}

static void global_references_have_slots_of_their_own(void **state)
{
    (void)state;
    jobject handles[2000];
    for (int i = 0; i < 2000; i++) handles[i] = handle_global(&objects[i % 8]);
    for (int i = 0; i < 2000; i++) assert_ptr_equal(handle_object(handles[i]), &objects[i % 8]);
    assert_int_equal(handle_type(&thread, handles[7]), JNIGlobalRefType);
    handle_delete_global(handles[7]);
    handle_delete_global(handles[7]);                   /* a second time: nothing happens */
    assert_int_equal(handle_type(&thread, handles[7]), JNIInvalidRefType);
    jobject a = handle_global(&objects[1]), b = handle_global(&objects[2]);
    assert_ptr_equal(a, handles[7]);
    assert_ptr_not_equal(a, b);
    assert_null(handle_global(NULL));
}

static void any_address_can_be_asked_about(void **state)
{
    (void)state;
    Object *variable = &objects[0];
    jobject local = handle_local(&thread, &objects[0]);
    assert_true(handle_is_valid(&thread, NULL));
    assert_true(handle_is_valid(&thread, local));
    assert_false(handle_is_valid(&thread, (jobject)((char *)local + 4)));
    assert_false(handle_is_valid(&thread, (jobject)((Object **)local + 1)));
    assert_false(handle_is_valid(&thread, (jobject)&variable));
    assert_false(handle_is_valid(&thread, (jobject)((uintptr_t)&variable | 1)));
    assert_false(handle_is_valid(&thread, (jobject)(uintptr_t)0x123456789ab8));
}

static void deleted_weak_references_are_invalid(void **state)
{
    (void)state;
    jobject weak = handle_weak_global(&objects[0]);
    assert_true(handle_is_valid(&thread, weak));
    assert_int_equal(handle_type(&thread, weak), JNIWeakGlobalRefType);
    handle_delete_weak(weak);
    assert_false(handle_is_valid(&thread, weak));
}

static void reference_arguments_are_local_references(void **state)
{
    (void)state;
    Slot args[6] = { { .ref = &objects[0] }, { .i = 1 }, { .ref = &objects[1] }, { .l = 2 }, { .l = 3 }, { .ref = NULL } };
    Method m = { .descriptor = symbol_of("(ILjava/lang/String;J[I)V"), .arg_slots = 6 };
    Frame frame = { .method = &m, .locals = args, .kind = FRAME_NATIVE };
    static const bool is_reference[6] = { true, false, true, false, false, false };     /* null has no handle */
    thread.frame = &frame;
    for (int i = 0; i < 6; i++) assert_int_equal(handle_is_valid(&thread, (jobject)&args[i].ref), is_reference[i]);
    thread.frame = NULL;                                /* it has returned */
    assert_false(handle_is_valid(&thread, (jobject)&args[0].ref));
}

static void pins_are_counted(void **state)
{
    (void)state;
    handle_pin(&objects[0]);
    handle_pin(&objects[0]);
    handle_pin(&objects[1]);
    handle_unpin(&objects[0]);
    handle_unpin(&objects[1]);
    handle_unpin(&objects[0]);
    handle_unpin(&objects[0]);                          /* never pinned: ignored */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(local_references_lead_back_to_their_objects, fresh_thread),
        cmocka_unit_test_setup(deleting_the_newest_gives_its_slot_back, fresh_thread),
        cmocka_unit_test_setup(a_popped_frame_drops_its_references, fresh_thread),
        cmocka_unit_test_setup(holes_are_used_again, fresh_thread),
        cmocka_unit_test_setup(holes_survive_inner_frames, fresh_thread),
        cmocka_unit_test_setup(global_references_have_slots_of_their_own, fresh_thread),
        cmocka_unit_test_setup(any_address_can_be_asked_about, fresh_thread),
        cmocka_unit_test_setup(deleted_weak_references_are_invalid, fresh_thread),
        cmocka_unit_test_setup(reference_arguments_are_local_references, fresh_thread),
        cmocka_unit_test_setup(pins_are_counted, fresh_thread),
    };
    heap_init(1 << 20, 16 << 20);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
