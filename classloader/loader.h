/* classloader/loader.h -- class loaders as the VM sees them: class tables, loading, definition, constraints (JVMS §5.3). */
#ifndef CLASSLOADER_LOADER_H
#define CLASSLOADER_LOADER_H
#include "vm/arena.h"
#include "vm/vm.h"

struct BootPath;
struct Module;
struct Package;

/* One per class loader object, plus the boot loader's.  A hidden class that may die before its loader gets one of its own
 * (is_hidden_holder), whose `parent` is the loader's. */
struct Loader {
    Object  *object;                                    /* java.lang.ClassLoader; NULL: boot */
    Loader  *parent;                                    /* of a hidden holder, else NULL */
    Arena   *arena;
    Class   *classes;                                   /* defined here, newest first, by next_in_loader */
    struct ClassTable  *table;                          /* name -> Class: defined here, or initiated here */
    struct SymbolTable *packages;                       /* package name -> struct Package * (module.h) */
    struct AllowedAccesses *allowed;                    /* package_access.c's */
    struct Module *unnamed_module;
    pthread_mutex_t lock;                               /* guards the tables; never held while running Java code */
    Loader  *next;
    bool     is_builtin;                                /* boot, platform, app */
    bool     is_hidden_holder;
    bool     is_trusted;                                /* boot or platform: VM annotations are honoured */
    bool     is_garbage;                                /* nothing refers to it or its classes */
    bool     is_dead;                                   /* unloaded; freed when the world goes on */
    InterfaceCall *interface_calls;                     /* of its classes' constant pools */
    Loader  *stands_for;                                /* of reflection's DelegatingClassLoader: its parent's, which resolves for it */
};

/* The Loader of a java.lang.ClassLoader (made at first need); NULL means boot.  NULL result: out of memory pending. */
MUST_CHECK Loader *loader_of(Thread *t, Object *class_loader);
static inline Object *loader_object(const Loader *l) { return l->object; }
/* "'app'", "'bootstrap'", "com.foo.MyLoader @1b2c3d" as messages name loaders (HotSpot's loader_name_and_id). */
const char *loader_name_and_id(const Loader *l);

/* Finds or loads a class or array class by internal name ("java/lang/String", "[I") with `loader` (NULL: boot) as initiating
 * loader.  NULL: ClassNotFoundException or what loading threw is pending. */
MUST_CHECK Class *loader_load(Thread *t, const Symbol *name, Loader *loader);
/* The same for a symbolic reference from `from`: ClassNotFoundException becomes NoClassDefFoundError with it as cause, and a
 * security manager may object. */
MUST_CHECK Class *loader_load_for(Thread *t, const Symbol *name, Class *from);
/* If a ClassNotFoundException is pending, it becomes NoClassDefFoundError, which has it as its cause. */
void loader_throw_no_class_def(Thread *t, const Symbol *name);
/* l is now an initiating loader of k, which its loadClass has returned.  False: they violate a loading constraint, or memory is out. */
MUST_CHECK bool loader_accept(Thread *t, Loader *l, Class *k);
/* The boot loader's class; NULL with nothing pending: there is none. */
Class *loader_find_boot(Thread *t, const Symbol *name);
/* Already known with this initiating loader?  NULL: no.  Never throws. */
Class *loader_find_loaded(const Loader *l, const Symbol *name);

typedef struct DefineOptions {
    const Symbol *expected_name;                        /* internal; NULL: whatever the bytes say */
    Object       *protection_domain;
    const char   *source;                               /* for -Xlog:class+load; NULL: none */
    bool          is_hidden, is_strong, can_access_vm_annotations;
    Class        *nest_host;                            /* hidden nest mate: the host, else NULL */
    Object       *class_data;
    bool          bytes_stay;                           /* for ever: the class may point into them */
    bool          from_boot_path;
} DefineOptions;
/* Derives a class from bytes (§5.3.5): parse, supers, layout, mirror.  The bytes stay the caller's.  NULL: pending
 * (ClassFormatError and kin, LinkageError "duplicate class definition", SecurityException for java.* ...). */
MUST_CHECK Class *loader_define(Thread *t, Loader *l, const u1 *bytes, size_t size, const DefineOptions *options);

/* The class of arrays of `element` (not void).  NULL: OutOfMemoryError pending. */
MUST_CHECK Class *loader_array_class(Thread *t, Class *element);
/* Makes the nine primitive classes, at boot. */
void loader_make_primitives(void);
/* Once Object, Cloneable and Serializable are loaded. */
void loader_complete_primitive_arrays(void);

/* Makes `o` live as long as l.  False: OutOfMemoryError pending. */
MUST_CHECK bool loader_keep_alive(Thread *t, Loader *l, Object *o);
void loader_visit_all(void (*visit)(Loader *loader, void *arg), void *arg);
/* Unloading (JLS §12.7), at the end of marking with the world stopped.  The first finds out what nothing refers to: so many bytes of
 * metadata.  The second takes that off every list.  False: somebody is at work on them. */
size_t loader_find_garbage(bool (*object_is_live)(const Object *o));
bool   loader_unload(void);
bool   loader_is_dead(const Loader *l);
bool   loader_is_unloaded(u4 metadata);                 /* is it an address in a dead loader's arena? */
void   loader_free_unloaded(void);                      /* when the world goes on */
/* Makes vm.boot_loader on that boot path. */
void loader_boot_init(struct BootPath *path);
/* "A is in unnamed module of loader 'app'"; with two classes of one module "A and B are in ...", of different ones
 * "A is in ...; B is in ...".  In the same kind of buffer as class_external_name. */
const char *class_in_module(const Class *k, bool with_parent_loader);
const char *classes_in_modules(const Class *a, const Class *b);
#endif
