/* native/jni_object.c -- object operations (JNI spec: Object Operations). */
#include "native/jni_object.h"
#include "classloader/init.h"
#include "vm/exception.h"
#include "vm/heap.h"

Object *jni_new_instance(Thread *t, Class *k)
{
    if (class_is_primitive(k)) {
        throw_new(t, EX_InstantiationException, NULL);
        return NULL;
    }
    if ((k->flags & CLASS_ARRAY) || (k->access_flags & (ACC_ABSTRACT | ACC_INTERFACE))) {
        throw_new(t, EX_InstantiationException, "%s", class_external_name(k));
        return NULL;
    }
    if (k->flags & CLASS_IS_MIRROR) {
        throw_new(t, EX_IllegalAccessException, "%s", class_external_name(k));
        return NULL;
    }
    return class_initialize(t, k) ? heap_alloc_object(t, k) : NULL;
}

jobject JNICALL jni_AllocObject(JNIEnv *env, jclass mirror)
{
    Thread *t = jni_enter(env);
    return jni_leave_with(t, jni_new_instance(t, handle_to_class(mirror)));
}

static jobject new_object(JNIEnv *env, jclass mirror, jmethodID constructor, va_list *list, const jvalue *array)
{
    Thread *t = jni_enter(env);
    Slot ignored;
    Object *o = jni_new_instance(t, handle_to_class(mirror));
    if (o != NULL && !jni_call(t, CALL_NONVIRTUAL, o, (Method *)constructor, list, array, &ignored)) o = NULL;
    return jni_leave_with(t, o);
}

jobject JNICALL jni_NewObject(JNIEnv *env, jclass mirror, jmethodID constructor, ...)
{
    va_list list;
    va_start(list, constructor);
    jobject o = new_object(env, mirror, constructor, &list, NULL);
    va_end(list);
    return o;
}

jobject JNICALL jni_NewObjectV(JNIEnv *env, jclass mirror, jmethodID constructor, va_list arguments)
{
    va_list list;
    va_copy(list, arguments);
    jobject o = new_object(env, mirror, constructor, &list, NULL);
    va_end(list);
    return o;
}

jobject JNICALL jni_NewObjectA(JNIEnv *env, jclass mirror, jmethodID constructor, const jvalue *array)
{
    return new_object(env, mirror, constructor, NULL, array);
}

jclass JNICALL jni_GetObjectClass(JNIEnv *env, jobject handle)
{
    Thread *t = jni_enter(env);
    return jni_leave_with(t, object_class(handle_object(handle))->mirror);
}

jboolean JNICALL jni_IsInstanceOf(JNIEnv *env, jobject handle, jclass mirror)
{
    Thread *t = jni_enter(env);
    Object *o = handle_object(handle);
    Class *k = handle_to_class(mirror);
    bool result = o == NULL || (!class_is_primitive(k) && object_is_instance(o, k));
    jni_leave(t);
    return result;
}

jboolean JNICALL jni_IsSameObject(JNIEnv *env, jobject a, jobject b)
{
    Thread *t = jni_enter(env);
    bool result = handle_object(a) == handle_object(b);
    jni_leave(t);
    return result;
}
