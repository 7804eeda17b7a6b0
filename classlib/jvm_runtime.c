/* classlib/jvm_runtime.c -- java.lang.Runtime, ending the process, what the VM says about itself. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "classlib/jvm.h"
#include "classlib/vm_natives.h"
#include "interp/liveness.h"
#include "vm/container.h"
#include "vm/exception.h"
#include "vm/heap.h"
#include "vm/invoke.h"
#include "vm/java_string.h"
#include "vm/options.h"
#include "vm/safepoint.h"

/* ---- ending ------------------------------------------------------------------------------------------------------------ */

/* Runtime.halt and exit, before the hooks' effects: nothing of ours needs doing that late. */
JNIEXPORT void JNICALL JVM_BeforeHalt(void) {}

JNIEXPORT void JNICALL JVM_Halt(jint code)
{
    Thread *t = thread_current();
    if (t != NULL) thread_enter_java(t);
    vm_exit(code);
}

/* ---- memory and processors ------------------------------------------------------------------------------------------------ */

static void clear_leftovers(void *arg)                 /* no Java thread runs */
{
    (void)arg;
    for (Thread *t = vm.threads; t != NULL; t = t->next) thread_clear_leftovers(t);
}

/* The collector may wait for all threads; the calling one counts as running native code, as it is.  Who asks for a collection may
 * wait for what it makes of references: nothing left on the stack of a thread that sleeps is to keep objects alive. */
JNIEXPORT void JNICALL JVM_GC(void)
{
    Thread *t = thread_current();
    if (vm.options->DisableExplicitGC) return;
    thread_enter_java(t);
    safepoint_stop_all(t, clear_leftovers, NULL);
    thread_enter_native(t);
    heap_collect();
}

static int64_t last_collection_nanos;                   /* of heap_collection_count's last change, as far as seen */

/* Milliseconds since the last collection, at least; the collector keeps no such clock. */
JNIEXPORT jlong JNICALL JVM_MaxObjectInspectionAge(void)
{
    static u8 seen;
    u8 count = heap_collection_count();
    int64_t now = time_nanos();
    if (count != seen || last_collection_nanos == 0) {
        seen = count;
        last_collection_nanos = now;
    }
    return (now - last_collection_nanos) / 1000000;
}

JNIEXPORT jlong JNICALL JVM_TotalMemory(void) { return (jlong)heap_total_bytes(); }
JNIEXPORT jlong JNICALL JVM_FreeMemory(void) { return (jlong)heap_free_bytes(); }
JNIEXPORT jlong JNICALL JVM_MaxMemory(void) { return (jlong)heap_max_bytes(); }

/* Asked anew: limits and affinity may change. */
JNIEXPORT jint JNICALL JVM_ActiveProcessorCount(void)
{
    if (vm.options->ActiveProcessorCount > 0) return (jint)vm.options->ActiveProcessorCount;
    return container_processors(vm.options->UseContainerSupport);
}

JNIEXPORT jboolean JNICALL JVM_IsUseContainerSupport(void) { return vm.options->UseContainerSupport; }
JNIEXPORT jboolean JNICALL JVM_SupportsCX8(void) { return JNI_TRUE; }

/* ---- about the VM ------------------------------------------------------------------------------------------------------------ */

static Object *platform_string(Thread *t, const char *text) { return string_from_utf8(t, text); }

/* String[], or NULL if there are none or an exception is pending. */
static Object *argument_array(Thread *t)
{
    const Options *o = vm.options;
    if (o->argument_count == 0) return NULL;
    Object *array = heap_alloc_array(t, KNOWN(StringArray), o->argument_count);
    for (int i = 0; array != NULL && i < o->argument_count; i++) {
        Object *text = platform_string(t, o->arguments[i]);
        if (text == NULL) return NULL;
        array_refs(array)[i] = text;
    }
    return array;
}

JNIEXPORT jobjectArray JNICALL JVM_GetVmArguments(JNIEnv *env)
{
    Thread *t = jni_enter(env);
    return jni_leave_with(t, argument_array(t));
}

JNIEXPORT jstring JNICALL JVM_GetTemporaryDirectory(JNIEnv *env)
{
    Thread *t = jni_enter(env);
    return jni_leave_with(t, string_from_utf8(t, "/tmp"));
}

static bool put_property(Thread *t, Object *properties, const char *key, const char *value)
{
    Object *k = string_from_utf8(t, key), *v = k != NULL ? platform_string(t, value) : NULL;
    return v != NULL && invoke_virtual_named(t, properties, "put", "(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;", NULL, k, v);
}

static char *joined_arguments(const char *const *arguments, int count)
{
    size_t bytes = 1;
    for (int i = 0; i < count; i++) bytes += strlen(arguments[i]) + 1;
    char *text = malloc(bytes), *end = text;
    if (text == NULL) return NULL;
    *end = '\0';
    for (int i = 0; i < count; i++) end += sprintf(end, i == 0 ? "%s" : " %s", arguments[i]);
    return text;
}

/* jdk.internal.vm.VMSupport.initAgentProperties */
JNIEXPORT jobject JNICALL JVM_InitAgentProperties(JNIEnv *env, jobject properties)
{
    Thread *t = jni_enter(env);
    Object *p = handle_object(properties);
    const char *command = options_property(vm.options, "sun.java.command");
    char *arguments = joined_arguments((const char *const *)vm.options->arguments, vm.options->argument_count);
    if (arguments == NULL) throw_out_of_memory(t, "agent properties");
    else if (put_property(t, p, "sun.java.command", command != NULL ? command : "") && put_property(t, p, "sun.jvm.flags", "")
             && put_property(t, p, "sun.jvm.args", arguments)) {}
    free(arguments);
    return jni_leave_with(t, exception_pending(t) ? NULL : p);
}
