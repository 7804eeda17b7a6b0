/* native/jni_string.c -- strings (JNI spec: String Operations).  Characters are always copies: a String may be Latin-1. */
#include <stdlib.h>
#include "native/jni_table.h"
#include "vm/exception.h"
#include "vm/java_string.h"

jstring JNICALL jni_NewString(JNIEnv *env, const jchar *units, jsize length)
{
    Thread *t = jni_enter(env);
    return jni_leave_with(t, string_from_utf16(t, units, length));
}

jstring JNICALL jni_NewStringUTF(JNIEnv *env, const char *utf8)
{
    if (utf8 == NULL) return NULL;
    Thread *t = jni_enter(env);
    return jni_leave_with(t, string_from_utf8(t, utf8));
}

jsize JNICALL jni_GetStringLength(JNIEnv *env, jstring handle)
{
    Thread *t = jni_enter(env);
    jsize length = string_length(handle_object(handle));
    jni_leave(t);
    return length;
}

jsize JNICALL jni_GetStringUTFLength(JNIEnv *env, jstring handle)
{
    Thread *t = jni_enter(env);
    size_t bytes = string_utf8_length(handle_object(handle));
    jni_leave(t);
    return (jsize)bytes;
}

/* NUL-terminated, malloc'ed; NULL: OutOfMemoryError pending, or nothing: no constructor of the string has been run. */
static jchar *copy_units(JNIEnv *env, jstring handle, jboolean *is_copy)
{
    Thread *t = jni_enter(env);
    Object *s = handle_object(handle);
    int32_t length = string_length(s);
    bool is_constructed = string_is_constructed(s);
    jchar *units = is_constructed ? malloc(((size_t)length + 1) * sizeof *units) : NULL;
    if (units != NULL) {
        string_copy_utf16(s, 0, length, units);
        units[length] = 0;
        if (is_copy != NULL) *is_copy = JNI_TRUE;
    } else if (is_constructed) {
        throw_out_of_memory(t, "C heap space");
    }
    jni_leave(t);
    return units;
}

const jchar *JNICALL jni_GetStringChars(JNIEnv *env, jstring handle, jboolean *is_copy)
{
    return copy_units(env, handle, is_copy);
}

const jchar *JNICALL jni_GetStringCritical(JNIEnv *env, jstring handle, jboolean *is_copy)
{
    return copy_units(env, handle, is_copy);
}

void JNICALL jni_ReleaseStringChars(JNIEnv *env, jstring handle, const jchar *units)
{
    (void)env, (void)handle;
    free((void *)(uintptr_t)units);
}

void JNICALL jni_ReleaseStringCritical(JNIEnv *env, jstring handle, const jchar *units)
{
    (void)env, (void)handle;
    free((void *)(uintptr_t)units);
}

const char *JNICALL jni_GetStringUTFChars(JNIEnv *env, jstring handle, jboolean *is_copy)
{
    Thread *t = jni_enter(env);
    Object *s = handle_object(handle);
    char *utf8 = string_is_constructed(s) ? string_to_utf8(s) : NULL;
    if (utf8 != NULL && is_copy != NULL) *is_copy = JNI_TRUE;
    jni_leave(t);
    return utf8;
}

void JNICALL jni_ReleaseStringUTFChars(JNIEnv *env, jstring handle, const char *utf8)
{
    (void)env, (void)handle;
    free((void *)(uintptr_t)utf8);
}

static bool check_region(Thread *t, const Object *s, jsize start, jsize length)
{
    if (start >= 0 && length >= 0 && start <= string_length(s) - length) return true;
    return throw_new(t, EX_StringIndexOutOfBoundsException, NULL);
}

void JNICALL jni_GetStringRegion(JNIEnv *env, jstring handle, jsize start, jsize length, jchar *out)
{
    Thread *t = jni_enter(env);
    Object *s = handle_object(handle);
    if (check_region(t, s, start, length)) string_copy_utf16(s, start, length, out);
    jni_leave(t);
}

void JNICALL jni_GetStringUTFRegion(JNIEnv *env, jstring handle, jsize start, jsize length, char *out)
{
    Thread *t = jni_enter(env);
    Object *s = handle_object(handle);
    if (check_region(t, s, start, length)) string_copy_utf8(s, start, length, out);
    jni_leave(t);
}
