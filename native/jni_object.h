/* native/jni_object.h -- making objects and calling methods, shared by the chapters of the JNI. */
#ifndef NATIVE_JNI_OBJECT_H
#define NATIVE_JNI_OBJECT_H
#include <stdarg.h>
#include "native/jni_table.h"

/* An uninitialised instance (§5.5 done).  NULL: InstantiationException, IllegalAccessException or what initialising threw. */
MUST_CHECK Object *jni_new_instance(Thread *t, Class *k);

typedef enum CallKind { CALL_VIRTUAL, CALL_NONVIRTUAL, CALL_STATIC } CallKind;
/* Calls m; arguments by its descriptor, from *list or, when list is NULL, from array.  False: pending. */
MUST_CHECK bool jni_call(Thread *t, CallKind kind, Object *receiver, Method *m, va_list *list, const jvalue *array, Slot *result);
#endif
