/* tests/native/conformance/signatures.c -- natives of all shapes: arguments arrive, results return. */
#include <stdio.h>
#include <string.h>
#include "typed.h"

/* ---- the natives of Signatures ------------------------------------------------------------------------------------- */

static void note(char *wrong, bool right, const char *name)
{
    if (!right) strcat(strcat(wrong, " "), name);
}

/* Arguments are checked in the first round, and whenever they are wrong. */
#define PARAMETER(Type, name, value) , C_##Type name
#define NOTE(Type, name, value)      note(wrong, SAME_##Type(name, value), #name);
#define NATIVE(Type, Shape, name, self_type, RETURN)                                                        \
    JNIEXPORT C_##Type JNICALL Java_Signatures_##name(JNIEnv *env, self_type self, jint round Shape##_PARAMETERS(PARAMETER)); \
    JNIEXPORT C_##Type JNICALL Java_Signatures_##name(JNIEnv *env, self_type self, jint round Shape##_PARAMETERS(PARAMETER)) \
    {                                                                                                       \
        char wrong[1024] = "";                                                                               \
        Shape##_PARAMETERS(NOTE)                                                                            \
        if (env == NULL || self == NULL) strcat(wrong, " self");                                                           \
        if (round == 0 || *wrong != '\0') CHECK("wrong arguments of " #name, wrong, "");                    \
        RETURN                                                                                              \
    }
#define NATIVES(Type, result, another, Shape)                                                                       \
    NATIVE(Type, Shape, static##Type##Shape, jclass, return MAKE_##Type(result);)                                   \
    NATIVE(Type, Shape, instance##Type##Shape, jobject, return MAKE_##Type(another);)
#define NATIVES_OF_SHAPE(Shape, ignored)                            \
    FOR_EACH_VALUE_TYPE(NATIVES, Shape)                             \
    NATIVE(Void, Shape, staticVoid##Shape, jclass, )                \
    NATIVE(Void, Shape, instanceVoid##Shape, jobject, )
FOR_EACH_SHAPE(NATIVES_OF_SHAPE, )
FOR_EACH_LIMIT_TYPE(NATIVES)

/* ---- narrow results with garbage beside them ----------------------------------------------------------------------- */

/* A C function of a narrow type leaves the upper bits of the result register undefined; these fill them.  Dirty's natives are
 * declared narrow in Java. */
#define DIRTY(name, raw)                                                        \
    JNIEXPORT jlong JNICALL Java_Dirty_##name(JNIEnv *env, jclass self);        \
    JNIEXPORT jlong JNICALL Java_Dirty_##name(JNIEnv *env, jclass self)         \
    {                                                                           \
        (void)env, (void)self;                                                  \
        return (jlong)(raw);                                                    \
    }
DIRTY(booleanOfTwo, 2)
DIRTY(booleanOfHighBit, 0x80)
DIRTY(booleanOfUpperBits, 0x1234567890abcd00)
DIRTY(byteOf80, 0x1234567890abcd80)
DIRTY(byteOf7f, 0xffffffffffffff7f)
DIRTY(charOfFfff, 0x123456789abcffff)
DIRTY(shortOf8000, 0x1234567812348000)
DIRTY(shortOf7fff, 0xffffffffffff7fff)
DIRTY(intOfMinimum, 0x1234567880000000)

/* ---- synchronized natives, and with a NULL argument ---------------------------------------------------------------- */

JNIEXPORT jboolean JNICALL Java_Natives_holdsOwnLock(JNIEnv *env, jobject self);
JNIEXPORT jboolean JNICALL Java_Natives_holdsOwnLock(JNIEnv *env, jobject self)
{
    jclass thread = find_class(env, "java/lang/Thread");
    return (*env)->CallStaticBooleanMethod(env, thread, find_static(env, thread, "holdsLock", "(Ljava/lang/Object;)Z"), self);
}

JNIEXPORT jboolean JNICALL Java_Natives_holdsClassLock(JNIEnv *env, jclass self);
JNIEXPORT jboolean JNICALL Java_Natives_holdsClassLock(JNIEnv *env, jclass self)
{
    return Java_Natives_holdsOwnLock(env, self);
}

JNIEXPORT void JNICALL Java_Natives_lockAndThrow(JNIEnv *env, jobject self);
JNIEXPORT void JNICALL Java_Natives_lockAndThrow(JNIEnv *env, jobject self)
{
    (void)self;
    (*env)->ThrowNew(env, find_class(env, "java/lang/IllegalStateException"), "locked");
}

JNIEXPORT jboolean JNICALL Java_Natives_isNull(JNIEnv *env, jclass self, jobject argument);
JNIEXPORT jboolean JNICALL Java_Natives_isNull(JNIEnv *env, jclass self, jobject argument)
{
    (void)env, (void)self;
    return argument == NULL;
}

JNIEXPORT jobject JNICALL Java_Natives_same(JNIEnv *env, jclass self, jobject argument);
JNIEXPORT jobject JNICALL Java_Natives_same(JNIEnv *env, jclass self, jobject argument)
{
    (void)env, (void)self;
    return argument;
}

JNIEXPORT jobject JNICALL Java_Natives_inWeakReference(JNIEnv *env, jclass self, jobject argument);
JNIEXPORT jobject JNICALL Java_Natives_inWeakReference(JNIEnv *env, jclass self, jobject argument)
{
    (void)self;
    return (*env)->NewWeakGlobalRef(env, argument);
}

JNIEXPORT jobject JNICALL Java_Natives_ownClass(JNIEnv *env, jclass self);
JNIEXPORT jobject JNICALL Java_Natives_ownClass(JNIEnv *env, jclass self)
{
    (void)env;
    return self;
}

/* n + n-1 + ... + 1, each addend by another activation of this. */
JNIEXPORT jint JNICALL Java_Natives_sumTo(JNIEnv *env, jclass self, jint n);
JNIEXPORT jint JNICALL Java_Natives_sumTo(JNIEnv *env, jclass self, jint n)
{
    if (n == 0) return 0;
    return n + (*env)->CallStaticIntMethod(env, self, find_static(env, self, "sumTo", "(I)I"), n - 1);
}
