/* classlib/jvm_define.c -- finding classes by name and defining them from bytes. */
#include <stdlib.h>

#include "classlib/class_info.h"
#include "classlib/jvm.h"
#include "classloader/init.h"
#include "classloader/link.h"
#include "classloader/package_access.h"
#include "classloader/resolve.h"
#include "vm/descriptor.h"
#include "vm/exception.h"
#include "vm/invoke.h"
#include "vm/java_string.h"

enum { MAX_SYMBOL_BYTES = 65535 };
#define NAME_TOO_LONG "Class name exceeds maximum length of %d: %s"

/* ---- finding ------------------------------------------------------------------------------------------------------ */

Class *class_primitive_named(const char *name)
{
    for (int i = 0; i < PRIMITIVE_COUNT; i++)
        if (symbol_is(vm.primitives[i]->name, name)) return vm.primitives[i];
    return NULL;
}

JNIEXPORT jclass JNICALL JVM_FindPrimitiveClass(JNIEnv *env, const char *name)
{
    Thread *t = jni_enter(env);
    Class  *k = class_primitive_named(name);
    if (k == NULL) throw_new(t, EX_ClassNotFoundException, "%s", name);
    return jni_leave_with(t, k == NULL ? NULL : k->mirror);
}

JNIEXPORT jclass JNICALL JVM_FindClassFromBootLoader(JNIEnv *env, const char *name)
{
    Thread *t = jni_enter(env);
    size_t  length = name == NULL ? SIZE_MAX : strlen(name);
    Class  *k = length > MAX_SYMBOL_BYTES ? NULL : loader_find_boot(t, symbol_intern(name, length));
    return jni_leave_with(t, k == NULL ? NULL : k->mirror);
}

/* Of the code that asks: NULL: nobody's, or the library's. */
static Object *protection_domain(const Class *k)
{
    return k == NULL || k->mirror == NULL ? NULL : object_ref_at(k->mirror, KNOWN(Class_protection_domain));
}

Class *class_find(Thread *t, const Symbol *name, bool initialize, Object *loader, Class *caller)
{
    Loader *l = loader_of(t, loader);
    Class  *k = l == NULL ? NULL : loader == NULL ? loader_find_boot(t, name) : loader_load(t, name, l);
    if (k == NULL && !exception_pending(t)) throw_new(t, EX_ClassNotFoundException, "%s", symbol_chars(name));
    if (k == NULL || !package_access_check(t, k, l, protection_domain(caller), caller)) return NULL;
    return !initialize || class_initialize(t, k) ? k : NULL;
}

JNIEXPORT jclass JNICALL JVM_FindClassFromCaller(JNIEnv *env, const char *name, jboolean initialize, jobject loader, jclass caller)
{
    Thread *t = jni_enter(env);
    size_t  length = name == NULL ? SIZE_MAX : strlen(name);
    Class  *k = NULL;
    if (name == NULL)
        throw_new(t, EX_ClassNotFoundException, NULL);
    else if (length > MAX_SYMBOL_BYTES)
        throw_new(t, EX_ClassNotFoundException, NAME_TOO_LONG, MAX_SYMBOL_BYTES, name);
    else
        k = class_find(t, symbol_intern(name, length), initialize, handle_object(loader), caller == NULL ? NULL : class_of_handle(caller));
    return jni_leave_with(t, k == NULL ? NULL : k->mirror);
}

/* *symbol NULL for NULL. */
static bool name_symbol(Thread *t, const char *name, const Symbol **symbol)
{
    size_t length = name == NULL ? 0 : strlen(name);
    *symbol = NULL;
    if (length > MAX_SYMBOL_BYTES)
        return throw_new(t, EX_NoClassDefFoundError, NAME_TOO_LONG, MAX_SYMBOL_BYTES, name);
    if (name != NULL) *symbol = symbol_intern(name, length);
    return true;
}

static Class *find_for_class(Thread *t, const char *name, bool initialize, Class *from)
{
    const Symbol *symbol;
    if (name == NULL) throw_new(t, EX_NoClassDefFoundError, NULL);
    if (name == NULL || !name_symbol(t, name, &symbol)) return NULL;
    Class *k = from == NULL ? loader_load(t, symbol, NULL) : loader_load_for(t, symbol, from);
    if (k == NULL) return NULL;
    return !initialize || class_initialize(t, k) ? k : NULL;
}

JNIEXPORT jclass JNICALL JVM_FindClassFromClass(JNIEnv *env, const char *name, jboolean initialize, jclass from)
{
    Thread *t = jni_enter(env);
    Class  *k = find_for_class(t, name, initialize, from == NULL ? NULL : class_of_handle(from));
    return jni_leave_with(t, k == NULL ? NULL : k->mirror);
}

JNIEXPORT jclass JNICALL JVM_FindLoadedClass(JNIEnv *env, jobject loader, jstring name)
{
    Thread *t = jni_enter(env);
    const Symbol *symbol = name == NULL ? NULL : string_to_symbol(handle_object(name), true);
    Loader *l = symbol == NULL ? NULL : loader_of(t, handle_object(loader));
    Class  *k = l == NULL ? NULL : loader_find_loaded(l, symbol);
    return jni_leave_with(t, k == NULL ? NULL : k->mirror);
}

/* ---- defining ----------------------------------------------------------------------------------------------------- */

JNIEXPORT jclass JNICALL JVM_DefineClassWithSource(JNIEnv *env, const char *name, jobject loader, const jbyte *bytes, jsize length,
                                                   jobject domain, const char *source)
{
    Thread *t = jni_enter(env);
    Loader *l = loader_of(t, handle_object(loader));
    DefineOptions options = { .protection_domain = handle_object(domain) };
    Class  *k = NULL;
    if (source != NULL) options.source = symbol_chars(symbol_intern(source, strnlen(source, MAX_SYMBOL_BYTES)));
    if (l != NULL && name_symbol(t, name, &options.expected_name)) k = loader_define(t, l, (const u1 *)bytes, (size_t)length, &options);
    return jni_leave_with(t, k == NULL ? NULL : k->mirror);
}

JNIEXPORT jclass JNICALL JVM_DefineClass(JNIEnv *env, const char *name, jobject loader, const jbyte *bytes, jsize length, jobject domain)
{
    return JVM_DefineClassWithSource(env, name, loader, bytes, length, domain, NULL);
}

enum { LOOKUP_NESTMATE = 1, LOOKUP_HIDDEN = 2, LOOKUP_STRONG = 4, LOOKUP_VM_ANNOTATIONS = 8 };  /* MethodHandleNatives.Constants */

static bool check_ordinary_flags(Thread *t, int flags, const Object *class_data)
{
    const char *fault = class_data != NULL ? "classData is only applicable for hidden classes"
                        : flags & LOOKUP_NESTMATE ? "dynamic nestmate is only applicable for hidden classes"
                        : !(flags & LOOKUP_STRONG) ? "an ordinary class must be strongly referenced by its defining loader"
                        : flags & LOOKUP_VM_ANNOTATIONS ? "vm annotations only allowed for hidden classes" : NULL;
    if (fault != NULL) return throw_new(t, EX_IllegalArgumentException, "%s", fault);
    return flags == LOOKUP_STRONG || throw_new(t, EX_IllegalArgumentException, "invalid flag 0x%x", flags);
}

/* The new class's mirror as a local reference: nothing else keeps a hidden class alive. */
static jclass define_by_lookup(Thread *t, Class *lookup, const u1 *bytes, size_t length, DefineOptions *options, int flags, bool initialize)
{
    options->is_hidden = flags & LOOKUP_HIDDEN;
    options->is_strong = flags & LOOKUP_STRONG;
    options->can_access_vm_annotations = flags & LOOKUP_VM_ANNOTATIONS;
    options->source = "__JVM_LookupDefineClass__";
    if (!options->is_hidden && !check_ordinary_flags(t, flags, options->class_data)) return NULL;
    if (flags & LOOKUP_NESTMATE) {
        options->nest_host = resolve_nest_host(t, lookup);
        if (options->nest_host == NULL) return NULL;
        options->source = symbol_chars(symbol_of(class_external_name(options->nest_host)));
    }
    Loader *l = lookup->loader;
    while (l->is_hidden_holder) l = l->parent;
    Class *k = loader_define(t, l, bytes, length, options);
    if (k == NULL) return NULL;
    jclass result = handle_local(t, k->mirror);
    t->new_mirror = NULL;
    return (initialize ? class_initialize(t, k) : link_class(t, k)) ? result : NULL;
}

JNIEXPORT jclass JNICALL JVM_LookupDefineClass(JNIEnv *env, jclass lookup, const char *name, const jbyte *bytes, jsize length,
                                               jobject domain, jboolean initialize, int flags, jobject class_data)
{
    Thread *t = jni_enter(env);
    jclass  result = NULL;
    DefineOptions options = { .protection_domain = handle_object(domain), .class_data = handle_object(class_data) };
    Object *mirror = handle_object((jobject)lookup);
    if (mirror == NULL)
        throw_new(t, EX_IllegalArgumentException, "Lookup class is null");
    else if (name_symbol(t, name, &options.expected_name))
        result = define_by_lookup(t, mirror_class(mirror), (const u1 *)bytes, (size_t)length, &options, flags, initialize);
    jni_leave(t);
    return result;
}
