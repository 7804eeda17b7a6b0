/* tests/native/answers/answers.c -- the native methods of Answers. */
#include <jni.h>
#include <stdio.h>

static const char *null_or_not(const void *p) { return p == NULL ? "NULL" : "not NULL"; }

JNIEXPORT void JNICALL Java_Answers_unconstructedString(JNIEnv *env, jclass self)
{
    jstring s = (*env)->AllocObject(env, (*env)->FindClass(env, "java/lang/String"));
    (void)self;
    printf("a string without constructor: length %d, in UTF-8 %d, units %s, UTF-8 %s\n", (*env)->GetStringLength(env, s),
           (*env)->GetStringUTFLength(env, s), null_or_not((*env)->GetStringChars(env, s, NULL)),
           null_or_not((*env)->GetStringUTFChars(env, s, NULL)));
    printf("pending: %s\n", null_or_not((*env)->ExceptionOccurred(env)));
    fflush(stdout);
}

JNIEXPORT jboolean JNICALL Java_Answers_truth(JNIEnv *env, jclass self, jint value)
{
    (void)env, (void)self;
    return (jboolean)value;
}

JNIEXPORT void JNICALL Java_Answers_booleans(JNIEnv *env, jclass self, jint value)
{
    jmethodID same = (*env)->GetStaticMethodID(env, self, "same", "(Z)Z");
    jfieldID field = (*env)->GetStaticFieldID(env, self, "field", "Z");
    jvalue argument = { .z = (jboolean)value };
    jint called = (*env)->CallStaticBooleanMethod(env, self, same, value);
    jint called_with_array = (*env)->CallStaticBooleanMethodA(env, self, same, &argument);
    (*env)->SetStaticBooleanField(env, self, field, (jboolean)value);
    printf("as argument %d %d, in a field %d\n", called, called_with_array, (*env)->GetStaticBooleanField(env, self, field));
    fflush(stdout);
}

static void JNICALL yield_instead(JNIEnv *env, jclass self)
{
    (void)env, (void)self;
    printf("another yield\n");
    fflush(stdout);
}

JNIEXPORT void JNICALL Java_Answers_replaceYield(JNIEnv *env, jclass self, jclass thread)
{
    JNINativeMethod row = { "yield", "()V", (void *)yield_instead };
    JNINativeMethod own = { "remembered", "()Ljava/lang/Object;", NULL };
    jint first = (*env)->RegisterNatives(env, self, &own, 1);       /* no word about this one */
    jint second = (*env)->RegisterNatives(env, thread, &row, 1);
    printf("registering: %d %d\n", first, second);
    fflush(stdout);
}

static jweak weak;

JNIEXPORT void JNICALL Java_Answers_remember(JNIEnv *env, jclass self, jobject o)
{
    (void)self;
    weak = (*env)->NewWeakGlobalRef(env, o);
}

JNIEXPORT jobject JNICALL Java_Answers_remembered(JNIEnv *env, jclass self)
{
    (void)env, (void)self;
    return weak;                                        /* as it is: the VM finds out what it stands for */
}
