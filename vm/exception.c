/* vm/exception.c -- making and raising Java exceptions from C. */
#include "vm/exception.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "vm/heap.h"
#include "vm/invoke.h"
#include "vm/java_string.h"
#include "vm/log.h"
#include "vm/options.h"
#include "vm/out_of_memory.h"
#include "vm/reserved_stack.h"
#include "vm/vm.h"
#include "vm/vm_ops.h"

_Static_assert(EXCEPTION_COUNT <= COUNT_OF(((VM *)0)->exception_classes), "VM.exception_classes is too small");

static const char *const class_names[EXCEPTION_COUNT] = {
#define EX(name, package) [EX_##name] = package #name,
#include "vm/exceptions.def"
};
const char *exception_class_name(ExceptionId id) { return class_names[id]; }

/* The preallocated OutOfMemoryErrors by message; the first serves for any other. */
static const char *const out_of_memory_texts[] = {
    "Java heap space", "Metaspace", "Requested array size exceeds VM limit", "GC overhead limit exceeded"
};
_Static_assert(COUNT_OF(out_of_memory_texts) == COUNT_OF(((VM *)0)->out_of_memory_errors), "one object for each text");

/* Making an exception can fail with another one, whose making can fail ...: so far, and no further. */
enum { NESTING_LIMIT = 6 };
static __thread int nesting;

char *exception_log_text(const Object *throwable)
{
    const Object *message = object_ref_at(throwable, KNOWN(Throwable_detailMessage));
    char *text = message != NULL ? string_to_utf8(message) : NULL, *whole;
    int length = asprintf(&whole, "<a '%s'{0x%016llx}%s%s>", symbol_chars(object_class(throwable)->name), (unsigned long long)(uintptr_t)throwable,
                          text != NULL ? ": " : "", text != NULL ? text : "");
    free(text);
    return length >= 0 ? whole : NULL;
}

static void log_thrown(Thread *t)
{
    if (!log_enabled(LOG_EXCEPTIONS) || t->frame == NULL) return;
    char *text = exception_log_text(t->exception);
    log_write(LOG_EXCEPTIONS, LOG_INFO, "Exception %s\nthrown in the VM\nfor thread 0x%016llx", text != NULL ? text : "", (unsigned long long)(uintptr_t)t);
    free(text);
}

bool throw_object(Thread *t, Object *throwable)
{
    t->exception = throwable;
    log_thrown(t);
    return false;
}

/* Before the class library can make exceptions, an error is a broken JDK image or VM: say what and stop. */
static void require_library(const char *class_name, const char *message)
{
    if (vm.stack_overflow_error != NULL || (vm.main_thread != NULL && vm.main_thread->java_thread != NULL))
        return;
    vm_fatal("Error occurred during initialization of VM\n%s%s%s", class_name, message != NULL ? ": " : "",
             message != NULL ? message : "");
}

/* new k(message), new k(cause) or new k(), with the cause planted.  NULL: what that threw is pending. */
static Object *make(Thread *t, Class *k, const char *message, Object *cause)
{
    Object *made;
    if (message != NULL) {
        Object *text = string_from_utf8(t, message);
        made = text == NULL ? NULL : invoke_constructor(t, k, "(Ljava/lang/String;)V", text);
    } else if (cause != NULL && class_declared_method(k, symbol_of("<init>"), symbol_of("(Ljava/lang/Throwable;)V")) != NULL)
        made = invoke_constructor(t, k, "(Ljava/lang/Throwable;)V", cause);
    else
        made = invoke_constructor(t, k, "()V");
    if (made != NULL && cause != NULL)
        OBJECT_STORE(made, KNOWN(Throwable_cause), cause);
    return made;
}

static bool throw_made(Thread *t, Class *(*find)(Thread *, const void *), const void *what, const char *name, Object *cause,
                       const char *format, va_list values)
{
    char *message = NULL;
    if (format != NULL && vasprintf(&message, format, values) < 0)
        message = NULL;
    require_library(name, message);
    t->exception = NULL;
    if (++nesting > NESTING_LIMIT)
        t->exception = vm.out_of_memory_errors[0];
    else {
        Class *k = find(t, what);
        Object *made = k == NULL ? NULL : make(t, k, message, cause);
        if (made != NULL)
            t->exception = made;
    }
    if (t->exception == NULL)
        vm_fatal("%s: %s", name, message != NULL ? message : "(no message)");
    nesting--;
    free(message);
    log_thrown(t);
    return false;
}

static Class *find_listed(Thread *t, const void *what)
{
    Class **slot = &vm.exception_classes[*(const ExceptionId *)what];
    Class *k = __atomic_load_n(slot, __ATOMIC_ACQUIRE);
    if (k == NULL) {
        k = vm_ops.load_class(t, symbol_of(class_names[*(const ExceptionId *)what]), NULL);
        __atomic_store_n(slot, k, __ATOMIC_RELEASE);
    }
    return k;
}

static Class *find_named(Thread *t, const void *name) { return vm_ops.load_class(t, symbol_of(name), NULL); }

bool throw_new(Thread *t, ExceptionId id, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    throw_made(t, find_listed, &id, class_names[id], NULL, format, values);
    va_end(values);
    return false;
}

bool throw_by_name(Thread *t, const char *internal_class_name, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    throw_made(t, find_named, internal_class_name, internal_class_name, NULL, format, values);
    va_end(values);
    return false;
}

bool throw_with_cause(Thread *t, ExceptionId id, Object *cause, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    throw_made(t, find_listed, &id, class_names[id], cause, format, values);
    va_end(values);
    return false;
}

bool exception_is(const Thread *t, ExceptionId id)
{
    if (t->exception == NULL)
        return false;
    for (const Class *k = object_class(t->exception); k != NULL; k = k->super)
        if (k->loader == vm.boot_loader && symbol_is(k->name, class_names[id]))
            return true;
    return false;
}

/* ---- errors that must not need memory ------------------------------------------------------------------------------- */

static Object *preallocate(Thread *t, ExceptionId id, const char *message)
{
    Class *k = find_listed(t, &id);
    Object *made = k == NULL ? NULL : make(t, k, message, NULL);
    if (made != NULL) {                                 /* the trace of the place that happens to run now means nothing */
        OBJECT_AT(made, KNOWN(Throwable_backtrace), Object *) = NULL;
        OBJECT_AT(made, KNOWN(Throwable_depth), int32_t) = 0;
    }
    return made;
}

bool exception_init(Thread *t)
{
    for (size_t i = 0; i < COUNT_OF(out_of_memory_texts); i++)
        if ((vm.out_of_memory_errors[i] = preallocate(t, EX_OutOfMemoryError, out_of_memory_texts[i])) == NULL)
            return false;
    return (vm.stack_overflow_error = preallocate(t, EX_StackOverflowError, NULL)) != NULL;
}

bool throw_out_of_memory(Thread *t, const char *what)
{
    static __thread bool making;
    size_t i = COUNT_OF(out_of_memory_texts);
    while (--i > 0 && strcmp(what, out_of_memory_texts[i]) != 0) {}
    if (vm.out_of_memory_errors[i] == NULL)
        vm_fatal("OutOfMemoryError during initialization of VM: %s", what);
    if (making)
        return throw_object(t, vm.out_of_memory_errors[i]);
    out_of_memory_report(t, what);
    making = true;
    heap_open_reserve();                                /* for an error with its stack trace */
    throw_new(t, EX_OutOfMemoryError, "%s", what);
    making = false;
    return false;
}

/* What is left of the reserves (thread.c) for making the error; the rest is for the code that runs out of it again. */
enum { JAVA_RESERVE_KEPT_SLOTS = 64, NATIVE_RESERVE_USED_BYTES = 160 << 10 };

static bool throw_overflow_with(Thread *t, const char *text)
{
    if (t->in_reserved_zone) {
        if (vm.stack_overflow_error == NULL)
            vm_fatal("stack overflow during initialization of VM");
        return throw_object(t, vm.stack_overflow_error);
    }
    reserved_stack_close(t);
    Slot *java_limit = t->java_stack_limit;
    char *native_limit = t->native_stack_limit;
    t->in_reserved_zone = true;
    t->java_stack_limit = t->java_stack_end - JAVA_RESERVE_KEPT_SLOTS;
    t->native_stack_limit = native_limit - NATIVE_RESERVE_USED_BYTES;
    if (text != NULL) throw_new(t, EX_StackOverflowError, "%s", text);
    else throw_new(t, EX_StackOverflowError, NULL);
    t->java_stack_limit = java_limit;
    t->native_stack_limit = native_limit;
    t->in_reserved_zone = false;
    return false;
}

bool throw_stack_overflow(Thread *t) { return throw_overflow_with(t, NULL); }

bool throw_delayed_stack_overflow(Thread *t)
{
    return throw_overflow_with(t, "Delayed StackOverflowError due to ReservedStackAccess annotated method");
}

void exception_print(Thread *t, Object *throwable)
{
    Object *pending = exception_take(t);
    if (!invoke_virtual_named(t, throwable, "printStackTrace", "()V", NULL)) t->exception = NULL;      /* not printed, then */
    t->exception = pending;
}
