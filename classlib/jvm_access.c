/* classlib/jvm_access.c -- who called: caller classes, class contexts, access-control contexts. */
#include <stdlib.h>
#include "classlib/jvm.h"
#include "classlib/jvm_throwable.h"
#include "classlib/reflect.h"
#include "classlib/vm_natives.h"
#include "classloader/init.h"
#include "classloader/loader.h"
#include "vm/exception.h"
#include "vm/frame.h"
#include "vm/heap.h"
#include "vm/mirror.h"

/* The frames on top are Reflection.getCallerClass and the method that calls it; both must be caller-sensitive. */
static Class *caller_class(Thread *t)
{
    StackWalk w = stack_walk(t);
    for (int n = 0; n < 2 && w.method != NULL; n++, stack_walk_next(&w)) {
        if (n == 0 && !symbol_is(w.method->name, "getCallerClass")) {
            throw_new(t, EX_InternalError, "JVM_GetCallerClass must only be called from Reflection.getCallerClass");
            return NULL;
        }
        if (!(w.method->flags & METHOD_CALLER_SENSITIVE)) {
            throw_new(t, EX_InternalError, "CallerSensitive annotation expected at frame %d", n);
            return NULL;
        }
    }
    while (w.method != NULL && frame_is_transparent(w.method))
        stack_walk_next(&w);
    return w.method != NULL ? w.method->klass : NULL;
}

/* SecurityManager.getClassContext: the classes of all Java methods but that one. */
static Object *class_context(Thread *t)
{
    int32_t count = 0;
    Object *result = NULL;
    for (int filling = 0; filling < 2; filling++) {
        int32_t i = 0;
        for (StackWalk w = stack_walk(t); w.method != NULL; stack_walk_next(&w)) {
            if (frame_is_transparent(w.method) || method_is_native(w.method))
                continue;
            if (filling) array_refs(result)[i] = w.method->klass->mirror;
            i++;
        }
        count = i;
        if (!filling && (result = heap_alloc_array(t, KNOWN(ClassArray), count)) == NULL)
            return NULL;
    }
    return result;
}

/* ---- access-control contexts -------------------------------------------------------------------------------------------- */

typedef struct Domains {                                /* protection domains on the stack, down to a privileged frame */
    Object  *array;                                     /* Object[] */
    int32_t  count;
    bool     is_privileged;
    Object  *privileged_context;
} Domains;

/* executePrivileged(action, AccessControlContext context, Class<?> caller) */
static bool is_privileged_frame(const Method *m)
{
    return m->klass == KNOWN(AccessController) && symbol_is(m->name, "executePrivileged");
}

static Object *domain_of(const Class *k) { return object_ref_at(k->mirror, KNOWN(Class_protection_domain)); }

static bool add_domain(Thread *t, Domains *d, Object *domain)
{
    if (domain == NULL || (d->count > 0 && array_refs(d->array)[d->count - 1] == domain))
        return true;
    if (d->array == NULL || d->count == array_length(d->array)) {
        Object *grown = heap_alloc_array(t, KNOWN(ObjectArray), d->count == 0 ? 8 : 2 * d->count);
        if (grown == NULL)
            return false;
        for (int32_t i = 0; i < d->count; i++)
            array_refs(grown)[i] = array_refs(d->array)[i];
        d->array = grown;
    }
    array_refs(d->array)[d->count++] = domain;
    return true;
}

static bool collect_domains(Thread *t, Domains *d)
{
    for (StackWalk w = stack_walk(t); w.method != NULL; stack_walk_next(&w)) {
        const Class *k = w.method->klass;
        if (is_privileged_frame(w.method) && w.locals != NULL) {
            d->is_privileged = true;
            d->privileged_context = w.locals[1].ref;
            if (w.locals[2].ref != NULL) k = mirror_class(w.locals[2].ref);
        }
        if (!add_domain(t, d, domain_of(k)))
            return false;
        if (d->is_privileged)
            break;
    }
    return true;
}

static Object *domain_array(Thread *t, const Domains *d)
{
    Class *k = loader_load(t, symbol_of("[Ljava/security/ProtectionDomain;"), vm.boot_loader);
    Object *array = k != NULL ? heap_alloc_array(t, k, d->count) : NULL;
    for (int32_t i = 0; array != NULL && i < d->count; i++)
        array_refs(array)[i] = array_refs(d->array)[i];
    return array;
}

/* NULL without exception: only system code, and privileged with no context of its own. */
static Object *stack_context(Thread *t)
{
    Domains d = { .count = 0 };
    Object *array = NULL;
    if (!collect_domains(t, &d) || (d.count == 0 && d.is_privileged && d.privileged_context == NULL))
        return NULL;
    if (d.count > 0 && (array = domain_array(t, &d)) == NULL)
        return NULL;
    Object *context = class_initialize(t, KNOWN(AccessControlContext)) ? heap_alloc_object(t, KNOWN(AccessControlContext)) : NULL;
    if (context == NULL)
        return NULL;
    *(Object **)reflect_field_address(context, "context", "[Ljava/security/ProtectionDomain;") = array;
    *(Object **)reflect_field_address(context, "privilegedContext", "Ljava/security/AccessControlContext;") = d.privileged_context;
    *(u1 *)reflect_field_address(context, "isPrivileged", "Z") = d.is_privileged;
    *(u1 *)reflect_field_address(context, "isAuthorized", "Z") = true;
    return context;
}

/* ---- natives and JVM_ functions ------------------------------------------------------------------------------------------- */

static bool reflection_getCallerClass(Thread *t, Method *m, Slot *args)
{
    (void)m;
    const Class *k = caller_class(t);
    args[0].ref = k != NULL ? k->mirror : NULL;
    return t->exception == NULL;
}

void access_natives_register(void)
{
    static const VmNative rows[] = {
        { "jdk/internal/reflect/Reflection", "getCallerClass", "()Ljava/lang/Class;", reflection_getCallerClass, false },
    };
    bind_register_vm_natives(rows, COUNT_OF(rows));
}

JNIEXPORT jclass JNICALL JVM_GetCallerClass(JNIEnv *env)
{
    Thread *t = jni_enter(env);
    const Class *k = caller_class(t);
    return jni_leave_with(t, k != NULL ? k->mirror : NULL);
}

JNIEXPORT jobjectArray JNICALL JVM_GetClassContext(JNIEnv *env)
{
    Thread *t = jni_enter(env);
    return jni_leave_with(t, class_context(t));
}

JNIEXPORT jobject JNICALL JVM_LatestUserDefinedLoader(JNIEnv *env)
{
    Thread *t = jni_enter(env);
    return jni_leave_with(t, stack_latest_user_loader(t));
}

JNIEXPORT jobject JNICALL JVM_GetInheritedAccessControlContext(JNIEnv *env, jclass unused)
{
    Thread *t = jni_enter(env);
    (void)unused;
    return jni_leave_with(t, object_ref_at(t->java_thread, KNOWN(Thread_inheritedAccessControlContext)));
}

JNIEXPORT jobject JNICALL JVM_GetStackAccessControlContext(JNIEnv *env, jclass unused)
{
    Thread *t = jni_enter(env);
    (void)unused;
    return jni_leave_with(t, stack_context(t));
}
