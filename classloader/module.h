/* classloader/module.h -- modules, packages, exports and reads (JLS §7.7, JVMS §5.3.6) as the VM tracks them. */
#ifndef CLASSLOADER_MODULE_H
#define CLASSLOADER_MODULE_H
#include "classloader/loader.h"

typedef struct Module {
    const Symbol *name;                                 /* "java.base"; NULL: an unnamed module */
    const Symbol *version, *location;                   /* or NULL */
    Loader       *loader;
    Object       *mirror;                               /* java.lang.Module; NULL before it exists.  Its loader keeps it alive */
    struct Module **reads;
    u4            read_count, read_capacity;
    bool          is_open, reads_all_unnamed, is_patched;
    struct Module *next;
} Module;

/* Modules and packages live as long as the VM, so that stale ones in reads and exports do no harm. */
typedef struct Package {
    const Symbol *name;                                 /* internal: java/lang */
    Module       *module;                               /* never NULL: unnamed packages' classes are in the unnamed module */
    bool          exported_to_all, exported_to_all_unnamed;
    Module      **exported_to;
    u4            exported_count, exported_capacity;
    Loader       *loader;
    bool          has_classes;                          /* a class was loaded into it from the boot path */
    const char   *source;                               /* where the first one came from, or NULL */
} Package;
static inline bool package_has_classes(const Package *p) { return __atomic_load_n(&p->has_classes, __ATOMIC_ACQUIRE); }

void     module_init(void);                             /* at VM creation, after loader_boot_init: makes java.base's Module */

/* The package entry in that loader, made in the loader's unnamed module when absent (boot loader before modules_ready:
 * java.base's entry-to-be). */
Package *module_package(Loader *l, const Symbol *package_name);
Package *module_find_package(const Loader *l, const Symbol *package_name);          /* NULL: none */
const Symbol *module_package_name(const Symbol *class_name);                        /* "java/lang"; empty symbol for none */
/* All packages of a loader: a malloc'ed array. */
Package **module_packages(const Loader *l, u4 *count);
bool     module_reads(const Module *from, const Module *to);
bool     module_exports(const Package *package, const Module *to);                  /* is package accessible to `to`? */
/* Readability and export, as access_class needs them.  True before modules_ready. */
bool     module_can_access(const Class *from, const Class *to);
/* Why not, in HotSpot's words: "class A (in module m) cannot access class p.B (in module n) because module n does not export p to
 * module m"; a buffer of the thread's.  NULL: modules are not the reason. */
const char *module_access_reason(Thread *t, const Class *from, const Class *to);
void     module_set_mirror(Class *k);                   /* Class.module of a fresh mirror */

/* The JVM_* module functions' bodies; package names in dots, `packages` a String[].  False: pending. */
MUST_CHECK bool module_define(Thread *t, Object *module, bool is_open, const char *version, const char *location, Object *packages);
MUST_CHECK bool module_add_reads(Thread *t, Object *from, Object *to);
MUST_CHECK bool module_add_exports(Thread *t, Object *from, const char *package, Object *to);
MUST_CHECK bool module_add_exports_to_all(Thread *t, Object *from, const char *package);
MUST_CHECK bool module_add_exports_to_all_unnamed(Thread *t, Object *from, const char *package);
MUST_CHECK bool module_set_boot_unnamed(Thread *t, Object *module);
/* For unloading, with the world stopped: the lock on modules, unless somebody has it; takes l's modules off the list. */
bool     module_try_lock(void);
void     module_forget(const Loader *l);
void     module_unlock(void);
Module  *module_of(Thread *t, Object *mirror);          /* java.lang.Module -> Module *; unnamed ones made on demand; NULL: pending */
#endif
