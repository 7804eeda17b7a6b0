/* native/check_array.c -- -Xcheck:jni of arrays and strings.  Native code gets copies of their contents (check_copies.h). */
#include <string.h>
#include "native/check_copies.h"
#include "native/report.h"
#include "vm/java_string.h"

/* ---- arrays -------------------------------------------------------------------------------------------------------------- */

static void *give_elements(CopyKind kind, const Object *array, void *elements, jboolean *is_copy)
{
    if (is_copy != NULL) *is_copy = JNI_TRUE;
    return copy_give(kind, array, elements, (size_t)array_length(array) << object_class(array)->element_shift);
}

static void take_elements(const void *elements, jint mode)
{
    if (mode != JNI_ABORT) copy_write_back(elements);
    if (mode != JNI_COMMIT) copy_free(elements);
}

#define CHECKED_ARRAY(Name, ctype, letter)                                                                                      \
    CHECKED(ctype##Array, New##Name##Array, 0, (JNIEnv *env, jsize length), (env, length), (void)t)                             \
    ctype *JNICALL checked_Get##Name##ArrayElements(JNIEnv *env, ctype##Array handle, jboolean *is_copy)                        \
    {                                                                                                                           \
        Thread *t = check_enter(env, 0);                                                                                        \
        const Object *array = check_typed_array(t, handle, letter);                                                             \
        jni_leave(t);                                                                                                           \
        return give_elements(COPY_ELEMENTS, array, jni_Get##Name##ArrayElements(env, handle, NULL), is_copy);                   \
    }                                                                                                                           \
    void JNICALL checked_Release##Name##ArrayElements(JNIEnv *env, ctype##Array handle, ctype *elements, jint mode)             \
    {                                                                                                                           \
        Thread *t = check_enter(env, WHILE_PENDING);                                                                            \
        copy_check_elements(t, "checked_jni_Release" #Name "ArrayElements", COPY_ELEMENTS, handle,                              \
                            check_typed_array(t, handle, letter), elements, mode);                                              \
        jni_leave(t);                                                                                                           \
        take_elements(elements, mode);                                                                                          \
        jni_Release##Name##ArrayElements(env, handle, elements, mode);                                                          \
    }                                                                                                                           \
    CHECKED(void, Get##Name##ArrayRegion, 0, (JNIEnv *env, ctype##Array handle, jsize start, jsize length, ctype *out),         \
            (env, handle, start, length, out), check_typed_array(t, handle, letter))                                            \
    CHECKED(void, Set##Name##ArrayRegion, 0, (JNIEnv *env, ctype##Array handle, jsize start, jsize length, const ctype *in),    \
            (env, handle, start, length, in), check_typed_array(t, handle, letter))
FOR_EACH_PRIMITIVE(CHECKED_ARRAY)

CHECKED(jsize, GetArrayLength, 0, (JNIEnv *env, jarray handle), (env, handle), check_array(t, handle))
CHECKED(jobject, GetObjectArrayElement, 0, (JNIEnv *env, jobjectArray handle, jsize index), (env, handle, index),
        check_object_array(t, handle))
CHECKED(void, SetObjectArrayElement, 0, (JNIEnv *env, jobjectArray handle, jsize index, jobject value), (env, handle, index, value),
        check_object_array(t, handle), check_reference(t, value))

static void check_initial(Thread *t, Class *element, jobject initial)
{
    const Object *o = check_reference(t, initial);
    if (o != NULL && (class_is_primitive(element) || !object_is_instance(o, element)))
        report_fatal(t, "Wrong object class passed to JNI NewObjectArray: a %s for elements of class %s",
                     class_external_name(object_class(o)), class_external_name(element));
}
CHECKED(jobjectArray, NewObjectArray, 0, (JNIEnv *env, jsize length, jclass element, jobject initial), (env, length, element, initial),
        check_initial(t, check_class(t, element), initial))

void *JNICALL checked_GetPrimitiveArrayCritical(JNIEnv *env, jarray handle, jboolean *is_copy)
{
    Thread *t = check_enter(env, IN_CRITICAL);
    const Object *array = check_primitive_array(t, handle);
    jni_leave(t);
    check_state.call.critical_depth++;
    return give_elements(COPY_CRITICAL, array, jni_GetPrimitiveArrayCritical(env, handle, NULL), is_copy);
}

static void leave_critical(void)
{
    if (check_state.call.critical_depth > 0) check_state.call.critical_depth--;
}

void JNICALL checked_ReleasePrimitiveArrayCritical(JNIEnv *env, jarray handle, void *elements, jint mode)
{
    Thread *t = check_enter(env, IN_CRITICAL | WHILE_PENDING);
    copy_check_elements(t, "ReleasePrimitiveArrayCritical", COPY_CRITICAL, handle, check_primitive_array(t, handle), elements, mode);
    jni_leave(t);
    if (mode != JNI_COMMIT) leave_critical();
    take_elements(elements, mode);
}

/* ---- strings ---------------------------------------------------------------------------------------------------------------- */

CHECKED(jstring, NewString, 0, (JNIEnv *env, const jchar *units, jsize length), (env, units, length),
        if (length > 0) check_not_null(t, "NewString", units))
CHECKED(jstring, NewStringUTF, 0, (JNIEnv *env, const char *utf8), (env, utf8), check_text(t, utf8))
CHECKED(jsize, GetStringLength, 0, (JNIEnv *env, jstring handle), (env, handle), check_string(t, handle))
CHECKED(jsize, GetStringUTFLength, 0, (JNIEnv *env, jstring handle), (env, handle), check_string(t, handle))
CHECKED(void, GetStringRegion, 0, (JNIEnv *env, jstring handle, jsize start, jsize length, jchar *out), (env, handle, start, length, out),
        check_string(t, handle))
CHECKED(void, GetStringUTFRegion, 0, (JNIEnv *env, jstring handle, jsize start, jsize length, char *out), (env, handle, start, length, out),
        check_string(t, handle))

/* What the plain function gave is copied once more, so that the copy's guards are all there is to know. */
#define CHECKED_CHARS(Chars, ctype, kind, allowed, BYTES, ENTER, LEAVE)                             \
    const ctype *JNICALL checked_GetString##Chars(JNIEnv *env, jstring handle, jboolean *is_copy)   \
    {                                                                                               \
        Thread *t = check_enter(env, allowed);                                                      \
        const Object *s = check_string(t, handle);                                                  \
        jni_leave(t);                                                                               \
        const ctype *plain = jni_GetString##Chars(env, handle, is_copy);                            \
        if (plain == NULL) return NULL;                                                             \
        const ctype *copy = copy_give(kind, s, (void *)(uintptr_t)plain, BYTES);                    \
        jni_ReleaseString##Chars(env, handle, plain);                                               \
        ENTER;                                                                                      \
        return copy;                                                                                \
    }                                                                                               \
    void JNICALL checked_ReleaseString##Chars(JNIEnv *env, jstring handle, const ctype *chars)      \
    {                                                                                               \
        Thread *t = check_enter(env, allowed | WHILE_PENDING);                                      \
        check_string(t, handle);                                                                    \
        copy_check_chars(t, "ReleaseString" #Chars, kind, handle, chars);                           \
        jni_leave(t);                                                                               \
        copy_free(chars);                                                                           \
        LEAVE;                                                                                      \
    }
#define UNIT_BYTES ((size_t)string_length(s) + 1) * sizeof(jchar)
CHECKED_CHARS(Chars, jchar, COPY_CHARS, 0, UNIT_BYTES, (void)0, (void)0)
CHECKED_CHARS(Critical, jchar, COPY_CRITICAL_CHARS, IN_CRITICAL, UNIT_BYTES, check_state.call.critical_depth++, leave_critical())
CHECKED_CHARS(UTFChars, char, COPY_UTF, 0, strlen(plain) + 1, (void)0, (void)0)
