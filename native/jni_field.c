/* native/jni_field.c -- field access (JNI spec: Accessing Fields of Objects, Accessing Static Fields).
 * A field ID is the Field's address. */
#include <string.h>
#include "classloader/init.h"
#include "native/bridge.h"
#include "native/jni_table.h"
#include "vm/exception.h"
#include "vm/heap.h"

static Field *find_field(Class *k, const char *name, const char *descriptor)
{
    const Symbol *n = symbol_find(name, strlen(name)), *d = symbol_find(descriptor, strlen(descriptor));
    return n != NULL && d != NULL && !class_is_primitive(k) && !(k->flags & CLASS_ARRAY) ? class_find_field(k, n, d) : NULL;
}

jfieldID JNICALL jni_GetFieldID(JNIEnv *env, jclass mirror, const char *name, const char *descriptor)
{
    Thread *t = jni_enter(env);
    Class *k = handle_to_class(mirror);
    Field *f = NULL;
    if (class_initialize(t, k)) {
        f = find_field(k, name, descriptor);
        if (f != NULL && (f->access_flags & ACC_STATIC)) f = NULL;
        if (f == NULL) throw_new(t, EX_NoSuchFieldError, "%s.%s %s", class_external_name(k), name, descriptor);
    }
    jni_leave(t);
    return (jfieldID)f;
}

jfieldID JNICALL jni_GetStaticFieldID(JNIEnv *env, jclass mirror, const char *name, const char *descriptor)
{
    Thread *t = jni_enter(env);
    Class *k = handle_to_class(mirror);
    Field *f = NULL;
    if (class_initialize(t, k)) {
        f = find_field(k, name, descriptor);
        if (f != NULL && !(f->access_flags & ACC_STATIC)) f = NULL;
        if (f == NULL) throw_new(t, EX_NoSuchFieldError, "%s", name);
        else if (!class_initialize(t, f->klass)) f = NULL;
    }
    jni_leave(t);
    return (jfieldID)f;
}

static inline Object *static_holder(jfieldID id) { return ((const Field *)id)->klass->mirror; }
#define FIELD_AT(object, id, ctype) OBJECT_AT(object, ((const Field *)(id))->offset, ctype)

/* JLS §17.4: a volatile write is ordered before later reads. */
static inline void after_write(jfieldID id)
{
    if (((const Field *)id)->access_flags & ACC_VOLATILE) __atomic_thread_fence(__ATOMIC_SEQ_CST);
}

#define IN_RANGE(ctype, letter, value) ((letter) == 'Z' ? (ctype)((int)(value) & 1) : (value))
#define PRIMITIVE_FIELD(Name, ctype, letter)                                                            \
    ctype JNICALL jni_Get##Name##Field(JNIEnv *env, jobject object, jfieldID id)                        \
    {                                                                                                   \
        Thread *t = jni_enter(env);                                                                     \
        ctype value = FIELD_AT(handle_object(object), id, ctype);                                       \
        jni_leave(t);                                                                                   \
        return value;                                                                                   \
    }                                                                                                   \
    void JNICALL jni_Set##Name##Field(JNIEnv *env, jobject object, jfieldID id, ctype value)            \
    {                                                                                                   \
        Thread *t = jni_enter(env);                                                                     \
        FIELD_AT(handle_object(object), id, ctype) = IN_RANGE(ctype, letter, value);                    \
        after_write(id);                                                                                \
        jni_leave(t);                                                                                   \
    }                                                                                                   \
    ctype JNICALL jni_GetStatic##Name##Field(JNIEnv *env, jclass mirror, jfieldID id)                   \
    {                                                                                                   \
        Thread *t = jni_enter(env);                                                                     \
        (void)mirror;                                                                                   \
        ctype value = FIELD_AT(static_holder(id), id, ctype);                                           \
        jni_leave(t);                                                                                   \
        return value;                                                                                   \
    }                                                                                                   \
    void JNICALL jni_SetStatic##Name##Field(JNIEnv *env, jclass mirror, jfieldID id, ctype value)       \
    {                                                                                                   \
        Thread *t = jni_enter(env);                                                                     \
        (void)mirror;                                                                                   \
        FIELD_AT(static_holder(id), id, ctype) = IN_RANGE(ctype, letter, value);                        \
        after_write(id);                                                                                \
        jni_leave(t);                                                                                   \
    }
FOR_EACH_PRIMITIVE(PRIMITIVE_FIELD)

jobject JNICALL jni_GetObjectField(JNIEnv *env, jobject object, jfieldID id)
{
    Thread *t = jni_enter(env);
    return jni_leave_with(t, FIELD_AT(handle_object(object), id, Object *));
}

void JNICALL jni_SetObjectField(JNIEnv *env, jobject object, jfieldID id, jobject value)
{
    Thread *t = jni_enter(env);
    object_store_ref(handle_object(object), &FIELD_AT(handle_object(object), id, Object *), handle_object(value));
    after_write(id);
    jni_leave(t);
}

jobject JNICALL jni_GetStaticObjectField(JNIEnv *env, jclass mirror, jfieldID id)
{
    Thread *t = jni_enter(env);
    (void)mirror;
    return jni_leave_with(t, FIELD_AT(static_holder(id), id, Object *));
}

void JNICALL jni_SetStaticObjectField(JNIEnv *env, jclass mirror, jfieldID id, jobject value)
{
    Thread *t = jni_enter(env);
    (void)mirror;
    object_store_ref(static_holder(id), &FIELD_AT(static_holder(id), id, Object *), handle_object(value));
    after_write(id);
    jni_leave(t);
}

/* ---- reflection --------------------------------------------------------------------------------------------------- */

jfieldID JNICALL jni_FromReflectedField(JNIEnv *env, jobject reflected)
{
    Thread *t = jni_enter(env);
    Object *o = handle_object(reflected);
    Class *k = mirror_class(object_ref_at(o, KNOWN(ReflectField_clazz)));
    Field *f = class_initialize(t, k) ? &k->fields[OBJECT_AT(o, KNOWN(ReflectField_slot), int32_t)] : NULL;
    jni_leave(t);
    return (jfieldID)f;
}

jobject JNICALL jni_ToReflectedField(JNIEnv *env, jclass mirror, jfieldID id, jboolean is_static)
{
    Thread *t = jni_enter(env);
    (void)mirror, (void)is_static;
    return jni_leave_with(t, native_ops.reflect_field(t, (Field *)id));
}
