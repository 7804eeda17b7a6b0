/* native/jni_class.c -- class operations and modules (JNI spec: Class Operations, Module Operations). */
#include <string.h>
#include "classloader/init.h"
#include "classloader/loader.h"
#include "native/jni_table.h"
#include "vm/exception.h"
#include "vm/frame.h"
#include "vm/invoke.h"

enum { NAME_LIMIT = 65535 };

static bool throw_not_found(Thread *t, const char *name)
{
    if (!exception_is(t, EX_ClassNotFoundException)) return false;
    return throw_with_cause(t, EX_NoClassDefFoundError, exception_take(t), "%s", name);
}

/* The loader FindClass works for: that of the newest frame's class; in JNI_OnLoad, which NativeLibraries calls, that of the
 * class that asked for the library; in JNI_OnUnload and without Java frames the system class loader.  NULL: pending. */
static Loader *find_class_loader(Thread *t)
{
    Method *caller = stack_walk(t).method;
    Slot from = { .ref = NULL };                        /* JNI_OnUnload finds it so, too */
    if (caller != NULL && (caller->klass->loader != vm.boot_loader || !symbol_is(caller->klass->name, "jdk/internal/loader/NativeLibraries")))
        return caller->klass->loader;
    if (caller != NULL && !invoke_static_named(t, caller->klass, "getFromClass", "()Ljava/lang/Class;", &from)) return NULL;
    return from.ref != NULL ? mirror_class(from.ref)->loader : loader_of(t, vm.app_loader);
}

static Class *find_class(Thread *t, const char *name)
{
    size_t length = name != NULL ? strlen(name) : 0;
    const char *start = name;
    if (name == NULL) {
        throw_new(t, EX_NoClassDefFoundError, "No class name given");
        return NULL;
    }
    if (length > NAME_LIMIT) {
        throw_new(t, EX_NoClassDefFoundError, "Class name exceeds maximum length of %d: %s", NAME_LIMIT, name);
        return NULL;
    }
    Loader *loader = find_class_loader(t);
    if (loader == NULL) return NULL;
    if (name[0] == 'L' && name[length - 1] == ';') {    /* HotSpot takes descriptors too */
        start++;
        length -= 2;
    }
    if (name[0] != '[' && strchr(name, '.') != NULL) {  /* a loader might find such a class, but never of that name */
        throw_new(t, EX_NoClassDefFoundError, "%s", name);
        return NULL;
    }
    Class *k = loader_load(t, symbol_intern(start, length), loader);
    if (k == NULL) {
        throw_not_found(t, name);
        return NULL;
    }
    return class_initialize(t, k) ? k : NULL;
}

jclass JNICALL jni_FindClass(JNIEnv *env, const char *name)
{
    Thread *t = jni_enter(env);
    Class *k = find_class(t, name);
    return jni_leave_with(t, k != NULL ? k->mirror : NULL);
}

jclass JNICALL jni_DefineClass(JNIEnv *env, const char *name, jobject loader_handle, const jbyte *bytes, jsize size)
{
    Thread *t = jni_enter(env);
    Class *k = NULL;
    Loader *loader = loader_of(t, handle_object(loader_handle));
    DefineOptions options = { .source = "__JVM_DefineClass__" };
    if (name != NULL && strlen(name) > NAME_LIMIT) {
        throw_new(t, EX_NoClassDefFoundError, "Class name exceeds maximum length of %d: %s", NAME_LIMIT, name);
    } else if (loader != NULL) {
        if (name != NULL) options.expected_name = symbol_of(name);
        k = loader_define(t, loader, (const u1 *)bytes, (size_t)size, &options);
    }
    return jni_leave_with(t, k != NULL ? k->mirror : NULL);
}

jclass JNICALL jni_GetSuperclass(JNIEnv *env, jclass mirror)
{
    Thread *t = jni_enter(env);
    const Class *k = handle_to_class(mirror);
    bool has_none = class_is_primitive(k) || k->super == NULL || ((k->access_flags & ACC_INTERFACE) && !(k->flags & CLASS_ARRAY));
    return jni_leave_with(t, has_none ? NULL : k->super->mirror);
}

jboolean JNICALL jni_IsAssignableFrom(JNIEnv *env, jclass sub, jclass super)
{
    Thread *t = jni_enter(env);
    Class *from = handle_to_class(sub), *to = handle_to_class(super);
    bool result = from == to || (!class_is_primitive(from) && !class_is_primitive(to) && class_is_subtype(from, to));
    jni_leave(t);
    return result;
}

jobject JNICALL jni_GetModule(JNIEnv *env, jclass mirror)
{
    Thread *t = jni_enter(env);
    Object *o = handle_object(mirror), *module = NULL;
    if (o == NULL) throw_new(t, EX_NullPointerException, "class is null");
    else module = object_ref_at(o, KNOWN(Class_module));
    return jni_leave_with(t, module);
}
