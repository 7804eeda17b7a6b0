/* tests/native/conformance/followed.c -- Call<Type>Method and NewObject with ExceptionCheck behind them, put into the function table. */
#include <stdarg.h>
#include <stdlib.h>
#include "check.h"

static struct JNINativeInterface_ plain, followed;

#define FORMS(Prefix, Name, ctype, PARAMETERS, ARGUMENTS) \
    static ctype JNICALL followed_Call##Prefix##Name##MethodV(JNIEnv *env, PARAMETERS, jmethodID id, va_list list) \
    { \
        ctype result = plain.Call##Prefix##Name##MethodV(env, ARGUMENTS, id, list); \
        plain.ExceptionCheck(env); \
        return result; \
    } \
    static ctype JNICALL followed_Call##Prefix##Name##MethodA(JNIEnv *env, PARAMETERS, jmethodID id, const jvalue *values) \
    { \
        ctype result = plain.Call##Prefix##Name##MethodA(env, ARGUMENTS, id, values); \
        plain.ExceptionCheck(env); \
        return result; \
    } \
    static ctype JNICALL followed_Call##Prefix##Name##Method(JNIEnv *env, PARAMETERS, jmethodID id, ...) \
    { \
        va_list list; \
        va_start(list, id); \
        ctype result = followed_Call##Prefix##Name##MethodV(env, ARGUMENTS, id, list); \
        va_end(list); \
        return result; \
    }
#define VOID_FORMS(Prefix, PARAMETERS, ARGUMENTS) \
    static void JNICALL followed_Call##Prefix##VoidMethodV(JNIEnv *env, PARAMETERS, jmethodID id, va_list list) \
    { \
        plain.Call##Prefix##VoidMethodV(env, ARGUMENTS, id, list); \
        plain.ExceptionCheck(env); \
    } \
    static void JNICALL followed_Call##Prefix##VoidMethodA(JNIEnv *env, PARAMETERS, jmethodID id, const jvalue *values) \
    { \
        plain.Call##Prefix##VoidMethodA(env, ARGUMENTS, id, values); \
        plain.ExceptionCheck(env); \
    } \
    static void JNICALL followed_Call##Prefix##VoidMethod(JNIEnv *env, PARAMETERS, jmethodID id, ...) \
    { \
        va_list list; \
        va_start(list, id); \
        followed_Call##Prefix##VoidMethodV(env, ARGUMENTS, id, list); \
        va_end(list); \
    }
#define COMMA ,
#define TYPE(M, Name, ctype) \
    M(, Name, ctype, jobject o, o) M(Nonvirtual, Name, ctype, jobject o COMMA jclass k, o COMMA k) M(Static, Name, ctype, jclass k, k)
#define ALL(M) \
    TYPE(M, Object, jobject) TYPE(M, Boolean, jboolean) TYPE(M, Byte, jbyte) TYPE(M, Char, jchar) TYPE(M, Short, jshort) \
    TYPE(M, Int, jint) TYPE(M, Long, jlong) TYPE(M, Float, jfloat) TYPE(M, Double, jdouble)
ALL(FORMS)
VOID_FORMS(, jobject o, o)
VOID_FORMS(Nonvirtual, jobject o COMMA jclass k, o COMMA k)
VOID_FORMS(Static, jclass k, k)

bool is_checked(void) { return getenv("CONFORMANCE_CHECKED") != NULL; }

void check_exceptions_after_calls(JNIEnv *env)
{
    if (!is_checked()) return;
    (*env)->EnsureLocalCapacity(env, 4000);
    if (*env == &followed) return;
    if (plain.ExceptionCheck == NULL) plain = **env;
    followed = plain;
#define PUT(Prefix, Name, ctype, PARAMETERS, ARGUMENTS) \
    followed.Call##Prefix##Name##Method = followed_Call##Prefix##Name##Method; \
    followed.Call##Prefix##Name##MethodV = followed_Call##Prefix##Name##MethodV; \
    followed.Call##Prefix##Name##MethodA = followed_Call##Prefix##Name##MethodA;
    ALL(PUT)
    PUT(, Void, void, , )
    PUT(Nonvirtual, Void, void, , )
    PUT(Static, Void, void, , )
    *env = &followed;
}
