/* native/jni_register.c -- RegisterNatives, UnregisterNatives (JNI spec: Registering Native Methods). */
#include <string.h>
#include "classloader/module.h"
#include "native/bind.h"
#include "native/jni_table.h"
#include "vm/descriptor.h"
#include "vm/exception.h"
#include "vm/frame.h"
#include "vm/log.h"
#include "vm/vm.h"

/* The native method a row names; NULL: NoSuchMethodError pending. */
static Method *find_native(Thread *t, Class *k, const JNINativeMethod *row)
{
    const Symbol *name = symbol_find(row->name, strlen(row->name));
    const Symbol *descriptor = symbol_find(row->signature, strlen(row->signature));
    if (name == NULL || descriptor == NULL || !descriptor_is_method(row->signature, strlen(row->signature))) {
        throw_new(t, EX_NoSuchMethodError, "Method %s.%s%s not found", class_external_name(k), row->name, row->signature);
        return NULL;
    }
    Method *m = class_find_method(k, name, descriptor);
    if (m == NULL) {
        throw_new(t, EX_NoSuchMethodError, "Method '%s' name or signature does not match", signature_external_name(k, name, descriptor));
        return NULL;
    }
    if (!method_is_native(m)) {
        throw_new(t, EX_NoSuchMethodError, "Method '%s' is not declared as native", method_external_name(m, true));
        return NULL;
    }
    return m;
}

/* Does code from elsewhere replace what the class library has? */
static bool displaces_platform(Thread *t, const Class *k)
{
    bool is_platform = k->loader == vm.boot_loader || loader_object(k->loader) == vm.platform_loader;
    if (!is_platform || k->module == NULL || k->module->name == NULL) return false;     /* arrays have no module, and no methods */
    const Class *caller = stack_caller_class(t, 1);
    return caller == NULL || caller->loader != k->loader;
}

jint JNICALL jni_RegisterNatives(JNIEnv *env, jclass mirror, const JNINativeMethod *rows, jint count)
{
    Thread *t = jni_enter(env);
    Class *k = handle_to_class(mirror);
    jint result = JNI_OK;
    bool warns = log_enabled_at(LOG_JNI_RESOLVE, LOG_WARNING) && displaces_platform(t, k);
    for (jint i = 0; i < count && result == JNI_OK; i++) {
        if (warns)
            log_write(LOG_JNI_RESOLVE, LOG_WARNING, "Re-registering of platform native method: %s.%s%s from code in a different classloader",
                      class_external_name(k), rows[i].name, rows[i].signature);
        Method *m = find_native(t, k, &rows[i]);
        if (m == NULL) {
            result = JNI_ERR;
            break;
        }
        if (log_enabled_at(LOG_JNI_RESOLVE, LOG_DEBUG))
            log_write(LOG_JNI_RESOLVE, LOG_DEBUG, "[Registering JNI native method %s.%s]", class_external_name(m->klass),
                      symbol_chars(m->name));
        bind_register(t, m, rows[i].fnPtr);
    }
    jni_leave(t);
    return result;
}

jint JNICALL jni_UnregisterNatives(JNIEnv *env, jclass mirror)
{
    Thread *t = jni_enter(env);
    Class *k = handle_to_class(mirror);
    for (u2 i = 0; i < k->method_count; i++)
        if (method_is_native(&k->methods[i])) bind_unregister(&k->methods[i]);
    jni_leave(t);
    return JNI_OK;
}
