/* tests/native/conformance/loaded.c -- the library of each loader that defines Loaded. */
#include <jni.h>
#include <stddef.h>

JNIEXPORT jclass JNICALL Java_Loaded_find(JNIEnv *env, jclass self, jstring name);
JNIEXPORT jclass JNICALL Java_Loaded_find(JNIEnv *env, jclass self, jstring name)
{
    const char *utf8 = (*env)->GetStringUTFChars(env, name, NULL);
    jclass k = (*env)->FindClass(env, utf8);
    (void)self;
    (*env)->ReleaseStringUTFChars(env, name, utf8);
    return k;
}

/* In a thread of the VM's own, for which FindClass works with the system class loader. */
JNIEXPORT void JNICALL JNI_OnUnload(JavaVM *vm, void *reserved)
{
    JNIEnv *env;
    (void)reserved;
    if ((*vm)->GetEnv(vm, (void **)&env, JNI_VERSION_10) != JNI_OK) return;
    jclass k = (*env)->FindClass(env, "Conformance");
    jfieldID count = k != NULL ? (*env)->GetStaticFieldID(env, k, "unloaded", "I") : NULL;
    if (count != NULL) (*env)->SetStaticIntField(env, k, count, (*env)->GetStaticIntField(env, k, count) + 1);
}
