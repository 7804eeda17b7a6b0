/* vm/class.h -- the run-time form of classes, methods and fields (all metadata, in the defining loader's arena).
 * The class-file details that only reflection, stack traces and the verifier want stay in `file` (classloader/classfile.h). */
#ifndef VM_CLASS_H
#define VM_CLASS_H
#include "vm/object.h"
#include "vm/symbol.h"

struct ClassFile;                                       /* classloader/classfile.h */
struct FileMethod;
struct FileField;
struct Module;                                          /* classloader/module.h */
struct Package;

/* JVMS tables 4.1-B, 4.5-A, 4.6-A */
enum {
    ACC_PUBLIC = 0x0001, ACC_PRIVATE = 0x0002, ACC_PROTECTED = 0x0004, ACC_STATIC = 0x0008, ACC_FINAL = 0x0010,
    ACC_SUPER = 0x0020, ACC_SYNCHRONIZED = 0x0020, ACC_VOLATILE = 0x0040, ACC_BRIDGE = 0x0040, ACC_TRANSIENT = 0x0080,
    ACC_VARARGS = 0x0080, ACC_NATIVE = 0x0100, ACC_INTERFACE = 0x0200, ACC_ABSTRACT = 0x0400, ACC_STRICT = 0x0800,
    ACC_SYNTHETIC = 0x1000, ACC_ANNOTATION = 0x2000, ACC_ENUM = 0x4000, ACC_MANDATED = 0x8000, ACC_MODULE = 0x8000
};

/* ---- constant pool (JVMS §4.4, §5.1) ------------------------------------------------------------------------------
 * tags[i] and entries[i] start as the parser left them; resolution first stores the entry, then (release) the tag:
 *   tag                     unresolved entry                  resolved: tag | CP_RESOLVED, entry
 *   CP_Utf8                 const Symbol *, or the UTF-8 text in the class file (its u2 length first, above 4 GiB)
 *                                                             const Symbol *: pool_utf8 (the tag stays)
 *   CP_Integer, CP_Float    raw 32 bits                       (never)
 *   CP_Long, CP_Double      raw 64 bits (next tag is 0)       (never)
 *   CP_Class                u2 name index                     Class *
 *   CP_String               u2 utf8 index                     Object * (interned)
 *   CP_Fieldref             class << 16 | name_and_type       low 32: Field *, high 32: byte offset
 *   CP_Methodref            class << 16 | name_and_type       low 32: Method *, high 32: vtable_index << 16 | arg_slots
 *                           (vtable_index 0xffff: call directly); a signature-polymorphic call: low 32: PolymorphicCall *
 *                           with tag CP_InvokeHandle (resolve.h)
 *   CP_InterfaceMethodref   class << 16 | name_and_type       low 32: InterfaceCall * (below)
 *   CP_MethodHandle         kind << 16 | reference            Object * java.lang.invoke.MethodHandle
 *   CP_MethodType           u2 descriptor index               Object * MethodType
 *   CP_Dynamic              bootstrap << 16 | name_and_type   Object *: the constant, boxed if primitive (see resolve.h)
 *   CP_InvokeDynamic        bootstrap << 16 | name_and_type   (never: state is per call site, see resolve.h)
 * A failed resolution is remembered (§5.4.3): tag | CP_FAILED, entry = ResolutionError * (resolve.h). */
enum {
    CP_Utf8 = 1, CP_Integer = 3, CP_Float = 4, CP_Long = 5, CP_Double = 6, CP_Class = 7, CP_String = 8, CP_Fieldref = 9,
    CP_Methodref = 10, CP_InterfaceMethodref = 11, CP_NameAndType = 12, CP_MethodHandle = 15, CP_MethodType = 16,
    CP_Dynamic = 17, CP_InvokeDynamic = 18, CP_Module = 19, CP_Package = 20,
    CP_InvokeHandle = 21,                               /* resolved Methodref of a signature-polymorphic call */
    CP_RESOLVED = 0x80, CP_FAILED = 0x40, CP_TAG_MASK = 0x3f
};
typedef struct ConstantPool {
    u2     count;
    u1    *tags;
    u8    *entries;
    Class *klass;                                       /* the class whose pool this is */
    u4    *unresolved;                                  /* by index, what resolved entries held before; NULL or 0: still there */
} ConstantPool;
/* The unresolved form of an entry, whatever its state.  Resolution stores `unresolved` before the entry, so an entry read
 * before `unresolved` turned out 0 is the original one. */
static inline u4 pool_unresolved(const ConstantPool *pool, u2 index)
{
    u4 entry = (u4)__atomic_load_n(&pool->entries[index], __ATOMIC_ACQUIRE);
    const u4 *unresolved = __atomic_load_n(&pool->unresolved, __ATOMIC_ACQUIRE);
    u4 saved = unresolved != NULL ? __atomic_load_n(&unresolved[index], __ATOMIC_ACQUIRE) : 0;
    return saved != 0 ? saved : entry;
}
const Symbol *utf8_intern_entry(u8 *entry);            /* the symbol of a Utf8 entry that is still text; also stored there */
static inline const Symbol *utf8_entry(u8 *entry)
{
    u8 value = __atomic_load_n(entry, __ATOMIC_ACQUIRE);
    return likely(value <= UINT32_MAX) ? (const Symbol *)(uintptr_t)value : utf8_intern_entry(entry);
}
static inline const Symbol *pool_utf8(const ConstantPool *pool, u2 index) { return utf8_entry(&pool->entries[index]); }
/* Names by symbolic reference: of a Class; of the class, member and type of a Fieldref, Methodref or InterfaceMethodref
 * (name and descriptor also of Dynamic and InvokeDynamic). */
static inline const Symbol *pool_class_name(const ConstantPool *pool, u2 index)
{
    return pool_utf8(pool, (u2)pool_unresolved(pool, index));
}
static inline const Symbol *pool_ref_class_name(const ConstantPool *pool, u2 index)
{
    return pool_class_name(pool, (u2)(pool_unresolved(pool, index) >> 16));
}
static inline const Symbol *pool_ref_name(const ConstantPool *pool, u2 index)
{
    return pool_utf8(pool, (u2)(pool->entries[(u2)pool_unresolved(pool, index)] >> 16));
}
static inline const Symbol *pool_ref_descriptor(const ConstantPool *pool, u2 index)
{
    return pool_utf8(pool, (u2)pool->entries[(u2)pool_unresolved(pool, index)]);
}

/* One interface call site, as resolved.  The caches hold a receiver class and its method in one atomic word each, Class * in the
 * low 32 bits: `cache` the last one, `others`, of compiled code, those that were searched for last. */
enum { OTHER_CACHES = 3 };
typedef struct InterfaceCall {
    Method *method;                                     /* the resolved (interface or Object) method */
    Class  *interface;                                  /* which the instruction names, and the receiver has to implement */
    u8      cache;
    u8      others[OTHER_CACHES];
    u4      changes;                                    /* how often the cache was filled */
    u4      searches;                                   /* how often others was */
    struct InterfaceCall *next;                         /* of the same loader */
} InterfaceCall;

/* One invokedynamic instruction.  link.c gives each instruction its own: the four operand bytes hold its address (u4, native
 * byte order).  `adapter` is stored last (release); NULL: not linked. */
typedef struct CallSite {
    Method *adapter;
    Object *appendix;
    u2      pool_index;                                 /* CP_InvokeDynamic */
    u2      arg_slots;
    struct ResolutionError *error;                      /* linking failed before (resolve.h) */
    Method *method;                                     /* that contains the instruction */
} CallSite;

/* ---- fields ---------------------------------------------------------------------------------------------------- */
struct Field {
    Class        *klass;                                /* declaring class */
    const Symbol *name, *descriptor;
    const struct FileField *file;
    u4            offset;                               /* in the instance, or for a static in the class's mirror */
    u2            access_flags;
    u2            index;                                /* in klass->fields: the reflection "slot" */
    char          type;                                 /* first character of the descriptor: B C D F I J S Z L [ */
    bool          trusted_final;                        /* static final, or final in a record/hidden class */
};

/* ---- methods --------------------------------------------------------------------------------------------------- */
/* How a method runs.  args: the arguments in slots, receiver first; room for a two-slot result is guaranteed.
 * The result is left in args[0] (int-like results widened to 32 bits).  False: an exception is pending. */
typedef bool (*MethodEntry)(Thread *t, Method *m, Slot *args);

enum {                                                  /* Method.flags */
    METHOD_CALLER_SENSITIVE = 1 << 0, METHOD_FORCE_INLINE = 1 << 1, METHOD_DONT_INLINE = 1 << 2, METHOD_HIDDEN = 1 << 3,
    METHOD_INTRINSIC_CANDIDATE = 1 << 4, METHOD_RESERVED_STACK_ACCESS = 1 << 5, METHOD_SCOPED = 1 << 6,
    METHOD_LAMBDA_FORM_COMPILED = 1 << 7,               /* so far: VM annotations of trusted classes, as the parser found them */
    METHOD_HAS_JSR = 1 << 8,
    METHOD_POLYMORPHIC = 1 << 9,                        /* MethodHandle.invoke*, VarHandle access modes (§2.9.3) */
    METHOD_INITIALIZER = 1 << 10,                       /* <init> */
    METHOD_CLASS_INITIALIZER = 1 << 11,                 /* <clinit> */
    METHOD_OVERPASS = 1 << 12,                          /* made by the VM: throws ICCE on a default conflict, IllegalAccessError */
    METHOD_LEAF_NATIVE = 1 << 13,                       /* entry needs no frame */
    METHOD_USES_MONITORS = 1 << 14                      /* synchronized, or has monitorenter (compiled methods only) */
};
enum { VTABLE_NONE = -1 };

struct Method {
    MethodEntry   entry;                                /* interpreter, native bridge, or compiled code */
    Class        *klass;                                /* declaring class */
    u1           *code;                                 /* bytecode, rewritten in place when quickened; NULL if none */
    ConstantPool *pool;                                 /* = klass->pool */
    u2            max_stack, max_locals;
    u2            arg_slots;                            /* including the receiver */
    u2            access_flags;
    u4            flags;
    char          return_type;                          /* V B C D F I J S Z L [ */
    u2            index;                                /* in klass->methods: the reflection "slot" */
    int32_t       vtable_index;                         /* class method: index, or VTABLE_NONE (static, private, <init>) */
    int32_t       itable_index;                         /* interface method: index in that interface's itable, else VTABLE_NONE */
    u4            code_length;
    u4            samples;                              /* how often it was found running, for the compiler */
    u4            calls;                                /* while it was interpreted */
    const Symbol *name, *descriptor;
    const struct FileMethod *file;                      /* exception table, line numbers, annotations ... */
    void         *native_function;                      /* JNI function once bound (RegisterNatives, dlsym) */
    void         *bridge;                               /* the native layer's call description, made at the first call */
    struct CompiledMethod *compiled;                    /* compiled.h; NULL: interpreted only */
    const void   *call;                                 /* how compiled code calls it: a handler that makes the frame, too */
};

static inline bool method_is_static(const Method *m) { return m->access_flags & ACC_STATIC; }
static inline bool method_is_native(const Method *m) { return m->access_flags & ACC_NATIVE; }
static inline bool method_is_abstract(const Method *m) { return m->access_flags & ACC_ABSTRACT; }
static inline bool method_is_private(const Method *m) { return m->access_flags & ACC_PRIVATE; }
static inline bool method_is_initializer(const Method *m) { return m->flags & METHOD_INITIALIZER; }

/* ---- classes --------------------------------------------------------------------------------------------------- */
typedef enum ClassState {                               /* §5.3-5.5; a class pointer other threads can see is >= LOADED */
    CLASS_LOADED, CLASS_LINKED, CLASS_BEING_INITIALIZED, CLASS_INITIALIZED, CLASS_ERROR
} ClassState;

enum {                                                  /* Class.flags */
    CLASS_ARRAY = 1 << 0, CLASS_PRIMITIVE = 1 << 1,
    CLASS_HAS_FINALIZER = 1 << 2,                       /* inherits or declares a non-empty finalize() */
    CLASS_CLONEABLE = 1 << 3,                           /* implements java.lang.Cloneable */
    CLASS_HIDDEN = 1 << 4, CLASS_IS_MIRROR = 1 << 5,    /* IS_MIRROR: this is java.lang.Class */
    CLASS_IS_LOADER = 1 << 6,                           /* java.lang.ClassLoader or a subclass */
    CLASS_BUILTIN_LOADER = 1 << 7,                      /* defined by boot, platform or app loader: never unloaded */
    CLASS_TRUSTED = 1 << 8,                             /* boot or platform loader: VM annotations count, may skip verification */
    CLASS_HAS_DEFAULT_METHODS = 1 << 9,                 /* it or a superinterface declares a non-abstract instance method */
    CLASS_DECLARES_DEFAULT_METHODS = 1 << 10,           /* an interface that itself does: initialised with its implementors */
    CLASS_RECORD = 1 << 11, CLASS_VALUE_BASED = 1 << 12,
    CLASS_SKIP_ACCESS = 1 << 13,                        /* subclass of jdk.internal.reflect.MagicAccessorImpl */
    CLASS_CONTAINS_REFS = 1 << 14,                      /* instances hold references (chooses the heap kind) */
    CLASS_FROM_BOOT_PATH = 1 << 15,                     /* its bytes came from the boot path */
    CLASS_FINALS_SEEN = 1 << 16,                        /* set by the compiler: it knows whether ... */
    CLASS_FINALS_CHANGE = 1 << 17,                      /* ... methods other than <clinit> write static final fields */
    CLASS_ENTERED = 1 << 18                             /* its loader or vm.primitive_arrays has it: its definition did not fail */
};
typedef enum ReferenceKind { REF_NONE, REF_SOFT, REF_WEAK, REF_FINAL, REF_PHANTOM } ReferenceKind;

typedef struct RefRun { u4 offset, count; } RefRun;     /* `count` references from byte `offset` on */
typedef struct ItableEntry { Class *interface; Method **methods; } ItableEntry;   /* methods by itable_index */

enum { DISPLAY_DEPTH = 8 };

struct Class {
    u4            flags;
    u4            instance_bytes;                       /* header included, multiple of 8; arrays: 0 */
    u4            fields_end;                           /* the same before rounding: subclasses' fields may start here */
    u2            access_flags;                         /* as in the class file (arrays: derived from the element) */
    u1            state;                                /* ClassState; read with acquire where it matters */
    u1            reference_kind;                       /* ReferenceKind of java.lang.ref.* subclasses */
    char          element_type;                         /* arrays: B C D F I J S Z L [ ; primitives: their own letter */
    u1            element_shift;                        /* arrays: log2 of the element's bytes */
    u2            depth;                                /* superclass count: Object is 0 */
    u4            display[DISPLAY_DEPTH];               /* meta_pack of superclasses by depth, itself included */
    u4            secondary_cache;                      /* last interface or array class found to be a supertype */
    u4            ref_run_count;
    const RefRun *ref_runs;                             /* instance references, superclasses' included, weak referent excluded */
    Object       *mirror;                               /* java.lang.Class; keeps the next ones alive for the collector */
    Object       *kept;                                 /* Object[]: resolved strings, call sites, ... (class_keep_alive) */
    u4            kept_count;
    Thread       *init_thread;                          /* while BEING_INITIALIZED; under init.c's lock, or of use for itself alone */
    Class        *super;                                /* NULL: Object, interfaces' is Object, primitives NULL */
    Loader       *loader;                               /* defining loader; never NULL */
    const Symbol *name;                                 /* internal form: java/lang/String, [I, int */
    struct Package *package;                            /* run-time package (in the loader), NULL for arrays and primitives */
    struct Module *module;
    ConstantPool *pool;
    const struct ClassFile *file;                       /* NULL for arrays and primitives */
    Class        *element;                              /* arrays: component class; else NULL */
    Class        *array;                                /* the array class of this, made on demand (loader_array_class) */
    Class        *host;                                 /* nest host once resolved (resolve.h), or NULL */
    u2            interface_count, all_interface_count;
    Class       **interfaces;                           /* direct superinterfaces */
    Class       **all_interfaces;                       /* transitive closure, superclasses' included, no duplicates */
    u2            field_count, method_count;
    Field        *fields;                               /* declared, in class-file order */
    Method       *methods;                              /* declared, in class-file order; then VM-made (miranda, overpass) */
    u2            declared_method_count;                /* <= method_count */
    u2            itable_count;
    ItableEntry  *itable;                               /* classes: one entry for each of all_interfaces with methods */
    u4            statics_start;                        /* where the statics begin in the mirror */
    u4            static_ref_offset, static_ref_count;  /* references among the statics lie together in the mirror */
    u4            mirror_bytes;                         /* size of this class's mirror, statics included */
    Class        *next_in_loader;
    Class        *next_subclass, *first_subclass;       /* hierarchy, for the compiler later */
    Object       *init_error;                           /* Throwable that made the state CLASS_ERROR; kept via `kept` */
    const char   *source;                               /* where it was read from (-Xlog:class+load), or NULL */
    u8            define_serial;                        /* order of definition */
    u4            vtable_length;
    Method       *vtable[];                             /* arrays have Object's */
};

static inline bool class_is_interface(const Class *k) { return k->access_flags & ACC_INTERFACE; }
static inline bool class_is_array(const Class *k) { return k->flags & CLASS_ARRAY; }
static inline bool class_is_primitive(const Class *k) { return k->flags & CLASS_PRIMITIVE; }
static inline bool class_is_initialized(const Class *k)
{
    return __atomic_load_n(&k->state, __ATOMIC_ACQUIRE) == CLASS_INITIALIZED;
}

/* Subtype test for assignment (JVMS §6.5 checkcast rules); both fully loaded. */
bool class_is_subtype_slow(Class *k, Class *of);
static inline bool class_is_subtype(Class *k, Class *of)
{
    if (k == of) return true;
    if (of->depth < DISPLAY_DEPTH && k->display[of->depth] == meta_pack(of)) return true;   /* proper classes only match here */
    if (__atomic_load_n(&k->secondary_cache, __ATOMIC_RELAXED) == meta_pack(of)) return true;
    return class_is_subtype_slow(k, of);
}
static inline bool object_is_instance(const Object *o, Class *of) { return class_is_subtype(object_class(o), of); }

/* Members.  `declared` searches this class only; the others follow JVMS §5.4.3.2-4 without access checks. NULL: none. */
Field  *class_declared_field(const Class *k, const Symbol *name, const Symbol *descriptor);
Field  *class_declared_field_named(const Class *k, const char *name, const char *descriptor);
Field  *class_find_field(const Class *k, const Symbol *name, const Symbol *descriptor);
Method *class_declared_method(const Class *k, const Symbol *name, const Symbol *descriptor);
Method *class_find_method(const Class *k, const Symbol *name, const Symbol *descriptor);            /* class, supers, then interfaces (maximally specific first) */
Method *class_find_interface_method(const Class *k, const Symbol *name, const Symbol *descriptor);  /* §5.4.3.4 */

/* Method selection (§5.4.6).  The result may be abstract (AbstractMethodError is the caller's to throw). */
/* The implementation of interface method m for `receiver`; NULL when receiver does not implement m's interface. */
Method *class_select_interface(const Class *receiver, const Method *m);
/* For any instance method; private, final and <init> methods select themselves; NULL as above. */
static inline Method *class_select_virtual(const Class *receiver, const Method *m)
{
    if (m->vtable_index >= 0) return receiver->vtable[m->vtable_index];
    return m->itable_index >= 0 ? class_select_interface(receiver, m) : (Method *)(uintptr_t)m;
}
/* Where classes below `holder` have the method that a Methodref of holder resolved to; for an interface method that holder
 * inherits (default or abstract) too.  VTABLE_NONE: call m itself. */
int32_t class_vtable_index(const Class *holder, const Method *m);

/* Same run-time package (same loader, same package name, §5.3). */
bool class_same_package(const Class *a, const Class *b);
/* External name with dots, "java.lang.String", "[I", "int"; hidden classes as HotSpot prints them.  In a ring of
 * per-thread buffers: valid until sixteen more calls on the same thread. */
const char *class_external_name(const Class *k);
const char *symbol_external_name(const Symbol *class_name);     /* the same of a class's name */
/* A fresh text buffer of this thread, 1024 bytes, good until sixteen more were taken. */
char *class_text_buffer(size_t *size);
/* "void Foo.bar(int, java.lang.String)" / "Foo.bar(int)" as linkage errors print methods. */
const char *method_external_name(const Method *m, bool with_return_type);
/* The first of these for a method that there may not be; holder NULL: "void bar(int, java.lang.String)". */
const char *signature_external_name(const Class *holder, const Symbol *name, const Symbol *descriptor);

/* Makes `o` live as long as the class does (resolved constants, call-site appendices).  False: OutOfMemoryError pending. */
MUST_CHECK bool class_keep_alive(Thread *t, Class *k, Object *o);
#endif
