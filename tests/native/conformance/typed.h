/* tests/native/conformance/typed.h -- what signatures.h needs on the C side: each type's C type, descriptor, jvalue member,
 * comparison and making. */
#ifndef CONFORMANCE_TYPED_H
#define CONFORMANCE_TYPED_H
#include "check.h"
#include "signatures.h"

#define C_Boolean jboolean
#define C_Byte    jbyte
#define C_Char    jchar
#define C_Short   jshort
#define C_Int     jint
#define C_Long    jlong
#define C_Float   jfloat
#define C_Double  jdouble
#define C_Object  jobject
#define C_Void    void

#define DESCRIPTOR_Boolean "Z"
#define DESCRIPTOR_Byte    "B"
#define DESCRIPTOR_Char    "C"
#define DESCRIPTOR_Short   "S"
#define DESCRIPTOR_Int     "I"
#define DESCRIPTOR_Long    "J"
#define DESCRIPTOR_Float   "F"
#define DESCRIPTOR_Double  "D"
#define DESCRIPTOR_Object  "Ljava/lang/Object;"
#define DESCRIPTOR_Void    "V"

#define IN_JVALUE_Boolean(value) { .z = (value) }
#define IN_JVALUE_Byte(value)    { .b = (value) }
#define IN_JVALUE_Char(value)    { .c = (value) }
#define IN_JVALUE_Short(value)   { .s = (value) }
#define IN_JVALUE_Int(value)     { .i = (value) }
#define IN_JVALUE_Long(value)    { .j = (value) }
#define IN_JVALUE_Float(value)   { .f = (value) }
#define IN_JVALUE_Double(value)  { .d = (value) }
#define IN_JVALUE_Object(value)  { .l = (value) }

/* Integers are compared as wide ones: a caller that leaves garbage in the upper bits of a narrow argument is wrong. */
static inline bool same_integer(jlong got, jlong wanted) { return got == wanted; }
static inline bool same_real(jdouble got, jdouble wanted)
{
    return __builtin_memcmp(&got, &wanted, sizeof got) == 0;    /* -0.0 is not 0.0 */
}
bool same_text(JNIEnv *env, jobject got, const char *wanted);   /* calls.c */

#define SAME_Boolean(got, wanted) same_integer(got, (jboolean)(wanted))
#define SAME_Byte(got, wanted)    same_integer(got, (jbyte)(wanted))
#define SAME_Char(got, wanted)    same_integer(got, (jchar)(wanted))
#define SAME_Short(got, wanted)   same_integer(got, (jshort)(wanted))
#define SAME_Int(got, wanted)     same_integer(got, (jint)(wanted))
#define SAME_Long(got, wanted)    same_integer(got, (jlong)(wanted))
#define SAME_Float(got, wanted)   same_real(got, (jfloat)(wanted))
#define SAME_Double(got, wanted)  same_real(got, (jdouble)(wanted))
#define SAME_Object(got, wanted)  same_text(env, got, wanted)

#define MAKE_Boolean(value) (jboolean)(value)
#define MAKE_Byte(value)    (jbyte)(value)
#define MAKE_Char(value)    (jchar)(value)
#define MAKE_Short(value)   (jshort)(value)
#define MAKE_Int(value)     (jint)(value)
#define MAKE_Long(value)    (jlong)(value)
#define MAKE_Float(value)   (jfloat)(value)
#define MAKE_Double(value)  (jdouble)(value)
#define MAKE_Object(value)  new_string(env, value)
#endif
