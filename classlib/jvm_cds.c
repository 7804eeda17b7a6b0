/* classlib/jvm_cds.c -- class data sharing: there is no archive, and the library is told so. */
#include "classlib/jvm.h"

JNIEXPORT jboolean JNICALL JVM_IsCDSDumpingEnabled(JNIEnv *env) { (void)env; return JNI_FALSE; }
JNIEXPORT jboolean JNICALL JVM_IsSharingEnabled(JNIEnv *env) { (void)env; return JNI_FALSE; }
JNIEXPORT jboolean JNICALL JVM_IsDumpingClassList(JNIEnv *env) { (void)env; return JNI_FALSE; }
JNIEXPORT jlong    JNICALL JVM_GetRandomSeedForDumping(void) { return 0; }
JNIEXPORT void     JNICALL JVM_LogLambdaFormInvoker(JNIEnv *env, jstring line) { (void)env, (void)line; }
JNIEXPORT void     JNICALL JVM_InitializeFromArchive(JNIEnv *env, jclass klass) { (void)env, (void)klass; }

JNIEXPORT jclass JNICALL JVM_LookupLambdaProxyClassFromArchive(JNIEnv *env, jclass caller, jstring method_name, jobject factory_type,
                                                               jobject method_type, jobject implementation, jobject dynamic_type)
{
    (void)env, (void)caller, (void)method_name, (void)factory_type, (void)method_type, (void)implementation, (void)dynamic_type;
    return NULL;
}

JNIEXPORT void JNICALL JVM_RegisterLambdaProxyClassForArchiving(JNIEnv *env, jclass caller, jstring method_name, jobject factory_type,
                                                                jobject method_type, jobject implementation, jobject dynamic_type, jclass proxy)
{
    (void)env, (void)caller, (void)method_name, (void)factory_type, (void)method_type, (void)implementation, (void)dynamic_type, (void)proxy;
}
