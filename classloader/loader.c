#include "classloader/loader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "classloader/boot_path.h"
#include "classloader/constraints.h"
#include "classloader/link.h"
#include "classloader/loading.h"
#include "classloader/metadata.h"
#include "classloader/module.h"
#include "classloader/package_access.h"
#include "classloader/resolve.h"
#include "vm/descriptor.h"
#include "vm/exception.h"
#include "vm/heap.h"
#include "vm/lifetime.h"
#include "vm/log.h"
#include "vm/mirror.h"
#include "vm/options.h"
#include "vm/vm_ops.h"

/* ---- class tables: open addressing by symbol address; guarded by the loader's lock -------------------------------------- */

typedef struct ClassTable { u4 capacity, count; struct { const Symbol *name; Class *klass; } slots[]; } ClassTable;

static ClassTable *table_create(u4 capacity)
{
    ClassTable *table = lifetime_alloc(sizeof *table + capacity * sizeof table->slots[0]);
    if (table == NULL) vm_fatal("out of memory");
    table->capacity = capacity;
    return table;
}

static u4 table_slot(const ClassTable *table, const Symbol *name)
{
    u4 i = name->hash;
    while (table->slots[i & (table->capacity - 1)].name != NULL && table->slots[i & (table->capacity - 1)].name != name) i++;
    return i & (table->capacity - 1);
}

static void table_put(ClassTable **where, const Symbol *name, Class *k)
{
    ClassTable *table = *where;
    if ((table->count + 1) * 2 > table->capacity) {
        ClassTable *bigger = table_create(table->capacity * 2);
        for (u4 i = 0; i < table->capacity; i++)
            if (table->slots[i].name != NULL) table_put(&bigger, table->slots[i].name, table->slots[i].klass);
        lifetime_free(table);
        *where = table = bigger;
    }
    u4 slot = table_slot(table, name);
    if (table->slots[slot].name == NULL) table->count++;
    table->slots[slot].name = name;
    table->slots[slot].klass = k;
}

static Class *table_get(const ClassTable *table, const Symbol *name) { return table->slots[table_slot(table, name)].klass; }

/* ---- loaders -------------------------------------------------------------------------------------------------------------- */

static Loader         *loaders;                         /* all, newest first */
static pthread_mutex_t loaders_lock = PTHREAD_MUTEX_INITIALIZER;
static BootPath       *boot_path;

static Loader *loader_create(Object *class_loader)
{
    Arena *arena = arena_create();
    Loader *l = arena_alloc(arena, sizeof *l);
    pthread_mutexattr_t recursive;
    l->arena = arena;
    arena_set_owner(arena, l);
    l->object = class_loader;
    l->table = table_create(class_loader == NULL ? 2048 : 64);
    pthread_mutexattr_init(&recursive);
    pthread_mutexattr_settype(&recursive, PTHREAD_MUTEX_RECURSIVE);
    pthread_mutex_init(&l->lock, &recursive);
    return l;
}

static void publish(Loader *l)
{
    l->next = loaders;
    __atomic_store_n(&loaders, l, __ATOMIC_RELEASE);
}

void loader_boot_init(BootPath *path)
{
    boot_path = path;
    vm.boot_loader = loader_create(NULL);
    vm.boot_loader->is_builtin = vm.boot_loader->is_trusted = true;
    publish(vm.boot_loader);
}

static void classify(Loader *l)
{
    const Symbol *name = object_class(l->object)->name;
    bool platform = symbol_is(name, "jdk/internal/loader/ClassLoaders$PlatformClassLoader");
    if (object_class(l->object)->loader != vm.boot_loader) return;
    l->is_trusted = platform;
    l->is_builtin = platform || symbol_is(name, "jdk/internal/loader/ClassLoaders$AppClassLoader");
}

/* Metadata that has grown by a half, and a good deal, since the last collection may be garbage. */
static void collect_if_grown(void)
{
    enum { LEAST = 16 << 20 };
    static size_t after_last;                           /* racing for it does no harm */
    size_t bytes = arena_total_bytes(), last = __atomic_load_n(&after_last, __ATOMIC_RELAXED);
    if (bytes < last + (last / 2 > LEAST ? last / 2 : LEAST)) return;
    heap_collect();
    __atomic_store_n(&after_last, arena_total_bytes(), __ATOMIC_RELAXED);
}

Loader *loader_of(Thread *t, Object *class_loader)
{
    if (class_loader == NULL) return vm.boot_loader;
    Loader **data = &OBJECT_AT(class_loader, KNOWN(ClassLoader_loader_data), Loader *);
    Loader *l = __atomic_load_n(data, __ATOMIC_ACQUIRE), *stands_for = NULL;
    if (l != NULL) return l;
    if (symbol_is(object_class(class_loader)->name, "jdk/internal/reflect/DelegatingClassLoader")) {
        stands_for = loader_of(t, object_ref_at(class_loader, KNOWN(ClassLoader_parent)));
        if (stands_for == NULL) return NULL;
    }
    collect_if_grown();
    pthread_mutex_lock(&loaders_lock);
    l = __atomic_load_n(data, __ATOMIC_ACQUIRE);
    if (l == NULL) {
        l = loader_create(class_loader);
        l->stands_for = stands_for;
        classify(l);
        publish(l);
        __atomic_store_n(data, l, __ATOMIC_RELEASE);
    }
    pthread_mutex_unlock(&loaders_lock);
    return l;
}

/* A loader of its own for a hidden class that may be unloaded before its lookup class's loader. */
static Loader *hidden_holder(Loader *parent)
{
    Loader *l = loader_create(parent->object);
    l->parent = parent;
    arena_depends_on(l->arena, parent->arena);
    l->is_hidden_holder = true;
    l->is_builtin = parent->is_builtin;
    l->is_trusted = parent->is_trusted;
    pthread_mutex_lock(&loaders_lock);
    publish(l);
    pthread_mutex_unlock(&loaders_lock);
    return l;
}

/* Pairs of what is kept and the next pair, the first in the loader object. */
bool loader_keep_alive(Thread *t, Loader *l, Object *o)
{
    if (l->is_hidden_holder) l = l->parent;
    if (l->object == NULL) return class_keep_alive(t, KNOWN(Object), o);
    Object *pair = heap_alloc_array(t, KNOWN(ObjectArray), 2);
    if (pair == NULL) return false;
    Object **first = &OBJECT_AT(l->object, KNOWN(ClassLoader_kept), Object *), **next = &array_refs(pair)[1];
    array_refs(pair)[0] = o;
    *next = __atomic_load_n(first, __ATOMIC_RELAXED);
    heap_dirty(l->object);
    while (!__atomic_compare_exchange_n(first, next, pair, false, __ATOMIC_RELEASE, __ATOMIC_RELAXED)) {}
    heap_dirty(l->object);
    heap_dirty(pair);
    heap_hold(pair);
    return true;
}

void loader_visit_all(void (*visit)(Loader *loader, void *arg), void *arg)
{
    for (Loader *l = __atomic_load_n(&loaders, __ATOMIC_ACQUIRE); l != NULL; l = l->next) visit(l, arg);
}

/* ---- looking up --------------------------------------------------------------------------------------------------------------- */

static Class *find_in(const Loader *l, const Symbol *name)
{
    Class *k;
    pthread_mutex_lock((pthread_mutex_t *)&l->lock);
    k = table_get(l->table, name);
    pthread_mutex_unlock((pthread_mutex_t *)&l->lock);
    return k;
}

static Class *primitive_array(const Symbol *name)
{
    int i = name->length == 2 ? primitive_index(symbol_chars(name)[1]) : -1;
    return i >= 0 ? vm.primitive_arrays[i] : NULL;
}

Class *loader_find_loaded(const Loader *l, const Symbol *name)
{
    const char *chars = symbol_chars(name);
    if (l->is_hidden_holder) l = l->parent;
    if (chars[0] != '[') return find_in(l, name);
    Class *k = primitive_array(name);
    if (k != NULL) return k;
    const Symbol *element = chars[1] == '[' ? symbol_find(chars + 1, name->length - 1u) :
                            chars[1] == 'L' ? symbol_find(chars + 2, name->length - 3u) : NULL;
    k = element != NULL ? loader_find_loaded(l, element) : NULL;
    return k != NULL ? k->array : NULL;
}

/* ---- loading ------------------------------------------------------------------------------------------------------------------ */

static const char *boot_module_of(const Symbol *name)
{
    const Symbol *package = module_package_name(name);
    if (!vm.modules_ready) {
        const char *module = boot_path_module_of(boot_path, symbol_chars(package), package->length);
        return module != NULL && strcmp(module, "java.base") == 0 ? module : NULL;
    }
    Package *p = module_find_package(vm.boot_loader, package);
    return p != NULL && p->module->name != NULL ? symbol_chars(p->module->name) : NULL;
}

static Class *define(Thread *t, Loader *l, const u1 *bytes, size_t size, const DefineOptions *options, bool take_existing);

void loader_throw_no_class_def(Thread *t, const Symbol *name)
{
    if (!exception_is(t, EX_ClassNotFoundException)) return;
    Object *cause = exception_take(t);
    throw_with_cause(t, EX_NoClassDefFoundError, cause, "%s", symbol_chars(name));
}

Class *loader_find_boot(Thread *t, const Symbol *name)
{
    BootBytes bytes;
    Class *k = loader_find_loaded(vm.boot_loader, name);
    if (k != NULL) return k;
    if (symbol_chars(name)[0] == '[') {
        k = loader_load(t, name, vm.boot_loader);
        if (k == NULL && exception_is(t, EX_ClassNotFoundException)) exception_take(t);
        return k;
    }
    if (!loading_super_first(t, vm.boot_loader, name)) return NULL;
    if ((k = find_in(vm.boot_loader, name)) != NULL) return k;          /* meanwhile */
    if (!boot_path_read_class(boot_path, boot_module_of(name), symbol_chars(name), &bytes)) return NULL;
    k = define(t, vm.boot_loader, bytes.data, bytes.bytes,
               &(DefineOptions){ .expected_name = name, .source = bytes.location,
                                 .from_boot_path = true, .bytes_stay = !bytes.owned }, true);
    boot_bytes_release(&bytes);
    return k;
}

static Class *load_boot(Thread *t, const Symbol *name)
{
    Class *k = loader_find_boot(t, name);
    if (k == NULL && !exception_pending(t)) {
        char text[1024];
        size_t i;
        for (i = 0; i < name->length && i < sizeof text - 1; i++)
            text[i] = symbol_chars(name)[i] == '/' ? '.' : symbol_chars(name)[i];
        text[i] = '\0';
        throw_new(t, EX_ClassNotFoundException, "%s", text);
    }
    return k;
}

static Class *load_array(Thread *t, const Symbol *name, Loader *l)
{
    const char *chars = symbol_chars(name);
    Class *k = primitive_array(name), *element;
    if (k != NULL) return k;
    if (!descriptor_is_field(chars, name->length)) {
        throw_new(t, EX_ClassNotFoundException, "%s", chars);
        return NULL;
    }
    element = chars[1] == '[' ? loader_load(t, symbol_intern(chars + 1, name->length - 1u), l)
                              : loader_load(t, symbol_intern(chars + 2, name->length - 3u), l);
    return element != NULL ? loader_array_class(t, element) : NULL;
}

Class *loader_load(Thread *t, const Symbol *name, Loader *l)
{
    if (l == NULL) l = vm.boot_loader;
    if (l->is_hidden_holder) l = l->parent;
    if (symbol_chars(name)[0] == '[') return load_array(t, name, l);
    Class *k = find_in(l, name);
    if (k != NULL) return k;
    if (l->stands_for != NULL) return loader_load(t, name, l->stands_for);
    return l == vm.boot_loader ? load_boot(t, name) : loading_by_java(t, l, name);
}

/* from: a class of l; NULL: it is still being made. */
static Class *load_for_domain(Thread *t, const Symbol *name, Loader *l, Object *domain, const Class *from)
{
    Class *k = loader_load(t, name, l);
    if (k != NULL) return package_access_check(t, k, l, domain, from) ? k : NULL;
    loader_throw_no_class_def(t, name);
    return NULL;
}

Class *loader_load_for(Thread *t, const Symbol *name, Class *from)
{
    return load_for_domain(t, name, from->loader, from->mirror != NULL ? object_ref_at(from->mirror, KNOWN(Class_protection_domain)) : NULL, from);
}

/* ---- initiated classes ---------------------------------------------------------------------------------------------------- */

static bool throw_wants_to_load(Thread *t, const Loader *l, const Class *k, const Class *other)
{
    const char *kind = class_is_interface(k) ? "interface" : "class";
    return throw_new(t, EX_LinkageError, "loader constraint violation: loader %s wants to load %s %s. A different %s with the same name was previously loaded by %s. (%s)",
                     loader_name_and_id(l), kind, class_external_name(k), class_is_interface(other) ? "interface" : "class",
                     loader_name_and_id(other->loader), class_in_module(other, true));
}

/* The defining loader may die before l. */
static bool record_initiated(Thread *t, Loader *l, Class *k)
{
    if (!(k->flags & CLASS_BUILTIN_LOADER) && !loader_keep_alive(t, l, k->mirror)) return false;
    pthread_mutex_lock(&l->lock);
    if (table_get(l->table, k->name) == NULL) table_put(&l->table, k->name, k);
    pthread_mutex_unlock(&l->lock);
    return true;
}

bool loader_accept(Thread *t, Loader *l, Class *k)
{
    Class *other;
    if (k->loader == l) return true;
    constraints_lock();
    bool ok = constraints_met(l, k, &other);
    constraints_unlock();
    return ok ? record_initiated(t, l, k) : throw_wants_to_load(t, l, k, other);
}

/* ---- definition (§5.3.5) ------------------------------------------------------------------------------------------------------------ */

static const char *kind_of(const ClassFile *file) { return file->flags & ACC_INTERFACE ? "interface" : "class"; }

/* A class below construction, as far as access checks and messages need one. */
static void fill_draft(Class *draft, Loader *l, const ClassFile *file, const DefineOptions *options)
{
    memset(draft, 0, sizeof *draft);
    draft->loader = l;
    draft->name = file->name;
    draft->access_flags = file->flags;
    draft->flags = options->is_hidden ? CLASS_HIDDEN : 0;
    draft->package = module_package(l, module_package_name(file->name));
    draft->module = draft->package->module;
}

static bool permits(const Class *super, const Class *draft)
{
    for (u2 i = 0; i < super->file->permitted_subclass_count; i++)
        if (pool_class_name(super->pool, super->file->permitted_subclasses[i]) == draft->name) return true;
    return false;
}

static bool check_sealed(Thread *t, const Class *draft, const Class *super)
{
    const char *verb = class_is_interface(super) ? (class_is_interface(draft) ? "cannot extend sealed interface" : "cannot implement sealed interface")
                                                 : "cannot inherit from sealed class";
    if (super->file == NULL || !super->file->is_sealed) return true;
    bool same_place = super->module == draft->module && ((draft->access_flags & ACC_PUBLIC) || super->package == draft->package);
    if (same_place && permits(super, draft)) return true;
    return throw_new(t, EX_IncompatibleClassChangeError, "class %s %s %s", class_external_name(draft), verb, class_external_name(super));
}

static bool check_super_access(Thread *t, const Class *draft, const Class *super, const char *what)
{
    if (access_class(draft, super) || (super->flags & CLASS_SKIP_ACCESS)) return true;
    const char *reason = super->access_flags & ACC_PUBLIC ? module_access_reason(t, draft, super) : NULL;
    if (reason != NULL)
        return throw_new(t, EX_IllegalAccessError, "%s check failed: %s", class_is_interface(super) ? "superinterface" : "superclass access", reason);
    return throw_new(t, EX_IllegalAccessError, "class %s cannot access its %s %s (%s)", class_external_name(draft), what,
                     class_external_name(super), classes_in_modules(draft, super));
}

/* Subclasses of MagicAccessorImpl may access anything: only the library may define them. */
static bool check_reflection_super(Thread *t, const Class *draft, const Class *super)
{
    const Loader *l = draft->loader;
    if (l->object == NULL || l->stands_for != NULL) return true;
    if (super->package == NULL || !symbol_is(super->package->name, "jdk/internal/reflect")) return true;
    return throw_new(t, EX_IllegalAccessError, "class %s loaded by %s cannot access jdk/internal/reflect superclass %s", class_external_name(draft),
                     loader_name_and_id(l), class_external_name(super));
}

static bool check_is_class(Thread *t, const Class *draft, const Class *super)
{
    if (class_is_interface(super))
        return throw_new(t, EX_IncompatibleClassChangeError, "class %s has interface %s as super class", class_external_name(draft), class_external_name(super));
    if (super->access_flags & ACC_FINAL)
        return throw_new(t, EX_IncompatibleClassChangeError, "class %s cannot inherit from final class %s", class_external_name(draft), class_external_name(super));
    return true;
}

static bool check_is_interface(Thread *t, const Class *draft, const Class *interface)
{
    char text[256];                                     /* HotSpot's has just this room */
    if (class_is_interface(interface)) return true;
    snprintf(text, sizeof text, "class %s can not implement %s, because it is not an interface (%s)", class_external_name(draft),
             class_external_name(interface), class_in_module(interface, false));
    return throw_new(t, EX_IncompatibleClassChangeError, "%s", text);
}

static bool check_super(Thread *t, const Class *draft, const Class *super)
{
    const char *what = class_is_interface(super) ? "superinterface" : super->access_flags & ACC_ABSTRACT ? "abstract superclass" : "superclass";
    return check_sealed(t, draft, super) && (class_is_interface(super) || check_reflection_super(t, draft, super)) &&
           check_super_access(t, draft, super, what);
}

static Class *load_super(Thread *t, const Class *draft, const Symbol *super, Object *domain)
{
    Loading *here = loading_begin(t, draft->loader, draft->name, super);
    if (here == NULL) return NULL;
    Class *k = load_for_domain(t, super, draft->loader, domain, NULL);
    loading_end(here);
    return k;
}

/* interfaces: to be filled; NULL: not wanted. */
static bool load_interfaces(Thread *t, const ClassFile *file, const Class *draft, Object *domain, Class **interfaces)
{
    for (u2 i = 0; i < file->interface_count; i++) {
        Class *k = load_super(t, draft, classfile_class_name(file, file->interfaces[i]), domain);
        if (k == NULL || !check_is_interface(t, draft, k)) return false;
        if (interfaces != NULL) interfaces[i] = k;
    }
    return true;
}

/* HotSpot loads each interface as soon as it has parsed it: if one fails, that wins over what is wrong further on in the file,
 * whose interfaces up to there `file` has. */
static void throw_format_error(Thread *t, Loader *l, const ClassFile *file, const DefineOptions *options, const ClassFileError *error)
{
    bool ok = true;
    if (file->interface_count > 0) {
        Class draft;
        fill_draft(&draft, l, file, options);
        ok = load_interfaces(t, file, &draft, options->protection_domain, NULL);
    }
    if (ok) throw_by_name(t, classfile_error_class(error->kind), "%s", error->message);
}

static bool check_package(Thread *t, const Loader *l, const Symbol *name)
{
    if (l->is_trusted || strncmp(symbol_chars(name), "java/", 5) != 0) return true;
    size_t length = (size_t)(strrchr(symbol_chars(name), '/') - symbol_chars(name));
    char *package = strndup(symbol_chars(name), length);
    for (char *slash = package; slash != NULL && (slash = strchr(slash, '/')) != NULL; ) *slash = '.';
    throw_new(t, EX_SecurityException, "Class loader (instance of): %s tried to load prohibited package name: %s", loader_name_and_id(l),
              package != NULL ? package : "java");
    free(package);
    return false;
}

/* §5.3.5 steps 3 and 4, but interfaces first, as HotSpot has it and class loaders see it.  interfaces[] has room for them all. */
static bool load_supers(Thread *t, Loader *l, const ClassFile *file, const DefineOptions *options, Class **super, Class **interfaces)
{
    Class draft;
    bool ok, extends = file->super_name != NULL && !(file->flags & ACC_INTERFACE);
    fill_draft(&draft, l, file, options);
    *super = NULL;
    ok = load_interfaces(t, file, &draft, options->protection_domain, interfaces);
    if (ok && file->super_name != NULL) {
        *super = load_super(t, &draft, file->super_name, options->protection_domain);
        ok = *super != NULL && (!extends || check_is_class(t, &draft, *super));
    }
    ok = ok && check_package(t, l, file->name) && (!extends || check_super(t, &draft, *super));
    for (u2 i = file->interface_count; ok && i-- > 0; ) ok = check_super(t, &draft, interfaces[i]);
    return ok;
}

/* §4.6, §5.4.5: no method may override a final one. */
static bool check_final_overrides(Thread *t, const Class *k)
{
    for (u2 i = 0; k->super != NULL && !class_is_interface(k) && i < k->declared_method_count; i++) {
        const Method *m = &k->methods[i];
        if (m->access_flags & (ACC_STATIC | ACC_PRIVATE) || symbol_chars(m->name)[0] == '<') continue;
        for (const Class *s = k->super; s != NULL; s = s->super) {
            const Method *inherited = class_declared_method(s, m->name, m->descriptor);
            if (inherited == NULL || (inherited->access_flags & (ACC_FINAL | ACC_STATIC | ACC_PRIVATE)) != ACC_FINAL) continue;
            if (!(inherited->access_flags & (ACC_PUBLIC | ACC_PROTECTED)) && inherited->klass->package != k->package) continue;
            return throw_new(t, EX_IncompatibleClassChangeError, "class %s overrides final method %s.%s%s", class_external_name(k),
                             class_external_name(s), symbol_chars(m->name), symbol_chars(m->descriptor));
        }
    }
    return true;
}

static const Symbol *hidden_name(const Symbol *name)
{
    static u8 serial;
    char text[UINT16_MAX + 32];
    int length = snprintf(text, sizeof text, "%s+0x%016llx", symbol_chars(name),
                          (unsigned long long)(0x0000000800000000ull + 0x400 * __atomic_add_fetch(&serial, 1, __ATOMIC_RELAXED)));
    return symbol_intern(text, (size_t)length);
}

static ClassFile *parse(Thread *t, Loader *l, const u1 *bytes, size_t size, const DefineOptions *options)
{
    ClassFileError error;
    ClassFile *file = arena_alloc(l->arena, sizeof *file);
    bool local = vm.options->BytecodeVerificationLocal, remote = vm.options->BytecodeVerificationRemote;
    ClassFileOptions rules = {
        .expected_name = options->expected_name,
        .hidden_name = options->is_hidden ? hidden_name(options->expected_name) : NULL,
        .need_verify = l->object != NULL ? remote : local, .relax_verify = !remote || (!local && l->is_trusted),
        .trusted = l->is_trusted || options->can_access_vm_annotations, .heed_contended = !vm.options->RestrictContended,
        .bytes_stay = options->bytes_stay,
        .enable_preview = vm.options->enable_preview };
    if (!classfile_parse(l->arena, bytes, size, &rules, file, &error)) {
        throw_format_error(t, l, file, options, &error);
        return NULL;
    }
    if (file->major_version == CLASSFILE_MAJOR_MAX && file->minor_version == CLASSFILE_MINOR_PREVIEW && log_enabled(LOG_CLASS_PREVIEW))
        log_write(LOG_CLASS_PREVIEW, LOG_INFO, "Loading class %s that depends on preview features (class file version %u.%u)",
                  symbol_external_name(file->name), file->major_version, file->minor_version);
    return file;
}

/* The loader's lock is held. */
static void add_to_loader(Loader *l, Class *k)
{
    k->flags |= CLASS_ENTERED;
    k->next_in_loader = l->classes;
    __atomic_store_n(&l->classes, k, __ATOMIC_RELEASE);
    heap_dirty(l->object);                              /* which keeps the mirror alive; NULL does no harm */
}

/* Enters k into the tables, unless its name is taken or means another class already: then *existing is what has it. */
typedef enum Entered { ENTERED, NAME_TAKEN, CONSTRAINED } Entered;

static Entered enter(Loader *l, Class *k, Class **existing)
{
    Entered result = ENTERED;
    bool hidden = k->flags & CLASS_HIDDEN;
    constraints_lock();
    pthread_mutex_lock(&l->lock);
    *existing = hidden ? NULL : table_get(l->table, k->name);
    if (*existing != NULL) {
        result = NAME_TAKEN;
    } else if (!hidden && !constraints_met(l, k, existing)) {
        result = CONSTRAINED;
    } else {
        if (!hidden) table_put(&l->table, k->name, k);
        add_to_loader(l, k);
    }
    pthread_mutex_unlock(&l->lock);
    constraints_unlock();
    return result;
}

static void add_to_hierarchy(Class *k)
{
    Class *super = k->super;
    if (super == NULL || (k->flags & CLASS_HIDDEN)) return;
    pthread_mutex_lock(&loaders_lock);
    k->next_subclass = super->first_subclass;
    __atomic_store_n(&super->first_subclass, k, __ATOMIC_RELEASE);      /* the compiler takes no lock */
    pthread_mutex_unlock(&loaders_lock);
}

static void log_definition(const Class *k)
{
    if (!log_enabled(LOG_CLASS_LOAD)) return;
    log_write(LOG_CLASS_LOAD, LOG_INFO, "%s source: %s", class_external_name(k),
              k->source != NULL ? k->source : k->loader->object != NULL ? class_external_name(object_class(k->loader->object)) : "__VM_DefineClass__");
}

static bool set_mirror_fields(Thread *t, Class *k, const DefineOptions *options)
{
    if (!vm.mirrors_ready) return true;
    if (!mirror_create(t, k, options->protection_domain)) return false;
    OBJECT_STORE(k->mirror, KNOWN(Class_classLoader), k->loader->object);
    OBJECT_STORE(k->mirror, KNOWN(Class_classData), options->class_data);
    module_set_mirror(k);
    return true;
}

/* A hidden nest host has nothing else to keep it. */
static bool keep_nest_host(Thread *t, Class *k)
{
    return k->host == NULL || !k->host->loader->is_hidden_holder || class_keep_alive(t, k, k->host->mirror);
}

static Class *define(Thread *t, Loader *l, const u1 *bytes, size_t size, const DefineOptions *options, bool take_existing)
{
    Class *super, *existing, *k, *few[16], **interfaces = few;
    if (thread_native_stack_low(t)) {                   /* the boot loader's superclasses load recursively, without Java frames */
        throw_stack_overflow(t);
        return NULL;
    }
    ClassFile *file = metadata_has_room(t) ? parse(t, l, bytes, size, options) : NULL;
    if (file == NULL) return NULL;
    if (file->interface_count > COUNT_OF(few) && (interfaces = malloc(file->interface_count * sizeof *interfaces)) == NULL)
        vm_fatal("out of memory");
    k = load_supers(t, l, file, options, &super, interfaces) ? link_build_class(t, l, file, super, interfaces, options) : NULL;
    if (interfaces != few) free(interfaces);
    if (k == NULL || !check_final_overrides(t, k)) return NULL;
    k->host = options->nest_host;
    if (!set_mirror_fields(t, k, options) || !keep_nest_host(t, k)) return NULL;
    Entered result = enter(l, k, &existing);
    if (result != ENTERED || !l->is_hidden_holder) t->new_mirror = NULL;        /* nobody needs it, or the loader has it now */
    if (result == CONSTRAINED) throw_wants_to_load(t, l, k, existing);
    if (result == NAME_TAKEN && take_existing) return existing;
    if (result == NAME_TAKEN)
        throw_new(t, EX_LinkageError, "loader %s attempted duplicate %s definition for %s. (%s)", loader_name_and_id(l), kind_of(file),
                  class_external_name(k), class_in_module(existing, true));
    if (result != ENTERED) return NULL;
    add_to_hierarchy(k);
    package_access_add_supers(k);
    __atomic_add_fetch(&vm.loaded_class_count, 1, __ATOMIC_RELAXED);
    t->defined_classes++;
    log_definition(k);
    return k;
}

Class *loader_define(Thread *t, Loader *l, const u1 *bytes, size_t size, const DefineOptions *options)
{
    if (options->is_hidden && !options->is_strong) {
        collect_if_grown();
        l = hidden_holder(l);
    }
    return define(t, l, bytes, size, options, false);
}

/* ---- arrays and primitives ---------------------------------------------------------------------------------------------------------- */

static u1 element_shift(const Class *element)
{
    if (!class_is_primitive(element)) return 3;
    switch (element->element_type) {
    case 'Z': case 'B': return 0;
    case 'C': case 'S': return 1;
    case 'I': case 'F': return 2;
    default:            return 3;
    }
}

static const Symbol *array_name(const Class *element)
{
    char text[UINT16_MAX + 4];
    int length = class_is_array(element) ? snprintf(text, sizeof text, "[%s", symbol_chars(element->name)) :
                 class_is_primitive(element) ? snprintf(text, sizeof text, "[%c", element->element_type)
                                             : snprintf(text, sizeof text, "[L%s;", symbol_chars(element->name));
    return symbol_intern(text, (size_t)length);
}

static Class *innermost(Class *k)
{
    while (class_is_array(k)) k = k->element;
    return k;
}

/* Before java.lang.Object exists (the primitive arrays) the vtable stays empty; loader_complete_primitive_arrays fills it in. */
static void inherit_from_object(Class *k)
{
    Class *object = KNOWN(Object);
    k->super = object;
    k->display[0] = meta_pack(object);
    k->vtable_length = object->vtable_length;
    memcpy(k->vtable, object->vtable, object->vtable_length * sizeof(Method *));
    if (KNOWN(Cloneable) == NULL) return;
    k->interfaces = k->all_interfaces = arena_alloc(k->loader->arena, 2 * sizeof(Class *));
    k->interface_count = k->all_interface_count = 2;
    k->interfaces[0] = KNOWN(Cloneable);
    k->interfaces[1] = KNOWN(Serializable);
}

enum { OBJECT_METHODS = 16 };                           /* room in an array class's vtable */

static Class *build_array(Class *element)
{
    Loader *l = element->loader;
    Class *bottom = innermost(element), *k = arena_alloc(l->arena, sizeof *k + OBJECT_METHODS * sizeof(Method *));
    k->flags = CLASS_ARRAY | CLASS_CLONEABLE | (element->flags & CLASS_BUILTIN_LOADER) | (class_is_primitive(element) ? 0 : CLASS_CONTAINS_REFS);
    k->access_flags = (u2)((bottom->access_flags & (ACC_PUBLIC | ACC_PRIVATE | ACC_PROTECTED)) | ACC_FINAL | ACC_ABSTRACT);
    k->state = CLASS_INITIALIZED;
    k->element = element;
    k->element_type = class_is_array(element) ? '[' : class_is_primitive(element) ? element->element_type : 'L';
    k->element_shift = element_shift(element);
    k->depth = 1;
    k->display[1] = meta_pack(k);
    k->name = array_name(element);
    k->loader = l;
    k->module = bottom->module;
    k->statics_start = k->mirror_bytes = vm.mirrors_ready ? KNOWN(Class)->instance_bytes : 0;
    if (KNOWN(Object) != NULL) inherit_from_object(k);
    return k;
}

Class *loader_array_class(Thread *t, Class *element)
{
    Class *k = __atomic_load_n(&element->array, __ATOMIC_ACQUIRE);
    if (k != NULL) return k;
    k = build_array(element);
    if (vm.mirrors_ready) {
        if (!mirror_create(t, k, NULL) || (element->loader->is_hidden_holder && !class_keep_alive(t, element, k->mirror))) return NULL;
        OBJECT_STORE(k->mirror, KNOWN(Class_classLoader), element->loader->object);
        module_set_mirror(k);
    }
    pthread_mutex_lock(&element->loader->lock);
    if (element->array == NULL) {
        add_to_loader(element->loader, k);
        __atomic_store_n(&element->array, k, __ATOMIC_RELEASE);
    }
    k = element->array;
    pthread_mutex_unlock(&element->loader->lock);
    t->new_mirror = NULL;
    return k;
}

void loader_make_primitives(void)
{
    static const struct { char letter; const char *name; } kinds[PRIMITIVE_COUNT] = {
        { 'Z', "boolean" }, { 'C', "char" }, { 'F', "float" }, { 'D', "double" }, { 'B', "byte" },
        { 'S', "short" }, { 'I', "int" }, { 'J', "long" }, { 'V', "void" } };
    for (size_t i = 0; i < COUNT_OF(kinds); i++) {
        Class *k = arena_alloc(vm.boot_loader->arena, sizeof *k);
        k->flags = CLASS_PRIMITIVE | CLASS_BUILTIN_LOADER;
        k->access_flags = ACC_PUBLIC | ACC_FINAL | ACC_ABSTRACT;
        k->state = CLASS_INITIALIZED;
        k->element_type = kinds[i].letter;
        k->name = symbol_of(kinds[i].name);
        k->loader = vm.boot_loader;
        int index = primitive_index(kinds[i].letter);
        vm.primitives[index] = k;
        if (kinds[i].letter == 'V') continue;
        vm.primitive_arrays[index] = k->array = build_array(k);
        k->array->flags |= CLASS_ENTERED;
    }
}

void loader_complete_primitive_arrays(void)
{
    for (int i = 0; i < PRIMITIVE_COUNT; i++)
        if (vm.primitive_arrays[i] != NULL) inherit_from_object(vm.primitive_arrays[i]);
}

/* ---- unloading ------------------------------------------------------------------------------------------------------------------------ */

static Loader *dead;                                    /* off the list of loaders; to be freed when the world goes on */

static bool is_live(const Loader *l, bool (*object_is_live)(const Object *o))
{
    if (l->is_garbage) return false;                    /* its objects' memory may have others already */
    if ((l->is_builtin && !l->is_hidden_holder) || arena_is_reached(l->arena)) return true;
    if (!l->is_hidden_holder) return object_is_live(l->object);
    for (const Class *k = l->classes; k != NULL; k = k->next_in_loader)
        if (k->mirror != NULL && object_is_live(k->mirror)) return true;
    return false;
}

bool loader_is_dead(const Loader *l) { return l->is_dead; }

static bool is_dead_loader(const void *owner) { return ((const Loader *)owner)->is_dead; }     /* only loaders' arenas have owners */
bool loader_is_unloaded(u4 metadata) { return arena_word_is_in(metadata, is_dead_loader); }

static void forget_dead_subclasses(Class *k)
{
    for (Class **at = &k->first_subclass; *at != NULL; ) {
        if ((*at)->loader->is_dead) *at = (*at)->next_subclass;
        else at = &(*at)->next_subclass;
    }
}

static void forget_dead_pair(u8 *cache)
{
    if (loader_is_unloaded((u4)*cache) || loader_is_unloaded((u4)(*cache >> 32))) *cache = 0;
}

/* What a live loader's metadata remembers of dead classes. */
static void forget_dead_in(Loader *l)
{
    for (Class *k = l->classes; k != NULL; k = k->next_in_loader) {
        if (loader_is_unloaded(k->secondary_cache)) k->secondary_cache = 0;
        forget_dead_subclasses(k);
    }
    for (InterfaceCall *call = l->interface_calls; call != NULL; call = call->next) {
        forget_dead_pair(&call->cache);
        for (int i = 0; i < OTHER_CACHES; i++) forget_dead_pair(&call->others[i]);
    }
}

size_t loader_find_garbage(bool (*object_is_live)(const Object *o))
{
    size_t bytes = 0;
    for (Loader *l = loaders; l != NULL; l = l->next) {
        l->is_garbage = !is_live(l, object_is_live);
        if (l->is_garbage) bytes += arena_bytes(l->arena);
    }
    return bytes;
}

/* Moves garbage from the list of loaders to `dead`. */
static void take_dead(void)
{
    for (Loader **at = &loaders, *l; (l = *at) != NULL; ) {
        if (!l->is_garbage) {
            at = &l->next;
            continue;
        }
        *at = l->next;
        l->is_dead = true;
        l->next = dead;
        dead = l;
        module_forget(l);
    }
}

static void forget_dead(void)
{
    for (Loader *l = loaders; l != NULL; l = l->next) forget_dead_in(l);
    constraints_forget_dead();
}

bool loader_unload(void)
{
    bool locked[3] = { pthread_mutex_trylock(&loaders_lock) == 0, constraints_try_lock(), module_try_lock() };
    if (locked[0] && locked[1] && locked[2]) take_dead();
    if (dead != NULL) forget_dead();
    if (locked[2]) module_unlock();
    if (locked[1]) constraints_unlock();
    if (locked[0]) pthread_mutex_unlock(&loaders_lock);
    return dead != NULL;
}

void loader_free_unloaded(void)
{
    for (Loader *l = dead, *next; l != NULL; l = next) {
        next = l->next;
        for (const Class *k = l->classes; k != NULL; k = k->next_in_loader) {
            if (class_is_array(k)) continue;
            vm.unloaded_class_count++;
            if (log_enabled(LOG_CLASS_UNLOAD))
                log_write(LOG_CLASS_UNLOAD, LOG_INFO, "unloading class %s %p", class_external_name(k), (const void *)k);
        }
        lifetime_free(l->table);
        lifetime_free(l->allowed);
        pthread_mutex_destroy(&l->lock);
        arena_destroy(l->arena);
    }
    dead = NULL;
}
