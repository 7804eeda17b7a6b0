/* What the collector does with references, on real java.lang.ref objects. */
#include "tests/classloader/bare_vm.h"
#include "vm/java_string.h"

static Object *new_reference(Thread *t, const char *class_name, Object *referent)
{
    Object *reference = heap_alloc_object(t, bare_class(t, class_name));
    assert_non_null(reference);
    OBJECT_AT(reference, KNOWN(Reference_referent), Object *) = referent;
    return reference;
}

/* An array of `count` references to objects nothing else refers to; made in a frame of its own so that no stale copy stays. */
static __attribute__((noinline)) Object *make_references(Thread *t, const char *class_name, int32_t count)
{
    Object *all = heap_alloc_array(t, KNOWN(ObjectArray), count);
    for (int32_t i = 0; i < count; i++)
        array_refs(all)[i] = new_reference(t, class_name, heap_alloc_array(t, vm.primitive_arrays[primitive_index('I')], 5));
    return all;
}

static int32_t count_cleared(const Object *all)
{
    int32_t cleared = 0;
    for (int32_t i = 0; i < array_length(all); i++)
        cleared += object_ref_at(array_refs(all)[i], KNOWN(Reference_referent)) == NULL;
    return cleared;
}

static void weak_references_to_garbage_are_cleared_and_pending(void **state)
{
    Thread *t = *state;
    Object *volatile all = make_references(t, "java/lang/ref/WeakReference", 1000);
    heap_collect();
    assert_true(count_cleared(all) > 900);              /* conservative roots may keep a few */
    assert_true(heap_has_pending_references());
    int32_t pending = 0;
    for (Object *r = heap_take_pending_references(t); r != NULL; r = object_ref_at(r, KNOWN(Reference_discovered))) pending++;
    assert_int_equal(pending, count_cleared(all));
}

static void weak_references_to_reachable_objects_stay(void **state)
{
    Thread *t = *state;
    Object *volatile target = heap_alloc_array(t, vm.primitive_arrays[primitive_index('I')], 5);
    Object *volatile reference = new_reference(t, "java/lang/ref/WeakReference", target);
    heap_collect();
    assert_ptr_equal(object_ref_at(reference, KNOWN(Reference_referent)), target);
    assert_null(object_ref_at(reference, KNOWN(Reference_discovered)));
}

static void recent_soft_references_survive_a_collection(void **state)
{
    Object *volatile all = make_references(*state, "java/lang/ref/SoftReference", 100);
    for (int32_t i = 0; i < 100; i++) OBJECT_AT(array_refs(all)[i], KNOWN(SoftReference_timestamp), int64_t) = time_millis();
    heap_collect();
    assert_int_equal(count_cleared(all), 0);
}

static void final_references_keep_their_referent_and_become_pending(void **state)
{
    Thread *t = *state;
    Object *volatile all = make_references(t, "java/lang/ref/FinalReference", 100);
    heap_collect();
    assert_int_equal(count_cleared(all), 0);
    int32_t pending = 0;
    for (Object *r = heap_take_pending_references(t); r != NULL; r = object_ref_at(r, KNOWN(Reference_discovered)), pending++)
        assert_ptr_equal(object_ref_at(r, KNOWN(Reference_next)), r);
    assert_true(pending > 90);
}

static void weak_slots_are_cleared_with_their_object(void **state)
{
    Thread *t = *state;
    Object **slots[100];
    Object *volatile kept = heap_alloc_array(t, vm.primitive_arrays[primitive_index('I')], 5);
    for (int i = 0; i < 100; i++) slots[i] = heap_weak_slot(i == 0 ? kept : heap_alloc_array(t, vm.primitive_arrays[primitive_index('I')], 5));
    heap_collect();
    int cleared = 0;
    for (int i = 1; i < 100; i++) cleared += heap_weak_get(slots[i]) == NULL;
    assert_true(cleared > 90);
    assert_ptr_equal(heap_weak_get(slots[0]), kept);
}

static void interned_strings_are_the_same_object(void **state)
{
    Thread *t = *state;
    Object *volatile a = string_intern(t, string_from_utf8(t, "interned once")), *volatile b = string_intern(t, string_from_utf8(t, "interned once"));
    assert_ptr_equal(a, b);
    heap_collect();
    assert_ptr_equal(string_intern_symbol(t, symbol_of("interned once")), a);
}

static void a_large_graph_survives_collections(void **state)
{
    Thread *t = *state;
    Object *volatile head = NULL;
    for (int32_t i = 0; i < 200000; i++) {              /* a list of Object[2]: value and next */
        Object *pair = heap_alloc_array(t, KNOWN(ObjectArray), 2);
        array_refs(pair)[1] = head;
        array_refs(pair)[0] = heap_alloc_array(t, vm.primitive_arrays[primitive_index('I')], 1);
        *(int32_t *)array_data(array_refs(pair)[0]) = i;
        head = pair;
        if (i % 50000 == 0) heap_collect();
    }
    int32_t expected = 200000;
    for (Object *p = head; p != NULL; p = array_refs(p)[1]) assert_int_equal(*(int32_t *)array_data(array_refs(p)[0]), --expected);
    assert_int_equal(expected, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(weak_references_to_garbage_are_cleared_and_pending),
        cmocka_unit_test(weak_references_to_reachable_objects_stay),
        cmocka_unit_test(recent_soft_references_survive_a_collection),
        cmocka_unit_test(final_references_keep_their_referent_and_become_pending),
        cmocka_unit_test(weak_slots_are_cleared_with_their_object),
        cmocka_unit_test(interned_strings_are_the_same_object),
        cmocka_unit_test(a_large_graph_survives_collections),
    };
    return cmocka_run_group_tests(tests, bare_vm_start, NULL);
}
