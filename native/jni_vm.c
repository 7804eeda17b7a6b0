/* native/jni_vm.c -- the function table itself, version information and the VM interface (JNI spec: Interface Function Table). */
#include "native/bridge.h"
#include "native/jni_table.h"

const struct JNINativeInterface_ jni_functions = {
#define JNI(name) .name = jni_##name,
#include "native/jni_functions.def"
};

NativeOps native_ops;

jint JNICALL jni_GetVersion(JNIEnv *env)
{
    (void)env;
    return JNI_VERSION_10;
}

jint JNICALL jni_GetJavaVM(JNIEnv *env, JavaVM **result)
{
    (void)env;
    *result = native_ops.java_vm;
    return *result != NULL ? JNI_OK : JNI_ERR;
}
