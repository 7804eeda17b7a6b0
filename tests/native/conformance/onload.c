/* tests/native/conformance/onload.c -- a library of its own for each VERSION that JNI_OnLoad returns; WITHOUT has none. */
#include <jni.h>
#include <stddef.h>

#ifndef WITHOUT
JNIEXPORT jint JNICALL JNI_OnLoad(JavaVM *vm, void *reserved)
{
    (void)reserved;
#ifdef THROWS
    JNIEnv *env;
    if ((*vm)->GetEnv(vm, (void **)&env, JNI_VERSION_10) != JNI_OK) return JNI_ERR;
    (*env)->ThrowNew(env, (*env)->FindClass(env, "java/lang/IllegalStateException"), "in JNI_OnLoad");
#else
    (void)vm;
#endif
    return VERSION;
}
#else
int conformance_library_without_onload;
#endif
