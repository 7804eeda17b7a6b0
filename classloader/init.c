/* classloader/init.c -- class initialisation (JVMS §5.5).
 *
 * One mutex guards the state of all classes that are being initialised; it is held for a few instructions only, never
 * while Java code runs.  Waiters wake at every change and look at their own class. */
#include "classloader/init.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#include "classloader/classfile.h"
#include "classloader/link.h"
#include "classloader/resolve.h"
#include "vm/exception.h"
#include "vm/heap.h"
#include "vm/invoke.h"
#include "vm/java_string.h"
#include "vm/log.h"

static pthread_mutex_t init_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t  init_changed = PTHREAD_COND_INITIALIZER;

void class_wake_waiting(void)
{
    pthread_mutex_lock(&init_lock);
    pthread_cond_broadcast(&init_changed);
    pthread_mutex_unlock(&init_lock);
}

static void finish(Class *k, ClassState state)
{
    pthread_mutex_lock(&init_lock);
    __atomic_store_n(&k->init_thread, NULL, __ATOMIC_RELAXED);
    __atomic_store_n(&k->state, state, __ATOMIC_RELEASE);
    pthread_cond_broadcast(&init_changed);
    pthread_mutex_unlock(&init_lock);
}

/* Steps 1-6: true when the calling thread has to go on initialising k. */
static bool claim(Thread *t, Class *k, bool *failed)
{
    pthread_mutex_lock(&init_lock);
    while (k->state == CLASS_BEING_INITIALIZED && k->init_thread != t) {
        if (vm.alone) {                                 /* may not come back, and the lock is needed again */
            pthread_mutex_unlock(&init_lock);
            thread_before_waiting(t);
            pthread_mutex_lock(&init_lock);
        }
        t->awaited_class = k;
        thread_enter_blocked(t);
        pthread_cond_wait(&init_changed, &init_lock);
        pthread_mutex_unlock(&init_lock);               /* coming back to Java may wait for a handshake */
        thread_enter_java(t);
        t->awaited_class = NULL;
        pthread_mutex_lock(&init_lock);
    }
    bool mine = k->state == CLASS_LINKED;
    *failed = k->state == CLASS_ERROR;
    if (mine) {
        __atomic_store_n(&k->init_thread, t, __ATOMIC_RELAXED);
        __atomic_store_n(&k->state, CLASS_BEING_INITIALIZED, __ATOMIC_RELEASE);
    }
    pthread_mutex_unlock(&init_lock);
    return mine;
}

/* ---- constants ------------------------------------------------------------------------------------------------------------ */

/* Static fields with a ConstantValue attribute (§4.7.2). */
static bool init_static_constants(Thread *t, Class *k)
{
    for (Field *f = k->fields, *end = f + k->field_count; f < end; f++) {
        u2 index = f->file->constant_value_index;
        if (index == 0 || !(f->access_flags & ACC_STATIC))
            continue;
        u8 raw = k->pool->entries[index];
        switch (f->type) {
        case 'Z': case 'B': OBJECT_AT(k->mirror, f->offset, u1) = (u1)raw; break;
        case 'C': case 'S': OBJECT_AT(k->mirror, f->offset, u2) = (u2)raw; break;
        case 'I': case 'F': OBJECT_AT(k->mirror, f->offset, u4) = (u4)raw; break;
        case 'J': case 'D': OBJECT_AT(k->mirror, f->offset, u8) = raw; break;
        default: {
            Object *s = resolve_string(t, k->pool, index);
            if (s == NULL)
                return false;
            OBJECT_STORE(k->mirror, f->offset, s);
        }
        }
    }
    return true;
}

/* ---- superclasses ---------------------------------------------------------------------------------------------------------- */

/* Step 7: superinterfaces that declare default methods, those above them first. */
static bool initialize_interfaces(Thread *t, Class *k)
{
    for (u2 i = 0; i < k->interface_count; i++) {
        Class *interface = k->interfaces[i];
        if (!(interface->flags & CLASS_HAS_DEFAULT_METHODS))
            continue;
        if (!initialize_interfaces(t, interface) ||
            ((interface->flags & CLASS_DECLARES_DEFAULT_METHODS) && !class_initialize(t, interface)))
            return false;
    }
    return true;
}

static bool initialize_supers(Thread *t, Class *k)
{
    if (class_is_interface(k))
        return true;
    return (k->super == NULL || class_initialize(t, k->super)) && (!(k->flags & CLASS_HAS_DEFAULT_METHODS) || initialize_interfaces(t, k));
}

static bool run_initializer(Thread *t, Class *k)
{
    Method *m = k->file->has_static_initializer ? class_declared_method(k, symbol_of("<clinit>"), symbol_of("()V")) : NULL;
    if (log_enabled(LOG_CLASS_INIT)) {
        static u4 count;
        log_write(LOG_CLASS_INIT, LOG_INFO, "%u Initializing '%s'%s (0x%016lx)", __atomic_fetch_add(&count, 1, __ATOMIC_RELAXED),
                  symbol_chars(k->name), m == NULL ? "(no method)" : "", (unsigned long)(uintptr_t)k);
    }
    Slot args[4] = { { .raw = 0 } };
    return m == NULL || invoke_slots(t, m, args);
}

/* ---- failure -------------------------------------------------------------------------------------------------------------- */

/* What later NoClassDefFoundErrors get as their cause: an ExceptionInInitializerError with text and stack trace of the
 * original, which itself may hold too much in memory.  NULL if that cannot be made. */
static Object *summary_of(Thread *t, Object *thrown)
{
    Object *message = object_ref_at(thrown, KNOWN(Throwable_detailMessage));
    Object *name = t->java_thread != NULL ? object_ref_at(t->java_thread, KNOWN(Thread_name)) : NULL;
    char *text = message != NULL ? string_to_utf8(message) : NULL, *thread_name = name != NULL ? string_to_utf8(name) : NULL;
    throw_new(t, EX_ExceptionInInitializerError, "Exception %s%s%s [in thread \"%s\"]", class_external_name(object_class(thrown)),
              text != NULL ? ": " : "", text != NULL ? text : "", thread_name != NULL ? thread_name : "");
    free(text);
    free(thread_name);
    bool made = exception_is(t, EX_ExceptionInInitializerError);
    Object *summary = exception_take(t);
    Slot trace;
    if (!made || !invoke_virtual_named(t, thrown, "getStackTrace", "()[Ljava/lang/StackTraceElement;", &trace)) {
        t->exception = NULL;
        return NULL;
    }
    OBJECT_STORE(summary, KNOWN(Throwable_stackTrace), trace.ref);
    OBJECT_AT(summary, KNOWN(Throwable_backtrace), Object *) = NULL;
    return summary;
}

/* Steps 10 and 11. */
static bool fail(Thread *t, Class *k)
{
    Object *thrown = exception_take(t), *summary = summary_of(t, thrown);
    if (summary != NULL && class_keep_alive(t, k, summary))
        k->init_error = summary;
    heap_dirty(k->mirror);
    t->exception = thrown;
    bool is_error = false;
    for (const Class *c = object_class(thrown); c != NULL; c = c->super)
        is_error |= symbol_is(c->name, "java/lang/Error");
    if (!is_error)
        throw_with_cause(t, EX_ExceptionInInitializerError, thrown, NULL);
    finish(k, CLASS_ERROR);
    return false;
}

static bool throw_not_initializable(Thread *t, const Class *k)
{
    const char *name = class_external_name(k);
    if (k->init_error == NULL)
        return throw_new(t, EX_NoClassDefFoundError, "Could not initialize class %s", name);
    return throw_with_cause(t, EX_NoClassDefFoundError, k->init_error, "Could not initialize class %s", name);
}

bool class_initialize_slow(Thread *t, Class *k)
{
    bool failed;
    if (class_is_array(k) || class_is_primitive(k))
        return true;
    if (thread_native_stack_low(t))                     /* superclasses initialise recursively */
        return throw_stack_overflow(t);
    if (!link_class(t, k))
        return false;
    if (!claim(t, k, &failed))
        return !failed || throw_not_initializable(t, k);
    if (!init_static_constants(t, k) || !initialize_supers(t, k) || !run_initializer(t, k))
        return fail(t, k);
    finish(k, CLASS_INITIALIZED);
    return true;
}
