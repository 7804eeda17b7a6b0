#include "tests/classloader/bare_vm.h"

static Method *method(Class *k, const char *name, const char *descriptor)
{
    Method *m = class_find_method(k, symbol_of(name), symbol_of(descriptor));
    assert_non_null(m);
    return m;
}

static void an_overriding_method_takes_the_inherited_vtable_slot(void **state)
{
    Class *object = bare_class(*state, "java/lang/Object"), *string = bare_class(*state, "java/lang/String");
    Method *inherited = method(object, "hashCode", "()I"), *own = method(string, "hashCode", "()I");
    assert_ptr_not_equal(inherited, own);
    assert_int_equal(own->vtable_index, inherited->vtable_index);
    assert_ptr_equal(class_select_virtual(string, inherited), own);
}

static void an_interface_method_selects_the_class_method(void **state)
{
    Class *list = bare_class(*state, "java/util/List"), *array_list = bare_class(*state, "java/util/ArrayList");
    Method *size = method(list, "size", "()I");
    assert_ptr_equal(class_select_interface(array_list, size), method(array_list, "size", "()I"));
    assert_null(class_select_interface(bare_class(*state, "java/lang/String"), size));
}

static void a_default_method_fills_the_slot_no_class_method_does(void **state)
{
    Class *list = bare_class(*state, "java/util/List"), *collection = bare_class(*state, "java/util/Collection");
    Class *linked = bare_class(*state, "java/util/LinkedList");
    Method *stream = method(collection, "stream", "()Ljava/util/stream/Stream;");
    assert_ptr_equal(class_select_interface(linked, stream), stream);
    Method *replace = method(list, "replaceAll", "(Ljava/util/function/UnaryOperator;)V");
    assert_ptr_equal(class_select_virtual(bare_class(*state, "java/util/ArrayList"), replace)->klass, bare_class(*state, "java/util/ArrayList"));
    assert_ptr_equal(class_select_virtual(linked, replace), replace);
}

static void a_default_method_is_found_through_the_vtable_too(void **state)
{
    Class *linked = bare_class(*state, "java/util/LinkedList");
    Method *stream = method(linked, "stream", "()Ljava/util/stream/Stream;");
    int32_t index = class_vtable_index(linked, stream);
    assert_true(index >= 0);
    assert_ptr_equal(linked->vtable[index], stream);
}

static void fields_do_not_overlap_and_lie_inside_the_instance(void **state)
{
    static const char *const names[] = { "java/lang/Thread", "java/util/HashMap", "java/util/LinkedHashMap", "java/lang/Class",
                                         "java/util/concurrent/ThreadPoolExecutor", "java/lang/ref/SoftReference" };
    for (size_t n = 0; n < COUNT_OF(names); n++) {
        u1 used[4096] = { 0 };
        Class *k = bare_class(*state, names[n]);
        for (Class *c = k; c != NULL; c = c->super)
            for (u2 i = 0; i < c->field_count; i++) {
                const Field *f = &c->fields[i];
                u4 bytes = strchr("ZB", f->type) ? 1 : strchr("CS", f->type) ? 2 : strchr("IF", f->type) ? 4 : 8;
                if (f->access_flags & ACC_STATIC) continue;
                assert_true(f->offset >= OBJECT_HEADER_BYTES && f->offset + bytes <= k->instance_bytes && f->offset % bytes == 0);
                for (u4 b = 0; b < bytes; b++) assert_int_equal(used[f->offset + b]++, 0);
            }
    }
}

static void reference_runs_cover_reference_fields_only(void **state)
{
    Class *k = bare_class(*state, "java/util/LinkedHashMap");
    u4 covered = 0, references = 0;
    for (u4 i = 0; i < k->ref_run_count; i++) covered += k->ref_runs[i].count;
    for (Class *c = k; c != NULL; c = c->super)
        for (u2 i = 0; i < c->field_count; i++)
            references += !(c->fields[i].access_flags & ACC_STATIC) && strchr("L[", c->fields[i].type) != NULL;
    assert_int_equal(covered, references);
}

static void arrays_are_covariant_and_cloneable(void **state)
{
    Thread *t = *state;
    Class *strings = loader_array_class(t, bare_class(t, "java/lang/String")), *objects = loader_array_class(t, KNOWN(Object));
    Class *ints = vm.primitive_arrays[primitive_index('I')], *matrix = loader_array_class(t, ints);
    assert_true(class_is_subtype(strings, objects));
    assert_false(class_is_subtype(objects, strings));
    assert_true(class_is_subtype(matrix, objects));
    assert_false(class_is_subtype(ints, objects));
    assert_true(class_is_subtype(ints, KNOWN(Cloneable)));
    assert_true(class_is_subtype(ints, KNOWN(Object)));
    assert_ptr_equal(loader_load(t, symbol_of("[[I"), vm.boot_loader), matrix);
}

static void subtypes_follow_classes_and_interfaces(void **state)
{
    Class *map = bare_class(*state, "java/util/Map"), *linked = bare_class(*state, "java/util/LinkedHashMap");
    assert_true(class_is_subtype(linked, map));
    assert_true(class_is_subtype(linked, bare_class(*state, "java/util/HashMap")));
    assert_false(class_is_subtype(map, linked));
    assert_true(class_is_subtype(map, KNOWN(Object)));
    assert_false(class_is_subtype(linked, bare_class(*state, "java/util/List")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_overriding_method_takes_the_inherited_vtable_slot),
        cmocka_unit_test(an_interface_method_selects_the_class_method),
        cmocka_unit_test(a_default_method_fills_the_slot_no_class_method_does),
        cmocka_unit_test(a_default_method_is_found_through_the_vtable_too),
        cmocka_unit_test(fields_do_not_overlap_and_lie_inside_the_instance),
        cmocka_unit_test(reference_runs_cover_reference_fields_only),
        cmocka_unit_test(arrays_are_covariant_and_cloneable),
        cmocka_unit_test(subtypes_follow_classes_and_interfaces),
    };
    return cmocka_run_group_tests(tests, bare_vm_start, NULL);
}
