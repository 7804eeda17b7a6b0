/* vm/vm_ops.h -- the one table of calls that must go up a layer, filled once in classlib/boot.c. */
#ifndef VM_VM_OPS_H
#define VM_VM_OPS_H
#include <stdio.h>
#include "vm/thread.h"

typedef struct VmOps {
    Class *(*load_class)(Thread *t, const Symbol *name, Object *loader);    /* loader.h: loader NULL = boot; NULL: pending */
    bool   (*link_class)(Thread *t, Class *k);
    bool   (*verify_class)(Thread *t, Class *k);                            /* VerifyError pending when false */
    bool   (*initialize_class)(Thread *t, Class *k);
    Class *(*array_class)(Thread *t, Class *element);
    int32_t (*line_number)(const Method *m, int32_t bci);                   /* -1 unknown */
    const Symbol *(*local_variable_name)(const Method *m, u4 slot, int32_t bci);   /* NULL: no LocalVariableTable row */
    int32_t (*handler_pc)(const Method *m, u4 i);                           /* of exception table row i; -1: no such row */
    void   (*visit_root_classes)(void (*visit)(Class *k));                  /* of loaders that never die, or whose arena is reached; world stopped */
    void   (*reach_compiled)(u4 pc);                                        /* arena_reach for the compiled code that it may be in; NULL: there is none */
    /* What the compiler works on: reaches metadata, and gives push memory that refers to objects; NULL: there is no compiler. */
    void   (*visit_compiler_roots)(void (*push)(void *from, void *to));
    /* After marking, world stopped: classes and code that are not reached and not live.  False: not even least_bytes of them. */
    bool   (*unload)(bool (*is_live)(const Object *o), size_t least_bytes);
    bool   (*is_unloaded)(u4 metadata);                                     /* by that */
    void   (*free_unloaded)(void);                                          /* when the world goes on */
    Class *(*loader_classes)(const Object *class_loader);                   /* first of the classes it defined, by next_in_loader */
    void   (*prepare_method)(Method *m);                                    /* sets m->entry when a class is built (native, intrinsic, interpreted) */
    bool   (*run_java_thread)(Thread *t);                                   /* body of a started thread */
    void   (*compile)(Method *m);                                           /* now; NULL: there is no compiler, or it is off */
    /* A function u8 (Thread *t, Slot *args) that calls m->native_function as JNI has it, in native state, and returns its raw result;
     * NULL: not made, perhaps later. */
    const void *(*compile_native_call)(Method *m);
    void   (*request_compilation)(Method *m);                               /* by the compiler's thread */
    uintptr_t (*null_check_exit)(uintptr_t pc);                             /* where to go on when pc, in compiled code, met null; 0: it is a fault */
    Method *(*compiled_method_at)(uintptr_t pc);                            /* NULL: no compiled code is there */
    void   (*report_transitions)(void);                                     /* -Xlog:jit+stats, at exit; else NULL */
    /* The same: compiled code was left at bci ('x', 'u': unresolved), called m ('c'), was entered ('e'). */
    void   (*note_transition)(char kind, const Method *m, u4 bci);
    void   (*dump_heap)(Thread *t, FILE *out);                              /* at an OutOfMemoryError; says on out what becomes of it */
    void   (*clear_leftovers)(Thread *t);                                   /* liveness.h; t is the calling thread */
    void   (*remove_files)(void);                                           /* the process ends; async-signal-safe */
    void   (*sample)(Thread *t);                                            /* POLL_SAMPLE: t runs t->frame's method */
} VmOps;
extern VmOps vm_ops;
#endif
