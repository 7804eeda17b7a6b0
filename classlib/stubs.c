/* classlib/stubs.c -- JVM_* functions of jvm_functions.def whose row says STUB.  Calling one fails loudly, by name.
 * Does not see jvm.h: a stub has no use for its parameters but the first. */
#include "native/handles.h"
#include "vm/exception.h"

static intptr_t throw_unsupported(JNIEnv *env, const char *name)
{
    Thread *t = jni_enter(env);
    throw_new(t, EX_UnsupportedOperationException, "%s is not implemented", name);
    jni_leave(t);
    return 0;
}

#define DEFINE_DONE(name) JNIEXPORT extern void name(void);
#define DEFINE_STUB(name) intptr_t name(JNIEnv *env); \
                          JNIEXPORT intptr_t name(JNIEnv *env) { return throw_unsupported(env, #name); }
#define JVM(name, status) DEFINE_##status(name)
#include "classlib/jvm_functions.def"

/* The addresses make a DONE row without a definition a link error. */
static void (*const functions[])(void) __attribute__((used)) = {
#define JVM(name, status) (void (*)(void))name,
#include "classlib/jvm_functions.def"
};
