/* tests/native/conformance/registration.c -- RegisterNatives and UnregisterNatives; the names natives are found by. */
#include "check.h"

static jint JNICALL seven(JNIEnv *env, jclass self, jint n) { (void)env, (void)self; return n + 7; }
static jint JNICALL eight(JNIEnv *env, jclass self, jint n) { (void)env, (void)self; return n + 8; }
static jlong JNICALL of_instance(JNIEnv *env, jobject self, jlong n) { (void)env, (void)self; return -n; }

static jint call_registered(JNIEnv *env, jclass k)
{
    return (*env)->CallStaticIntMethod(env, k, find_static(env, k, "registered", "(I)I"), 100);
}

CHAPTER(registration)
{
    jclass k = find_class(env, "Registered");
    const JNINativeMethod one[] = { { (char *)"registered", (char *)"(I)I", (void *)seven } };
    const JNINativeMethod two[] = { { (char *)"registered", (char *)"(I)I", (void *)eight },
                                    { (char *)"ofInstance", (char *)"(J)J", (void *)of_instance } };
    call_registered(env, k);
    CHECK_THROWN(env, "before its registration", "java.lang.UnsatisfiedLinkError: 'int Registered.registered(int)'");
    CHECK("RegisterNatives", (*env)->RegisterNatives(env, k, one, 1), JNI_OK);
    CHECK("registered", call_registered(env, k), 107);
    CHECK("RegisterNatives again", (*env)->RegisterNatives(env, k, two, 2), JNI_OK);
    CHECK("registered anew", call_registered(env, k), 108);
    jobject o = new_object(env, "Registered");
    CHECK("registered for instances", (*env)->CallLongMethod(env, o, find_method(env, k, "ofInstance", "(J)J"), 5LL), -5);
    CHECK("RegisterNatives of none", (*env)->RegisterNatives(env, k, NULL, 0), JNI_OK);
    CHECK("by Java", (*env)->CallStaticIntMethod(env, k, find_static(env, k, "callOften", "()I")), 1000 * 8);
    CHECK("UnregisterNatives", (*env)->UnregisterNatives(env, k), JNI_OK);
    CHECK_NOTHING_THROWN(env, "UnregisterNatives");
    call_registered(env, k);
    CHECK_THROWN(env, "unregistered", "java.lang.UnsatisfiedLinkError: 'int Registered.registered(int)'");
    (*env)->CallStaticIntMethod(env, k, find_static(env, k, "callOften", "()I"));
    CHECK_THROWN(env, "unregistered, by Java", "java.lang.UnsatisfiedLinkError: 'int Registered.registered(int)'");
    (*env)->RegisterNatives(env, k, one, 1);
    CHECK("registered again", call_registered(env, k), 107);
    CHECK("registered again, by Java", (*env)->CallStaticIntMethod(env, k, find_static(env, k, "callOften", "()I")), 1000 * 7);
    (*env)->RegisterNatives(env, k, two, 2);
    CHECK("registered once more, by Java", (*env)->CallStaticIntMethod(env, k, find_static(env, k, "callOften", "()I")), 1000 * 8);
    jmethodID found = find_static(env, k, "found", "()I");
    CHECK("found by its name", (*env)->CallStaticIntMethod(env, k, found), 1);
    CHECK("UnregisterNatives of one found", (*env)->UnregisterNatives(env, k), JNI_OK);
    CHECK("found by its name again", (*env)->CallStaticIntMethod(env, k, found), 1);
}

JNIEXPORT jint JNICALL Java_Registered_found(JNIEnv *env, jclass self);
JNIEXPORT jint JNICALL Java_Registered_found(JNIEnv *env, jclass self) { (void)env, (void)self; return 1; }

static void refused(JNIEnv *env, const char *what, const char *name, const char *descriptor, const char *wanted)
{
    const JNINativeMethod row = { (char *)name, (char *)descriptor, (void *)seven };
    CHECK_TRUE(what, (*env)->RegisterNatives(env, find_class(env, "Registered"), &row, 1) < 0);
    CHECK_THROWN(env, what, wanted);
}

CHAPTER(registrationThatFails)
{
    const JNINativeMethod half_right[] = { { (char *)"ofInstance", (char *)"(J)J", (void *)of_instance },
                                           { (char *)"callOften", (char *)"()I", (void *)seven } };
    jclass k = find_class(env, "Registered");
    CHECK_TRUE("half right", (*env)->RegisterNatives(env, k, half_right, 2) < 0);
    CHECK_THROWN(env, "half right", "java.lang.NoSuchMethodError: Method 'int Registered.callOften()' is not declared as native");
    CHECK("the right half", (*env)->CallLongMethod(env, new_object(env, "Registered"), find_method(env, k, "ofInstance", "(J)J"), 6LL), -6);
    refused(env, "no such name", "thereIsNoSuchName", "(I)I",
            "java.lang.NoSuchMethodError: Method Registered.thereIsNoSuchName(I)I not found");
    refused(env, "another signature", "registered", "(J)I",
            "java.lang.NoSuchMethodError: Method 'int Registered.registered(long)' name or signature does not match");
    refused(env, "not native", "callOften", "()I", "java.lang.NoSuchMethodError: Method 'int Registered.callOften()' is not declared as native");
}

/* ---- names --------------------------------------------------------------------------------------------------------- */

/* Each returns its number, which the Java side knows. */
#define NAMED(name, number, ...)                                                \
    JNIEXPORT jint JNICALL Java_##name(JNIEnv *env, jclass self, ##__VA_ARGS__); \
    __attribute__((unused)) JNIEXPORT jint JNICALL Java_##name(JNIEnv *env, jclass self, ##__VA_ARGS__) { (void)env, (void)self; return number; }
#pragma GCC diagnostic ignored "-Wunused-parameter"
NAMED(named_1packages_deep_1er_Named_1Class_simple, 1)
NAMED(named_1packages_deep_1er_Named_1Class_with_1under_1_1scores_1, 2)
NAMED(named_1packages_deep_1er_Named_1Class_overloaded__I, 3, jint a)
NAMED(named_1packages_deep_1er_Named_1Class_overloaded__J, 4, jlong a)
NAMED(named_1packages_deep_1er_Named_1Class_overloaded__Ljava_lang_String_2_3I_3_3Ljava_lang_Object_2, 5, jobject a, jobject b, jobject c)
NAMED(named_1packages_deep_1er_Named_1Class_overloaded__, 6)
NAMED(named_1packages_deep_1er_Named_1Class_stra_000df, 7)
NAMED(named_1packages_deep_1er_Named_1Class__00024dollar, 8)
NAMED(named_1packages_deep_1er_Named_1Class__0d840_0dc00, 9)
NAMED(named_1packages_deep_1er_Named_1Class_00024In_1ner_simple, 10)
NAMED(named_1packages_deep_1er_Named_1Class_longNameOnly__Lnamed_1packages_deep_1er_Named_1Class_00024In_1ner_2, 11, jobject a)
NAMED(named_1packages_deep_1er_Named_1Class_shortFirst, 12, jint a)
NAMED(named_1packages_deep_1er_Named_1Class_shortFirst__I, 13, jint a)
NAMED(named_1packages_deep_1er_Named_1Class_instance, 14, jint a)
