/* native/jni_exception.c -- exceptions (JNI spec: Exceptions). */
#include <stdio.h>
#include <stdlib.h>
#include "classloader/loader.h"
#include "native/jni_table.h"
#include "native/report.h"
#include "vm/exception.h"
#include "vm/invoke.h"
#include "vm/java_string.h"

jint JNICALL jni_Throw(JNIEnv *env, jthrowable handle)
{
    Thread *t = jni_enter(env);
    throw_object(t, handle_object(handle));
    jni_leave(t);
    return JNI_OK;
}

jint JNICALL jni_ThrowNew(JNIEnv *env, jclass mirror, const char *message)
{
    Thread *t = jni_enter(env);
    Class *k = handle_to_class(mirror);
    Object *throwable = NULL;
    t->exception = NULL;                                /* the new one takes its place */
    if (message == NULL) {
        throwable = invoke_constructor(t, k, "()V");
    } else {
        Object *text = string_from_utf8(t, message);
        if (text != NULL) throwable = invoke_constructor(t, k, "(Ljava/lang/String;)V", text);
    }
    if (throwable != NULL) throw_object(t, throwable);
    jni_leave(t);
    return JNI_OK;                                      /* an exception is pending in any case */
}

jthrowable JNICALL jni_ExceptionOccurred(JNIEnv *env)
{
    Thread *t = jni_enter(env);
    return jni_leave_with(t, t->exception);
}

jboolean JNICALL jni_ExceptionCheck(JNIEnv *env) { return exception_pending(jni_thread(env)); }

void JNICALL jni_ExceptionClear(JNIEnv *env)
{
    Thread *t = jni_enter(env);
    t->exception = NULL;
    jni_leave(t);
}

void JNICALL jni_ExceptionDescribe(JNIEnv *env)
{
    Thread *t = jni_enter(env);
    Object *throwable = exception_take(t);
    if (throwable != NULL && !symbol_is(object_class(throwable)->name, "java/lang/ThreadDeath")) {
        Object *name = t->java_thread != NULL ? object_ref_at(t->java_thread, KNOWN(Thread_name)) : NULL;
        char *utf8 = name != NULL ? string_to_utf8(name) : NULL;
        fprintf(stderr, "Exception in thread \"%s\" ", utf8 != NULL ? utf8 : "<unknown>");
        free(utf8);
        exception_print(t, throwable);
        t->exception = NULL;                            /* what printing threw is nobody's business */
    }
    jni_leave(t);
}

void JNICALL jni_FatalError(JNIEnv *env, const char *message) { report_fatal(jni_thread(env), "%s", message); }
