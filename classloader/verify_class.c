/* classloader/verify_class.c -- which classes are verified, the input made from a Class, and the verifier's questions. */
#include "classloader/verify_class.h"

#include <stdlib.h>

#include "classloader/classfile.h"
#include "classloader/loader.h"
#include "verifier/scratch.h"
#include "verifier/verify.h"
#include "vm/exception.h"
#include "vm/log.h"
#include "vm/options.h"

typedef struct Verification { Thread *t; Class *k; } Verification;      /* the hooks' context */

/* ---- hooks --------------------------------------------------------------------------------------------------------------- */

/* The class itself may be hidden, and then no loader finds it. */
static Class *load(const Verification *v, const Symbol *name)
{
    Class *k = name == v->k->name ? v->k : loader_load_for(v->t, name, v->k);
    if (k != NULL && log_enabled_at(LOG_CLASS_RESOLVE, LOG_DEBUG)) {
        const Symbol *source = classfile_optional_utf8(v->k->file, v->k->file->source_file_index);
        log_write(LOG_CLASS_RESOLVE, LOG_DEBUG, "%s %s %s%s(verification)", class_external_name(v->k), class_external_name(k),
                  source != NULL ? symbol_chars(source) : "", source != NULL ? " " : "");
    }
    return k;
}

static VerifyAnswer answer(bool yes) { return yes ? VERIFY_YES : VERIFY_NO; }

static VerifyAnswer is_assignable(void *context, const Symbol *target, const Symbol *from, bool for_access)
{
    bool array = from->chars[0] == '[';
    Class *to = load(context, target);
    if (to == NULL) return VERIFY_THROWN;
    if (class_is_interface(to) && (!for_access || !symbol_is(from, "java/lang/Object")))
        return answer(!array || to == KNOWN(Cloneable) || to == KNOWN(Serializable));
    if (array) return VERIFY_NO;
    Class *k = load(context, from);
    return k == NULL ? VERIFY_THROWN : answer(class_is_subtype(k, to));
}

/* Asked about superclasses only, which are loaded; but by this name the loader may know another class. */
static VerifyAnswer is_protected_elsewhere(void *context, const Symbol *holder, const Symbol *name, const Symbol *descriptor, bool is_method)
{
    Class *own = ((Verification *)context)->k, *k = load(context, holder);
    if (k == NULL) return VERIFY_THROWN;
    if (!class_is_subtype(own, k)) return VERIFY_NO;
    if (is_method) {
        const Method *m = symbol_is(name, "<init>") ? class_declared_method(k, name, descriptor) : class_find_method(k, name, descriptor);
        return answer(m != NULL && (m->access_flags & ACC_PROTECTED) && !class_same_package(own, m->klass));
    }
    const Field *f = class_find_field(k, name, descriptor);
    return answer(f != NULL && (f->access_flags & ACC_PROTECTED) && !class_same_package(own, f->klass));
}

static bool is_superclass(void *context, const Symbol *name)
{
    for (const Class *k = ((Verification *)context)->k->super; k != NULL; k = k->super)
        if (k->name == name) return true;
    return false;
}

static bool declares_field(void *context, const Symbol *name, const Symbol *descriptor)
{
    return class_declared_field(((Verification *)context)->k, name, descriptor) != NULL;
}

static VerifyAnswer is_interface(void *context, const Symbol *name)
{
    Class *k = load(context, name);
    return k == NULL ? VERIFY_THROWN : answer(class_is_interface(k));
}

static VerifyAnswer common_superclass(void *context, const Symbol *a, const Symbol *b, const Symbol **common)
{
    Class *k = load(context, a), *other = k == NULL ? NULL : load(context, b);
    if (other == NULL) return VERIFY_THROWN;
    while (!class_is_subtype(other, k)) k = k->super;
    *common = k->name;
    return VERIFY_YES;
}

static const VerifyHooks hooks = {
    is_assignable, is_protected_elsewhere, is_superclass, declares_field, is_interface, common_superclass
};

/* ---- input --------------------------------------------------------------------------------------------------------------- */

static void *copy(Scratch *scratch, const void *bytes, size_t count)
{
    void *into = scratch_alloc(scratch, count + 1);
    if (into != NULL && count > 0) memcpy(into, bytes, count);
    return into;
}

static bool fill_tables(Scratch *scratch, VerifyMethod *out, const FileMethod *file)
{
    VerifyHandler *handlers = scratch_alloc(scratch, file->handler_count * sizeof *handlers);
    VerifyVariable *variables = scratch_alloc(scratch, file->variable_count * sizeof *variables);
    if (handlers == NULL || variables == NULL) return false;
    for (u4 i = 0; i < file->handler_count; i++) {
        const ExceptionRow *row = &file->handlers[i];
        handlers[i] = (VerifyHandler){ row->start, row->end, row->handler, row->catch_type };
    }
    for (u4 i = 0; i < file->variable_count; i++) {
        LocalVariable v = file_variable(file, i);
        variables[i] = (VerifyVariable){ v.start, v.length };
    }
    out->handlers = handlers;
    out->handler_count = file->handler_count;
    out->variables = variables;
    out->variable_count = file->variable_count;
    return true;
}

static bool fill_method(Scratch *scratch, VerifyMethod *out, const Method *m)
{
    const FileMethod *file = m->file;
    *out = (VerifyMethod){ .name = m->name, .descriptor = m->descriptor, .access_flags = m->access_flags, .max_stack = m->max_stack,
                           .max_locals = m->max_locals, .code_length = m->code_length };
    if (m->code == NULL || file == NULL) return true;
    if ((out->code = copy(scratch, m->code, m->code_length)) == NULL) return false;
    out->stack_map = file->stack_map;
    out->stack_map_bytes = file->stack_map_length;
    return fill_tables(scratch, out, file);
}

/* HotSpot verifies methods by the addresses of their names; these two are its oldest. */
static int rank(const Method *m) { return method_is_initializer(m) ? 0 : m->flags & METHOD_CLASS_INITIALIZER ? 1 : 2; }

/* Once another thread (or Java code that this verification runs) has linked the class, its bytecode is rewritten: the
 * verifier works on a copy, made while that cannot happen.  *linked: it has happened. */
static bool fill_methods(Scratch *scratch, VerifyMethod *methods, Class *k, bool *linked)
{
    bool ok = true;
    pthread_mutex_lock(&k->loader->lock);
    *linked = __atomic_load_n(&k->state, __ATOMIC_RELAXED) >= CLASS_LINKED;
    for (int order = 0; order < 3; order++)
        for (u4 i = 0; ok && !*linked && i < k->declared_method_count; i++)
            if (rank(&k->methods[i]) == order) ok = fill_method(scratch, methods++, &k->methods[i]);
    pthread_mutex_unlock(&k->loader->lock);
    return ok;
}

static const Symbol **interface_names(Scratch *scratch, const Class *k)
{
    const Symbol **names = scratch_alloc(scratch, k->interface_count * sizeof *names);
    for (u4 i = 0; names != NULL && i < k->interface_count; i++) names[i] = k->interfaces[i]->name;
    return names;
}

static VerifyVerdict run_verifier(Thread *t, Class *k, char **message)
{
    Scratch scratch = { 0 };
    bool linked;
    Verification v = { t, k };
    VerifyMethod *methods = scratch_alloc(&scratch, k->declared_method_count * sizeof *methods);
    const Symbol **interfaces = interface_names(&scratch, k);
    VerifyVerdict verdict = VERIFY_NO_MEMORY;
    if (methods != NULL && interfaces != NULL && fill_methods(&scratch, methods, k, &linked)) {
        VerifyInput input = { .name = k->name, .super_name = k->super != NULL ? k->super->name : NULL,
                              .external_name = class_external_name(k), .major_version = k->file->major_version,
                              .access_flags = k->access_flags, .interfaces = interfaces, .interface_count = k->interface_count,
                              .methods = methods, .method_count = k->declared_method_count, .pool = k->pool,
                              .hooks = &hooks, .context = &v };
        verdict = linked ? VERIFIED : verify_class_code(&input, message);
    }
    scratch_free(&scratch);
    return verdict;
}

/* ---- verification -------------------------------------------------------------------------------------------------------- */

/* These must not wait for their own verification. */
static bool is_fundamental(const Class *k)
{
    return symbol_is(k->name, "java/lang/Object") || symbol_is(k->name, "java/lang/Class") ||
           symbol_is(k->name, "java/lang/String") || symbol_is(k->name, "java/lang/Throwable");
}

static bool should_verify(const Class *k)
{
    const Loader *l = k->loader;
    while (l->parent != NULL) l = l->parent;
    bool wanted = l == vm.boot_loader ? vm.options->BytecodeVerificationLocal : vm.options->BytecodeVerificationRemote;
    return wanted && k->file != NULL && !(k->flags & CLASS_SKIP_ACCESS) && !is_fundamental(k);
}

static bool throw_verdict(Thread *t, VerifyVerdict verdict, const char *message)
{
    switch (verdict) {
    case VERIFIED:            return true;
    case VERIFY_ERROR:        return throw_new(t, EX_VerifyError, "%s", message != NULL ? message : "");
    case VERIFY_FORMAT_ERROR: return throw_new(t, EX_ClassFormatError, "%s", message != NULL ? message : "");
    case VERIFY_NO_MEMORY:    return throw_out_of_memory(t, "Metaspace");
    case VERIFY_HOOK_THREW:   break;
    }
    return false;
}

static void log_end(const Class *k, VerifyVerdict verdict)
{
    static const enum LogTag tags[] = { LOG_CLASS_INIT, LOG_VERIFICATION };
    for (u4 i = 0; i < COUNT_OF(tags); i++) {
        if (!log_enabled(tags[i])) continue;
        if (verdict == VERIFY_ERROR || verdict == VERIFY_FORMAT_ERROR)
            log_write(tags[i], LOG_INFO, "Verification for %s failed", class_external_name(k));
        log_write(tags[i], LOG_INFO, "End class verification for: %s", class_external_name(k));
    }
}

bool verify_class(Thread *t, Class *k)
{
    char *message = NULL;
    if (!should_verify(k)) return true;
    if (log_enabled(LOG_CLASS_INIT)) log_write(LOG_CLASS_INIT, LOG_INFO, "Start class verification for: %s", class_external_name(k));
    VerifyVerdict verdict = run_verifier(t, k, &message);
    log_end(k, verdict);
    bool verified = throw_verdict(t, verdict, message);
    free(message);
    return verified;
}
