/* The natives of NativeCalls.java. */
#include <jni.h>

JNIEXPORT jint JNICALL Java_NativeCalls_add(JNIEnv *env, jclass klass, jint x, jint y) { (void)env; (void)klass; return x + y; }
JNIEXPORT jint JNICALL Java_NativeCalls_member(JNIEnv *env, jobject self, jint x) { (void)env; (void)self; return x + 1; }

JNIEXPORT jdouble JNICALL Java_NativeCalls_mixed(JNIEnv *env, jclass klass, jint a, jdouble b, jlong c, jfloat d, jobject e, jbyte f, jchar g,
                                                 jshort h, jboolean i, jdouble j)
{
    (void)env; (void)klass;
    return a + b + (jdouble)c + d + (e != NULL) + f + g + h + i + j;
}

JNIEXPORT jint JNICALL Java_NativeCalls_upcalls(JNIEnv *env, jclass klass, jint count)
{
    jmethodID plus = (*env)->GetStaticMethodID(env, klass, "plus", "(II)I");
    jint sum = 0;
    for (jint i = 0; i < count; i++) sum = (*env)->CallStaticIntMethod(env, klass, plus, sum, i);
    return sum;
}

JNIEXPORT jint JNICALL Java_NativeCalls_memberUpcalls(JNIEnv *env, jclass klass, jobject object, jint count)
{
    jmethodID increment = (*env)->GetMethodID(env, klass, "increment", "(I)I");
    jint sum = 0;
    for (jint i = 0; i < count; i++) sum = (*env)->CallIntMethod(env, object, increment, sum);
    return sum;
}

JNIEXPORT jint JNICALL Java_NativeCalls_callAndField(JNIEnv *env, jclass klass, jobject object, jint count)
{
    jfieldID field = (*env)->GetFieldID(env, klass, "field", "I");
    for (jint i = 0; i < count; i++) (*env)->SetIntField(env, object, field, (*env)->GetIntField(env, object, field) + 1);
    return (*env)->GetIntField(env, object, field);
}

JNIEXPORT jint JNICALL Java_NativeCalls_stringLengths(JNIEnv *env, jclass klass, jstring s, jint count)
{
    jint sum = 0;
    (void)klass;
    for (jint i = 0; i < count; i++) sum += (*env)->GetStringLength(env, s);
    return sum;
}
