/* native/check_jni.h -- -Xcheck:jni: a second function table whose functions look at their arguments before the plain ones work
 * on them.  What would corrupt the VM ends it (report_fatal); what the plain function survives is a warning.  Texts are HotSpot's
 * where it notices the mistake too. */
#ifndef NATIVE_CHECK_JNI_H
#define NATIVE_CHECK_JNI_H
#include <stdarg.h>
#include "native/jni_object.h"

/* Makes the checking functions those of every thread and native method from now on: before the first is attached. */
void check_jni_install(void);

/* ---- for the checking functions ------------------------------------------------------------------------------------- */

#define JNI(name) __typeof__(*((struct JNINativeInterface_ *)0)->name) checked_##name;
#include "native/jni_functions.def"

enum {                                                  /* what a function may be called for */
    WHILE_PENDING = 1 << 0,                             /* with an exception pending */
    IN_CRITICAL = 1 << 1,                               /* between the Get and Release of a critical region */
    LOOKS = 1 << 2                                      /* it asks for the exception */
};

/* A native method in progress; also the thread outside of all. */
typedef struct NativeCall {
    const char *unchecked;                              /* the function that called Java last; NULL: the exception was asked for since */
    Object    **local_base;                             /* the local frame that has */
    size_t      local_capacity;                         /* ... room for so many references, as native code has it */
    u4          pushed_frames;
    u4          critical_depth;
    bool        is_method;
} NativeCall;
typedef struct CheckState {
    NativeCall  call;
    u4          monitors;                               /* entered by MonitorEnter and not left */
} CheckState;
extern __thread CheckState check_state __attribute__((tls_model("initial-exec")));

/* Who calls, and may it now?  In Java state afterwards, so that the arguments can be looked at. */
Thread *check_enter(JNIEnv *env, u4 allowed);

/* Checks of one argument each (check_arguments.c).  They return only if it will do. */
Object *check_reference(Thread *t, jobject handle);     /* NULL, too */
Object *check_object(Thread *t, jobject handle);        /* not NULL */
Class  *check_class(Thread *t, jclass mirror);
Class  *check_throwable_class(Thread *t, jclass mirror);
Object *check_throwable(Thread *t, jthrowable handle);
Object *check_string(Thread *t, jstring handle);
Object *check_array(Thread *t, jarray handle);
Object *check_object_array(Thread *t, jobjectArray handle);
Object *check_primitive_array(Thread *t, jarray handle);
Object *check_typed_array(Thread *t, jarray handle, char letter);
Method *check_method(Thread *t, jmethodID id);
Field  *check_field(Thread *t, jfieldID id);
void    check_not_null(Thread *t, const char *function, const void *argument);
void    check_capacity(Thread *t, jint capacity);
void    check_name_to_find(Thread *t, const char *name);
void    check_text(Thread *t, const char *utf8);        /* modified UTF-8, or NULL; a warning */
/* The object has the class that type (of a descriptor of in's) names, or nobody can tell without loading that. */
bool    check_fits(const Object *o, const char *type, const Class *in);

/* A function of the table whose arguments are checked one by one; then the plain one takes over. */
#define CHECKED(ctype, name, allowed, PARAMETERS, ARGUMENTS, ...)   \
    ctype JNICALL checked_##name PARAMETERS                         \
    {                                                               \
        Thread *t = check_enter(env, allowed);                      \
        __VA_ARGS__;                                                \
        jni_leave(t);                                               \
        return jni_##name ARGUMENTS;                                \
    }
#endif
