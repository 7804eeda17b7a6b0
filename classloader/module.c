#include "classloader/module.h"

#include <stdlib.h>
#include <string.h>

#include "vm/descriptor.h"
#include "vm/exception.h"
#include "vm/heap.h"
#include "vm/java_string.h"
#include "vm/log.h"
#include "vm/mirror.h"
#include "vm/options.h"
#include "vm/vm_ops.h"

/* Package name -> Package: open addressing, a power of two of slots, at most half full. */
struct SymbolTable {
    u4        capacity, count;
    Package **slots;
};

/* Guards package tables, the list of modules, and writing to reads and exports.  Readers of those take no lock: a list is
 * copied to grow, and its count is stored last.  Never held while allocating objects or running Java code. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static Module *modules;                                 /* named ones, newest first */
static Module *java_base;
static bool    java_base_defined;

/* ---- entries ------------------------------------------------------------------------------------------------------ */

static Loader *package_owner(const Loader *l)           /* a hidden class is in its lookup class's package */
{
    while (l->is_hidden_holder) l = l->parent;
    return (Loader *)(uintptr_t)l;
}

static Module *new_module(Loader *l, const Symbol *name)
{
    Module *m = arena_alloc(vm.boot_loader->arena, sizeof *m);
    m->loader = l;
    m->name = name;
    return m;
}

static void add_module(Module *m)
{
    m->next = modules;
    modules = m;
}

void module_init(void)
{
    modules = NULL;
    java_base_defined = false;
    java_base = new_module(vm.boot_loader, symbol_of("java.base"));
    add_module(java_base);
}

static void set_entry(Object *mirror, Module *m) { OBJECT_AT(mirror, KNOWN(Module_module_entry), Module *) = m; }

/* The loader's constructor makes the mirror, so it may come later than the first class. */
static void adopt_unnamed_mirror(Module *m)
{
    Object *mirror = m->loader->object == NULL || KNOWN(ClassLoader_unnamedModule) == 0 ? NULL
                     : object_ref_at(m->loader->object, KNOWN(ClassLoader_unnamedModule));
    if (m->mirror != NULL || mirror == NULL) return;
    set_entry(mirror, m);
    m->mirror = mirror;
}

static Module *unnamed_module(Loader *l)                /* under the lock */
{
    if (l->unnamed_module == NULL) {
        Module *m = new_module(l, NULL);
        m->is_open = true;
        l->unnamed_module = m;
    }
    adopt_unnamed_mirror(l->unnamed_module);
    return l->unnamed_module;
}

/* A java.lang.Module the VM has not been told of stands for its loader's unnamed module. */
Module *module_of(Thread *t, Object *mirror)
{
    Module *m = OBJECT_AT(mirror, KNOWN(Module_module_entry), Module *);
    if (m != NULL) return m;
    Loader *l = loader_of(t, object_ref_at(mirror, KNOWN(Module_loader)));
    if (l == NULL) return NULL;
    pthread_mutex_lock(&lock);
    m = unnamed_module(package_owner(l));
    pthread_mutex_unlock(&lock);
    return m;
}

/* ---- packages ----------------------------------------------------------------------------------------------------- */

static Package **package_slot(const struct SymbolTable *table, const Symbol *name)
{
    u4 i = name->hash & (table->capacity - 1);
    while (table->slots[i] != NULL && table->slots[i]->name != name) i = (i + 1) & (table->capacity - 1);
    return &table->slots[i];
}

static struct SymbolTable *grown_table(Loader *l, const struct SymbolTable *old)
{
    struct SymbolTable *table = arena_alloc(l->arena, sizeof *table);
    table->capacity = old == NULL ? l == vm.boot_loader ? 1024 : 16 : old->capacity * 2;
    table->slots = arena_alloc(l->arena, table->capacity * sizeof *table->slots);
    for (u4 i = 0; old != NULL && i < old->capacity; i++)
        if (old->slots[i] != NULL) *package_slot(table, old->slots[i]->name) = old->slots[i];
    table->count = old == NULL ? 0 : old->count;
    return table;
}

static Package *find_package(const Loader *l, const Symbol *name)
{
    return l->packages == NULL ? NULL : *package_slot(l->packages, name);
}

static Package *add_package(Loader *l, const Symbol *name, Module *m)
{
    if (l->packages == NULL || l->packages->count * 2 >= l->packages->capacity) l->packages = grown_table(l, l->packages);
    Package *p = arena_alloc(vm.boot_loader->arena, sizeof *p);
    p->name = name;
    p->module = m;
    p->loader = l;
    *package_slot(l->packages, name) = p;
    l->packages->count++;
    return p;
}

Package *module_find_package(const Loader *l, const Symbol *package_name)
{
    pthread_mutex_lock(&lock);
    Package *p = find_package(package_owner(l), package_name);
    pthread_mutex_unlock(&lock);
    return p;
}

Package *module_package(Loader *l, const Symbol *package_name)
{
    l = package_owner(l);
    pthread_mutex_lock(&lock);
    if (java_base == NULL) module_init();
    Package *p = find_package(l, package_name);
    if (p == NULL) {
        bool is_base = l == vm.boot_loader && !java_base_defined && package_name->length != 0;
        p = add_package(l, package_name, is_base ? java_base : unnamed_module(l));
    }
    pthread_mutex_unlock(&lock);
    return p;
}

Package **module_packages(const Loader *l, u4 *count)
{
    pthread_mutex_lock(&lock);
    const struct SymbolTable *table = l->packages;
    Package **packages = malloc((table == NULL ? 1 : table->count + 1) * sizeof *packages);
    *count = 0;
    for (u4 i = 0; packages != NULL && table != NULL && i < table->capacity; i++)
        if (table->slots[i] != NULL) packages[(*count)++] = table->slots[i];
    pthread_mutex_unlock(&lock);
    return packages;
}

const Symbol *module_package_name(const Symbol *class_name)
{
    size_t length = class_name->length;
    while (length > 0 && symbol_chars(class_name)[length - 1] != '/') length--;
    return symbol_intern(symbol_chars(class_name), length == 0 ? 0 : length - 1);
}

bool module_try_lock(void) { return pthread_mutex_trylock(&lock) == 0; }
void module_unlock(void) { pthread_mutex_unlock(&lock); }

void module_forget(const Loader *l)
{
    for (Module **at = &modules; *at != NULL; )
        if ((*at)->loader == l) *at = (*at)->next;
        else at = &(*at)->next;
}

/* ---- reads and exports -------------------------------------------------------------------------------------------- */

/* Only ever set, without the lock. */
#define IS_SET(flag) __atomic_load_n(&(flag), __ATOMIC_RELAXED)
#define SET(flag)    __atomic_store_n(&(flag), true, __ATOMIC_RELAXED)

static bool list_has(Module **const *list_at, const u4 *count, const Module *m)
{
    u4 n = __atomic_load_n(count, __ATOMIC_ACQUIRE);
    Module *const *list = __atomic_load_n(list_at, __ATOMIC_RELAXED);
    for (u4 i = 0; i < n; i++)
        if (list[i] == m) return true;
    return false;
}

static void list_add(Module ***list, u4 *count, u4 *capacity, Module *m)
{
    pthread_mutex_lock(&lock);
    if (!list_has(list, count, m)) {
        if (*count == *capacity) {
            *capacity = *capacity == 0 ? 4 : *capacity * 2;
            Module **bigger = arena_alloc(vm.boot_loader->arena, *capacity * sizeof *bigger);
            if (*count > 0) memcpy(bigger, *list, *count * sizeof *bigger);
            __atomic_store_n(list, bigger, __ATOMIC_RELEASE);
        }
        (*list)[*count] = m;
        __atomic_store_n(count, *count + 1, __ATOMIC_RELEASE);
    }
    pthread_mutex_unlock(&lock);
}

bool module_reads(const Module *from, const Module *to)
{
    if (from == to || from->name == NULL || to == java_base) return true;
    if (to->name == NULL && IS_SET(from->reads_all_unnamed)) return true;
    return list_has(&from->reads, &from->read_count, to);
}

bool module_exports(const Package *package, const Module *to)
{
    if (package->module == to || package->module->is_open || IS_SET(package->exported_to_all)) return true;
    if (to->name == NULL && IS_SET(package->exported_to_all_unnamed)) return true;
    return list_has(&package->exported_to, &package->exported_count, to);
}

static const Class *innermost(const Class *k)
{
    while (class_is_array(k)) k = k->element;
    return k;
}

bool module_can_access(const Class *from, const Class *to)
{
    from = innermost(from);
    to = innermost(to);
    if (!vm.modules_ready || from->module == to->module || to->package == NULL || from->module == NULL) return true;
    return module_reads(from->module, to->module) && module_exports(to->package, from->module);
}

static unsigned long module_hash(const Module *m) { return m->mirror == NULL ? 0 : (unsigned long)identity_hash(m->mirror); }

const char *module_access_reason(Thread *t, const Class *from, const Class *to)
{
    size_t size;
    char *text = class_text_buffer(&size);
    (void)t;
    from = innermost(from);
    to = innermost(to);
    if (module_can_access(from, to)) return NULL;
    const char   *from_class = class_external_name(from), *to_class = class_external_name(to);
    const Module *a = from->module, *b = to->module;
    const char   *a_name = a->name == NULL ? NULL : symbol_chars(a->name), *b_name = b->name == NULL ? NULL : symbol_chars(b->name);
    if (!module_reads(a, b)) {
        if (b_name != NULL)
            snprintf(text, size, "class %s (in module %s) cannot access class %s (in module %s) because module %s does not "
                     "read module %s", from_class, a_name, to_class, b_name, a_name, b_name);
        else
            snprintf(text, size, "class %s (in module %s) cannot access class %s (in unnamed module @0x%lx) because module "
                     "%s does not read unnamed module @0x%lx", from_class, a_name, to_class, module_hash(b), a_name, module_hash(b));
        return text;
    }
    char package[1024];
    snprintf(package, sizeof package, "%s", symbol_chars(to->package->name));
    for (char *p = package; *p != '\0'; p++)
        if (*p == '/') *p = '.';
    if (a_name != NULL)
        snprintf(text, size, "class %s (in module %s) cannot access class %s (in module %s) because module %s does not "
                 "export %s to module %s", from_class, a_name, to_class, b_name, b_name, package, a_name);
    else
        snprintf(text, size, "class %s (in unnamed module @0x%lx) cannot access class %s (in module %s) because module %s "
                 "does not export %s to unnamed module @0x%lx", from_class, module_hash(a), to_class, b_name, b_name, package,
                 module_hash(a));
    return text;
}

/* ---- Class.module ------------------------------------------------------------------------------------------------- */

void module_set_mirror(Class *k)
{
    Package *package = k->package;
    if (package != NULL && (k->flags & CLASS_FROM_BOOT_PATH) && !package_has_classes(package)) {
        __atomic_store_n(&package->source, k->source, __ATOMIC_RELAXED);        /* of one of the first, if there are several */
        __atomic_store_n(&package->has_classes, true, __ATOMIC_RELEASE);
    }
    const Class *inner = innermost(k);
    if (k->module == NULL) k->module = class_is_primitive(inner) ? java_base : inner->module;
    if (k->mirror == NULL || KNOWN(Class_module) == 0 || k->module == NULL) return;
    if (k->module->name == NULL) adopt_unnamed_mirror(k->module);
    OBJECT_STORE(k->mirror, KNOWN(Class_module), k->module->mirror);
}

static void set_missing_mirror(Class *k)
{
    for (; k != NULL; k = k->array)
        if (k->mirror != NULL && object_ref_at(k->mirror, KNOWN(Class_module)) == NULL) module_set_mirror(k);
}

static void set_missing_mirrors_of(Loader *l, void *unused)
{
    (void)unused;
    for (Class *k = l->classes; k != NULL; k = k->next_in_loader) set_missing_mirror(k);
}

static void set_missing_mirrors(void)
{
    for (int i = 0; i < PRIMITIVE_COUNT; i++) set_missing_mirror(vm.primitives[i]);
    loader_visit_all(set_missing_mirrors_of, NULL);
}

/* ---- the module system's calls ------------------------------------------------------------------------------------ */

static bool illegal(Thread *t, const char *text) { return throw_new(t, EX_IllegalArgumentException, "%s", text); }
static bool null_argument(Thread *t, const char *text) { return throw_new(t, EX_NullPointerException, "%s", text); }

static const Symbol *internal_name(const char *dotted)  /* NULL: too long */
{
    size_t length = strlen(dotted);
    if (length > 65535) return NULL;
    char name[length + 1];
    for (size_t i = 0; i <= length; i++) name[i] = dotted[i] == '.' ? '/' : dotted[i];
    return symbol_intern(name, length);
}

static bool legal_package_name(const Symbol *name)
{
    return name != NULL && name->length > 0 && name->chars[0] != '[' && name_is_class(name->chars, name->length, 61);
}

typedef struct Definition {                             /* of a module */
    Object        *mirror;
    Loader        *loader;
    const Symbol  *name;
    const Symbol **packages;                            /* malloc'ed */
    int32_t        package_count;
} Definition;

static bool in_java_packages(const Symbol *package)
{
    return strncmp(package->chars, "java", 4) == 0 && (package->chars[4] == '/' || package->chars[4] == '\0');
}

static bool collect_package(Thread *t, Definition *d, const Object *string)
{
    const Symbol *name = string == NULL ? NULL : string_to_symbol(string, true);
    if (!legal_package_name(name))
        return throw_new(t, EX_IllegalArgumentException, "Invalid package name: %s for module: %s",
                         name == NULL ? "null" : symbol_chars(name), symbol_chars(d->name));
    if (!d->loader->is_trusted && in_java_packages(name)) {
        char *dotted = string_to_utf8(string);
        throw_new(t, EX_IllegalArgumentException, "Class loader (instance of): %s tried to define prohibited package name: %s",
                  loader_name_and_id(d->loader), dotted);
        free(dotted);
        return false;
    }
    d->packages[d->package_count++] = name;
    return true;
}

static bool collect_definition(Thread *t, Object *mirror, Object *packages, Definition *d)
{
    Object *name = object_ref_at(mirror, KNOWN(Module_name));
    if (name == NULL) return illegal(t, "Module name cannot be null");
    d->mirror = mirror;
    d->name = string_to_symbol(name, false);
    d->loader = loader_of(t, object_ref_at(mirror, KNOWN(Module_loader)));
    if (d->loader == NULL) return false;
    if (d->name == NULL || d->name->length == 0)
        return throw_new(t, EX_IllegalArgumentException, "Invalid module name: %s", d->name == NULL ? "" : symbol_chars(d->name));
    int32_t count = packages == NULL ? 0 : array_length(packages);
    d->packages = malloc(((size_t)count + 1) * sizeof *d->packages);
    if (d->packages == NULL) return throw_out_of_memory(t, "Java heap space");
    for (int32_t i = 0; i < count; i++)
        if (!collect_package(t, d, array_refs(packages)[i])) return false;
    return true;
}

static bool has_patch(const Symbol *name)
{
    for (int i = 0; i < vm.options->patch_count; i++)
        if (symbol_is(name, vm.options->patches[i].module)) return true;
    return false;
}

static void describe_module(Module *m, const Definition *d, bool is_open, const char *version, const char *location)
{
    m->is_open = is_open;
    m->version = version == NULL ? NULL : symbol_of(version);
    m->location = location == NULL ? NULL : symbol_of(location);
    m->is_patched = has_patch(d->name);
    m->mirror = d->mirror;
    set_entry(d->mirror, m);
    if (log_enabled(LOG_MODULE_LOAD))
        log_write(LOG_MODULE_LOAD, LOG_INFO, "%s location: %s", symbol_chars(m->name), location == NULL ? "NULL" : location);
}

static bool define_java_base(Thread *t, const Definition *d, bool is_open, const char *version, const char *location)
{
    if (java_base_defined) return throw_new(t, EX_InternalError, "Module java.base is already defined");
    if (d->loader != vm.boot_loader) return illegal(t, "Class loader must be the boot class loader");
    pthread_mutex_lock(&lock);
    if (java_base == NULL) module_init();
    java_base_defined = true;
    for (int32_t i = 0; i < d->package_count; i++)
        if (find_package(d->loader, d->packages[i]) == NULL) add_package(d->loader, d->packages[i], java_base);
    describe_module(java_base, d, is_open, version, location);
    pthread_mutex_unlock(&lock);
    set_missing_mirrors();
    return true;
}

/* Under the lock.  Does nothing but say which package is in the way, or that the module exists. */
static const Package *find_conflict(const Definition *d, bool *exists)
{
    *exists = false;
    for (int32_t i = 0; i < d->package_count; i++) {
        const Package *p = find_package(d->loader, d->packages[i]);
        if (p != NULL) return p;
    }
    for (const Module *m = modules; m != NULL; m = m->next)
        if (m->loader == d->loader && m->name == d->name) *exists = true;
    return NULL;
}

static bool throw_conflict(Thread *t, const Definition *d, const Package *package)
{
    if (package == NULL) return throw_new(t, EX_IllegalStateException, "Module %s is already defined", symbol_chars(d->name));
    const Symbol *other = package->module->name;
    if (other == NULL)
        return throw_new(t, EX_IllegalStateException, "Package %s for module %s is already in the unnamed module defined to the "
                         "class loader", symbol_chars(package->name), symbol_chars(d->name));
    return throw_new(t, EX_IllegalStateException, "Package %s for module %s is already in another module, %s, defined to the "
                     "class loader", symbol_chars(package->name), symbol_chars(d->name), symbol_chars(other));
}

static bool define_module(Thread *t, const Definition *d, bool is_open, const char *version, const char *location)
{
    bool exists;
    pthread_mutex_lock(&lock);
    const Package *conflict = find_conflict(d, &exists);
    if (conflict == NULL && !exists) {
        Module *m = new_module(d->loader, d->name);
        describe_module(m, d, is_open, version, location);
        add_module(m);
        for (int32_t i = 0; i < d->package_count; i++)
            if (find_package(d->loader, d->packages[i]) == NULL) add_package(d->loader, d->packages[i], m);
    }
    pthread_mutex_unlock(&lock);
    return (conflict == NULL && !exists) || throw_conflict(t, d, conflict);
}

static bool is_module(const Object *o) { return object_is_instance(o, KNOWN(Module)); }

bool module_define(Thread *t, Object *module, bool is_open, const char *version, const char *location, Object *packages)
{
    if (module == NULL) return null_argument(t, "Null module object");
    if (!is_module(module)) return illegal(t, "module is not an instance of type java.lang.Module");
    Definition d = { 0 };
    bool ok = collect_definition(t, module, packages, &d) && loader_keep_alive(t, d.loader, module);
    if (ok && symbol_is(d.name, "java.base"))
        ok = define_java_base(t, &d, is_open, version, location);
    else if (ok)
        ok = define_module(t, &d, is_open, version, location);
    free(d.packages);
    return ok;
}

/* An argument's Module, with the caller's text when it is none. */
static Module *module_argument(Thread *t, Object *mirror, const char *text)
{
    Module *m = is_module(mirror) ? module_of(t, mirror) : NULL;
    if (m == NULL) {
        exception_take(t);
        illegal(t, text);
    }
    return m;
}

bool module_add_reads(Thread *t, Object *from, Object *to)
{
    if (from == NULL) return null_argument(t, "from_module is null");
    Module *reader = module_argument(t, from, "from_module is not valid"), *read = NULL;
    if (reader == NULL) return false;
    if (to != NULL && (read = module_argument(t, to, "to_module is invalid")) == NULL) return false;
    if (reader == read || reader->name == NULL) return true;
    if (read == NULL)
        SET(reader->reads_all_unnamed);
    else
        list_add(&reader->reads, &reader->read_count, &reader->read_capacity, read);
    return true;
}

/* The package that is to be exported from m.  NULL: pending, with `where` naming the parameter. */
static Package *exported_package(Thread *t, const Module *m, const char *package, const char *where)
{
    const Symbol *name = internal_name(package);
    Package *p = name == NULL ? NULL : module_find_package(m->loader, name);
    if (p != NULL && p->module == m) return p;
    throw_new(t, EX_IllegalArgumentException, "Package %s not found in %s %s", name == NULL ? package : symbol_chars(name), where,
              symbol_chars(m->name));
    return NULL;
}

static bool exports_everything(const Module *m) { return m->name == NULL || m->is_open; }

/* to NULL: unqualified. */
static bool add_exports(Thread *t, Object *from, const char *package, Object *to)
{
    if (package == NULL) return null_argument(t, "package is null");
    if (from == NULL) return null_argument(t, "from_module is null");
    Module *exporter = module_argument(t, from, "from_module cannot be found"), *target = NULL;
    if (exporter == NULL || exports_everything(exporter)) return exporter != NULL;
    if (to != NULL && (target = module_argument(t, to, "to_module is invalid")) == NULL) return false;
    Package *p = exported_package(t, exporter, package, "from_module");
    if (p == NULL) return false;
    if (target == NULL)
        SET(p->exported_to_all);
    else if (target != exporter && !IS_SET(p->exported_to_all))
        list_add(&p->exported_to, &p->exported_count, &p->exported_capacity, target);
    return true;
}

bool module_add_exports(Thread *t, Object *from, const char *package, Object *to)
{
    return to == NULL ? null_argument(t, "to_module is null") : add_exports(t, from, package, to);
}

bool module_add_exports_to_all(Thread *t, Object *from, const char *package) { return add_exports(t, from, package, NULL); }

bool module_add_exports_to_all_unnamed(Thread *t, Object *from, const char *package)
{
    if (from == NULL) return null_argument(t, "module is null");
    if (package == NULL) return null_argument(t, "package is null");
    Module *exporter = module_argument(t, from, "module is invalid");
    if (exporter == NULL || exports_everything(exporter)) return exporter != NULL;
    Package *p = exported_package(t, exporter, package, "module");
    if (p == NULL) return false;
    SET(p->exported_to_all_unnamed);
    return true;
}

bool module_set_boot_unnamed(Thread *t, Object *module)
{
    if (module == NULL) return null_argument(t, "Null module object");
    if (!is_module(module)) return illegal(t, "module is not an instance of type java.lang.Module");
    if (object_ref_at(module, KNOWN(Module_name)) != NULL)
        return illegal(t, "boot loader's unnamed module's java.lang.Module has a name");
    if (object_ref_at(module, KNOWN(Module_loader)) != NULL) return illegal(t, "Class loader must be the boot class loader");
    pthread_mutex_lock(&lock);
    Module *m = unnamed_module(vm.boot_loader);
    m->mirror = module;
    set_entry(module, m);
    pthread_mutex_unlock(&lock);
    set_missing_mirrors();
    return true;
}
