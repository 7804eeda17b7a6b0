/* classloader/access.c -- access control (JVMS §5.4.4): classes, members, nests, and the texts of IllegalAccessError. */
#include <stdio.h>
#include <stdlib.h>

#include "classloader/classfile.h"
#include "classloader/loader.h"
#include "classloader/module.h"
#include "classloader/resolve.h"
#include "vm/exception.h"
#include "vm/java_string.h"
#include "vm/log.h"

static Class *innermost(const Class *k)
{
    while (class_is_array(k)) k = k->element;
    return (Class *)(uintptr_t)k;
}

/* ---- classes ----------------------------------------------------------------------------------------------------------- */

bool access_class(const Class *from, const Class *to)
{
    to = innermost(to);
    if (from == NULL || from == to || class_is_primitive(to) || class_same_package(from, to) || (from->flags & CLASS_SKIP_ACCESS))
        return true;
    return (to->access_flags & ACC_PUBLIC) && module_can_access(from, to);
}

bool access_check_class(Thread *t, Class *from, Class *to)
{
    if (likely(access_class(from, to)))
        return true;
    to = innermost(to);
    const char *reason = to->access_flags & ACC_PUBLIC ? module_access_reason(t, from, to) : NULL;
    if (reason != NULL)
        return throw_new(t, EX_IllegalAccessError, "%s", reason);
    return throw_new(t, EX_IllegalAccessError, "failed to access class %s from class %s (%s)", class_external_name(to),
                     class_external_name(from), classes_in_modules(to, from));
}

/* ---- nests --------------------------------------------------------------------------------------------------------------- */

/* The class named by k's NestHost attribute when it is of k's package and lists k.  NULL: it is not, with the reason in
 * *error (malloc'ed), or a VirtualMachineError is pending. */
static Class *validated_nest_host(Thread *t, Class *k, char **error)
{
    u2 index = k->file->nest_host;
    Class *host = resolve_class(t, k->pool, index);
    if (host == NULL) {
        for (const Class *c = object_class(t->exception); c != NULL; c = c->super)
            if (symbol_is(c->name, "java/lang/VirtualMachineError")) return NULL;
        Object *thrown = exception_take(t), *message = object_ref_at(thrown, KNOWN(Throwable_detailMessage));
        char *detail = message != NULL ? string_to_utf8(message) : NULL;
        if (asprintf(error, "Nest host resolution of %s with host %s failed: %s%s%s", class_external_name(k),
                     symbol_chars(pool_class_name(k->pool, index)), class_external_name(object_class(thrown)),
                     detail != NULL ? ": " : "", detail != NULL ? detail : "") < 0)
            *error = NULL;
        free(detail);
        return NULL;
    }
    const char *why = NULL;
    if (!class_same_package(k, host))
        why = "types are in different packages";
    else if (class_is_array(host) || host->file == NULL)
        why = "host is not an instance class";
    else {
        u2 i = 0;
        while (i < host->file->nest_member_count && pool_class_name(host->pool, host->file->nest_members[i]) != k->name) i++;
        if (i == host->file->nest_member_count)
            why = "current type is not listed as a nest member";
    }
    if (why == NULL)
        return host;
    if (asprintf(error, "Type %s (loader: %s) is not a nest member of type %s (loader: %s): %s", class_external_name(k),
                 loader_name_and_id(k->loader), class_external_name(host), loader_name_and_id(innermost(host)->loader), why) < 0)
        *error = NULL;
    return NULL;
}

Class *resolve_nest_host(Thread *t, Class *k)
{
    Class *host = __atomic_load_n(&k->host, __ATOMIC_ACQUIRE);
    if (host != NULL)
        return host;
    host = k;
    if (k->file != NULL && k->file->nest_host != 0 && !(k->flags & CLASS_HIDDEN)) {
        char *error = NULL;
        host = validated_nest_host(t, k, &error);
        if (host == NULL && t->exception != NULL)
            return NULL;
        if (host == NULL) {
            log_write(LOG_CLASS_NESTMATES, LOG_TRACE, "%s", error != NULL ? error : "");
            host = k;
        }
        free(error);
    }
    __atomic_store_n(&k->host, host, __ATOMIC_RELEASE);
    return host;
}

/* Why k became its own nest host in spite of its NestHost attribute, found out again.  NULL: no error. */
static char *nest_host_error(Thread *t, Class *k)
{
    char *error = NULL;
    if (k->file == NULL || k->file->nest_host == 0 || (k->flags & CLASS_HIDDEN) || k->host != k)
        return NULL;
    if (validated_nest_host(t, k, &error) == NULL)
        t->exception = NULL;
    return error;
}

/* ---- members --------------------------------------------------------------------------------------------------------------- */

bool access_member(Thread *t, Class *from, Class *resolved_holder, Class *declaring, u2 access_flags)
{
    if (from == NULL || from == declaring || (access_flags & ACC_PUBLIC) || (from->flags & CLASS_SKIP_ACCESS))
        return true;
    if ((access_flags & ACC_PROTECTED) && class_is_subtype(from, declaring) && !class_is_interface(declaring) &&
        ((access_flags & ACC_STATIC) || class_is_subtype(from, resolved_holder) || class_is_subtype(resolved_holder, from)))
        return true;
    if (!(access_flags & ACC_PRIVATE))
        return class_same_package(from, declaring);
    if (class_is_array(declaring) || class_is_array(from))
        return false;
    Class *from_host = resolve_nest_host(t, from);
    Class *declaring_host = from_host != NULL ? resolve_nest_host(t, declaring) : NULL;
    return declaring_host != NULL && from_host == declaring_host;
}

/* "class A tried to access private method 'void B.m()' (A and B are in unnamed module of loader 'app')" */
static bool throw_member(Thread *t, Class *from, Class *declaring, u2 access_flags, const char *what)
{
    if (t->exception != NULL)                           /* from looking for a nest host */
        return false;
    char *error1 = NULL, *error2 = NULL;
    if (access_flags & ACC_PRIVATE) {
        error1 = nest_host_error(t, from);
        error2 = nest_host_error(t, declaring);
    }
    bool errors = error1 != NULL || error2 != NULL;
    throw_new(t, EX_IllegalAccessError, "class %s tried to access %s%s%s (%s)%s%s%s%s%s", class_external_name(from),
              access_flags & ACC_PROTECTED ? "protected " : "", access_flags & ACC_PRIVATE ? "private " : "", what,
              classes_in_modules(from, declaring), errors ? ", (" : "", error1 != NULL ? error1 : "",
              error1 != NULL && error2 != NULL ? ", " : "", error2 != NULL ? error2 : "", errors ? ")" : "");
    free(error1);
    free(error2);
    return false;
}

bool access_check_method(Thread *t, Class *from, Class *resolved_holder, const Method *m)
{
    u2 flags = m->access_flags;
    if (class_is_array(resolved_holder) && m->klass == KNOWN(Object) && symbol_is(m->name, "clone"))
        flags = (u2)((flags & ~ACC_PROTECTED) | ACC_PUBLIC);    /* arrays override it as public, JLS §10.7 */
    if (likely(access_member(t, from, resolved_holder, m->klass, flags)))
        return true;
    char what[1200];
    if (flags & ACC_ABSTRACT)                           /* HotSpot puts "abstract" before "protected" */
        snprintf(what, sizeof what, "abstract %smethod '%s'", flags & ACC_PROTECTED ? "protected " : "", method_external_name(m, true));
    else
        snprintf(what, sizeof what, "method '%s'", method_external_name(m, true));
    return throw_member(t, from, m->klass, (u2)(flags & ACC_ABSTRACT ? flags & ~ACC_PROTECTED : flags), what);
}

bool access_check_field(Thread *t, Class *from, Class *resolved_holder, const Field *f)
{
    if (likely(access_member(t, from, resolved_holder, f->klass, f->access_flags)))
        return true;
    char what[1200];
    snprintf(what, sizeof what, "field %s.%s", class_external_name(f->klass), symbol_chars(f->name));
    return throw_member(t, from, f->klass, f->access_flags, what);
}
