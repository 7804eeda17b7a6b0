/* classlib/jvm_module.c -- java.lang.Module's natives. */
#include <stdlib.h>

#include "classlib/jvm.h"
#include "classloader/module.h"
#include "native/handles.h"
#include "vm/java_string.h"

static char *text_of(jstring string)                    /* malloc'ed; NULL for NULL */
{
    Object *s = handle_object(string);
    return s == NULL ? NULL : string_to_utf8(s);
}

/* What a failing call threw stays pending for the caller. */
static void leave(Thread *t, bool ok)
{
    INVARIANT(ok == (t->exception == NULL));
    (void)ok;
    jni_leave(t);
}

JNIEXPORT void JNICALL JVM_DefineModule(JNIEnv *env, jobject module, jboolean is_open, jstring version, jstring location, jobjectArray packages)
{
    Thread *t = jni_enter(env);
    char   *version_text = text_of(version), *location_text = text_of(location);
    bool    ok = module_define(t, handle_object(module), is_open, version_text, location_text, handle_object(packages));
    free(version_text);
    free(location_text);
    leave(t, ok);
}

JNIEXPORT void JNICALL JVM_SetBootLoaderUnnamedModule(JNIEnv *env, jobject module)
{
    Thread *t = jni_enter(env);
    leave(t, module_set_boot_unnamed(t, handle_object(module)));
}

JNIEXPORT void JNICALL JVM_AddReadsModule(JNIEnv *env, jobject from, jobject to)
{
    Thread *t = jni_enter(env);
    leave(t, module_add_reads(t, handle_object(from), handle_object(to)));
}

JNIEXPORT void JNICALL JVM_AddModuleExports(JNIEnv *env, jobject from, jstring package, jobject to)
{
    Thread *t = jni_enter(env);
    char   *name = text_of(package);
    bool    ok = module_add_exports(t, handle_object(from), name, handle_object(to));
    free(name);
    leave(t, ok);
}

JNIEXPORT void JNICALL JVM_AddModuleExportsToAll(JNIEnv *env, jobject from, jstring package)
{
    Thread *t = jni_enter(env);
    char   *name = text_of(package);
    bool    ok = module_add_exports_to_all(t, handle_object(from), name);
    free(name);
    leave(t, ok);
}

JNIEXPORT void JNICALL JVM_AddModuleExportsToAllUnnamed(JNIEnv *env, jobject from, jstring package)
{
    Thread *t = jni_enter(env);
    char   *name = text_of(package);
    bool    ok = module_add_exports_to_all_unnamed(t, handle_object(from), name);
    free(name);
    leave(t, ok);
}

/* Only called when the modules came from an archive, which JVM_IsSharingEnabled denies. */
JNIEXPORT void JNICALL JVM_DefineArchivedModules(JNIEnv *env, jobject platform_loader, jobject system_loader)
{
    (void)env, (void)platform_loader, (void)system_loader;
}
