/* native/bind.c -- which function a native method runs: registered by RegisterNatives, the VM's own, or found by its JNI name. */
#include "native/bind.h"
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include "classloader/loader.h"
#include "native/bridge.h"
#include "vm/exception.h"
#include "vm/frame.h"
#include "vm/invoke.h"
#include "vm/java_string.h"
#include "vm/lifetime.h"
#include "vm/log.h"
#include "vm/utf8.h"

/* ---- the VM's own natives ------------------------------------------------------------------------------------------- */

typedef struct Row {
    const Symbol   *class_name, *method_name, *descriptor;      /* descriptor NULL: any */
    const VmNative *native;
    struct Row     *next;
} Row;

enum { ROW_BUCKETS = 256 };
static Row *rows_by_class[ROW_BUCKETS];                 /* filled before the first class is loaded, then only read */

static Row **bucket_of(const Symbol *class_name) { return &rows_by_class[class_name->hash % ROW_BUCKETS]; }

void bind_register_vm_natives(const VmNative *natives, size_t count)
{
    Row *rows = lifetime_alloc(count * sizeof *rows);
    if (rows == NULL && count > 0) vm_fatal("out of memory for the VM's native methods");
    for (size_t i = 0; i < count; i++) {
        const VmNative *native = &natives[i];
        Row **bucket = bucket_of(symbol_of(native->class_name));
        rows[i] = (Row){ .class_name = symbol_of(native->class_name), .method_name = symbol_of(native->method_name),
                         .descriptor = native->descriptor != NULL ? symbol_of(native->descriptor) : NULL,
                         .native = native, .next = *bucket };
        *bucket = &rows[i];
    }
}

const VmNative *bind_find_vm_native(const Method *m)
{
    if (m->klass->loader != vm.boot_loader) return NULL;
    for (const Row *row = *bucket_of(m->klass->name); row != NULL; row = row->next)
        if (row->class_name == m->klass->name && row->method_name == m->name
            && (row->descriptor == NULL || row->descriptor == m->descriptor)) return row->native;
    return NULL;
}

static void install_vm_native(Method *m, const VmNative *native)
{
    if (native->leaf) {
        m->flags |= METHOD_LEAF_NATIVE;
        __atomic_store_n(&m->entry, native->function, __ATOMIC_RELEASE);
    } else {
        bridge_install_vm(m, native->function);
    }
}

void bind_prepare(Method *m)
{
    const VmNative *native = bind_find_vm_native(m);
    if (native != NULL) install_vm_native(m, native);
    else if (method_is_native(m) && m->entry == NULL) m->entry = native_entry_unbound;
}

/* ---- JNI names ------------------------------------------------------------------------------------------------------ */

/* Room for n bytes of modified UTF-8: each becomes at most six characters, "_0abcd". */
enum { ESCAPE_CHARS = 6 };

/* Appends text escaped.  False: a digit 0-3 follows an underscore that stands for itself, which would read as an escape. */
static bool mangle_text(char **out, const char *text, size_t bytes)
{
    bool is_latin1, after_separator = true;
    size_t count = utf8_unit_count(text, bytes, &is_latin1);
    u2 *units = malloc((count + 1) * sizeof *units);
    bool ok = units != NULL;
    if (ok) utf8_to_utf16(text, bytes, units);
    for (size_t i = 0; ok && i < count; i++) {
        u2 c = units[i];
        bool is_digit = c >= '0' && c <= '9', is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        ok = !(after_separator && c >= '0' && c <= '3');
        if (is_digit || is_letter) *(*out)++ = (char)c;
        else if (c == '/') *(*out)++ = '_';
        else *out += c == '_' ? sprintf(*out, "_1") : c == ';' ? sprintf(*out, "_2") : c == '[' ? sprintf(*out, "_3")
                                                    : sprintf(*out, "_0%04x", c);
        after_separator = c == '/';
    }
    free(units);
    return ok;
}

char *bind_mangle(const Method *m, bool with_signature)
{
    const Symbol *class_name = m->klass->name;
    const char *parameters = symbol_chars(m->descriptor) + 1;
    size_t parameter_bytes = strcspn(parameters, ")");
    char *name = malloc(16 + ESCAPE_CHARS * ((size_t)class_name->length + m->name->length + parameter_bytes)), *out = name;
    if (name == NULL) return NULL;
    out += sprintf(out, "Java_");
    bool ok = mangle_text(&out, symbol_chars(class_name), class_name->length);
    *out++ = '_';
    ok = ok && mangle_text(&out, symbol_chars(m->name), m->name->length);
    if (with_signature) {
        out += sprintf(out, "__");
        ok = ok && mangle_text(&out, parameters, parameter_bytes);
    }
    *out = '\0';
    if (ok) return name;
    free(name);
    return NULL;
}

/* ---- looking functions up ------------------------------------------------------------------------------------------- */

static void *java_library;

void bind_set_java_library(void *library) { java_library = library; }

/* The class library knows which libraries a loader has (ClassLoader.findNative). */
static void *find_in_loader(Thread *t, const Loader *loader, const char *symbol)
{
    Slot result;
    Object *name = string_from_utf8(t, symbol);
    if (name == NULL || !invoke_static_named(t, KNOWN(ClassLoader), "findNative", "(Ljava/lang/ClassLoader;Ljava/lang/String;)J",
                                             &result, loader_object(loader), name))
        return NULL;
    return (void *)(intptr_t)result.l;
}

static void *find_symbol(Thread *t, const Loader *loader, const char *symbol)
{
    void *function = NULL;
    if (loader == vm.boot_loader && java_library != NULL) function = dlsym(java_library, symbol);
    if (function == NULL && KNOWN(ClassLoader) != NULL) function = find_in_loader(t, loader, symbol);
    if (function == NULL && t->exception == NULL && native_ops.find_agent_entry != NULL) function = native_ops.find_agent_entry(symbol);
    return function;
}

void *bind_lookup(Thread *t, Method *m)
{
    void *function = NULL;
    for (int with_signature = 0; with_signature <= 1 && function == NULL && t->exception == NULL; with_signature++) {
        char *symbol = bind_mangle(m, with_signature);
        if (symbol != NULL) function = find_symbol(t, m->klass->loader, symbol);
        free(symbol);
    }
    return function;
}

static bool do_nothing(Thread *t, Method *m, Slot *args)
{
    (void)t, (void)m, (void)args;
    return true;
}

/* registerNatives() of the library's classes: in libjava, or there is nothing to register because the natives are the VM's. */
static bool is_register_natives(const Method *m)
{
    return m->klass->loader == vm.boot_loader && symbol_is(m->name, "registerNatives");
}

static void *find_function(Thread *t, Method *m)
{
    if (!is_register_natives(m) || java_library == NULL) return bind_lookup(t, m);
    char *symbol = bind_mangle(m, false);
    void *function = symbol != NULL ? dlsym(java_library, symbol) : NULL;
    free(symbol);
    return function;
}

static bool bind(Thread *t, Method *m, Slot *args)
{
    (void)args;
    void *function = find_function(t, m);
    if (t->exception != NULL) return false;
    if (function == NULL) {
        if (!is_register_natives(m)) return throw_new(t, EX_UnsatisfiedLinkError, "'%s'", method_external_name(m, true));
        __atomic_store_n(&m->entry, do_nothing, __ATOMIC_RELEASE);
        return true;
    }
    if (log_enabled_at(LOG_JNI_RESOLVE, LOG_DEBUG))
        log_write(LOG_JNI_RESOLVE, LOG_DEBUG, "[Dynamic-linking native method %s.%s ... JNI]", class_external_name(m->klass),
                  symbol_chars(m->name));
    __atomic_store_n(&m->native_function, function, __ATOMIC_RELAXED);
    bridge_install(m);
    return true;
}

bool native_entry_unbound(Thread *t, Method *m, Slot *args)
{
    return bridge_run_framed(t, m, args, bind) && __atomic_load_n(&m->entry, __ATOMIC_ACQUIRE)(t, m, args);     /* traces of a failure show the native method */
}

/* Is the class's own registerNatives() at work? */
static bool registers_itself(Thread *t, const Method *m)
{
    const Method *caller = stack_walk(t).method;
    return caller != NULL && caller->klass == m->klass && symbol_is(caller->name, "registerNatives");
}

void bind_register(Thread *t, Method *m, void *function)
{
    if (function == NULL) {
        bind_unregister(m);
        return;
    }
    if (bind_find_vm_native(m) != NULL && registers_itself(t, m)) return;
    m->flags &= ~(u4)METHOD_LEAF_NATIVE;
    __atomic_store_n(&m->native_function, function, __ATOMIC_RELAXED);
    bridge_install(m);
}

void bind_unregister(Method *m)
{
    const VmNative *native = bind_find_vm_native(m);
    if (native != NULL) install_vm_native(m, native);
    else __atomic_store_n(&m->entry, native_entry_unbound, __ATOMIC_RELEASE);   /* at no moment is there none */
}
