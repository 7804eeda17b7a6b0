/* tests/native/conformance/check.h -- counted, named checks, and what the chapters share.
 * What is wanted is what the JNI specification says and, where it leaves room (texts of exceptions), what HotSpot does. */
#ifndef CONFORMANCE_CHECK_H
#define CONFORMANCE_CHECK_H
#include <jni.h>
#include <stdbool.h>
#include <stddef.h>

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

void check_long(const char *file, int line, const char *what, long long got, long long wanted);
void check_double(const char *file, int line, const char *what, double got, double wanted);
void check_text(const char *file, int line, const char *what, const char *got, const char *wanted);
void check_same(const char *file, int line, JNIEnv *env, const char *what, jobject got, jobject wanted);
void check_string(const char *file, int line, JNIEnv *env, const char *what, jobject got, const char *wanted);
void check_thrown(const char *file, int line, JNIEnv *env, const char *what, const char *wanted);

#define CHECK(what, got, wanted) \
    _Generic((got), float: check_double, double: check_double, char *: check_text, const char *: check_text, \
             default: check_long)(__FILE__, __LINE__, what, got, wanted)
#define CHECK_TRUE(what, condition)         check_long(__FILE__, __LINE__, what, !!(condition), 1)
#define CHECK_SAME(env, what, got, wanted)  check_same(__FILE__, __LINE__, env, what, got, wanted)
/* A java.lang.String with these characters (modified UTF-8); NULL is a wanted null. */
#define CHECK_STRING(env, what, got, wanted) check_string(__FILE__, __LINE__, env, what, got, wanted)
/* What is pending, as Throwable.toString() has it, and no longer is afterwards; "*" at the end stands for any rest. */
#define CHECK_THROWN(env, what, wanted)     check_thrown(__FILE__, __LINE__, env, what, wanted)
#define CHECK_NOTHING_THROWN(env, what)     check_thrown(__FILE__, __LINE__, env, what, NULL)

/* A chapter is a static native method of the class Conformance. */
#define CHAPTER(name) \
    static void chapter_##name(JNIEnv *env, jclass self); \
    JNIEXPORT void JNICALL Java_Conformance_##name(JNIEnv *env, jclass self); \
    JNIEXPORT void JNICALL Java_Conformance_##name(JNIEnv *env, jclass self) \
    { \
        check_exceptions_after_calls(env); \
        chapter_##name(env, self); \
    } \
    static void chapter_##name(JNIEnv *env, __attribute__((unused)) jclass self)

/* For runs under -Xcheck:jni, which wants to see ExceptionCheck after each Call<Type>Method: from now on they are followed by it. */
void check_exceptions_after_calls(JNIEnv *env);
bool is_checked(void);                                  /* such a run: what is misuse, though with an answer, is left out */

/* Typed families: M(Name in function names, C type, its name in Java and of test fields, descriptor, two values). */
#define FOR_EACH_PRIMITIVE(M) \
    M(Boolean, jboolean, boolean_, "Z", JNI_TRUE, JNI_FALSE) \
    M(Byte,    jbyte,    byte_,    "B", -128, 127) \
    M(Char,    jchar,    char_,    "C", 0xffff, 0x8000) \
    M(Short,   jshort,   short_,   "S", -32768, 32767) \
    M(Int,     jint,     int_,     "I", -2147483647 - 1, 2147483647) \
    M(Long,    jlong,    long_,    "J", -0x123456789abcdefLL, 0x7fffffffffffffffLL) \
    M(Float,   jfloat,   float_,   "F", -1.5f, 3.25e38f) \
    M(Double,  jdouble,  double_,  "D", -1.0 / 3, 1e300)

/* For what is there for certain: without it, or with an exception, the program ends. */
jclass    find_class(JNIEnv *env, const char *name);
jmethodID find_method(JNIEnv *env, jclass k, const char *name, const char *descriptor);
jmethodID find_static(JNIEnv *env, jclass k, const char *name, const char *descriptor);
jfieldID  find_field(JNIEnv *env, jclass k, const char *name, const char *descriptor);
jfieldID  find_static_field(JNIEnv *env, jclass k, const char *name, const char *descriptor);
jobject   new_object(JNIEnv *env, const char *class_name);                     /* by its constructor without parameters */
jstring   new_string(JNIEnv *env, const char *utf8);
jobject   static_object(JNIEnv *env, const char *class_name, const char *field, const char *descriptor);
jint      static_int(JNIEnv *env, const char *class_name, const char *field);
jobject   call_object(JNIEnv *env, jobject o, const char *method, const char *descriptor);  /* without arguments */
void      collect_garbage(JNIEnv *env);
#endif
