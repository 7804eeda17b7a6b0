/* tests/native/conformance/check.c -- counting and reporting; what the chapters share. */
#include "check.h"
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int passed, failed;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void verdict(const char *file, int line, const char *what, bool ok, const char *got, const char *wanted)
{
    const char *name = strrchr(file, '/');
    pthread_mutex_lock(&lock);
    if (ok) {
        passed++;
    } else {
        failed++;
        printf("FAIL %s:%d %s: got %s, wanted %s\n", name != NULL ? name + 1 : file, line, what, got, wanted);
        fflush(stdout);
    }
    pthread_mutex_unlock(&lock);
}

void check_long(const char *file, int line, const char *what, long long got, long long wanted)
{
    char got_text[32], wanted_text[32];
    snprintf(got_text, sizeof got_text, "%lld", got);
    snprintf(wanted_text, sizeof wanted_text, "%lld", wanted);
    verdict(file, line, what, got == wanted, got_text, wanted_text);
}

void check_double(const char *file, int line, const char *what, double got, double wanted)
{
    char got_text[64], wanted_text[64];
    snprintf(got_text, sizeof got_text, "%.17g", got);
    snprintf(wanted_text, sizeof wanted_text, "%.17g", wanted);
    verdict(file, line, what, memcmp(&got, &wanted, sizeof got) == 0, got_text, wanted_text);
}

static const char *or_null(const char *text) { return text != NULL ? text : "null"; }

void check_text(const char *file, int line, const char *what, const char *got, const char *wanted)
{
    verdict(file, line, what, strcmp(or_null(got), or_null(wanted)) == 0, or_null(got), or_null(wanted));
}

void check_same(const char *file, int line, JNIEnv *env, const char *what, jobject got, jobject wanted)
{
    bool same = (*env)->IsSameObject(env, got, wanted);
    verdict(file, line, what, same, got != NULL ? "another object" : "null", wanted != NULL ? "the same object" : "null");
}

static bool has_rest(const char *wanted) { return *wanted != '\0' && wanted[strlen(wanted) - 1] == '*'; }

void check_string(const char *file, int line, JNIEnv *env, const char *what, jobject got, const char *wanted)
{
    const char *chars = got != NULL ? (*env)->GetStringUTFChars(env, got, NULL) : NULL;
    check_text(file, line, what, chars, wanted);
    if (chars != NULL) (*env)->ReleaseStringUTFChars(env, got, chars);
}

void check_thrown(const char *file, int line, JNIEnv *env, const char *what, const char *wanted)
{
    jthrowable pending = (*env)->ExceptionOccurred(env);
    jobject text = NULL;
    (*env)->ExceptionClear(env);
    if (pending != NULL) text = call_object(env, pending, "toString", "()Ljava/lang/String;");
    const char *got = text != NULL ? (*env)->GetStringUTFChars(env, text, NULL) : NULL;
    bool is_prefix = got != NULL && wanted != NULL && has_rest(wanted) && strncmp(got, wanted, strlen(wanted) - 1) == 0;
    verdict(file, line, what, is_prefix || strcmp(or_null(got), or_null(wanted)) == 0, or_null(got), or_null(wanted));
    if (got != NULL) (*env)->ReleaseStringUTFChars(env, text, got);
    (*env)->DeleteLocalRef(env, text);
    (*env)->DeleteLocalRef(env, pending);
}

/* ---- called by Java ------------------------------------------------------------------------------------------------ */

JNIEXPORT void JNICALL Java_Conformance_checkText(JNIEnv *env, jclass self, jstring what, jstring got, jstring wanted);
JNIEXPORT void JNICALL Java_Conformance_checkText(JNIEnv *env, jclass self, jstring what, jstring got, jstring wanted)
{
    const char *what_chars = (*env)->GetStringUTFChars(env, what, NULL);
    const char *wanted_chars = (*env)->GetStringUTFChars(env, wanted, NULL);
    (void)self;
    check_string("Java", 0, env, what_chars, got, wanted_chars);
    (*env)->ReleaseStringUTFChars(env, what, what_chars);
    (*env)->ReleaseStringUTFChars(env, wanted, wanted_chars);
}

JNIEXPORT jboolean JNICALL Java_Conformance_summary(JNIEnv *env, jclass self);
JNIEXPORT jboolean JNICALL Java_Conformance_summary(JNIEnv *env, jclass self)
{
    (void)env, (void)self;
    printf("%d passed, %d failed\n", passed, failed);
    fflush(stdout);
    return failed == 0;
}

/* ---- shared -------------------------------------------------------------------------------------------------------- */

static void *needed(JNIEnv *env, void *result, const char *what)
{
    if (result != NULL && !(*env)->ExceptionCheck(env)) return result;
    printf("FAIL: cannot go on without %s\n", what);
    (*env)->ExceptionDescribe(env);
    fflush(stdout);
    exit(1);
}

jclass find_class(JNIEnv *env, const char *name) { return needed(env, (*env)->FindClass(env, name), name); }

jmethodID find_method(JNIEnv *env, jclass k, const char *name, const char *descriptor)
{
    return needed(env, (*env)->GetMethodID(env, k, name, descriptor), name);
}

jmethodID find_static(JNIEnv *env, jclass k, const char *name, const char *descriptor)
{
    return needed(env, (*env)->GetStaticMethodID(env, k, name, descriptor), name);
}

jfieldID find_field(JNIEnv *env, jclass k, const char *name, const char *descriptor)
{
    return needed(env, (*env)->GetFieldID(env, k, name, descriptor), name);
}

jfieldID find_static_field(JNIEnv *env, jclass k, const char *name, const char *descriptor)
{
    return needed(env, (*env)->GetStaticFieldID(env, k, name, descriptor), name);
}

jobject new_object(JNIEnv *env, const char *class_name)
{
    jclass k = find_class(env, class_name);
    return needed(env, (*env)->NewObject(env, k, find_method(env, k, "<init>", "()V")), class_name);
}

jstring new_string(JNIEnv *env, const char *utf8) { return needed(env, (*env)->NewStringUTF(env, utf8), utf8); }

jobject static_object(JNIEnv *env, const char *class_name, const char *field, const char *descriptor)
{
    jclass k = find_class(env, class_name);
    return (*env)->GetStaticObjectField(env, k, find_static_field(env, k, field, descriptor));
}

jint static_int(JNIEnv *env, const char *class_name, const char *field)
{
    jclass k = find_class(env, class_name);
    return (*env)->GetStaticIntField(env, k, find_static_field(env, k, field, "I"));
}

jobject call_object(JNIEnv *env, jobject o, const char *method, const char *descriptor)
{
    jclass k = (*env)->GetObjectClass(env, o);
    jobject result = (*env)->CallObjectMethod(env, o, find_method(env, k, method, descriptor));
    (*env)->DeleteLocalRef(env, k);
    return result;
}

void collect_garbage(JNIEnv *env)
{
    jclass k = find_class(env, "java/lang/System");
    (*env)->CallStaticVoidMethod(env, k, find_static(env, k, "gc", "()V"));
}
