/* vm/vm.h -- all state of the running VM hangs off this one struct (one VM at a time; it can be destroyed and made again). */
#ifndef VM_VM_H
#define VM_VM_H
#include "vm/thread.h"
#include "vm/well_known.h"

struct Options;                                         /* vm/options.h */

enum { PRIMITIVE_COUNT = 9 };                           /* Z C F D B S I J V: the newarray codes minus 4, then void */
int primitive_index(char descriptor_char);              /* index into the two tables below; -1: not a primitive */

typedef struct VM {
    const struct Options *options;
    const void     *jni_functions;                      /* what a new Thread's jni_functions points to; set before the first attach */
    Thread         *threads;                            /* all attached threads */
    Thread         *main_thread;
    pthread_mutex_t threads_lock;
    pthread_cond_t  threads_changed;
    u4              thread_count, daemon_count, peak_thread_count;      /* changed under threads_lock */
    u8              started_thread_count;
    Loader         *boot_loader;
    Object         *platform_loader, *app_loader;       /* roots (the VM struct's Object fields are registered with the heap) */
    Object         *system_thread_group, *main_thread_group;
    Object         *out_of_memory_errors[4];            /* preallocated */
    Object         *stack_overflow_error;
    Class          *exception_classes[64];              /* by ExceptionId, once used (exception.c) */
    struct IntrinsicTable *method_handle_intrinsics;    /* invokeBasic and linkTo* by basic type (indy.c) */
    Class          *primitives[PRIMITIVE_COUNT];
    Class          *primitive_arrays[PRIMITIVE_COUNT];  /* [V]: NULL */
    int32_t         init_level;                         /* 0 .. 4 as jdk.internal.misc.VM */
    bool            mirrors_ready;                      /* java.lang.Class is loaded */
    bool            modules_ready;                      /* initPhase2 done */
    bool            exiting;
    bool            alone;                              /* ... and the last thread must wait for no other */
    bool            times_pauses;                       /* Threads count how long they are blocked, or wait */
    u4              compile_threshold;                  /* of new threads */
    int64_t         start_nanos;
    u8              class_serial, loaded_class_count, unloaded_class_count;
    WellKnown       known;
} VM;
extern VM vm;
static inline bool vm_is_exiting(void) { return __atomic_load_n(&vm.exiting, __ATOMIC_ACQUIRE); }
#define KNOWN(member) (vm.known.member)                 /* KNOWN(String), KNOWN(String_value) ... */

_Noreturn void vm_abort(void);                          /* abort hook, then abort() or, -XX:-CreateCoredumpOnCrash, exit code 1 */
bool vm_exits_here(void);                               /* is the calling thread in vm_exit, and runs atexit handlers? */
_Noreturn void vm_exit(int code);                       /* exit hook or exit(); after shutdown work is done */
#endif
