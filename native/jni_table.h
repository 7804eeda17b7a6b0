/* native/jni_table.h -- the JNI function table.  Each function is declared with the type <jni.h> gives its slot, so that a
 * definition that differs, or is missing, does not build. */
#ifndef NATIVE_JNI_TABLE_H
#define NATIVE_JNI_TABLE_H
#include "native/handles.h"
#include "vm/mirror.h"

#define JNI(name) __typeof__(*((struct JNINativeInterface_ *)0)->name) jni_##name;
#include "native/jni_functions.def"

extern const struct JNINativeInterface_ jni_functions;

/* Typed families: M(Name in function names, C type, descriptor letter). */
#define FOR_EACH_PRIMITIVE(M) \
    M(Boolean, jboolean, 'Z') M(Byte, jbyte, 'B') M(Char, jchar, 'C') M(Short, jshort, 'S') \
    M(Int, jint, 'I') M(Long, jlong, 'J') M(Float, jfloat, 'F') M(Double, jdouble, 'D')

/* The class of a java.lang.Class reference. */
static inline Class *handle_to_class(jclass mirror) { return mirror_class(handle_object(mirror)); }
#endif
