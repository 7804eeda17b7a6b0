/* native/jni_array.c -- arrays (JNI spec: Array Operations).  Objects do not move, so native code works on the elements
 * themselves; Get<Type>ArrayElements pins the array against collection until Release. */
#include <string.h>
#include "classloader/init.h"
#include "classloader/loader.h"
#include "native/array_region.h"
#include "native/jni_table.h"
#include "vm/exception.h"
#include "vm/heap.h"

jsize JNICALL jni_GetArrayLength(JNIEnv *env, jarray handle)
{
    Thread *t = jni_enter(env);
    jsize length = array_length(handle_object(handle));
    jni_leave(t);
    return length;
}

jobjectArray JNICALL jni_NewObjectArray(JNIEnv *env, jsize length, jclass element, jobject initial)
{
    Thread *t = jni_enter(env);
    Class *k = loader_array_class(t, handle_to_class(element));
    Object *array = k != NULL ? heap_alloc_array(t, k, length) : NULL, *value = handle_object(initial);
    if (array != NULL && value != NULL)
        for (jsize i = 0; i < length; i++)
            array_refs(array)[i] = value;
    return jni_leave_with(t, array);
}

static bool check_index(Thread *t, const Object *array, jsize index)
{
    if (index >= 0 && index < array_length(array)) return true;
    return throw_new(t, EX_ArrayIndexOutOfBoundsException, "Index %d out of bounds for length %d", index, array_length(array));
}

jobject JNICALL jni_GetObjectArrayElement(JNIEnv *env, jobjectArray handle, jsize index)
{
    Thread *t = jni_enter(env);
    Object *array = handle_object(handle);
    return jni_leave_with(t, check_index(t, array, index) ? array_refs(array)[index] : NULL);
}

/* HotSpot writes the array's type with the index in its first brackets. */
static bool throw_store(Thread *t, const Object *array, jsize index, const Object *value)
{
    const Class *innermost = object_class(array)->element;
    char dimensions[2 * 256] = "";
    for (size_t used = 0; innermost->flags & CLASS_ARRAY; innermost = innermost->element, used += 2)
        if (used + 2 < sizeof dimensions) strcat(dimensions, "[]");     /* JNI can make arrays of more than 255 dimensions */
    return throw_new(t, EX_ArrayStoreException, "type mismatch: can not store %s to %s[%d]%s",
                     class_external_name(object_class(value)), class_external_name(innermost), index, dimensions);
}

void JNICALL jni_SetObjectArrayElement(JNIEnv *env, jobjectArray handle, jsize index, jobject value_handle)
{
    Thread *t = jni_enter(env);
    Object *array = handle_object(handle), *value = handle_object(value_handle);
    if (check_index(t, array, index)) {
        if (value == NULL || object_is_instance(value, object_class(array)->element)) object_store_ref(array, &array_refs(array)[index], value);
        else throw_store(t, array, index, value);
    }
    jni_leave(t);
}

static void *pinned_data(JNIEnv *env, jarray handle, jboolean *is_copy)
{
    Thread *t = jni_enter(env);
    Object *array = handle_object(handle);
    handle_pin(array);
    if (is_copy != NULL) *is_copy = JNI_FALSE;
    jni_leave(t);
    return array_data(array);
}

static void release_data(JNIEnv *env, jarray handle, jint mode)
{
    if (mode == JNI_COMMIT) return;
    Thread *t = jni_enter(env);
    handle_unpin(handle_object(handle));
    jni_leave(t);
}

void *array_region(Thread *t, const Object *array, jsize start, jsize length, size_t element_bytes)
{
    int64_t end = (int64_t)start + length;
    if (length < 0)
        throw_new(t, EX_ArrayIndexOutOfBoundsException, "Length %d is negative", length);
    else if (start < 0 || end > array_length(array))
        throw_new(t, EX_ArrayIndexOutOfBoundsException, "Array region %d..%lld out of bounds for length %d", start,
                  (long long)end, array_length(array));
    else
        return (char *)array_data(array) + (size_t)start * element_bytes;
    return NULL;
}

#define PRIMITIVE_ARRAY(Name, ctype, letter)                                                                            \
    ctype##Array JNICALL jni_New##Name##Array(JNIEnv *env, jsize length)                                                \
    {                                                                                                                   \
        Thread *t = jni_enter(env);                                                                                     \
        return jni_leave_with(t, heap_alloc_array(t, vm.primitive_arrays[primitive_index(letter)], length));           \
    }                                                                                                                   \
    ctype *JNICALL jni_Get##Name##ArrayElements(JNIEnv *env, ctype##Array handle, jboolean *is_copy)                    \
    {                                                                                                                   \
        return pinned_data(env, handle, is_copy);                                                                       \
    }                                                                                                                   \
    void JNICALL jni_Release##Name##ArrayElements(JNIEnv *env, ctype##Array handle, ctype *elements, jint mode)         \
    {                                                                                                                   \
        (void)elements;                                                                                                 \
        release_data(env, handle, mode);                                                                                \
    }                                                                                                                   \
    void JNICALL jni_Get##Name##ArrayRegion(JNIEnv *env, ctype##Array handle, jsize start, jsize length, ctype *out)    \
    {                                                                                                                   \
        Thread *t = jni_enter(env);                                                                                     \
        void *elements = array_region(t, handle_object(handle), start, length, sizeof *out);                            \
        if (elements != NULL && length > 0) memcpy(out, elements, (size_t)length * sizeof *out);                        \
        jni_leave(t);                                                                                                   \
    }                                                                                                                   \
    void JNICALL jni_Set##Name##ArrayRegion(JNIEnv *env, ctype##Array handle, jsize start, jsize length, const ctype *in) \
    {                                                                                                                   \
        Thread *t = jni_enter(env);                                                                                     \
        void *elements = array_region(t, handle_object(handle), start, length, sizeof *in);                             \
        if (elements != NULL && length > 0) memcpy(elements, in, (size_t)length * sizeof *in);                          \
        jni_leave(t);                                                                                                   \
    }
FOR_EACH_PRIMITIVE(PRIMITIVE_ARRAY)

/* A critical region is short and within one native call, whose references keep the array: no pin. */
void *JNICALL jni_GetPrimitiveArrayCritical(JNIEnv *env, jarray handle, jboolean *is_copy)
{
    Thread *t = jni_enter(env);
    void *elements = array_data(handle_object(handle));
    if (is_copy != NULL) *is_copy = JNI_FALSE;
    jni_leave(t);
    return elements;
}

void JNICALL jni_ReleasePrimitiveArrayCritical(JNIEnv *env, jarray handle, void *elements, jint mode)
{
    (void)env, (void)handle, (void)elements, (void)mode;
}
