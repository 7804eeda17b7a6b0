/* native/jni_buffer.c -- direct buffers (JNI spec: NIO Support). */
#include "classloader/init.h"
#include "classloader/loader.h"
#include "native/jni_table.h"
#include "vm/exception.h"
#include "vm/invoke.h"

static Class *boot_class(Thread *t, const char *name)
{
    Class *k = loader_load(t, symbol_of(name), vm.boot_loader);
    return k != NULL && class_initialize(t, k) ? k : NULL;
}

jobject JNICALL jni_NewDirectByteBuffer(JNIEnv *env, void *address, jlong capacity)
{
    Thread *t = jni_enter(env);
    Class *k = boot_class(t, "java/nio/DirectByteBuffer");
    Object *buffer = NULL;
    if (k != NULL) buffer = invoke_constructor(t, k, "(JI)V", (int64_t)(intptr_t)address, (int)capacity);
    return jni_leave_with(t, buffer);
}

/* NULL: not a direct buffer. */
static Object *direct_buffer(Thread *t, jobject handle)
{
    Object *o = handle_object(handle);
    if (o == NULL || KNOWN(Buffer) == NULL || !object_is_instance(o, KNOWN(Buffer))) return NULL;
    Object *pending = exception_take(t);
    Class *direct = boot_class(t, "sun/nio/ch/DirectBuffer");
    t->exception = pending;
    return direct != NULL && object_is_instance(o, direct) ? o : NULL;
}

void *JNICALL jni_GetDirectBufferAddress(JNIEnv *env, jobject handle)
{
    Thread *t = jni_enter(env);
    Object *buffer = direct_buffer(t, handle);
    void *address = buffer != NULL ? (void *)(intptr_t)OBJECT_AT(buffer, KNOWN(Buffer_address), int64_t) : NULL;
    jni_leave(t);
    return address;
}

jlong JNICALL jni_GetDirectBufferCapacity(JNIEnv *env, jobject handle)
{
    Thread *t = jni_enter(env);
    Object *buffer = direct_buffer(t, handle);
    jlong capacity = buffer != NULL ? OBJECT_AT(buffer, KNOWN(Buffer_capacity), int32_t) : -1;
    jni_leave(t);
    return capacity;
}
