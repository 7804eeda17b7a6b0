/* classlib/jvm_string.c -- java.lang.String. */
#include "classlib/jvm.h"
#include "native/handles.h"
#include "vm/java_string.h"

JNIEXPORT jstring JNICALL JVM_InternString(JNIEnv *env, jstring string)
{
    Thread *t = jni_enter(env);
    Object *s = handle_object(string);
    return jni_leave_with(t, s == NULL ? NULL : string_intern(t, s));
}
