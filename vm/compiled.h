/* vm/compiled.h -- what the interpreter knows of compiled code.
 *
 * A compiled activation has its locals, its Frame and its operands where the interpreter would have them, so that either can take
 * over from the other at many instructions:
 *   - In the method's bytecode some instructions (the first, loop headers, exception handlers) are overwritten with
 *     OP_enter_compiled.
 *   - What compiled code does not do itself it leaves to the interpreter, which stays until the next OP_enter_compiled.
 * Compiled code calls compiled code with the machine's call instruction, and nothing else is written: return addresses are the
 * only trace of such an activation.  Behind each call stands a no-operation that holds the address of its CallPoint, from which
 * thread_fill_frames makes the Frames when they are wanted: when C code walks the stack, blocks, or calls Java code; when the
 * interpreter runs the callee; when an exception is thrown.  The newest activation with a Frame is t->frame; if it is compiled,
 * its return address is replaced by compiled_return_barrier, which keeps t->frame right when that activation ends.
 * Methods compiled into their callers (inlined) have their own Frames, in the places where a call would have put them; but
 * while compiled code runs t->frame is that of the compiled method, since only that one's place is used for nothing else. */
#ifndef VM_COMPILED_H
#define VM_COMPILED_H
#include "vm/bytecode.h"
#include "vm/frame.h"

/* Compiled code does not lower t->java_top when a callee has returned to it, and needs at most this much above it. */
enum { COMPILED_SLACK_SLOTS = 512 };
enum { NULL_PAGE_BYTES = 4096 };                        /* nothing is mapped there */
enum { OP_resume_compiled = 253, OP_enter_compiled = 254 };     /* the interpreter's own numbers, behind opcodes.def's */

typedef struct CompiledEntry {
    u4          bci;
    u1          opcode;                                 /* that OP_enter_compiled stands for */
    const void *code;                                   /* a handler of the interpreter's kind */
} CompiledEntry;

/* An instruction that faults when an object is null; the code that lets the interpreter throw.  Offsets in the method's code. */
typedef struct NullCheck { u4 access, exit; } NullCheck;

/* It and all that is said of its code lie in an arena of its own, which depends on those of the class loaders whose classes it
 * relies on: when one of these is unloaded, so is the code. */
typedef struct CompiledMethod {
    Method       *method;
    struct Arena *arena;
    struct CompiledMethod *next;                        /* of all (code_map.h) */
    const u1     *bytecode;                             /* as it was compiled, without OP_enter_compiled */
    const u1     *code;
    u4            code_bytes, bytecode_bytes;           /* the latter with what was inlined */
    const void   *call;                                 /* Method.call from now on */
    const NullCheck *null_checks;                       /* by access */
    u4            null_check_count;
    volatile u4   unresolved_exits;                     /* how often code that had not run before was met ... */
    u4            exit_limit;                           /* ... and how often until the method is compiled again */
    u4            times;                                /* how often it was compiled before */
    u4            entry_count;
    CompiledEntry entries[];                            /* by bci */
} CompiledMethod;

/* A method body in compiled code: the compiled method itself, or one inlined into it. */
typedef struct Scope {
    const struct Scope *caller;                         /* NULL: the method itself */
    Method *method;
    u4      caller_bci;                                 /* of the call in the caller */
    u4      locals;                                     /* slots from the compiled method's locals to this one's */
} Scope;

/* A call in compiled code, or (code NULL) a place where it is left for the interpreter. */
typedef struct CallPoint {
    u1           opcode;                                /* OP_resume_compiled: Frame.return_pc may point here */
    bool         unresolved;                            /* left because the instruction had not been executed before */
    u4           bci;                                   /* in scope's method */
    u4           args;                                  /* slots from the compiled method's locals to the arguments of the call */
    u4           depth;                                 /* operands, where the interpreter goes on */
    const void  *code;                                  /* the return address */
    const Scope *scope;
} CallPoint;

/* The CallPoint of a return address into compiled code: the no-operation there is 0f 1f 84 00 and the CallPoint's address. */
static inline const CallPoint *call_point_at(const void *return_address)
{
    u4 point;
    __builtin_memcpy(&point, (const u1 *)return_address + 4, sizeof point);
    return meta_unpack(point);
}
extern const void *compiled_return_barrier;             /* set once, by the compiler */
extern const void *compiled_call_stub;                  /* Method.call of methods that are not compiled */
extern const void *compiled_native_stub;                /* ... of native ones: calls Method.entry without the interpreter */

/* Makes the Frames of the thread's compiled activations from the one that has called at `point` on; that call's frame is t->frame
 * then.  locals: of the compiled method; native_sp: where its return address is. */
void thread_fill_frames_from(Thread *t, const CallPoint *point, Slot *locals, void **native_sp);
/* The Frame of the compiled method that point belongs to, inlined methods left.  locals: of that method. */
Frame *compiled_frame(const CallPoint *point, Slot *locals);
/* What t->java_top of the calling thread is or, when compiled code called the running C code, will be with its Frames. */
Slot *compiled_java_top(const Thread *t);
/* t->frame is an activation in compiled code: from now on it, with those it is inlined in, is the interpreter's.  Returns the
 * native stack pointer that goes with it. */
void *frame_leave_compiled(Thread *t);

/* The entry at bci; NULL: there is none. */
static inline const CompiledEntry *compiled_entry(const CompiledMethod *c, u4 bci)
{
    for (u4 i = 0; i < c->entry_count && c->entries[i].bci <= bci; i++)
        if (c->entries[i].bci == bci) return &c->entries[i];
    return NULL;
}

/* The opcode of m at bci that OP_enter_compiled may stand for. */
static inline u1 method_opcode(const Method *m, u4 bci)
{
    for (;;) {
        u1 opcode = __atomic_load_n(&m->code[bci], __ATOMIC_ACQUIRE);
        if (opcode != OP_enter_compiled) return opcode;
        const CompiledMethod *c = __atomic_load_n(&m->compiled, __ATOMIC_ACQUIRE);
        const CompiledEntry *e = c != NULL ? compiled_entry(c, bci) : NULL;
        if (e != NULL) return e->opcode;                /* else it has just been unloaded */
    }
}

/* The bytecode for those who decode it. */
static inline const u1 *method_bytecode(const Method *m)
{
    const CompiledMethod *c = __atomic_load_n(&m->compiled, __ATOMIC_ACQUIRE);
    return c != NULL ? c->bytecode : m->code;
}

static inline Insn method_decode(const Method *m, u4 pc)
{
    for (;;) {
        Insn in = insn_decode(method_bytecode(m), pc);
        if (in.op != OP_enter_compiled) return in;      /* else it has just been compiled, or unloaded */
    }
}
#endif
