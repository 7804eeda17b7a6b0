/* classlib/jvm_array.c -- java.lang.reflect.Array. */
#include "classlib/class_info.h"
#include "classlib/jvm.h"
#include "classlib/reflect.h"
#include "classloader/loader.h"
#include "vm/descriptor.h"
#include "vm/exception.h"
#include "vm/heap.h"

enum { MAX_DIMENSIONS = 255 };

/* ---- elements ----------------------------------------------------------------------------------------------------- */

static bool check_array(Thread *t, const Object *array)
{
    if (array == NULL) return throw_new(t, EX_NullPointerException, NULL);
    return class_is_array(object_class(array)) || throw_new(t, EX_IllegalArgumentException, "Argument is not an array");
}

static bool check_primitive_array(Thread *t, const Object *array)
{
    return check_array(t, array) && (!kind_is_reference(object_class(array)->element_type) ||
                                     throw_new(t, EX_IllegalArgumentException, "Argument is not an array of primitive type"));
}

static bool check_index(Thread *t, const Object *array, int32_t index)
{
    return (u4)index < (u4)array_length(array) || throw_new(t, EX_ArrayIndexOutOfBoundsException, NULL);
}

static bool throw_mismatch(Thread *t) { return throw_new(t, EX_IllegalArgumentException, "argument type mismatch"); }

static void *element_address(const Object *array, int32_t index)
{
    return (u1 *)array_data(array) + ((size_t)index << object_class(array)->element_shift);
}

bool array_length_of(Thread *t, Object *array, int32_t *length)
{
    if (!check_array(t, array)) return false;
    *length = array_length(array);
    return true;
}

bool array_get_boxed(Thread *t, Object *array, int32_t index, Object **value)
{
    if (!check_array(t, array) || !check_index(t, array, index)) return false;
    char type = object_class(array)->element_type;
    return box_value(t, type, value_load(element_address(array, index), type), value);
}

bool array_get_as(Thread *t, Object *array, int32_t index, char type, Slot *value)
{
    if (!check_primitive_array(t, array) || !check_index(t, array, index)) return false;
    char element_type = object_class(array)->element_type;
    *value = value_load(element_address(array, index), element_type);
    return widen_value(element_type, type, value) || throw_mismatch(t);
}

static bool store_reference(Thread *t, Object *array, int32_t index, Object *value)
{
    if (value != NULL && !object_is_instance(value, object_class(array)->element))
        return throw_new(t, EX_IllegalArgumentException, "array element type mismatch");
    object_store_ref(array, &array_refs(array)[index], value);
    return true;
}

static bool store_primitive(Thread *t, Object *array, int32_t index, char type, Slot value)
{
    char element_type = object_class(array)->element_type;
    if (type == 0 || !widen_value(type, element_type, &value)) return throw_mismatch(t);
    value_store(element_address(array, index), element_type, value);
    return true;
}

bool array_set_boxed(Thread *t, Object *array, int32_t index, Object *value)
{
    if (!check_array(t, array)) return false;
    if (kind_is_reference(object_class(array)->element_type))
        return check_index(t, array, index) && store_reference(t, array, index, value);
    Slot unboxed = { .raw = 0 };
    if (value == NULL) return throw_new(t, EX_IllegalArgumentException, NULL);
    char type = unbox_value(value, &unboxed);
    return check_index(t, array, index) && store_primitive(t, array, index, type, unboxed);
}

bool array_set_from(Thread *t, Object *array, int32_t index, char type, Slot value)
{
    return check_primitive_array(t, array) && check_index(t, array, index) && store_primitive(t, array, index, type, value);
}

/* ---- making arrays ------------------------------------------------------------------------------------------------ */

static int dimensions_of(const Class *k)
{
    int count = 0;
    for (; class_is_array(k); k = k->element) count++;
    return count;
}

/* The class of arrays with that element class and so many dimensions.  NULL: pending. */
static Class *array_class_of(Thread *t, Object *element_mirror, int32_t dimensions)
{
    if (element_mirror == NULL) {
        throw_new(t, EX_NullPointerException, NULL);
        return NULL;
    }
    Class *k = mirror_class(element_mirror);
    if (dimensions <= 0 || dimensions + dimensions_of(k) > MAX_DIMENSIONS || (class_is_primitive(k) && k->element_type == 'V')) {
        throw_new(t, EX_IllegalArgumentException, NULL);
        return NULL;
    }
    while (k != NULL && dimensions-- > 0) k = loader_array_class(t, k);
    return k;
}

Object *array_new(Thread *t, Object *element_mirror, int32_t length)
{
    Class *k = array_class_of(t, element_mirror, 1);
    return k == NULL ? NULL : heap_alloc_array(t, k, length);
}

static Object *allocate_levels(Thread *t, Class *k, const int32_t *lengths, int32_t levels)
{
    Object *array = heap_alloc_array(t, k, lengths[0]);
    for (int32_t i = 0; array != NULL && levels > 1 && i < lengths[0]; i++) {
        Object *element = allocate_levels(t, k->element, lengths + 1, levels - 1);
        if (element == NULL) return NULL;
        array_refs(array)[i] = element;
    }
    return array;
}

Object *array_new_multi(Thread *t, Object *element_mirror, Object *dimensions)
{
    if (element_mirror == NULL || dimensions == NULL) {
        throw_new(t, EX_NullPointerException, NULL);
        return NULL;
    }
    int32_t levels = array_length(dimensions), lengths[MAX_DIMENSIONS];
    Class  *k = array_class_of(t, element_mirror, levels);
    if (k == NULL) return NULL;
    for (int32_t i = 0; i < levels; i++) {
        lengths[i] = ((int32_t *)array_data(dimensions))[i];
        if (lengths[i] < 0) {
            throw_new(t, EX_NegativeArraySizeException, "%d", lengths[i]);
            return NULL;
        }
    }
    return allocate_levels(t, k, lengths, levels);
}

/* ---- JVM_ forms --------------------------------------------------------------------------------------------------- */

static char type_of_code(jint code) { return code < 4 || code > 11 ? 'V' : "ZCFDBSIJ"[code - 4]; }   /* newarray's codes */

JNIEXPORT jint JNICALL JVM_GetArrayLength(JNIEnv *env, jobject array)
{
    Thread *t = jni_enter(env);
    int32_t length = 0;
    bool    ok = array_length_of(t, handle_object(array), &length);
    jni_leave(t);
    return ok ? length : 0;
}

JNIEXPORT jobject JNICALL JVM_GetArrayElement(JNIEnv *env, jobject array, jint index)
{
    Thread *t = jni_enter(env);
    Object *value = NULL;
    return jni_leave_with(t, array_get_boxed(t, handle_object(array), index, &value) ? value : NULL);
}

JNIEXPORT jvalue JNICALL JVM_GetPrimitiveArrayElement(JNIEnv *env, jobject array, jint index, jint type_code)
{
    Thread *t = jni_enter(env);
    jvalue  result = { .j = 0 };
    Slot    value;
    if (array_get_as(t, handle_object(array), index, type_of_code(type_code), &value))
        value_store(&result, type_of_code(type_code), value);
    jni_leave(t);
    return result;
}

JNIEXPORT void JNICALL JVM_SetArrayElement(JNIEnv *env, jobject array, jint index, jobject value)
{
    Thread *t = jni_enter(env);
    if (!array_set_boxed(t, handle_object(array), index, handle_object(value))) INVARIANT(exception_pending(t));
    jni_leave(t);
}

JNIEXPORT void JNICALL JVM_SetPrimitiveArrayElement(JNIEnv *env, jobject array, jint index, jvalue value, unsigned char type_code)
{
    Thread *t = jni_enter(env);
    char    type = type_of_code(type_code);
    if (!array_set_from(t, handle_object(array), index, type, value_load(&value, type))) INVARIANT(exception_pending(t));
    jni_leave(t);
}

JNIEXPORT jobject JNICALL JVM_NewArray(JNIEnv *env, jclass element, jint length)
{
    Thread *t = jni_enter(env);
    return jni_leave_with(t, array_new(t, handle_object((jobject)element), length));
}

JNIEXPORT jobject JNICALL JVM_NewMultiArray(JNIEnv *env, jclass element, jintArray dimensions)
{
    Thread *t = jni_enter(env);
    return jni_leave_with(t, array_new_multi(t, handle_object((jobject)element), handle_object(dimensions)));
}
