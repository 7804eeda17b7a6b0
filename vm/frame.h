/* vm/frame.h -- activations.  All frames of a thread, whatever engine runs them, are one chain from t->frame to the oldest.
 *
 * An interpreted activation on the thread's Java stack (addresses grow upwards):
 *   locals[0 .. max_locals-1] | Frame | operand stack [0 .. max_stack-1]
 * The locals begin where the caller's operand stack holds the arguments, so a call copies nothing.
 * A compiled activation has its locals and operands in the same places, but fills its Frame in only when somebody wants to walk
 * the stack: whoever needs t->frame in C code that compiled code may have called says thread_frame(t) (compiled.h).
 * Native-method frames are struct Frames on the C stack.  An ENTRY frame (method NULL) stands where C code called Java. */
#ifndef VM_FRAME_H
#define VM_FRAME_H
#include "vm/thread.h"

typedef enum FrameKind { FRAME_INTERPRETED, FRAME_NATIVE, FRAME_ENTRY, FRAME_COMPILED } FrameKind;
enum { FRAME_HOLDS_LOCKS = 1 << 0 };                    /* Frame.flags: lock or monitors is set */

/* An object locked by monitorenter; the cells lie in memory the collector scans. */
typedef struct HeldMonitor {
    struct HeldMonitor *next;
    Object *object;
} HeldMonitor;

struct Frame {
    Frame    *caller;
    Method   *method;                                   /* NULL: FRAME_ENTRY */
    const u1 *pc;                                       /* interpreted: the instruction being executed, as last saved */
    const u1 *return_pc;                                /* interpreted: where to go on when the call at pc returns */
    Slot     *locals;                                   /* interpreted: locals; native: the arguments */
    Slot     *top;                                      /* t->java_top while this frame is the newest */
    const u8 *entries;                                  /* interpreted: = method->pool->entries; ENTRY: interp_enter's stack pointer */
    Object   *lock;                                     /* the object a synchronized method has locked, or NULL */
    HeldMonitor *monitors;                              /* interpreted: objects locked by monitorenter, newest first */
    u4        kind;                                     /* FrameKind */
    u4        flags;
    void    **native_sp;                                /* in compiled code: where its return address is; else NULL */
    Slot      spill;                                    /* interpreted: the slot under the empty operand stack; ENTRY: the result */
};
static inline Slot *frame_stack(Frame *f) { return (Slot *)(f + 1); }   /* interpreted: bottom of the operand stack */

/* Operand-stack slots beyond max_stack: the appendix argument of a method-handle call, a native's two-slot result. */
enum { FRAME_EXTRA_SLOTS = 2 };

/* monitorenter and monitorexit in interpreted frame f (structured locking, JVMS §2.11.10).  False: pending
 * (OutOfMemoryError; IllegalMonitorStateException when f has not locked o). */
MUST_CHECK bool frame_monitor_enter(Thread *t, Frame *f, Object *o);
MUST_CHECK bool frame_monitor_exit(Thread *t, Frame *f, Object *o);
/* Unlocks what f still holds: monitors, then the synchronized method's lock.  False: monitors were left, or the method's
 * lock was not held any more.  A pending exception stays pending; nothing is thrown. */
bool frame_release_locks(Thread *t, Frame *f);
void frame_free_cells(Thread *t);                       /* when t ends: the memory behind HeldMonitor */

/* Walks activations, newest first.  Compiled frames with inlined methods give one step each.  ENTRY frames are skipped.
 *   for (StackWalk w = stack_walk(t); w.method != NULL; stack_walk_next(&w)) ... */
typedef struct StackWalk {
    Frame  *frame;
    Method *method;                                     /* NULL: at the end */
    int32_t bci;                                        /* bytecode index; -1 in a native method */
    Slot   *locals;                                     /* of interpreted frames, else NULL */
} StackWalk;
StackWalk stack_walk(Thread *t);
void      stack_walk_next(StackWalk *w);

/* The class whose method called the method that called JVM_GetCallerClass & co.: skips `skip` frames, then reflection
 * and method-handle frames (java.lang.reflect.Method.invoke, MethodAccessorImpl subclasses, method-handle natives and
 * compiled lambda forms).  NULL: none. */
Class *stack_caller_class(Thread *t, int skip);
/* Does m only carry calls further, as those frames do? */
bool   frame_is_transparent(const Method *m);
/* The newest frame's defining loader that is not boot/platform; NULL if none (VM.latestUserDefinedLoader). */
Object *stack_latest_user_loader(Thread *t);
/* Number of stack slots in use etc. for -Xlog and crash reports: prints the Java stack to stderr without allocating. */
void   stack_dump(Thread *t);
#endif
