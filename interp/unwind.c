/* interp/unwind.c -- exception handlers (JVMS §2.10, §3.12) and the messages of implicit exceptions. */
#include "interp/unwind.h"
#include <stdio.h>
#include <stdlib.h>
#include "interp/handover.h"
#include "interp/liveness.h"
#include "vm/compiled.h"
#include "classloader/classfile.h"
#include "classloader/module.h"
#include "classloader/resolve.h"
#include "vm/exception.h"
#include "vm/log.h"
#include "vm/vm.h"

/* ---- handlers ---------------------------------------------------------------------------------------------------- */

/* The handler of m for exception e thrown at bci, or -1.  Loading a catch type may throw: that exception goes on in e's
 * place, as if thrown at the start of that handler. */
static int32_t find_handler(Thread *t, Method *m, int32_t bci, Object **e)
{
    const struct FileMethod *file = m->file;
    for (u2 i = 0; file != NULL && i < file->handler_count; i++) {
        const ExceptionRow *row = &file->handlers[i];
        if (bci < row->start || bci >= row->end)
            continue;
        if (row->catch_type == 0)
            return row->handler;
        Class *type = resolve_class(t, m->pool, row->catch_type);
        if (type == NULL) {
            *e = exception_take(t);
            return find_handler(t, m, row->handler, e);
        }
        if (object_is_instance(*e, type))
            return row->handler;
    }
    return -1;
}

static void log_throw(const Thread *t, const Method *m, int32_t bci, const Object *e, int32_t handler)
{
    char *text = exception_log_text(e);
    log_write(LOG_EXCEPTIONS, LOG_INFO, "Exception %s\n thrown in interpreter method <{method} {0x%016llx} '%s' '%s' in '%s'>\n at bci %d for thread 0x%016llx",
              text != NULL ? text : "", (unsigned long long)(uintptr_t)m, symbol_chars(m->name), symbol_chars(m->descriptor),
              symbol_chars(m->klass->name), (int)bci, (unsigned long long)(uintptr_t)t);
    free(text);
    if (handler >= 0)
        log_write(LOG_EXCEPTIONS, LOG_INFO, "Found matching handler for exception of type \"%s\" in method \"%s\" at BCI: %d",
                  class_external_name(object_class(e)), symbol_chars(m->name), (int)handler);
}

static void leave_frame(Thread *t, Frame *f)
{
    if (f->flags & FRAME_HOLDS_LOCKS)
        frame_release_locks(t, f);
    t->java_top = f->caller->top;
    t->frame = f->caller;
}

bool unwind_to_handler(Thread *t)
{
    void *native_sp = NULL;                             /* Java code may run in here, and use t->handover */
    for (Frame *f; (f = t->frame)->kind != FRAME_ENTRY; leave_frame(t, f)) {
        Object *e = exception_take(t);                  /* none may be pending while catch types are loaded */
        int32_t bci = (int32_t)(f->pc - f->method->code), handler = find_handler(t, f->method, bci, &e);
        if (log_enabled(LOG_EXCEPTIONS))
            log_throw(t, f->method, bci, e, handler);
        t->exception = e;
        if (handler >= 0) {
            f->pc = f->method->code + handler;
            if (unlikely(object_class(e) == vm.exception_classes[EX_OutOfMemoryError])) frame_clear_dead_slots(f);   /* what has filled the heap, maybe */
            if (f->native_sp != NULL)
                native_sp = handover_native_sp(frame_leave_compiled(t));
            t->handover.native_sp = native_sp;
            return true;
        }
        if (f->native_sp != NULL)
            native_sp = handover_native_sp(f->native_sp + 1);
    }
    return false;
}

/* ---- messages ---------------------------------------------------------------------------------------------------- */

bool throw_index_out_of_bounds(Thread *t, int32_t index, const Object *array)
{
    return throw_new(t, EX_ArrayIndexOutOfBoundsException, "Index %d out of bounds for length %d", index, array_length(array));
}

static const Class *bottom_class(const Class *k)
{
    while (class_is_array(k))
        k = k->element;
    return k;
}

/* "in module foo@1.0 of loader 'app'"; the module of arrays is that of their elements. */
static void describe_home(char *buffer, size_t size, const Class *k)
{
    const Class  *bottom = bottom_class(k);
    const Module *module = bottom->module;
    bool          named = module != NULL && module->name != NULL;
    bool          versioned = named && module->version != NULL && !bottom->loader->is_trusted;
    snprintf(buffer, size, "in %smodule%s%s%s%s of loader %s", named ? "" : "unnamed ", named ? " " : "",
             named ? symbol_chars(module->name) : "", versioned ? "@" : "", versioned ? symbol_chars(module->version) : "",
             loader_name_and_id(bottom->loader));
}

bool throw_class_cast(Thread *t, const Object *o, const Class *to)
{
    const Class *from = object_class(o);
    const char  *from_name = class_external_name(from), *to_name = class_external_name(to);
    char from_home[512], to_home[512];
    describe_home(from_home, sizeof from_home, from);
    describe_home(to_home, sizeof to_home, to);
    if (bottom_class(from)->module == bottom_class(to)->module)
        return throw_new(t, EX_ClassCastException, "class %s cannot be cast to class %s (%s and %s are %s)", from_name, to_name,
                         from_name, to_name, to_home);
    return throw_new(t, EX_ClassCastException, "class %s cannot be cast to class %s (%s is %s; %s is %s)", from_name, to_name,
                     from_name, from_home, to_name, to_home);
}
