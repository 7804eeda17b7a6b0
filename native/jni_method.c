/* native/jni_method.c -- method IDs (JNI spec: Calling Instance Methods, Calling Static Methods, Reflection Support).
 * A method ID is the Method's address. */
#include <string.h>
#include "classloader/init.h"
#include "native/bridge.h"
#include "native/jni_table.h"
#include "vm/exception.h"

/* As the symbolic reference in HotSpot's message: "Ljava/lang/String;", "[I". */
static bool throw_no_such_method(Thread *t, const Class *k, const char *name, const char *descriptor, bool is_static)
{
    const char *envelope = k->flags & (CLASS_ARRAY | CLASS_PRIMITIVE) ? "" : "L";
    return throw_new(t, EX_NoSuchMethodError, "%s%s%s%s.%s%s", is_static ? "static " : "", envelope, symbol_chars(k->name),
                     *envelope ? ";" : "", name, descriptor);
}

static Method *find_method(Class *k, const Symbol *name, const Symbol *descriptor)
{
    if (class_is_primitive(k)) return NULL;
    if (symbol_chars(name)[0] == '<')                   /* constructors are not inherited */
        return k->flags & CLASS_ARRAY ? NULL : class_declared_method(k, name, descriptor);
    return class_find_method(k, name, descriptor);
}

static jmethodID method_id(JNIEnv *env, jclass mirror, const char *name, const char *descriptor, bool is_static)
{
    Thread *t = jni_enter(env);
    Class *k = handle_to_class(mirror);
    if (name == NULL) name = "<init>";
    const Symbol *n = symbol_find(name, strlen(name)), *d = symbol_find(descriptor, strlen(descriptor));
    Method *m = NULL;
    if (n == NULL || d == NULL) {
        throw_new(t, EX_NoSuchMethodError, "%s", name);
    } else if (class_is_primitive(k) || class_initialize(t, k)) {
        m = find_method(k, n, d);
        if (m == NULL || method_is_static(m) != is_static) {
            throw_no_such_method(t, k, name, descriptor, is_static);
            m = NULL;
        } else if (is_static && !class_initialize(t, m->klass)) {
            m = NULL;
        }
    }
    jni_leave(t);
    return (jmethodID)m;
}

jmethodID JNICALL jni_GetMethodID(JNIEnv *env, jclass mirror, const char *name, const char *descriptor)
{
    return method_id(env, mirror, name, descriptor, false);
}

jmethodID JNICALL jni_GetStaticMethodID(JNIEnv *env, jclass mirror, const char *name, const char *descriptor)
{
    return method_id(env, mirror, name, descriptor, true);
}

jmethodID JNICALL jni_FromReflectedMethod(JNIEnv *env, jobject reflected)
{
    Thread *t = jni_enter(env);
    Object *o = handle_object(reflected);
    bool is_constructor = object_class(o) == KNOWN(ReflectConstructor);
    Class *k = mirror_class(object_ref_at(o, is_constructor ? KNOWN(ReflectConstructor_clazz) : KNOWN(ReflectMethod_clazz)));
    int32_t slot = OBJECT_AT(o, is_constructor ? KNOWN(ReflectConstructor_slot) : KNOWN(ReflectMethod_slot), int32_t);
    Method *m = class_initialize(t, k) ? &k->methods[slot] : NULL;
    jni_leave(t);
    return (jmethodID)m;
}

jobject JNICALL jni_ToReflectedMethod(JNIEnv *env, jclass mirror, jmethodID id, jboolean is_static)
{
    Thread *t = jni_enter(env);
    (void)mirror, (void)is_static;
    return jni_leave_with(t, native_ops.reflect_method(t, (Method *)id));
}
