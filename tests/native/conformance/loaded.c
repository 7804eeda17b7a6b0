/* tests/native/conformance/loaded.c -- the library of Loaded's own loader. */
#include <jni.h>

JNIEXPORT jclass JNICALL Java_Loaded_find(JNIEnv *env, jclass self, jstring name);
JNIEXPORT jclass JNICALL Java_Loaded_find(JNIEnv *env, jclass self, jstring name)
{
    const char *utf8 = (*env)->GetStringUTFChars(env, name, NULL);
    jclass k = (*env)->FindClass(env, utf8);
    (void)self;
    (*env)->ReleaseStringUTFChars(env, name, utf8);
    return k;
}
